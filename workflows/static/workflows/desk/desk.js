// One box ticks every case of the list.
for (const form of document.querySelectorAll("[data-assign]")) {
  const all = form.querySelector("[data-tick-all]");
  if (!all) continue;
  all.hidden = false;
  all.addEventListener("change", () => {
    for (const box of form.querySelectorAll("[data-tick]")) box.checked = all.checked;
  });
}
