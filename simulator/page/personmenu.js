// The options of one person: Telegram language, blocking, deep link, sticker, voice.
import { el } from "./dom.js";
import { language } from "./words.js";

/** Opens the small menu of `phone` under `opener`, or closes it when it is open. */
export function personMenu(phone, opener) {
  const open = phone.node.querySelector(".person-menu");
  if (open) return open.remove();
  const menu = el("div", { class: "person-menu", data: { testid: "options" } });
  const close = () => { menu.remove(); document.removeEventListener("pointerdown", away, true); };
  const away = (event) => { if (!menu.contains(event.target) && !opener.contains(event.target)) close(); };
  const item = (word, act, testid) => el("button", { type: "button", word, data: { testid }, on: { click: () => { close(); act(); } } });
  menu.append(
    languages(phone),
    deepLink(phone, close),
    item("send_sticker", () => phone.do("sticker", phone.where()), "sticker"),
    item("send_voice", () => phone.do("voice", phone.where()), "voice"),
    item(phone.blocked ? "unblock" : "block", () => phone.setBlocked(!phone.blocked), "block"));
  menu.addEventListener("keydown", (event) => { if (event.key === "Escape") { close(); opener.focus(); } });
  document.addEventListener("pointerdown", away, true);
  phone.node.append(menu);
  menu.querySelector("button, select, input").focus();
  return undefined;
}

function languages(phone) {
  const code = phone.person.language_code || language();
  const option = (value, text) => el("option", { value, text, selected: code.startsWith(value.slice(0, 2)) });
  const list = el("select", { data: { testid: "telegram-language" } }, option("zh-hans", "简体中文"), option("en", "English"));
  list.addEventListener("change", () => phone.setLanguage(list.value));
  return el("label", { class: "menu-line" }, el("span", { word: "telegram_language" }), list);
}

function deepLink(phone, close) {
  const field = el("input", { label: "start_with", maxlength: 64, pattern: "[A-Za-z0-9_\\-]*", spellcheck: "false" });
  const form = el("form", { class: "menu-line" }, el("span", { word: "start_with" }),
    el("span", { class: "pair" }, field, el("button", { class: "button", word: "start_go" })));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    close();
    phone.start(field.value.trim());
  });
  return form;
}
