// A message that was read can go away.
export function enhance(button) {
  button.addEventListener("click", () => button.closest("[data-dismissible]").remove());
}
