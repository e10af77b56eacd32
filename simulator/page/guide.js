// The hint line that follows a newcomer's first case from report to verdict.
import { el, icon, iconButton } from "./dom.js";
import { both, language, relabel, say } from "./words.js";

const staff = (role) => !role.startsWith("resident");
const cards = (message) => Boolean(message.reply_markup?.inline_keyboard);
const pictured = (message) => Boolean(message.photo || message.document);
// A press of one of these buttons, in whichever language its phone speaks.
const pressed = (...keys) => (kind, role, button) => kind === "press" && keys.some((key) => Object.values(both(key)).includes(button.text));
// Everybody's phone has its own language: in English the button is named as it is worded in both.
const button = (key) => { const { zh, en } = both(key); return { zh: `“${zh}”`, en: `“${en}” (${zh})` }; };

// Each step ends with one thing seen on the phones. `done(kind, role, detail, mine)`; `names` are the buttons its text names.
const STEPS = [
  { text: "guide_report", names: ["bot_agree"], who: "resident_role", roles: ["resident"], done: (kind, role, item, mine) => kind === "message" && role === "resident" && mine && pictured(item) },
  { text: "guide_place", names: ["bot_share", "bot_submit"], who: "resident_role", roles: ["resident"], done: (kind, role, item, mine) => kind === "message" && staff(role) && !mine && cards(item) },
  { text: "guide_accept", names: ["bot_accept"], who: "chief_role", roles: ["chief"], done: pressed("bot_accept", "bot_rectify") },
  { text: "guide_after", names: ["bot_rectify"], who: "chief_role", roles: ["chief"], done: (kind, role, item, mine) => kind === "message" && staff(role) && mine && pictured(item) },
  { text: "guide_check", names: ["bot_pass"], who: "checker_role", roles: ["inspector", "manager"], done: pressed("bot_pass") },
  { text: "guide_verdict", names: ["bot_fixed"], who: "resident_role", roles: ["resident"], done: pressed("bot_fixed") },
  { text: "guide_rate", names: [], who: "resident_role", roles: ["resident"], done: (kind, role, item) => kind === "press" && item.text.includes("★") },
  { text: "guide_done", names: [], who: null, roles: [], done: () => false },
];
const KEPT = "jiejing-guide";

/**
 * The hint line. `onStep(roles)` hears whose turn it is, so that those phones can be marked; `foreign()` tells whether the
 * chats speak another language than the page, and `onLanguage()` brings them to it.
 */
export class Guide {
  constructor({ onStep, foreign, onLanguage }) {
    Object.assign(this, { onStep, foreign, onLanguage });
    const kept = read();
    this.step = kept.step;
    this.hidden = kept.hidden;
    this.node = el("aside", { class: "guide", label: "guide", data: { testid: "guide" } });
    document.addEventListener("language", () => this.draw());
    this.draw();
  }

  /** Something happened on a phone. */
  notice(kind, role, detail, mine) {
    const step = STEPS[this.step];
    if (!step.done(kind, role, detail, mine)) return;
    this.go(this.step + 1);
  }

  go(step) {
    this.step = step;
    this.draw();
  }

  restart() { this.hidden = false; this.go(0); }

  toggle() {
    this.hidden = !this.hidden;
    this.draw();
  }

  draw() {
    keep({ step: this.step, hidden: this.hidden });
    const step = STEPS[this.step];
    this.node.hidden = this.hidden;
    const who = step.who && el("b", { text: capital(say("guide_who", both(step.who))) });
    const speak = this.foreign() && el("button", { type: "button", class: "button", word: "chats_language", data: { testid: "chats-language" }, on: { click: () => this.onLanguage() } });
    this.node.replaceChildren(...[icon("bulb"), this.dots(), el("p", {}, who, say(step.text, ...step.names.map(button))), speak,
      iconButton("close", "guide_hide", () => this.toggle(), { class: "icon-button tiny" })].filter(Boolean));
    relabel(this.node);
    this.onStep(this.hidden ? [] : step.roles);
  }

  dots() {
    const count = STEPS.length - 1;
    const dot = (step, index) => el("i", { class: index < this.step ? "past" : index === this.step ? "present" : "" });
    return el("span", { class: "dots", role: "img", label: both("guide_step", Math.min(this.step + 1, count), count) }, STEPS.slice(0, count).map(dot));
  }
}

const capital = (text) => (language() === "en" ? text[0].toUpperCase() + text.slice(1) : text);

function read() {
  try {
    const { step, hidden } = JSON.parse(sessionStorage.getItem(KEPT) || "{}");
    return { step: STEPS[step] ? step : 0, hidden: Boolean(hidden) };
  } catch {
    return { step: 0, hidden: false };
  }
}

function keep(state) {
  try { sessionStorage.setItem(KEPT, JSON.stringify(state)); } catch { /* without storage the hints begin anew */ }
}
