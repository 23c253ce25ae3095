// Counts that a house ad was in view for a second: once a page, and without saying by whom.
const LONG_ENOUGH = 1000;

export function enhance(promo) {
  let waiting;
  const watch = new IntersectionObserver(([entry]) => {
    clearTimeout(waiting);
    if (!entry.isIntersecting) return;
    waiting = setTimeout(() => {
      watch.disconnect();
      tell(promo);
    }, LONG_ENOUGH);
  }, { threshold: 0.5 });
  watch.observe(promo);
}

function tell(promo) {
  const { lang } = document.documentElement;
  navigator.sendBeacon(promo.dataset.seen, new URLSearchParams({ ad: promo.dataset.promo, lang }));
}
