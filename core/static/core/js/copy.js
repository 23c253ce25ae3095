// <button data-copy="#id" data-copied="Copied">: puts a field's text on the clipboard and says so.
export function enhance(button) {
  const field = document.querySelector(button.dataset.copy);
  const words = button.querySelector("[data-copy-words]");
  const before = words.textContent;
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(field.value);
    words.textContent = button.dataset.copied;
    setTimeout(() => (words.textContent = before), 2000);
  });
}
