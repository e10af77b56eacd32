// Puts the page together: who there is, whose phones are open, and which event goes to which phone.
import { get, listen, patch } from "./api.js";
import { setSamples } from "./attach.js";
import { attempt, toast } from "./dialogs.js";
import { el, setWord } from "./dom.js";
import { Guide } from "./guide.js";
import { Towns, shareTowns } from "./geo.js";
import { titleOf } from "./media.js";
import { Phone } from "./phone.js";
import { setNow } from "./times.js";
import { TopBar } from "./topbar.js";
import { both, language, relabel, say } from "./words.js";

const KEPT = "jiejing-open";
const phones = new Map();
const chips = new Map();
const row = el("main", { class: "phones", id: "phones" });
const chipRow = el("nav", { class: "chips", label: "people" });
let world;
let guide;

const keptOpen = () => { try { return JSON.parse(sessionStorage.getItem(KEPT)); } catch { return null; } };

function keepOpen() {
  const open = [...phones.values()].filter(({ node }) => !node.hidden).map(({ person }) => person.id);
  try { sessionStorage.setItem(KEPT, JSON.stringify(open)); } catch { /* then the next visit opens the usual four */ }
}

// The first person of a role is known by the role, any further one by its id: stable names for tests and styles.
function hookFor(person, people) {
  return person.role && people.find((other) => other.role === person.role).id === person.id ? person.role : String(person.id);
}

function addPerson(person, people) {
  const phone = new Phone(person, hookFor(person, people), world);
  const kept = keptOpen();
  phone.node.hidden = kept ? !kept.includes(person.id) : !person.open;
  phone.seen = !phone.node.hidden;
  phones.set(person.id, phone);
  row.append(phone.node);
  sight.observe(phone.node);
  const badge = el("span", { class: "badge", hidden: true });
  const chip = el("button", { type: "button", class: "chip", data: { chip: phone.node.dataset.person }, on: { click: () => toggle(phone) } },
    el("span", { class: `avatar tint-${person.id % 6}`, "aria-hidden": "true", text: [...(person.first_name || "?")][0] }), el("span", { word: titleOf(person) }), badge);
  setWord(chip, "label", both("open_person", titleOf(person)));
  chips.set(person.id, { chip, badge });
  chipRow.append(chip);
}

const narrow = matchMedia("(max-width: 720px)");

// On a wide page a chip opens or hides a column; on a narrow one, where a column fills the screen, it goes there.
function toggle(phone) {
  if (narrow.matches) phone.node.hidden = false;
  else phone.node.hidden = !phone.node.hidden;
  phone.setSeen(!phone.node.hidden);
  if (!phone.node.hidden) {
    phone.node.scrollIntoView({ behavior: "smooth", inline: "center", block: "nearest" });
    phone.current?.toEnd();
  }
  drawChips();
  keepOpen();
}

const sight = new IntersectionObserver((entries) => {
  for (const { target, intersectionRatio } of entries) {
    const phone = phones.get(Number(target.dataset.personId)) ?? phones.get(target.dataset.personId);
    phone?.setSeen(intersectionRatio > 0.5);
  }
  drawChips();
}, { threshold: [0, 0.5, 0.9] });

function drawChips() {
  for (const [id, { chip, badge }] of chips) {
    const phone = phones.get(id);
    chip.setAttribute("aria-pressed", String(narrow.matches ? phone.seen : !phone.node.hidden));
    const count = phone.unread();
    badge.hidden = !count;
    badge.textContent = count;
  }
}

function markTurn(roles) {
  for (const { node } of phones.values()) node.classList.toggle("turn", roles.includes(node.dataset.person));
}

// Who does not speak the page's language; the second resident speaks another one on purpose.
const foreigners = () => [...phones.values()].map(({ person }) => person)
  .filter((person) => person.role !== "resident2" && !(person.language_code || "").startsWith(language()));

async function speakAlike() {
  for (const { id } of foreigners()) await patch(`/people/${id}`, { language_code: language() === "zh" ? "zh-hans" : "en" });
  await refreshPeople();
  guide.draw();
  toast(say("chats_language_done"));
}

async function loadAll() {
  await Promise.all([...phones.values()].map((phone) => phone.load()));
  drawChips();
}

async function refreshPeople() {
  const { people, now: moment } = await get("/people");
  setNow(moment);
  for (const person of people) {
    if (phones.has(person.id)) phones.get(person.id).update(person);
    else { addPerson(person, people); await phones.get(person.id).load(); }
  }
  drawChips();
}

function heard(event) {
  if (event.now) setNow(event.now);
  if (event.event === "reset") return attempt(restart);
  if (event.event === "people") return attempt(refreshPeople);
  // Another day changes what "today" stands above.
  if (event.event === "clock") for (const phone of phones.values()) phone.redraw();
  else phones.get(event.person)?.hear(event);
  return undefined;
}

async function restart() {
  for (const phone of phones.values()) phone.chats.clear();
  await refreshPeople();
  await loadAll();
  guide.restart();
  toast(say("started_over"));
}

async function begin(bar) {
  const [{ bot, people, now: moment }, map, samples] = await Promise.all([get("/people"), get("/people/map").catch(() => null), get("/people/samples").catch(() => [])]);
  setNow(moment);
  setSamples(samples);
  shareTowns(new Towns(map));
  world = {
    bot, onClose: toggle, onUnread: drawChips, onPeople: () => attempt(refreshPeople),
    onDeed: (kind, phone, detail) => guide.notice(kind, phone.person.role, detail, kind === "press" || detail.from?.id === phone.person.id),
  };
  for (const person of people) addPerson(person, people);
  guide = new Guide({ onStep: markTurn, foreign: () => foreigners().length > 0, onLanguage: () => attempt(speakAlike) });
  bar.node.after(chipRow, guide.node);
  await loadAll();
  listen({ onEvent: heard, onState: (state) => bar.setState(state), onMissed: () => attempt(() => refreshPeople().then(loadAll)) });
}

function main() {
  const bar = new TopBar({ onGuide: () => guide?.toggle() });
  const wait = el("p", { class: "waiting", word: "loading" });
  bar.setState("connecting");
  row.append(wait);
  document.body.append(bar.node, row);
  document.addEventListener("language", () => { for (const phone of phones.values()) phone.redraw(); document.title = say("title"); });
  narrow.addEventListener("change", drawChips);
  relabel();
  document.title = say("title");
  const open = () => begin(bar).then(() => wait.remove(), (trouble) => {
    wait.replaceChildren(say("load_failed", trouble.message), el("button", { type: "button", class: "button", word: "retry", on: { click: () => location.reload() } }));
  });
  open();
}

main();
