// <form data-work="worker.js" data-bits="14">: works on the form's challenge while it is filled in.
export function enhance(form) {
  const { challenge, counter } = form.elements;
  if (counter.value) return;
  const question = form.querySelector("[data-question]");
  // A page that is not secure has no crypto: the question is there for it.
  const byHand = () => question.classList.remove("no-script");
  if (!globalThis.crypto?.subtle) {
    byHand();
    return;
  }

  const worker = new Worker(form.dataset.work, { type: "module" });
  let waiting = null;
  let failed = false;
  worker.onmessage = ({ data }) => {
    counter.value = data;
    waiting?.();
  };
  worker.onerror = () => {
    failed = true;
    byHand();
    waiting?.();
  };
  worker.postMessage({ challenge: challenge.value, bits: Number(form.dataset.bits) });

  form.addEventListener("submit", (event) => {
    if (counter.value || failed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { submitter } = event;
    submitter?.setAttribute("aria-busy", "true");
    waiting = () => {
      waiting = null;
      submitter?.removeAttribute("aria-busy");
      if (!failed) form.requestSubmit(submitter);
    };
  });
}
