// The translators' desk: everything here also works, more slowly, without it.

let last = null; // the field that was written in last

const changed = (field) => field.value !== field.defaultValue;
const fields = () => [...document.querySelectorAll("[data-strings] textarea")];

document.addEventListener("focusin", (event) => {
  if (event.target.matches("[data-strings] textarea")) last = event.target;
});

document.addEventListener("click", (event) => {
  const chip = event.target.closest("[data-insert]");
  if (!chip) return;
  const form = chip.closest("form");
  const field = last && form.contains(last) ? last : form.querySelector("textarea");
  field.setRangeText(chip.dataset.insert, field.selectionStart, field.selectionEnd, "end");
  field.focus();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  if (!event.target.matches("[data-strings] textarea")) return;
  event.preventDefault();
  event.target.form.dataset.next = "";
  event.target.form.requestSubmit();
});

// A line that was saved with the keyboard hands over to the next one; one that was not, keeps it.
document.addEventListener("htmx:beforeSwap", (event) => {
  const line = event.detail.target.closest?.("[data-string]");
  if (line) line.parentElement.dataset.leaving = "next" in (line.querySelector("form")?.dataset ?? {}) ? line.id : "";
});

document.addEventListener("htmx:afterSettle", (event) => {
  const list = document.querySelector("[data-strings]");
  const line = document.getElementById(event.detail.elt?.id ?? "");
  if (!list || !line?.matches("[data-string]")) return;
  const next = line.nextElementSibling?.querySelector("textarea");
  const goesOn = list.dataset.leaving === line.id && line.hasAttribute("data-saved");
  (goesOn && next ? next : line.querySelector("textarea"))?.focus();
});

// Words that nobody saved are not lost by leaving.
let leaving = false;
document.addEventListener("submit", (event) => {
  leaving = !event.target.hasAttribute("hx-post");
});
window.addEventListener("beforeunload", (event) => {
  if (!leaving && fields().some(changed)) event.preventDefault();
});

for (const box of document.querySelectorAll("[data-find]")) {
  const rows = document.querySelectorAll(`#${box.dataset.find} [data-words]`);
  box.addEventListener("input", () => {
    const wanted = box.value.trim().toLocaleLowerCase();
    for (const row of rows) row.hidden = !row.dataset.words.toLocaleLowerCase().includes(wanted);
  });
}
