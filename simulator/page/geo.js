// The towns as shapes: a flat projection good enough for one city, and which town a point is in.
import { svg } from "./dom.js";
import { pick } from "./words.js";

const WIDTH = 1000;
const EDGE = 30;

/** Town outlines of a GeoJSON collection (WGS-84), projected to a drawing about 1000 wide. */
export class Towns {
  constructor(collection) {
    this.towns = (collection?.features || []).filter((feature) => feature.geometry).map(readTown);
    const points = this.towns.flatMap((town) => town.rings.flat());
    const box = points.length ? bounds(points) : [113.5, 22.65, 114.27, 23.15];
    this.west = box[0];
    this.north = box[3];
    this.squeeze = Math.cos(((box[1] + box[3]) / 2) * Math.PI / 180);
    this.scale = (WIDTH - 2 * EDGE) / ((box[2] - box[0]) * this.squeeze);
    this.width = WIDTH;
    this.height = (box[3] - box[1]) * this.scale + 2 * EDGE;
  }

  /** Where a place lies in the drawing. */
  project(longitude, latitude) {
    return [(longitude - this.west) * this.squeeze * this.scale + EDGE, (this.north - latitude) * this.scale + EDGE];
  }

  /** The place at a point of the drawing, to about a metre. */
  place(x, y) {
    const longitude = (x - EDGE) / this.scale / this.squeeze + this.west;
    return { longitude: round(longitude), latitude: round(this.north - (y - EDGE) / this.scale) };
  }

  /** The town that holds a place, or null. */
  at(longitude, latitude) {
    return this.towns.find((town) => town.rings.filter((ring) => inside(ring, longitude, latitude)).length % 2) || null;
  }

  /** One <path> for each town, in six quiet colours. */
  shapes() {
    return this.towns.map((town, index) => {
      const d = town.rings.map((ring) => `M${ring.map((point) => this.project(...point).map((n) => n.toFixed(1)).join(" ")).join("L")}Z`);
      return svg("path", { d: d.join(""), class: `town tint-${index % 6}`, "fill-rule": "evenodd", data: { town: index } });
    });
  }
}

/** A town's name in the page's language. */
export const townName = (town) => pick({ zh: town.name, en: town.name_en || town.name });

/** The same for a map, where there is little room: without what kind of place it is. */
export const shortName = (town) => townName(town).replace(/ (Town|Subdistrict|\(.*\))$/, "");

const round = (degrees) => Math.round(degrees * 1e5) / 1e5;

function readTown({ properties, geometry }) {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const rings = polygons.flat();
  const largest = rings.reduce((best, ring) => (ring.length > best.length ? ring : best), rings[0]);
  return { ...properties, rings, label: properties.label_point || middle(largest) };
}

function middle(ring) {
  const [west, south, east, north] = bounds(ring);
  return [(west + east) / 2, (south + north) / 2];
}

function bounds(points) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    box[0] = Math.min(box[0], x); box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x); box[3] = Math.max(box[3], y);
  }
  return box;
}

function inside(ring, x, y) {
  let odd = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i];
    const [xj, yj] = ring[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) odd = !odd;
  }
  return odd;
}

const SHARED = "all-towns";
let shared = null;

/** Keeps one hidden drawing of all towns in the page, which every small map reuses. */
export function shareTowns(towns) {
  document.getElementById(SHARED)?.closest("svg").remove();
  document.body.append(svg("svg", { class: "hidden-drawing", "aria-hidden": "true" }, svg("g", { id: SHARED }, towns.shapes())));
  shared = towns;
}

/** A small map around one place, with a pin; `null` before the towns are known. */
export function smallMap(longitude, latitude) {
  if (!shared) return null;
  const [x, y] = shared.project(longitude, latitude);
  const [w, h] = [120, 64];
  const view = `${x - w / 2} ${y - h * 0.6} ${w} ${h}`;
  const names = shared.towns.map((town) => [town, shared.project(...town.label)])
    .filter(([, [tx, ty]]) => Math.abs(tx - x) < w / 2 && Math.abs(ty - y) < h / 2 && Math.hypot(tx - x, ty - y) > 9)
    .map(([town, [tx, ty]]) => svg("text", { x: tx, y: ty, class: "town-name", "font-size": 5.5, text: townName(town) }));
  return svg("svg", { class: "small-map", viewBox: view, "aria-hidden": "true", preserveAspectRatio: "xMidYMid slice" },
    svg("use", { href: `#${SHARED}` }), names, pin(x, y, 0.5));
}

/** The pin, its tip at (x, y). */
export function pin(x, y, size) {
  return svg("g", { class: "pin", transform: `translate(${x} ${y}) scale(${size})` },
    svg("ellipse", { class: "pin-shadow", cx: 0, cy: 0, rx: 7, ry: 3 }),
    svg("path", { d: "M0 0C-3-9-11-14-11-22a11 11 0 0 1 22 0C11-14 3-9 0 0Z" }),
    svg("circle", { class: "pin-eye", cx: 0, cy: -22, r: 4 }));
}

export const knownTowns = () => shared;
