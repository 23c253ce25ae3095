// [data-strip]: links in one row that scrolls sideways on phones; the one of this page comes into sight.
export function enhance(element) {
  const current = element.querySelector("[aria-current]");
  const row = current?.closest("ul, .tabs");
  if (!row) return;
  const { left, width } = current.getBoundingClientRect();
  row.scrollLeft += left + width / 2 - row.getBoundingClientRect().left - row.clientWidth / 2;
}
