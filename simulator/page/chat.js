// The list of one chat's messages: keeps them in order, draws them, and scrolls as a reader expects.
import { enlarge, toast } from "./dialogs.js";
import { el, icon, setWord } from "./dom.js";
import { gist, pictureOf } from "./media.js";
import { drawMessage } from "./message.js";
import { dayHeading, dayKey, now } from "./times.js";
import { both, relabel, say } from "./words.js";

const NEAR_END = 70;

/** One chat as one person sees it. `act` is what its buttons do; `onUnread` hears when the count of unread changes. */
export class Chat {
  constructor({ chat, me, act, onUnread, visible }) {
    Object.assign(this, { chat, me, onUnread, visible });
    this.messages = [];
    this.keyboard = null;
    this.unread = 0;
    this.stuck = true;
    this.lastTop = 0;
    this.rows = new Map();
    this.topics = new Map();
    this.view = { me, group: chat.type !== "private", find: (id) => this.find(id), topicOf: (message) => this.topicOf(message), act: { ...act, enlarge: (m) => this.enlarge(m), jump: (id) => this.jump(id) } };
    this.build();
  }

  build() {
    this.inner = el("div", { class: "messages" });
    this.list = el("div", { class: "list", role: "log", tabindex: 0, label: both("messages_of", this.me.first_name) }, this.inner);
    this.badge = el("span", { class: "badge", hidden: true });
    this.down = el("button", { type: "button", class: "to-bottom", label: "to_bottom", hidden: true, on: { click: () => this.toEnd(true) } }, icon("down"), this.badge);
    this.node = el("div", { class: "chat" }, this.list, this.down);
    this.list.addEventListener("scroll", () => this.scrolled(), { passive: true });
    // Pictures and fonts arrive late and change heights: who was at the end stays there.
    new ResizeObserver(() => this.stuck && this.toEnd()).observe(this.inner);
    new ResizeObserver(() => this.stuck && this.toEnd()).observe(this.list);
  }

  /** Replaces everything (first load, or after a lost connection). */
  load(messages) {
    this.messages = [];
    for (const message of messages) this.place(message);
    this.redraw();
  }

  /** Adds a message, or takes its newer form when it is known already. Returns whether it was new. */
  add(message) {
    const fresh = this.place(message);
    if (!fresh) this.refresh(message.message_id, false);
    else {
      this.drawAt(this.messages.indexOf(message));
      this.count(message);
    }
    return fresh;
  }

  /** Names of the forum's topics, which messages know only by number. */
  setTopics(topics = []) {
    for (const { message_thread_id: number, name } of topics) this.topics.set(number, name);
  }

  place(message) {
    if (message.forum_topic_created) this.topics.set(message.message_thread_id ?? message.message_id, message.forum_topic_created.name);
    const known = this.messages.findIndex((other) => other.message_id === message.message_id);
    if (known >= 0) {
      this.messages[known] = { ...message, reactions: message.reactions ?? this.messages[known].reactions };
      return false;
    }
    const after = this.messages.findLastIndex((other) => other.message_id < message.message_id);
    this.messages.splice(after + 1, 0, message);
    return true;
  }

  count(message) {
    const mine = message.from?.id === this.me.id;
    if (mine) this.stuck = true;
    if (this.stuck) this.toEnd();
    if (!mine && !(this.stuck && this.visible())) this.setUnread(this.unread + 1);
  }

  edit(message) {
    const before = this.find(message.message_id);
    this.add(message);
    if (before) this.flash(message.message_id, "changed");
  }

  remove(id) {
    const gone = this.find(id);
    if (!gone) return;
    this.messages = this.messages.filter((message) => message !== gone);
    this.redraw();
  }

  react(id, reactions) {
    const message = this.find(id);
    if (!message) return;
    message.reactions = reactions;
    this.refresh(id, false);
  }

  find(id) { return this.messages.find((message) => message.message_id === id); }

  topicOf(message) {
    if (!message.is_topic_message) return "";
    const made = message.reply_to_message?.forum_topic_created?.name;
    return made || this.topics.get(message.message_thread_id) || `${say("topic")} ${message.message_thread_id}`;
  }

  // An album is drawn as one row under the id of its first part.
  parts(message) {
    const group = message.media_group_id;
    return group ? this.messages.filter((other) => other.media_group_id === group) : [message];
  }

  redraw() {
    this.rows.clear();
    const nodes = [];
    let before = null;
    for (const message of this.messages) {
      const parts = this.parts(message);
      if (parts[0] !== message) continue;
      nodes.push(...this.rowNodes(parts, before));
      before = message;
    }
    this.inner.replaceChildren(...nodes);
    if (!this.messages.length) this.inner.append(this.emptyNote());
    if (this.stuck) this.toEnd();
  }

  rowNodes(parts, before) {
    const row = drawMessage(parts, this.view);
    this.rows.set(parts[0].message_id, row);
    const follows = before && before.from?.id === parts[0].from?.id && parts[0].date - before.date < 600;
    if (follows) row.classList.add("follows");
    const moment = new Date(parts[0].date * 1000);
    if (before && dayKey(new Date(before.date * 1000)) === dayKey(moment)) return [row];
    row.classList.remove("follows");
    return [el("div", { class: "day" }, el("span", { text: dayHeading(moment, now()) })), row];
  }

  drawAt(index) {
    const message = this.messages[index];
    const parts = this.parts(message);
    if (parts[0] !== message) return this.refresh(parts[0].message_id, false);
    if (index !== this.messages.length - 1) return this.redraw();
    if (this.messages.length === 1) this.inner.replaceChildren();
    const earlier = this.messages[index - 1];
    const nodes = this.rowNodes(parts, earlier ? this.parts(earlier)[0] : null);
    nodes[nodes.length - 1].classList.add("arriving");
    this.inner.append(...nodes);
    return undefined;
  }

  refresh(id, flash) {
    const message = this.find(id);
    if (!message) return;
    const parts = this.parts(message);
    const old = this.rows.get(parts[0].message_id);
    if (!old) return this.redraw();
    const focused = old.contains(document.activeElement) ? document.activeElement.textContent : null;
    const row = drawMessage(parts, this.view);
    if (old.classList.contains("follows")) row.classList.add("follows");
    old.replaceWith(row);
    this.rows.set(parts[0].message_id, row);
    this.keepFocus(row, focused);
    if (flash) this.flash(id, "changed");
  }

  // An edit after a press must not throw a keyboard user back to the top of the page.
  keepFocus(row, focused) {
    if (focused === null) return;
    const buttons = [...row.querySelectorAll(".key")];
    (buttons.find((button) => button.textContent === focused) || buttons[0] || row.querySelector(".bubble"))?.focus({ preventScroll: true });
  }

  emptyNote() {
    const note = el("div", { class: "empty" }, el("div", { class: "empty-mark", "aria-hidden": "true", text: "🧹" }), el("b", { word: "empty_title" }), el("span", { word: this.me.started ? "empty_wait" : "empty_text" }));
    relabel(note);
    return note;
  }

  scrolled() {
    const rest = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight;
    // Only going up leaves the end: content that grows below also makes the rest larger.
    if (rest < NEAR_END) this.stuck = true;
    else if (this.list.scrollTop < this.lastTop - 1) this.stuck = false;
    this.lastTop = this.list.scrollTop;
    this.down.hidden = this.stuck;
    if (this.stuck && this.visible()) this.setUnread(0);
  }

  toEnd(smooth = false) {
    this.stuck = true;
    this.list.scrollTo({ top: this.list.scrollHeight, behavior: smooth ? "smooth" : "instant" });
    if (this.visible()) this.setUnread(0);
  }

  setUnread(count) {
    if (count === this.unread) return;
    this.unread = count;
    this.badge.hidden = !count;
    this.badge.textContent = count;
    setWord(this.badge, "label", both("unread", count));
    this.onUnread();
  }

  flash(id, kind) {
    const row = this.rows.get(id);
    if (!row) return;
    row.classList.add(kind);
    setTimeout(() => row.classList.remove(kind), 1400);
  }

  jump(id) {
    const message = this.find(id);
    if (!message) return toast(say("gone"), { inside: this.node });
    const first = this.parts(message)[0].message_id;
    this.rows.get(first)?.scrollIntoView({ block: "center", behavior: "smooth" });
    this.flash(first, "found");
    return undefined;
  }

  enlarge(message) {
    const withPicture = this.messages.filter(pictureOf);
    const photos = withPicture.map((item) => ({ url: pictureOf(item), caption: item.caption ? gist({ ...item, text: item.caption }) : "" }));
    enlarge(photos, withPicture.indexOf(this.find(message.message_id)));
  }
}
