// One person's phone: head, tabs of chats, the chat itself and the composer; and everything that person can do.
import { get, patch, post } from "./api.js";
import { AttachSheet } from "./attach.js";
import { Chat } from "./chat.js";
import { Composer } from "./composer.js";
import { alertBox, attempt, copy, followLink, toast } from "./dialogs.js";
import { el, iconButton, setWord } from "./dom.js";
import { nameOf, titleOf } from "./media.js";
import { personMenu } from "./personmenu.js";
import { choosePlace } from "./place.js";
import { both, say } from "./words.js";

const ACTION_LASTS = 5500;
const ACTIONS = { upload_photo: "sending_photo", upload_document: "sending_file", find_location: "sending_place" };

/** `world`: {bot, onClose(phone), onUnread(phone), onDeed(kind, phone, detail)}; `hook` is the data-person of the column. */
export class Phone {
  constructor(person, hook, world) {
    Object.assign(this, { person, world, path: `/people/${person.id}` });
    this.chats = new Map();
    this.seen = true;
    this.blocked = Boolean(person.blocked);
    this.composer = new Composer(person, this.deeds());
    this.sheet = new AttachSheet({ phone: null, onPlace: () => this.place(), onSend: (form) => this.sendMedia(form) });
    this.build(hook);
    this.sheet.phone = this.node;
    this.sheet.onClose = () => this.composer.field.focus({ preventScroll: true });
  }

  build(hook) {
    const { person } = this;
    this.title = el("h2", { word: titleOf(person) });
    this.status = el("span", { class: "status" });
    const name = nameOf(person);
    const head = el("header", { class: "phone-head" }, el("span", { class: `avatar tint-${person.id % 6}`, "aria-hidden": "true", text: [...name][0] }),
      el("div", { class: "who" }, this.title, this.status),
      iconButton("more", both("person_menu", name), (event) => personMenu(this, event.currentTarget), { data: { testid: "person-menu" } }),
      iconButton("close", "close_column", () => this.world.onClose(this), { class: "icon-button close-column" }));
    this.tabs = el("div", { class: "tabs", role: "tablist", label: "chats", hidden: true });
    this.body = el("div", { class: "phone-body" });
    this.node = el("section", { class: "phone", label: titleOf(person), data: { person: hook, personId: person.id, role: person.role || "" } },
      head, this.tabs, this.body, this.composer.node, this.sheet.node);
    this.acceptDrops();
    this.setStatus();
  }

  acceptDrops() {
    const filesOf = (transfer) => [...(transfer?.files || [])];
    this.node.addEventListener("dragover", (event) => event.preventDefault());
    this.node.addEventListener("drop", (event) => { event.preventDefault(); this.attach(filesOf(event.dataTransfer)); });
    this.node.addEventListener("paste", (event) => {
      const files = filesOf(event.clipboardData);
      if (files.length) { event.preventDefault(); this.attach(files); }
    });
  }

  attach(files = []) {
    if (this.sheet.node.hidden) this.sheet.open(files);
    else this.sheet.addFiles(files);
  }

  /** Reads all chats anew. */
  async load() {
    const { chats } = await get(`${this.path}/chats`);
    const all = chats.some(({ chat }) => chat.id === this.person.id) ? chats : [this.emptyChat(), ...chats];
    for (const known of [...this.chats.keys()]) if (!all.some(({ chat }) => chat.id === known)) this.chats.delete(known);
    for (const { chat, messages, reply_keyboard: keyboard, topics } of all) {
      const view = this.chat(chat);
      view.chat = chat;
      view.setTopics(topics);
      view.keyboard = keyboard ?? null;
      view.load(messages);
    }
    this.show(this.current && this.chats.get(this.current.chat.id) || this.chats.get(this.person.id));
  }

  emptyChat() { return { chat: { id: this.person.id, type: "private" }, messages: [], reply_keyboard: null }; }

  chat(chat) {
    if (!this.chats.has(chat.id)) {
      const visible = () => this.seen && this.current?.chat.id === chat.id && !document.hidden;
      const onUnread = () => { this.drawTabs(); this.world.onUnread(this); };
      this.chats.set(chat.id, new Chat({ chat, me: this.person, act: this.acts(), visible, onUnread }));
    }
    return this.chats.get(chat.id);
  }

  show(chat) {
    this.current = chat;
    this.body.replaceChildren(chat.node);
    this.composer.clear();
    chat.toEnd();
    this.drawTabs();
    this.settle();
  }

  drawTabs() {
    this.tabs.hidden = this.chats.size < 2;
    const tab = (chat) => {
      const chosen = chat === this.current;
      const name = chat.chat.type === "private" ? both("private_chat") : { zh: nameOf(chat.chat), en: nameOf(chat.chat) };
      const badge = chat.unread ? el("span", { class: "badge", text: chat.unread }) : null;
      return el("button", { type: "button", role: "tab", "aria-selected": String(chosen), data: { chat: chat.chat.id }, on: { click: () => this.show(chat) } }, el("span", { word: name }), badge);
    };
    // The talk with the bot stands first; ids of groups are negative.
    const sorted = [...this.chats.values()].sort((a, b) => b.chat.id - a.chat.id);
    this.tabs.replaceChildren(...sorted.map(tab));
  }

  // The foot follows the chat: Start, Unblock, or the field with this chat's reply keyboard.
  settle() {
    const fresh = this.current.chat.type === "private" && !this.current.messages.length && !this.person.started;
    this.composer.setState(this.blocked ? "blocked" : fresh ? "start" : "");
    this.composer.setKeyboard(this.blocked ? null : this.current.keyboard);
  }

  unread() { return [...this.chats.values()].reduce((sum, chat) => sum + chat.unread, 0); }

  /** Whether the column can be seen; coming into sight reads what is at the end. */
  setSeen(seen) {
    this.seen = seen;
    if (seen && this.current?.stuck) this.current.setUnread(0);
  }

  setStatus(words = null) {
    const name = nameOf(this.person);
    setWord(this.status, "word", words || { zh: `${name} · ${both("bot_sub").zh} ${this.world.bot.first_name}`, en: `${name} · ${this.world.bot.first_name} ${both("bot_sub").en}` });
    this.status.classList.toggle("active", Boolean(words));
  }

  update(person) {
    this.person = person;
    if (person.blocked !== undefined) this.blocked = Boolean(person.blocked);
    setWord(this.title, "word", titleOf(person));
    this.setStatus();
    this.composer.setPerson(person);
    if (this.current) this.settle();
  }

  /** An event of the stream for this person. */
  hear(event) {
    const hears = { message: "heardMessage", edit: "heardMessage", delete: "heardDelete", reaction: "heardReaction", answer: "answered", action: "heardAction" };
    if (hears[event.event]) this[hears[event.event]](event);
  }

  heardMessage(event) {
    const { message } = event;
    const chat = this.chat(message.chat);
    if (this.chats.size > 1) this.drawTabs();
    if (event.event === "edit") chat.edit(message);
    else if (chat.add(message)) this.world.onDeed("message", this, message);
    this.heardKeyboard(event, chat);
    if (message.from?.id !== this.person.id) this.setStatus();
    if (chat === this.current) this.settle();
  }

  heardKeyboard(event, chat) {
    const markup = event.message.reply_markup;
    if ("reply_keyboard" in event) chat.keyboard = event.reply_keyboard;
    else if (markup?.keyboard) chat.keyboard = markup;
    else if (markup?.remove_keyboard) chat.keyboard = null;
    else if (event.message.from?.id !== this.person.id) this.readKeyboardSoon();
  }

  // A message itself does not say which reply keyboard stands now, so it is asked for, once for a burst.
  readKeyboardSoon() {
    clearTimeout(this.keyboardTimer);
    this.keyboardTimer = setTimeout(() => attempt(async () => {
      const { chats } = await get(`${this.path}/chats`);
      for (const { chat, reply_keyboard: keyboard } of chats) this.chat(chat).keyboard = keyboard ?? null;
      this.settle();
    }, this.node), 120);
  }

  heardDelete(event) {
    for (const id of event.message_ids || [event.message_id ?? event.message?.message_id]) this.chats.get(event.chat_id)?.remove(id);
  }

  heardReaction(event) {
    const list = event.reaction ?? event.reactions ?? event.new_reaction ?? event.message?.reactions ?? (event.text ? [event.text] : []);
    const reactions = [list].flat().map((item) => (typeof item === "string" ? { emoji: item } : item));
    this.chats.get(event.chat_id)?.react(event.message_id ?? event.message?.message_id, reactions);
  }

  heardAction(event) {
    this.setStatus(both(ACTIONS[event.action ?? event.text] || "typing"));
    clearTimeout(this.actionTimer);
    this.actionTimer = setTimeout(() => this.setStatus(), ACTION_LASTS);
  }

  answered(answer) {
    this.answers = (this.answers ?? 0) + 1;
    if (answer?.url) followLink(answer.url, this.world.bot, (parameter) => this.start(parameter));
    if (!answer?.text) return;
    if (answer.show_alert) alertBox(this.world.bot.first_name, answer.text);
    else toast(answer.text, { inside: this.node });
  }

  // In a group every act names its chat; in private the person is enough.
  where() { return this.current?.chat.type === "private" || !this.current ? {} : { chat_id: this.current.chat.id }; }

  /** Posts; true when it went well, otherwise a toast says why. */
  async do(path, body) {
    return (await attempt(() => post(`${this.path}/${path}`, body), this.node)) !== undefined;
  }

  deeds() {
    return {
      text: (text, reply) => this.do("text", { ...this.where(), text, ...(reply ? { reply_to_message_id: reply } : {}) }),
      edit: (message, text) => this.do("edit", { ...this.where(), message_id: message.message_id, ...(message.text ? { text } : { caption: text }) }),
      attach: () => this.attach(),
      place: (only) => this.place(only),
      start: () => this.start(),
      unblock: () => this.setBlocked(false),
      say: (text) => toast(text, { inside: this.node }),
    };
  }

  acts() {
    return {
      reply: (message) => this.composer.reply(message),
      edit: (message) => this.composer.edit(message),
      link: (url) => followLink(url, this.world.bot, (parameter) => this.start(parameter)),
      command: (text) => this.do("text", { ...this.where(), text }),
      button: (button, message) => this.pressed(button, message),
    };
  }

  async pressed(button, message) {
    if (button.copy_text) return copy(button.copy_text.text, this.node);
    const url = button.url || button.web_app?.url || button.login_url?.url;
    if (url) return this.acts().link(url);
    if (!button.callback_data) return toast(say("not_here"), { inside: this.node });
    const body = { chat_id: message.chat.id, message_id: message.message_id, data: button.callback_data };
    const heard = this.answers;
    const result = await attempt(() => post(`${this.path}/press`, body), this.node);
    if (!result) return undefined;
    // The answer comes as the press's result and as an event; the event may also be later, or never come.
    setTimeout(() => { if (this.answers === heard && result.answer) this.answered(result.answer); }, 200);
    return this.world.onDeed("press", this, button);
  }

  async sendMedia(form) {
    const reply = this.composer.target?.message_id;
    if (reply) form.set("reply_to_message_id", reply);
    for (const [name, value] of Object.entries(this.where())) form.set(name, value);
    const fine = await this.do("photo", form);
    if (fine) this.composer.clear();
    return fine;
  }

  async place(only = null) {
    const place = await choosePlace({ only });
    this.composer.field.focus({ preventScroll: true });
    return place ? this.do("location", { ...this.where(), ...place }) : false;
  }

  start(parameter = "") { return this.do("start", parameter ? { parameter } : {}); }

  async setBlocked(blocked) {
    if (!(await this.do("block", { blocked }))) return;
    this.blocked = blocked;
    this.settle();
  }

  async setLanguage(code) {
    const done = await attempt(() => patch(this.path, { language_code: code }), this.node);
    if (done !== undefined) { this.person = { ...this.person, language_code: code }; this.world.onPeople(); }
  }

  redraw() {
    for (const chat of this.chats.values()) chat.redraw();
    this.setStatus();
  }
}
