// <div data-show-now>: a wide table scrolls to the column of today (aria-current="date").
export function enhance(scroller) {
  const now = scroller.querySelector('[aria-current="date"]');
  if (now) scroller.scrollLeft = now.offsetLeft - scroller.clientWidth / 2;
}
