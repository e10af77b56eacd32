// The window for choosing a place: map, town list, typed coordinates, and how to send it.
import { ask } from "./dialogs.js";
import { el } from "./dom.js";
import { knownTowns, townName } from "./geo.js";
import { TownMap } from "./map.js";
import { say } from "./words.js";

const KINDS = [["location", "as_location"], ["venue", "as_venue"], ["live", "as_live"]];
const LIVE_SECONDS = 3600;
// Humen, where the demo's people live.
let last = { longitude: 113.674, latitude: 22.814 };

/** Asks for a place; resolves with the body of POST …/location, or null. `only` fixes the kind (request_location). */
export async function choosePlace({ only = null } = {}) {
  const state = { ...last, kind: only || "location" };
  const parts = build(state, only);
  const answer = ask({
    title: say("map_title"), content: parts.content, wide: true, testid: "place-dialog",
    buttons: [
      { value: "", word: "cancel", class: "button quiet" },
      { value: "send", word: "send", class: "button primary", data: { testid: "send-place" } },
    ],
  });
  parts.map.show(state.longitude, state.latitude, 3);
  parts.map.drawing.focus();
  if ((await answer) !== "send") return null;
  last = { longitude: state.longitude, latitude: state.latitude };
  return body(state, parts);
}

function body({ longitude, latitude, kind }, { title, address }) {
  const place = { latitude, longitude };
  if (kind === "live") return { ...place, live_period: LIVE_SECONDS };
  if (kind !== "venue") return place;
  const town = knownTowns().at(longitude, latitude);
  const name = title.value.trim() || say("venue_default");
  return { ...place, venue: { title: name, address: address.value.trim() || (town ? townName(town) : name) } };
}

function build(state, only) {
  const towns = knownTowns();
  const readout = el("output", { class: "readout" });
  const latitude = degrees("latitude", "place-latitude");
  const longitude = degrees("longitude", "place-longitude");
  const tell = () => {
    const town = towns.at(state.longitude, state.latitude);
    readout.textContent = town ? townName(town) : say("outside");
    latitude.input.value = state.latitude;
    longitude.input.value = state.longitude;
  };
  const map = new TownMap(towns, (place) => { Object.assign(state, place); tell(); });
  const go = (place, near) => { Object.assign(state, place); map.show(state.longitude, state.latitude, near); tell(); };
  for (const [field, name] of [[latitude, "latitude"], [longitude, "longitude"]]) {
    field.input.addEventListener("input", () => {
      const value = field.input.valueAsNumber;
      if (Number.isFinite(value)) { state[name] = value; map.show(state.longitude, state.latitude); }
    });
    field.input.addEventListener("change", tell);
  }
  const [title, address] = [el("input", { hint: "venue_title", label: "venue_title", maxlength: 100 }), el("input", { hint: "venue_address", label: "venue_address", maxlength: 200 })];
  const venue = el("div", { class: "venue-fields", hidden: true }, title, address);
  const content = [
    map.node,
    el("div", { class: "place-row" }, readout, townList(towns, go), latitude.node, longitude.node),
    only ? null : kinds(state, venue), venue,
    el("p", { class: "small", word: "map_note" }),
  ].filter(Boolean);
  tell();
  return { map, content, title, address };
}

function degrees(key, testid) {
  const input = el("input", { type: "number", step: "0.00001", data: { testid } });
  return { input, node: el("label", { class: "field" }, el("span", { word: key }), input) };
}

function townList(towns, go) {
  const sorted = [...towns.towns].sort((a, b) => townName(a).localeCompare(townName(b)));
  const list = el("select", { label: "town" }, el("option", { value: "", word: "town" }),
    sorted.map((town, index) => el("option", { value: index, text: townName(town) })));
  list.addEventListener("change", () => {
    const town = sorted[list.value];
    if (town) go({ longitude: round(town.label[0]), latitude: round(town.label[1]) }, 4);
  });
  return list;
}

function kinds(state, venue) {
  const option = ([value, word]) => {
    const radio = el("input", { type: "radio", name: "place-kind", value, checked: value === state.kind });
    radio.addEventListener("change", () => { state.kind = value; venue.hidden = value !== "venue"; });
    return el("label", { class: "choice" }, radio, el("span", { word }));
  };
  return el("fieldset", { class: "choices" }, el("legend", { word: "kind" }), KINDS.map(option));
}

const round = (value) => Math.round(value * 1e5) / 1e5;
