// Telegram's text with entities, as nodes. Offsets count UTF-16 units, exactly as JavaScript strings do.
import { el } from "./dom.js";

const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const ACTIVE = new Set(["url", "text_link", "bot_command", "mention", "hashtag", "email", "phone_number", "text_mention"]);
// What Telegram's clients find by themselves in plain text: addresses and commands.
const FOUND = /(https?:\/\/[^\s<>"'，。；）)]+)|((?<![^\s(（，。：、])\/[a-zA-Z0-9_]{1,32}(?![\w/]))/g;

/** `text` as a fragment. `act` has `link(url)` and `command(text)`. */
export function richText(text, entities, act) {
  const sorted = [...(entities || [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const fragment = document.createDocumentFragment();
  fragment.append(...span(text, 0, text.length, sorted, act, false));
  return fragment;
}

function span(text, from, to, entities, act, literal) {
  const nodes = [];
  let at = from;
  let index = 0;
  // A block begins and ends its own lines: the line breaks around it are not shown again.
  const until = (end, block) => (block && text[end - 1] === "\n" ? Math.max(at, end - 1) : end);
  while (index < entities.length) {
    const entity = entities[index];
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    index += 1;
    if (start >= end) continue;
    nodes.push(...plain(text.slice(at, until(start, BLOCKS.has(entity.type))), act, literal));
    const inside = [];
    while (index < entities.length && entities[index].offset < end) inside.push(entities[index++]);
    nodes.push(wrap(entity, text.slice(start, end), (still) => span(text, start, end, inside, act, still || literal), act));
    at = BLOCKS.has(entity.type) && text[end] === "\n" && end < to ? end + 1 : end;
  }
  nodes.push(...plain(text.slice(at, to), act, literal));
  return nodes;
}

function wrap(entity, piece, inner, act) {
  const { type } = entity;
  if (type === "spoiler") return spoiler(inner(true));
  if (type === "text_link") return link(entity.url, inner(true), act);
  if (type === "url") return link(/^[a-z]+:/i.test(piece) ? piece : `https://${piece}`, inner(true), act);
  if (type === "bot_command") return command(piece, act);
  if (ACTIVE.has(type)) return el("span", { class: "mention" }, inner(true));
  if (type === "pre") return el("pre", {}, el("code", {}, inner(true)));
  if (TAGS[type]) return el(TAGS[type], {}, inner(type === "code"));
  return el("span", {}, inner(false));
}

function plain(piece, act, literal) {
  if (!piece) return [];
  if (literal) return [document.createTextNode(piece)];
  const nodes = [];
  let at = 0;
  for (const match of piece.matchAll(FOUND)) {
    nodes.push(document.createTextNode(piece.slice(at, match.index)));
    nodes.push(match[1] ? link(match[1], [match[1]], act) : command(match[2], act));
    at = match.index + match[0].length;
  }
  nodes.push(document.createTextNode(piece.slice(at)));
  return nodes;
}

function link(url, children, act) {
  return el("button", { type: "button", class: "link", title: url, on: { click: () => act.link(url) } }, children);
}

function command(piece, act) {
  return el("button", { type: "button", class: "link", text: piece, on: { click: () => act.command(piece) } });
}

function spoiler(children) {
  const show = (event) => event.currentTarget.classList.add("shown");
  return el("button", { type: "button", class: "spoiler", on: { click: show } }, children);
}
