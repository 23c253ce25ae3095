// <details data-menu>: closes by Escape, by a click elsewhere, and when the focus leaves.
export function enhance(menu) {
  const summary = menu.querySelector("summary");

  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      summary.focus();
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(menu, event);
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
}

function move(menu, event) {
  const items = [...menu.querySelectorAll(".menu__item")];
  if (!items.length) return;
  event.preventDefault();
  menu.open = true;
  const step = event.key === "ArrowDown" ? 1 : -1;
  const next = items.indexOf(document.activeElement) + step;
  items.at(next < 0 ? -1 : next % items.length).focus();
}
