// What a message carries besides text: photos, files, places and the rest.
import { el, icon } from "./dom.js";
import { knownTowns, smallMap, townName } from "./geo.js";
import { both, say } from "./words.js";

/** A person's or chat's name, as Telegram shows it (a group's title is text; a demo person's title is a role in two languages). */
export const nameOf = (who) => (who ? (typeof who.title === "string" && who.title) || [who.first_name, who.last_name].filter(Boolean).join(" ") || who.username || String(who.id) : "");

/** What a demo person is, in both languages. */
export const titleOf = (person) => person.title || { zh: nameOf(person), en: nameOf(person) };

const largest = (sizes) => sizes.reduce((best, size) => (size.width > best.width ? size : best));
const fitting = (sizes) => [...sizes].sort((a, b) => a.width - b.width).find((size) => size.width >= 600) || largest(sizes);

/** The address of a message's photo at full size, or of an image file; null when it has none. */
export function pictureOf(message) {
  if (message.photo?.length) return largest(message.photo).file_url;
  return message.document?.mime_type?.startsWith("image/") ? message.document.file_url : null;
}

/** The media of one bubble (several messages when it is an album). `act.enlarge(message)` opens a picture. */
export function drawMedia(messages, act) {
  const [message] = messages;
  if (message.photo) return messages.length > 1 ? album(messages, act) : photo(message, act);
  if (message.venue) return place(message.venue.location, message.venue.title, message.venue.address);
  if (message.location) return place(message.location, message.location.live_period ? say("live") : "", "");
  if (message.sticker) return el("div", { class: "sticker", text: message.sticker.emoji || "🙂" });
  if (message.voice) return voice(message.voice);
  const files = messages.filter((part) => part.document);
  if (files.length) return el("div", {}, files.map((part) => file(part, act)));
  if (message.video) return line("🎬", say("video"));
  if (message.contact) return line("👤", `${say("contact")}: ${nameOf(message.contact)}`);
  return null;
}

function photo(message, act) {
  const size = fitting(message.photo);
  const image = el("img", { src: size.file_url, width: size.width, height: size.height, alt: message.caption || "", loading: "eager", decoding: "async" });
  const label = both("photo_of", nameOf(message.from));
  return el("button", { type: "button", class: "photo", label, data: { messageId: message.message_id }, on: { click: () => act.enlarge(message) } }, image);
}

function album(messages, act) {
  return el("div", { class: `album album-${Math.min(messages.length, 10)}` }, messages.map((message) => photo(message, act)));
}

function file(message, act) {
  const { document: item } = message;
  const name = item.file_name || say("file");
  const thumb = pictureOf(message);
  const mark = thumb ? el("img", { src: thumb, alt: "", class: "file-thumb" }) : el("span", { class: "file-mark" }, icon("file"));
  const words = el("span", { class: "file-words" }, el("b", { text: name }), el("small", { text: bytes(item.file_size) }));
  if (thumb) return el("button", { type: "button", class: "file", on: { click: () => act.enlarge(message) } }, mark, words);
  return el("a", { class: "file", href: safe(item.file_url), download: name }, mark, words);
}

// The server's own addresses only: a file_url can never lead elsewhere.
const safe = (url) => (new URL(url || "#", location.href).origin === location.origin ? url : "#");

function bytes(size) {
  if (!size) return "";
  return size < 1024 * 1024 ? `${Math.max(1, Math.round(size / 1024))} KB` : `${(size / 1024 / 1024).toFixed(1)} MB`;
}

function place({ latitude, longitude, live_period: live }, title, address) {
  const town = knownTowns()?.at(longitude, latitude);
  const coordinates = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return el("div", { class: live ? "place live" : "place", data: { testid: "place-card" } }, smallMap(longitude, latitude),
    el("div", { class: "place-words" },
      el("b", { text: title || (town ? townName(town) : say("place")) }),
      el("small", { text: address || (title && town ? townName(town) : "") }),
      el("small", { class: "coordinates", text: coordinates })));
}

function voice({ duration }) {
  const bars = [5, 9, 14, 8, 12, 18, 11, 7, 15, 10, 6, 13, 9, 5].map((height) => {
    const bar = el("i");
    bar.style.height = `${height}px`;
    return bar;
  });
  return el("div", { class: "voice" }, el("span", { class: "file-mark", text: "▶" }), el("span", { class: "wave", "aria-hidden": "true" }, bars),
    el("small", { text: `${say("voice")} 0:${String(duration ?? 0).padStart(2, "0")}` }));
}

const line = (mark, text) => el("div", { class: "other-media" }, el("span", { "aria-hidden": "true", text: mark }), el("span", { text }));

/** A message in a few words, for quotes. */
export function gist(message) {
  const text = message.text || message.caption;
  if (text) return text.length > 120 ? `${text.slice(0, 120)}…` : text;
  const kinds = { photo: "photo", document: "file", venue: "venue", location: "place", sticker: "sticker", voice: "voice", video: "video", contact: "contact" };
  const kind = Object.keys(kinds).find((key) => message[key]);
  return say(kind ? kinds[kind] : "other");
}
