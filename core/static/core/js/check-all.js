// [data-check-all]: the last box ticks all the others, and says whether they are.
export function enhance(group) {
  const boxes = [...group.querySelectorAll('input[type="checkbox"]')];
  const all = boxes.pop();
  const follow = () => (all.checked = boxes.every((box) => box.checked));

  group.addEventListener("change", ({ target }) => {
    if (target === all) boxes.forEach((box) => (box.checked = all.checked));
    else follow();
  });
  follow();
}
