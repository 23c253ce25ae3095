// A page worth having on paper.
export function enhance(button) {
  button.addEventListener("click", () => window.print());
}
