/* One tab stop for the whole grid; the arrow keys move between its links. */

const grid = document.querySelector("[data-planning]");

const linksOf = (row) => [...row.querySelectorAll("td a")];

function columnOf(link) {
  let column = 0;
  for (let cell = link.closest("td").previousElementSibling; cell; cell = cell.previousElementSibling) {
    column += cell.colSpan;
  }
  return column;
}

function nearest(row, column) {
  const links = linksOf(row);
  return links.reduce((best, link) => {
    const distance = Math.abs(columnOf(link) - column);
    return best && best.distance <= distance ? best : { link, distance };
  }, null)?.link;
}

function beside(link, step) {
  const links = linksOf(link.closest("tr"));
  return links[links.indexOf(link) + step];
}

function above(link, direction) {
  const column = columnOf(link);
  let row = link.closest("tr")[direction];
  while (row && !linksOf(row).length) row = row[direction];
  return row ? nearest(row, column) : null;
}

const moves = {
  ArrowRight: (link) => beside(link, 1),
  ArrowLeft: (link) => beside(link, -1),
  ArrowDown: (link) => above(link, "nextElementSibling"),
  ArrowUp: (link) => above(link, "previousElementSibling"),
};

if (grid) {
  const links = [...grid.querySelectorAll("td a")];
  links.slice(1).forEach((link) => { link.tabIndex = -1; });

  const today = grid.querySelector("th.is-today");
  const scroller = grid.parentElement;
  if (today) scroller.scrollLeft = today.offsetLeft - scroller.clientWidth / 2;

  grid.addEventListener("keydown", (event) => {
    const from = event.target.closest("td a");
    const to = from && moves[event.key]?.(from);
    if (!to) return;
    event.preventDefault();
    from.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  });
}
