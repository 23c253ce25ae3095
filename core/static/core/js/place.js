// Keeps an open panel under its anchor, or over it where there is more room; styles make it a sheet on a phone.
const GAP = 10;

export function place(panel, anchor) {
  const move = () => {
    const box = anchor.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = panel;
    const below = box.bottom + GAP;
    const fits = below + height <= innerHeight || box.top < height + GAP;
    const left = document.documentElement.dir === "rtl" ? box.right - width : box.left;
    panel.style.setProperty("--x", `${Math.max(GAP, Math.min(left, innerWidth - width - GAP))}px`);
    panel.style.setProperty(
      "--y",
      `${fits ? Math.min(below, Math.max(GAP, innerHeight - height - GAP)) : box.top - height - GAP}px`,
    );
  };

  panel.addEventListener("toggle", ({ newState }) => {
    const change = newState === "open" ? addEventListener : removeEventListener;
    change("scroll", move, { passive: true });
    change("resize", move);
    if (newState === "open") move();
  });
}
