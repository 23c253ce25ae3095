// <a href="#id" data-dialog-open="id"> opens a <dialog>; data-dialog-close inside it closes it.
export function enhance(trigger) {
  trigger.addEventListener("click", (event) => {
    event.preventDefault();
    if (trigger.dataset.dialogOpen) open(document.getElementById(trigger.dataset.dialogOpen));
    else trigger.closest("dialog").close();
  });
}

export function open(dialog) {
  dialog.showModal();
  dialog.addEventListener("click", closeOnBackdrop);
}

function closeOnBackdrop(event) {
  if (event.target === event.currentTarget) event.currentTarget.close();
}
