// The bar above the phones: title, city clock, start over, page language, connection.
import { post } from "./api.js";
import { attempt, confirm, toast } from "./dialogs.js";
import { el, icon, setWord } from "./dom.js";
import { clockTime, dayName, fullTime, minutesUntil, minutesUntilDay, now, setNow } from "./times.js";
import { language, say, setLanguage } from "./words.js";

const JUMPS = { minutes15: () => 15, hours4: () => 240, days3: () => 4320, week: () => 10080, morning: () => minutesUntil(8),
  tenth: () => minutesUntilDay(({ day }) => day === 10, 7, 31), friday: () => minutesUntilDay(({ weekday }) => weekday === 5, 15, 1),
  month_end: () => minutesUntilDay(({ day }) => day === 1, 9, 1) };

/** `onGuide()` shows or hides the hints. */
export class TopBar {
  constructor({ onGuide }) {
    this.time = el("b", { data: { testid: "clock" } });
    this.date = el("span", {});
    this.light = el("span", { class: "connection", role: "status", data: { testid: "connection" } }, el("i"), el("span", {}));
    this.node = el("header", { class: "topbar" },
      el("div", { class: "brand" }, el("img", { src: "/page/icon.svg", alt: "", width: 34, height: 34 }),
        el("div", {}, el("h1", { word: "title" }), el("p", { word: "subtitle" }))),
      this.light, this.clock(),
      el("div", { class: "page-acts" },
        el("button", { type: "button", class: "button quiet", data: { testid: "hints" }, on: { click: onGuide } }, icon("bulb"), el("span", { word: "guide_show" })),
        el("button", { type: "button", class: "button quiet", word: "start_over", data: { testid: "start-over" }, on: { click: () => startOver() } }),
        el("button", { type: "button", class: "button quiet", word: "page_language", label: "page_language_label", data: { testid: "page-language" }, on: { click: () => setLanguage(language() === "zh" ? "en" : "zh") } })));
    setInterval(() => this.tick(), 1000);
    document.addEventListener("language", () => this.tick());
    this.tick();
  }

  clock() {
    const jump = (word, minutes) => el("button", { type: "button", class: "button", word, data: { testid: `clock-${word}` }, on: { click: () => this.move(minutes) } });
    const more = el("select", { label: "more_time", class: "button" }, el("option", { value: "", word: "more_time" }),
      Object.keys(JUMPS).map((word) => el("option", { value: word, word })));
    more.addEventListener("change", () => { const chosen = JUMPS[more.value]; more.value = ""; if (chosen) this.move(chosen()); });
    this.panel = el("div", { class: "clock", role: "group", label: "clock" },
      el("div", { class: "clock-face", label: "clock_note" }, this.time, this.date), jump("hour", 60), jump("day", 1440), more);
    return this.panel;
  }

  async move(minutes) {
    if (this.panel.classList.contains("busy")) return;
    this.panel.classList.add("busy");
    const answer = await attempt(() => post("/control/clock", { minutes }));
    this.panel.classList.remove("busy");
    if (!answer) return;
    if (answer.now) setNow(answer.now);
    this.tick();
    toast(say("moved_clock", fullTime(now())));
  }

  tick() {
    this.time.textContent = clockTime(now());
    this.date.textContent = dayName(now());
  }

  /** "connecting", "online" or "offline". */
  setState(state) {
    this.light.dataset.state = state;
    setWord(this.light.lastChild, "word", state);
  }
}

async function startOver() {
  if (!(await confirm(say("start_over"), say("start_over_ask"), say("start_over"), true))) return;
  await attempt(() => post("/control/reset"));
}
