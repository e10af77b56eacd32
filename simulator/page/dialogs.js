// Toasts, alerts, questions: small, announced to screen readers, closed by Escape.
import { el, iconButton } from "./dom.js";
import { say } from "./words.js";

/** Shows `text` for a few seconds at the foot of `inside` (a phone) or of the page. */
export function toast(text, { inside = document.body, bad = false } = {}) {
  const shelf = inside.querySelector(":scope > .toasts") || inside.appendChild(el("div", { class: "toasts", role: "status" }));
  const note = el("div", { class: bad ? "toast bad" : "toast", text, data: { testid: "toast" } });
  shelf.append(note);
  const last = Math.min(9000, 3200 + text.length * 45);
  setTimeout(() => note.classList.add("leaving"), last);
  setTimeout(() => note.remove(), last + 300);
}

/** Runs `work`; what goes wrong becomes a toast. Returns its result, or undefined. */
export async function attempt(work, inside) {
  try {
    return await work();
  } catch (trouble) {
    toast(say("error", trouble.message), { inside, bad: true });
    return undefined;
  }
}

/** A modal window around `content`; resolves with the pressed button's value, or "" when it was closed. */
export function ask({ title, content = [], buttons, wide = false, testid }) {
  return new Promise((resolve) => {
    const choose = ({ value, ...button }) => el("button", { type: "submit", value, ...button });
    const form = el("form", { method: "dialog" },
      el("h2", { text: title }), content, el("div", { class: "dialog-buttons" }, buttons.map(choose)));
    const dialog = el("dialog", { class: wide ? "dialog wide" : "dialog", "aria-label": title, data: { testid: testid || "dialog" } }, form);
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close(""));
    dialog.addEventListener("close", () => { dialog.remove(); resolve(dialog.returnValue); });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** A yes/no question. */
export async function confirm(title, text, yes, danger = false) {
  const content = el("p", { text });
  const buttons = [
    { value: "", word: "cancel", class: "button quiet" },
    { value: "yes", text: yes, class: danger ? "button danger" : "button primary" },
  ];
  return (await ask({ title, content, buttons })) === "yes";
}

/** What Telegram shows for an answer with show_alert. */
export const alertBox = (title, text) =>
  ask({ title, content: el("p", { class: "literal", text }), buttons: [{ value: "", word: "ok", class: "button primary" }], testid: "alert" });

/** Photos large, `index` first; arrow keys and buttons go on. Each is {url, caption}. */
export function enlarge(photos, index) {
  let at = index;
  const image = el("img", { alt: "" });
  const caption = el("p", { class: "literal" });
  const show = (step) => {
    at = (at + step + photos.length) % photos.length;
    image.src = photos[at].url;
    caption.textContent = photos[at].caption || "";
    image.alt = photos[at].caption || say("photo");
  };
  const many = photos.length > 1;
  const dialog = el("dialog", { class: "lightbox", label: "enlarged", data: { testid: "lightbox" } },
    iconButton("close", "close", () => dialog.close(), { class: "icon-button corner" }),
    many && iconButton("left", "previous", () => show(-1), { class: "icon-button side before" }),
    el("figure", {}, image, caption),
    many && iconButton("right", "next", () => show(1), { class: "icon-button side after" }));
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") show(-1);
    if (event.key === "ArrowRight") show(1);
  });
  dialog.addEventListener("click", (event) => { if (!event.target.closest("button, img")) dialog.close(); });
  dialog.addEventListener("close", () => dialog.remove());
  show(0);
  document.body.append(dialog);
  dialog.showModal();
}

/** Opens what a link or url button points to: a deep link of the bot acts here, http(s) asks first, the rest is refused. */
export async function followLink(url, bot, start) {
  let address;
  try { address = new URL(url, location.href); } catch { return toast(say("link_bad", url), { bad: true }); }
  const ours = ["t.me", "telegram.me"].includes(address.hostname) && address.pathname.slice(1).toLowerCase() === bot.username?.toLowerCase();
  if (ours) return start(address.searchParams.get("start") || "");
  if (!["http:", "https:"].includes(address.protocol)) return toast(say("link_bad", url), { bad: true });
  const sure = address.origin === location.origin || await confirm(say("link_title"), address.href, say("open"));
  if (sure) window.open(address.href, "_blank", "noopener,noreferrer");
  return undefined;
}

/** Puts `text` on the clipboard and says so. */
export async function copy(text, inside) {
  try {
    await navigator.clipboard.writeText(text);
    toast(say("copied", text), { inside });
  } catch {
    toast(say("copy_failed", text), { inside });
  }
}
