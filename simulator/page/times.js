// Moments in the city's time, whatever the browser's own zone.
import { language, say } from "./words.js";

export const ZONE = "Asia/Shanghai";
const cache = new Map();

function format(moment, options) {
  const locale = language() === "zh" ? "zh-CN" : "en-GB";
  const key = locale + JSON.stringify(options);
  if (!cache.has(key)) cache.set(key, new Intl.DateTimeFormat(locale, { timeZone: ZONE, hour12: false, ...options }));
  return cache.get(key).format(moment);
}

export const clockTime = (moment) => format(moment, { hour: "2-digit", minute: "2-digit" });
export const dayName = (moment) => format(moment, { month: "long", day: "numeric", weekday: "short" });
export const dayKey = (moment) => format(moment, { year: "numeric", month: "2-digit", day: "2-digit" });
export const fullTime = (moment) => `${dayName(moment)} ${clockTime(moment)}`;

/** The heading above a day's messages. */
export const dayHeading = (moment, now) => (dayKey(moment) === dayKey(now) ? say("today") : dayName(moment));

let ahead = 0;

/** Sets the city's clock from the server's ISO moment; it runs on by itself from there. */
export function setNow(iso) {
  const moment = Date.parse(iso);
  if (Number.isFinite(moment)) ahead = moment - Date.now();
}

/** The city's present moment. */
export const now = () => new Date(Date.now() + ahead);

/** Minutes from now to the next `hour` o'clock of the city (at least one). */
export function minutesUntil(hour) {
  const [h, m] = clockTime(now()).split(":").map(Number);
  const wait = hour * 60 - (h * 60 + m);
  return wait > 0 ? wait : wait + 1440;
}

/** Minutes from now to the next moment at `hour:minute` of a day for which `is({day, weekday})` holds; Sunday is 0. */
export function minutesUntilDay(is, hour, minute) {
  const [h, m] = clockTime(now()).split(":").map(Number);
  const wait = hour * 60 + minute - (h * 60 + m);
  for (let days = wait > 0 ? 0 : 1; days < 63; days += 1) {
    const [year, month, day] = isoDay(new Date(now().getTime() + days * 864e5)).split("-").map(Number);
    if (is({ day, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() })) return wait + days * 1440;
  }
  return 0;
}

const isoDay = (moment) => new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE }).format(moment);
