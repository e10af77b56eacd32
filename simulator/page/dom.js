// Making elements. Text only ever becomes a text node: nothing a person or the bot writes is parsed as HTML.
import { both, language } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const WORDED = { word: "word", label: "label", hint: "hint" };

/**
 * An HTML element. Attributes: `text` (literal text), `on` ({event: listener}), `data` ({name: value}); `word`, `label`
 * (aria-label and tooltip) and `hint` (placeholder) take a key of words.js or a {zh, en} pair and follow the language.
 */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** An SVG element, same attributes. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    set(node, name, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function set(node, name, value) {
  if (name === "text") node.textContent = value;
  else if (name === "on") for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
  else if (name === "data") for (const [key, item] of Object.entries(value)) node.dataset[key] = item;
  else if (name in WORDED) setWord(node, name, value);
  else node.setAttribute(name, value === true ? "" : value);
}

/** Gives an element a word (`word`, `label` or `hint`) in both languages, now and after every switch. */
export function setWord(node, kind, value) {
  const pair = typeof value === "string" ? both(value) : value;
  node.dataset[`${kind}Zh`] = pair.zh;
  node.dataset[`${kind}En`] = pair.en;
  const text = pair[language()];
  if (kind === "word") node.textContent = text;
  if (kind === "hint") node.placeholder = text;
  if (kind !== "label") return;
  node.setAttribute("aria-label", text);
  if (node.matches("button, label")) node.title = text;
}

const ICONS = {
  attach: "M16.5 6v11a4.5 4.5 0 0 1-9 0V5.5a3 3 0 0 1 6 0V15a1.5 1.5 0 0 1-3 0V6.5",
  send: "M4 12 20 4l-4 16-4-6.5L4 12Zm8 1.5L20 4",
  menu: "M4 7h16M4 12h16M4 17h10",
  close: "M6 6l12 12M18 6 6 18",
  more: "M12 5v.01M12 12v.01M12 19v.01",
  reply: "M10 6 4 12l6 6m-6-6h9a7 7 0 0 1 7 7",
  edit: "M4 20h4L19 9l-4-4L4 16v4ZM13 7l4 4",
  pin: "M12 21s7-6.2 7-11.5A7 7 0 0 0 5 9.500C5 14.800 12 21 12 21Zm0-9a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Z",
  down: "M6 9l6 6 6-6",
  left: "M15 5l-7 7 7 7",
  right: "M9 5l7 7-7 7",
  keys: "M3 7h18v11H3zM7 11v.01M11 11v.01M15 11v.01M8 15h8",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  home: "M4 11l8-7 8 7v9H4z",
  link: "M9 15 19 5m-7 0h7v7",
  copy: "M9 9h11v11H9zM5 15V4h11",
  check: "M5 13l4 4L19 7",
  bulb: "M9 18h6m-5 3h4M8 15a6 6 0 1 1 8 0v1H8z",
};

/** One of the page's own line drawings, hidden from screen readers. */
export function icon(name) {
  return svg("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" }, svg("path", { d: ICONS[name] }));
}

/** A button that shows only an icon; `label` names it. */
export function iconButton(name, label, click, attributes = {}) {
  const given = { type: "button", class: "icon-button", label, on: { click }, ...attributes };
  return el("button", given, icon(name));
}
