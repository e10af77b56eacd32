// The foot of a phone: message field, commands, reply and edit strip, reply keyboard.
import { el, icon, iconButton, setWord } from "./dom.js";
import { gist, nameOf } from "./media.js";
import { styleOf } from "./message.js";
import { both, say } from "./words.js";

/**
 * `person` is one of /people; `deeds` is what can be sent: {text(text, replyId), edit(message, text), attach(), place(only),
 * start(), unblock()}. Each returns a promise of whether it went well.
 */
export class Composer {
  constructor(person, deeds) {
    Object.assign(this, { person, deeds });
    this.target = null;
    this.editing = null;
    this.keyboard = null;
    this.keyboardOpen = true;
    this.build();
  }

  build() {
    this.strip = el("div", { class: "reply-strip", hidden: true });
    this.list = el("div", { class: "commands", role: "listbox", label: "commands", hidden: true, data: { testid: "commands" } });
    this.field = el("textarea", { rows: 1, hint: "write", label: both("write_label", this.person.first_name), maxlength: 4096, data: { testid: "composer-input" }, enterkeyhint: "send" });
    this.menu = iconButton("menu", "menu", () => this.toggleMenu(), { class: "icon-button menu-button", data: { testid: "menu" } });
    this.keys = iconButton("keys", "show_keyboard", () => this.toggleKeyboard(), { hidden: true });
    const attach = iconButton("attach", "attach", () => this.deeds.attach(), { data: { testid: "attach" } });
    this.send = iconButton("send", "send", () => this.submit(), { class: "icon-button send", data: { testid: "send" } });
    this.bar = el("div", { class: "bar" }, this.menu, attach, this.field, this.keys, this.send);
    this.big = el("button", { type: "button", class: "big-button", hidden: true, data: { testid: "start" } });
    this.buttons = el("div", { class: "reply-keyboard", role: "group", label: "keyboard", hidden: true, data: { testid: "reply-keyboard" } });
    this.node = el("footer", { class: "composer" }, this.list, this.strip, this.bar, this.big, this.buttons);
    this.field.addEventListener("input", () => this.typed());
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.menu.hidden = !this.person.commands?.length;
  }

  setPerson(person) {
    this.person = person;
    this.menu.hidden = !person.commands?.length;
  }

  /** "start" (nothing said yet), "blocked" or "" — which big button stands in place of the field. */
  setState(state) {
    const words = { start: "start", blocked: "unblock" };
    this.bar.hidden = Boolean(state);
    this.big.hidden = !state;
    if (!state) return;
    setWord(this.big, "word", words[state]);
    this.big.onclick = () => (state === "start" ? this.deeds.start() : this.deeds.unblock());
  }

  typed() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, 130)}px`;
    const word = /^\/(\w*)$/.exec(this.field.value);
    this.showCommands(word ? word[1].toLowerCase() : null);
  }

  showCommands(prefix) {
    const fitting = prefix === null ? [] : (this.person.commands || []).filter(({ command }) => command.startsWith(prefix));
    const option = ({ command, description }, index) => el("button", { type: "button", role: "option", "aria-selected": String(index === 0), on: { click: () => this.run(command) } },
      el("b", { text: `/${command}` }), el("span", { text: description }));
    this.list.replaceChildren(...fitting.map(option));
    this.list.hidden = !fitting.length;
  }

  toggleMenu() {
    if (this.list.hidden) this.showCommands("");
    else this.list.hidden = true;
    this.list.querySelector("button")?.focus();
  }

  run(command) {
    this.list.hidden = true;
    this.field.value = "";
    this.typed();
    this.field.focus();
    this.deeds.text(`/${command}`);
  }

  key(event) {
    if (!this.list.hidden && ["ArrowDown", "ArrowUp", "Tab", "Escape"].includes(event.key)) return this.moveChoice(event);
    if (event.key === "Escape" && (this.target || this.editing)) return this.clear();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return undefined;
    event.preventDefault();
    const chosen = !this.list.hidden && this.list.querySelector("[aria-selected=true]");
    return chosen ? chosen.click() : this.submit();
  }

  moveChoice(event) {
    event.preventDefault();
    const options = [...this.list.children];
    const at = options.findIndex((option) => option.ariaSelected === "true");
    if (event.key === "Escape") { this.list.hidden = true; return; }
    if (event.key === "Tab") { this.field.value = `${options[at].firstChild.textContent} `; this.typed(); return; }
    const next = (at + (event.key === "ArrowDown" ? 1 : -1) + options.length) % options.length;
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === next)));
    options[next].scrollIntoView({ block: "nearest" });
  }

  async submit() {
    const text = this.field.value.trim();
    if (!text) return this.field.focus();
    const { editing, target } = this;
    this.field.value = "";
    this.typed();
    this.clear();
    const fine = editing ? await this.deeds.edit(editing, text) : await this.deeds.text(text, target?.message_id);
    // What could not be sent goes back into the field, unless the person has already typed on.
    if (!fine && !this.field.value) { this.field.value = text; this.typed(); }
    return undefined;
  }

  reply(message) {
    this.clear();
    this.target = message;
    this.showStrip("reply", both("reply_to", nameOf(message.from)), message, "stop_reply");
  }

  edit(message) {
    this.clear();
    this.editing = message;
    this.field.value = message.text ?? message.caption ?? "";
    this.typed();
    this.showStrip("edit", both("editing"), message, "stop_edit");
  }

  showStrip(mark, title, message, stop) {
    const words = el("span", { class: "quote-words" }, el("b", { word: title }), el("span", { text: gist(message) }));
    this.strip.replaceChildren(icon(mark), words, iconButton("close", stop, () => this.clear()));
    this.strip.hidden = false;
    this.field.focus();
  }

  clear() {
    if (this.editing) { this.field.value = ""; this.typed(); }
    this.target = null;
    this.editing = null;
    this.strip.hidden = true;
  }

  /** Shows the chat's ReplyKeyboardMarkup (or none). */
  setKeyboard(markup) {
    const changed = JSON.stringify(markup) !== JSON.stringify(this.keyboard);
    if (!changed) return;
    this.keyboard = markup;
    this.keyboardOpen = true;
    const rows = markup?.keyboard || [];
    this.buttons.replaceChildren(...rows.map((row) => el("div", { class: "key-row" }, row.map((key) => this.replyButton(key)))));
    if (markup?.input_field_placeholder) this.field.placeholder = markup.input_field_placeholder;
    else setWord(this.field, "hint", "write");
    this.showKeyboard();
  }

  replyButton(key) {
    const button = typeof key === "string" ? { text: key } : key;
    const press = async () => {
      if (button.request_location) await this.deeds.place("location");
      else if (button.request_contact) this.deeds.say(say("share_phone"));
      else if (button.request_users || button.request_chat || button.web_app || button.request_poll) this.deeds.say(say("not_here"));
      else await this.deeds.text(button.text, this.target?.message_id);
      if (this.keyboard?.one_time_keyboard) { this.keyboardOpen = false; this.showKeyboard(); }
    };
    return el("button", { type: "button", class: `key ${styleOf(button)}`, data: { testid: "reply-button" }, on: { click: press } },
      el("span", { text: button.text }));
  }

  toggleKeyboard() {
    this.keyboardOpen = !this.keyboardOpen;
    this.showKeyboard();
  }

  showKeyboard() {
    const rows = this.keyboard?.keyboard?.length;
    this.keys.hidden = !rows;
    this.keys.setAttribute("aria-pressed", String(this.keyboardOpen));
    this.buttons.hidden = !(rows && this.keyboardOpen);
  }
}
