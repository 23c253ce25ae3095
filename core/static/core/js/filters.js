// <form data-filters>: asks again when a choice changes; empty filters stay out of the address.
export function enhance(form) {
  let waiting;
  const ask = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => form.requestSubmit(), 250);
  };

  form.addEventListener("change", (event) => {
    // A drawer is read as a whole: its own button sends it.
    if (!event.target.closest("[data-together]")) ask();
  });
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    form.querySelector("[popover]:popover-open")?.hidePopover();
  });
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) {
      if (value === "") formData.delete(name);
    }
  });
}
