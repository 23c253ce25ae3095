// Which days may be an arrival or a departure; the server decides again.
import { language } from "./words.js";
import { nightsBetween, plus, today } from "./dates.js";

export function rules(root) {
  const { min, max, minNights = 1, maxNights = 365, unavailable, wordNights } = root.dataset;
  const earliest = [min, today()].filter(Boolean).sort().at(-1);
  const nights = unavailable ? JSON.parse(document.getElementById(unavailable).textContent) : [];
  const takenNights = new Set(nights);
  const sorted = [...takenNights].sort();
  const plural = new Intl.PluralRules(language);
  const inNights = JSON.parse(wordNights);

  const departure = (arrival, day) => {
    const count = nightsBetween(arrival, day);
    const wall = sorted.find((night) => night >= arrival);
    return count >= minNights && count <= maxNights && (!wall || day <= wall) && (!max || plus(day, -1) <= max);
  };

  return {
    earliest,
    taken: (day) => takenNights.has(day),
    departure,
    // A day from which the shortest stay would meet a taken night is no arrival.
    arrival: (day) => day >= earliest && departure(day, plus(day, Number(minNights))),
    inNights: (count) => (inNights[plural.select(count)] ?? inNights.other).replace("%(count)s", count),
  };
}
