// Draws one month as a table of buttons. `look(day)` tells how a day appears: {disabled, state, range, note}.
import { column, inWords, lastOfMonth, monthInWords, plus, today, weekdays } from "./dates.js";
import { make } from "./words.js";

export function month(first, look) {
  const heads = weekdays().map(({ short, long }) => make("th", { scope: "col", abbr: long }, short));
  return make(
    "table",
    { class: "month" },
    make("caption", {}, monthInWords(first)),
    make("thead", {}, make("tr", {}, ...heads)),
    make("tbody", {}, ...weeks(first, look)),
  );
}

function weeks(first, look) {
  const last = lastOfMonth(first);
  const rows = [];
  for (let day = plus(first, -column(first)); day <= last;) {
    const row = make("tr");
    for (let index = 0; index < 7; index += 1, day = plus(day, 1)) {
      row.append(day < first || day > last ? make("td") : cell(day, look(day)));
    }
    rows.push(row);
  }
  return rows;
}

function cell(day, { disabled, state, range, note }) {
  const button = make(
    "button",
    {
      type: "button",
      class: "day",
      tabindex: -1,
      "data-day": day,
      "data-state": state,
      "data-today": day === today() && "",
      "aria-disabled": disabled && "true",
      "aria-pressed": String(["start", "end", "single"].includes(range)),
      "aria-label": [inWords(day), note].filter(Boolean).join(", "),
    },
    String(Number(day.slice(8))),
  );
  return make("td", { "data-range": range }, button);
}
