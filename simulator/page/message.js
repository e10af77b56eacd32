// One bubble: who, quote, media, words, time, reactions, buttons under it.
import { el, icon, iconButton } from "./dom.js";
import { richText } from "./entities.js";
import { drawMedia, gist, nameOf, pictureOf } from "./media.js";
import { clockTime } from "./times.js";
import { both, say } from "./words.js";

const SERVICE = [
  [(m) => m.new_chat_members, (m) => say("joined", m.new_chat_members.map(nameOf).join(", "))],
  [(m) => m.left_chat_member, (m) => say("left", nameOf(m.left_chat_member))],
  [(m) => m.pinned_message, () => say("pinned")],
  [(m) => m.forum_topic_created, (m) => say("topic_made", m.forum_topic_created.name)],
  [(m) => m.group_chat_created || m.supergroup_chat_created, () => say("group_made")],
];

/**
 * A row for one message, or for all parts of an album. `view` knows the chat: {me, group, find(id), topicOf(message)} and `act`:
 * {reply, edit, press, link, command, enlarge, jump, copy}.
 */
export function drawMessage(messages, view) {
  const [message] = messages;
  const service = SERVICE.find(([is]) => is(message));
  if (service) return el("div", { class: "service", data: { messageId: message.message_id } }, el("span", { text: service[1](message) }));
  const mine = message.from?.id === view.me.id;
  const worded = messages.find((part) => part.text || part.caption) || message;
  const bubble = el("div", { class: bubbleClass(message, worded), data: { messageId: message.message_id }, tabindex: -1 },
    ...content(messages, worded, view, mine));
  return el("div", { class: mine ? "row mine" : "row theirs", data: { row: message.message_id } },
    el("div", { class: "stack" }, bubble, inlineKeyboard(messages, view)), acts(worded, view, mine));
}

function bubbleClass(message, worded) {
  const wordless = !(worded.text || worded.caption);
  const classes = ["bubble"];
  if (message.photo || message.location || message.venue) classes.push("with-media");
  if (wordless && (message.photo || message.sticker) && !message.reactions?.length) classes.push("bare");
  if (message.sticker) classes.push("no-bubble");
  return classes.join(" ");
}

function content(messages, worded, view, mine) {
  const [message] = messages;
  const topic = view.topicOf(message);
  const media = drawMedia(messages, view.act);
  const text = worded.text ?? worded.caption;
  const words = text ? el("div", { class: "words" }, richText(text, worded.entities || worded.caption_entities, view.act)) : null;
  const nothing = !media && !words ? el("div", { class: "words faint", word: "other" }) : null;
  const body = worded.show_caption_above_media ? [words, media] : [media, words];
  return [
    view.group && !mine ? el("div", { class: "sender", text: nameOf(message.sender_chat || message.from) }) : null,
    topic ? el("div", { class: "topic", text: `# ${topic}` }) : null,
    message.reply_to_message ? quote(message, view) : null,
    ...body, nothing, reactions(messages), meta(messages, mine),
  ].filter(Boolean);
}

function quote(message, view) {
  const origin = message.reply_to_message;
  if (origin.forum_topic_created) return null;
  // The copy inside a reply has no addresses of files; the message itself has.
  const picture = pictureOf(view.find(origin.message_id) || origin);
  return el("button", { type: "button", class: "quote", on: { click: () => view.act.jump(origin.message_id) } },
    picture ? el("img", { src: picture, alt: "" }) : null,
    el("span", { class: "quote-words" }, el("b", { text: nameOf(origin.sender_chat || origin.from) }), el("span", { text: message.quote?.text || gist(origin) })));
}

function meta(messages, mine) {
  const last = messages[messages.length - 1];
  const edited = messages.some((part) => part.edit_date);
  const moment = new Date(last.date * 1000);
  return el("span", { class: "meta" }, edited ? el("span", { class: "edited", text: say("edited") }) : null,
    el("time", { datetime: moment.toISOString(), text: clockTime(moment) }), mine ? icon("check") : null);
}

function reactions(messages) {
  const all = messages.flatMap((part) => part.reactions || []);
  if (!all.length) return null;
  return el("div", { class: "reactions" }, all.map((item) => el("span", { text: item.emoji || item.type?.emoji || "⭐" })));
}

function acts(message, view, mine) {
  const editable = mine && (message.text || message.photo || message.document);
  const who = mine ? both("you") : nameOf(message.from);
  return el("div", { class: "acts" },
    iconButton("reply", both("reply_to", who), () => view.act.reply(message), { class: "icon-button tiny", data: { testid: "reply" } }),
    editable ? iconButton("edit", "edit", () => view.act.edit(message), { class: "icon-button tiny", data: { testid: "edit" } }) : null);
}

function inlineKeyboard(messages, view) {
  const holder = messages.find((part) => part.reply_markup?.inline_keyboard?.length);
  if (!holder) return null;
  const rows = holder.reply_markup.inline_keyboard;
  return el("div", { class: "inline-keyboard" }, rows.map((row) =>
    el("div", { class: "key-row" }, row.map((button) => inlineButton(button, holder, view)))));
}

function inlineButton(button, message, view) {
  const click = async (event) => {
    const key = event.currentTarget;
    if (key.classList.contains("busy")) return;
    key.classList.add("busy");
    try { await view.act.button(button, message); } finally { key.classList.remove("busy"); }
  };
  const mark = button.url || button.web_app || button.login_url ? icon("link") : button.copy_text ? icon("copy") : null;
  return el("button", { type: "button", class: `key ${styleOf(button)}`, data: { testid: "inline-button" }, on: { click } },
    el("span", { text: button.text }), mark);
}

/** The class of a button's style; an unknown one looks plain. */
export const styleOf = (button) => (["primary", "success", "danger"].includes(button.style) ? button.style : "");
