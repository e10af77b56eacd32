// The big map: click sets the pin, drag moves, wheel and buttons zoom, arrow keys and +/- do the same.
import { el, iconButton, svg } from "./dom.js";
import { pin, shortName, townName } from "./geo.js";

const MOST = 24;
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** An interactive map of `towns` (see geo.js). `onPick({longitude, latitude})` hears of every new place of the pin. */
export class TownMap {
  constructor(towns, onPick) {
    this.towns = towns;
    this.onPick = onPick;
    this.zoom = 1;
    this.centre = [towns.width / 2, towns.height / 2];
    this.point = null;
    this.names = towns.towns.map((town) => this.drawName(town));
    this.marker = svg("g");
    this.drawing = svg("svg", { class: "town-map", tabindex: 0, role: "application", label: "map_label", data: { testid: "map" } },
      towns.shapes(), this.names, this.marker);
    this.hover = el("div", { class: "map-hover", hidden: true });
    this.node = el("div", { class: "map-frame" }, this.drawing, this.hover, this.buttons());
    this.listen();
    this.frame();
  }

  drawName(town) {
    const [x, y] = this.towns.project(...town.label);
    return svg("text", { x, y, class: "town-name", text: shortName(town) });
  }

  buttons() {
    return el("div", { class: "map-buttons" },
      iconButton("plus", "zoom_in", () => this.zoomBy(1.7)),
      iconButton("minus", "zoom_out", () => this.zoomBy(1 / 1.7)),
      iconButton("home", "whole_city", () => { this.centre = [this.towns.width / 2, this.towns.height / 2]; this.zoom = 1; this.frame(); }));
  }

  /** Shows the part of the drawing that zoom and centre ask for; names and pin keep their size on the screen. */
  frame() {
    const { width, height } = this.towns;
    const [w, h] = [width / this.zoom, height / this.zoom];
    this.centre = [clamp(this.centre[0], w / 2, width - w / 2), clamp(this.centre[1], h / 2, height - h / 2)];
    this.drawing.setAttribute("viewBox", `${this.centre[0] - w / 2} ${this.centre[1] - h / 2} ${w} ${h}`);
    const shown = this.drawing.getBoundingClientRect();
    const scale = Math.min(shown.width / w, shown.height / h) || this.zoom;
    this.letter(clamp(6 + scale * 6, 9, 13) / scale);
    if (this.point) this.marker.replaceChildren(pin(...this.point, 1.2 / scale));
  }

  /** Writes the names at `size`; one that would run into another waits until there is room. */
  letter(size) {
    const taken = [];
    for (const name of this.names) {
      const text = name.textContent;
      const half = (size * text.length * (/[a-z]/.test(text) ? 0.6 : 1.05)) / 2;
      const [x, y] = [Number(name.getAttribute("x")), Number(name.getAttribute("y"))];
      const free = taken.every(([ox, oy, other]) => Math.abs(x - ox) > half + other || Math.abs(y - oy) > size * 1.15);
      name.setAttribute("font-size", size);
      name.toggleAttribute("hidden", !free);
      if (free) taken.push([x, y, half]);
    }
  }

  zoomBy(factor, around = this.point || this.centre) {
    const next = clamp(this.zoom * factor, 1, MOST);
    const share = this.zoom / next;
    this.centre = this.centre.map((value, axis) => around[axis] + (value - around[axis]) * share);
    this.zoom = next;
    this.frame();
  }

  /** Puts the pin on a place; `near` also brings the map there. */
  show(longitude, latitude, near = 0) {
    this.point = this.towns.project(longitude, latitude);
    if (near) { this.zoom = near; this.centre = [...this.point]; }
    this.frame();
  }

  put(point) {
    this.point = point;
    this.frame();
    this.onPick(this.towns.place(...point));
  }

  toDrawing(event) {
    const matrix = this.drawing.getScreenCTM().inverse();
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
    return [x, y];
  }

  listen() {
    const { drawing } = this;
    drawing.addEventListener("pointerdown", (event) => this.press(event));
    drawing.addEventListener("pointermove", (event) => this.name(event));
    drawing.addEventListener("pointerleave", () => { this.hover.hidden = true; });
    drawing.addEventListener("wheel", (event) => {
      event.preventDefault();
      this.zoomBy(event.deltaY < 0 ? 1.25 : 0.8, this.toDrawing(event));
    }, { passive: false });
    drawing.addEventListener("keydown", (event) => this.key(event));
  }

  press(down) {
    const from = this.toDrawing(down);
    let moved = false;
    const move = (event) => {
      if (!moved && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < 5) return;
      moved = true;
      const at = this.toDrawing(event);
      this.centre = this.centre.map((value, axis) => value + from[axis] - at[axis]);
      this.frame();
    };
    const stop = (event) => {
      this.drawing.removeEventListener("pointermove", move);
      if (!moved && event.type === "pointerup") this.put(this.toDrawing(event));
    };
    this.drawing.setPointerCapture(down.pointerId);
    this.drawing.addEventListener("pointermove", move);
    this.drawing.addEventListener("pointerup", stop, { once: true });
    this.drawing.addEventListener("pointercancel", stop, { once: true });
  }

  name(event) {
    const { longitude, latitude } = this.towns.place(...this.toDrawing(event));
    const town = this.towns.at(longitude, latitude);
    this.hover.hidden = !town;
    if (!town) return;
    const frame = this.node.getBoundingClientRect();
    this.hover.textContent = townName(town);
    this.hover.style.left = `${event.clientX - frame.left}px`;
    this.hover.style.top = `${event.clientY - frame.top}px`;
  }

  key(event) {
    const step = STEPS[event.key];
    if (step) {
      const size = (event.shiftKey ? 40 : 8) / this.zoom;
      this.put((this.point || this.centre).map((value, axis) => value + step[axis] * size));
    } else if (event.key === "+" || event.key === "=") this.zoomBy(1.5);
    else if (event.key === "-") this.zoomBy(1 / 1.5);
    else return;
    event.preventDefault();
  }
}

const clamp = (value, least, most) => Math.min(Math.max(value, least), most);
