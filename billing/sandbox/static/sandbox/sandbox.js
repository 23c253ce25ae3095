// Comfort only: the page works without any of this.
const form = document.querySelector("[data-card-form]");

function groupDigits(field) {
  const digits = field.value.replace(/\D/g, "").slice(0, 19);
  const groups = /^3[47]/.test(digits) ? /^(\d{1,4})(\d{1,6})?(\d{1,5})?/ : /(\d{1,4})/g;
  const parts = digits.match(groups) ?? [];
  field.value = (groups.global ? parts : parts.slice(1).filter(Boolean)).join(" ");
}

function slashDate(field, event) {
  if (event.inputType?.startsWith("delete")) return;
  const digits = field.value.replace(/\D/g, "").slice(0, 4);
  field.value = digits.length < 2 ? digits : `${digits.slice(0, 2)} / ${digits.slice(2)}`;
}

function atTheEnd(field) {
  return field.selectionStart === field.value.length;
}

if (form) {
  const { number, expiry } = form.elements;
  const button = form.querySelector("button");
  const label = button.textContent;

  number.addEventListener("input", () => atTheEnd(number) && groupDigits(number));
  expiry.addEventListener("input", (event) => atTheEnd(expiry) && slashDate(expiry, event));

  form.addEventListener("submit", () => {
    button.disabled = true;
    button.textContent = button.dataset.busy;
  });
  // Coming back with the browser's button shows the page as it was left.
  addEventListener("pageshow", () => {
    button.disabled = false;
    button.textContent = label;
  });

  for (const card of document.querySelectorAll("[data-fill-number]")) {
    card.disabled = false;
    card.addEventListener("click", () => {
      number.value = card.dataset.fillNumber;
      (expiry.value ? number : expiry).focus();
    });
  }
  form.querySelector("[aria-invalid=true]")?.focus();
}
