// The sheet for sending pictures: own files or samples, as photo, album or file, with a caption.
import { attempt, toast } from "./dialogs.js";
import { el, icon, iconButton, setWord } from "./dom.js";
import { both, pick, say } from "./words.js";

const MOST = 10;
let samples = [];

/** The server's sample pictures: [{name, title: {zh, en}, url}]. */
export function setSamples(list) { samples = list; }

/** A sheet over one phone. `onSend(FormData)` posts it and returns whether that went well; `onPlace` opens the map. */
export class AttachSheet {
  constructor({ onSend, onPlace, phone }) {
    Object.assign(this, { onSend, onPlace, phone });
    this.chosen = [];
    this.node = el("section", { class: "sheet", hidden: true, role: "dialog", label: "attach_title", data: { testid: "attach-sheet" } });
    this.node.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    document.addEventListener("language", () => !this.node.hidden && this.build());
  }

  open(files = []) {
    this.chosen = [];
    this.build();
    this.node.hidden = false;
    this.addFiles(files);
    this.node.querySelector("button, input")?.focus();
  }

  close() {
    for (const item of this.chosen) if (item.file) URL.revokeObjectURL(item.url);
    this.chosen = [];
    this.node.hidden = true;
    this.onClose?.();
  }

  build() {
    const input = el("input", { type: "file", multiple: true, class: "unseen", data: { testid: "file-input" } });
    input.addEventListener("change", () => { this.addFiles([...input.files]); input.value = ""; });
    this.strip = el("div", { class: "strip" });
    this.caption = el("textarea", { rows: 1, hint: "caption", label: "caption", maxlength: 1024, data: { testid: "caption-input" } });
    this.caption.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.send(); }
    });
    this.sendButton = el("button", { type: "button", class: "button primary", data: { testid: "send-attachment" }, on: { click: () => this.send() } }, el("span", { word: "send" }));
    this.node.replaceChildren(
      el("header", {}, el("b", { word: "attach_title" }), iconButton("close", "close", () => this.close())),
      el("div", { class: "sources" },
        el("label", { class: "source" }, icon("file"), el("span", { word: "from_disk" }), input),
        el("button", { type: "button", class: "source", data: { testid: "attach-place" }, on: { click: () => { this.close(); this.onPlace(); } } }, icon("pin"), el("span", { word: "send_place" }))),
      el("h3", { word: "samples" }), this.sampleList(), this.strip, this.ways(),
      el("footer", {}, this.caption, this.sendButton));
    this.update();
  }

  sampleList() {
    const item = (sample) => {
      const choose = () => this.toggle(sample);
      const image = el("img", { src: sample.url, alt: "", loading: "lazy" });
      return el("button", { type: "button", class: "sample", "aria-pressed": "false", data: { sample: sample.name }, on: { click: choose } }, image, el("span", { text: pick(sample.title) }));
    };
    this.sampleButtons = samples.map(item);
    return el("div", { class: "sample-list", data: { testid: "sample-list" } }, this.sampleButtons);
  }

  ways() {
    const group = `as-${Math.random()}`;
    const way = (value, word) => el("label", { class: "choice" }, el("input", { type: "radio", name: group, value, checked: value === "photo", data: { testid: `as-${value}` } }), el("span", { word }));
    this.way = el("fieldset", { class: "choices" }, el("legend", { class: "unseen", word: "send_as" }), way("photo", "as_photo"), way("file", "as_file"));
    return this.way;
  }

  toggle(sample) {
    const index = this.chosen.findIndex((item) => item.sample === sample.name);
    if (index >= 0) this.chosen.splice(index, 1);
    else if (this.full()) return;
    else this.chosen.push({ sample: sample.name, name: pick(sample.title), url: sample.url });
    this.update();
  }

  addFiles(files) {
    for (const file of files) {
      if (this.full()) break;
      this.chosen.push({ file, name: file.name, url: URL.createObjectURL(file), picture: file.type.startsWith("image/") });
    }
    // What is no picture can only be sent as a file.
    if (files.some((file) => !file.type.startsWith("image/"))) this.way.querySelector("[value=file]").checked = true;
    this.update();
  }

  full() {
    if (this.chosen.length < MOST) return false;
    toast(say("too_many"), { inside: this.phone, bad: true });
    return true;
  }

  update() {
    for (const button of this.sampleButtons) {
      const order = this.chosen.findIndex((item) => item.sample === button.dataset.sample);
      button.setAttribute("aria-pressed", String(order >= 0));
      button.dataset.order = order >= 0 ? order + 1 : "";
    }
    this.strip.replaceChildren(...this.chosen.filter((item) => item.file).map((item) => this.thumb(item)));
    this.sendButton.disabled = !this.chosen.length;
    setWord(this.sendButton.firstChild, "word", this.chosen.length > 1 ? join(both("send"), ` (${this.chosen.length})`) : both("send"));
  }

  thumb(item) {
    const drop = () => { this.chosen.splice(this.chosen.indexOf(item), 1); URL.revokeObjectURL(item.url); this.update(); };
    return el("span", { class: "thumb" }, item.picture ? el("img", { src: item.url, alt: item.name }) : el("span", { class: "file-name", text: item.name }),
      iconButton("close", both("remove", item.name), drop, { class: "icon-button tiny" }));
  }

  async send() {
    if (!this.chosen.length || this.sendButton.disabled) return;
    const form = new FormData();
    form.set("as", this.way.querySelector(":checked").value);
    if (this.caption.value.trim()) form.set("caption", this.caption.value.trim());
    this.sendButton.disabled = true;
    const fine = await attempt(async () => this.onSend(await this.fill(form)), this.phone);
    this.sendButton.disabled = false;
    if (fine) this.close();
  }

  // One sample goes by its name; among several each is sent as a file, so that an album keeps the chosen order.
  async fill(form) {
    const [first] = this.chosen;
    if (this.chosen.length === 1 && first.sample) form.append("sample", first.sample);
    else for (const item of this.chosen) form.append("file", item.file || await (await fetch(item.url)).blob(), item.sample || item.name);
    return form;
  }
}

const join = (pair, tail) => ({ zh: pair.zh + tail, en: pair.en + tail });
