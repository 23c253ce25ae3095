// <button data-confirm="Sentence?" data-confirm-yes="Yes, …" data-confirm-no="Keep it">: asks before it acts.
import { open } from "./dialog.js";
import { make } from "./words.js";

export function enhance(button) {
  let agreed = false;
  button.addEventListener("click", (event) => {
    if (agreed) return;
    event.preventDefault();
    ask(button, () => {
      agreed = true;
      button.click();
    });
  });
}

function ask(button, onYes) {
  const { confirm: question, confirmYes, confirmNo } = button.dataset;
  const yes = make("button", { type: "button", class: "button", "data-kind": button.dataset.kind }, confirmYes);
  const no = make("button", { type: "button", class: "button", "data-kind": "quiet" }, confirmNo);
  const dialog = make(
    "dialog",
    { class: "dialog", "aria-label": question },
    make("p", { class: "dialog__body strong" }, question),
    make("div", { class: "dialog__foot" }, no, yes),
  );
  no.addEventListener("click", () => dialog.close());
  yes.addEventListener("click", () => {
    dialog.close();
    onYes();
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  open(dialog);
  no.focus();
}
