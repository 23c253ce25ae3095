// Days as ISO words ("2026-06-12"), which compare and store as they are; UTC inside, so that no clock change moves a day.
import { language } from "./words.js";

const DAY = 86_400_000;
const parse = (iso) => new Date(`${iso}T00:00:00Z`);
const write = (date) => date.toISOString().slice(0, 10);

export const today = () => {
  const now = new Date();
  return write(new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())));
};
export const plus = (iso, days) => write(new Date(parse(iso).getTime() + days * DAY));
export const nightsBetween = (from, to) => Math.round((parse(to) - parse(from)) / DAY);
export const monthOf = (iso) => `${iso.slice(0, 7)}-01`;

export function plusMonths(iso, months) {
  const date = parse(monthOf(iso));
  date.setUTCMonth(date.getUTCMonth() + months);
  return write(date);
}

export const lastOfMonth = (iso) => plus(plusMonths(iso, 1), -1);

const format = (options) => {
  const formatter = new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" });
  return (iso) => formatter.format(parse(iso));
};
export const inWords = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
export const inShort = format({ weekday: "short", day: "numeric", month: "short" });
export const monthInWords = format({ month: "long", year: "numeric" });
const weekdayLong = format({ weekday: "long" });
const weekdayShort = format({ weekday: "short" });

// Column of a day in its week, from Monday as in the calendars that the server draws.
export const column = (iso) => (parse(iso).getUTCDay() + 6) % 7;

export function weekdays() {
  const monday = "2024-01-01";
  return Array.from({ length: 7 }, (_, index) => plus(monday, index)).map((day) => ({
    short: weekdayShort(day),
    long: weekdayLong(day),
  }));
}
