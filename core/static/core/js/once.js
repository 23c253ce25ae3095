// <form data-once>: sent once; its button shows that the answer is on the way.
export function enhance(form) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) {
      event.preventDefault();
      return;
    }
    sent = true;
    // Not `disabled`: a disabled button's own name and value would not be sent.
    (event.submitter ?? form.querySelector(".button"))?.setAttribute("aria-busy", "true");
  });
  // Coming back by the browser's arrow shows the page as it was left: free the form.
  window.addEventListener("pageshow", () => {
    sent = false;
    form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
  });
}
