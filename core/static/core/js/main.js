// Loads what the page asks for: each behaviour is a module hooked by a data- attribute.
const behaviours = {
  "[data-menu]": () => import("./menu.js"),
  "[data-dialog-open], [data-dialog-close]": () => import("./dialog.js"),
  "[data-assistant]": () => import("./assistant.js"),
  "[data-gallery]": () => import("./gallery.js"),
  "[data-carousel]": () => import("./carousel.js"),
  "[data-guests]": () => import("./guests.js"),
  "[data-daterange]": () => import("./daterange.js"),
  "[data-countdown-until]": () => import("./countdown.js"),
  "[data-map]": () => import("./map.js"),
  "form[data-work]": () => import("./work.js"), // before data-once: it may hold a form back
  "form[data-once]": () => import("./once.js"),
  "[data-check-all]": () => import("./check-all.js"),
  "[data-completes]": () => import("./completes.js"),
  "[data-nearby]": () => import("./nearby.js"),
  "form[data-filters]": () => import("./filters.js"),
  "[data-confirm]": () => import("./confirm.js"),
  "[data-print]": () => import("./print.js"),
  "[data-promo]": () => import("./promo.js"),
  "[data-show-now]": () => import("./show-now.js"),
  "[data-dismiss]": () => import("./dismiss.js"),
  "[data-keep]": () => import("./keep.js"),
  "[data-retry]": () => import("./retry.js"),
  "[data-signature]": () => import("./signature.js"),
  "form[data-upload]": () => import("./upload.js"),
  "[data-order]": () => import("./order.js"),
  "[data-pin]": () => import("./pin.js"),
  "[data-copy]": () => import("./copy.js"),
  "[data-strip]": () => import("./strip.js"),
};

async function wake(root) {
  for (const [selector, load] of Object.entries(behaviours)) {
    const found = [...root.querySelectorAll(selector)];
    if (root.matches?.(selector)) found.push(root);
    const asleep = found.filter((element) => !element.dataset.awake?.includes(selector));
    if (!asleep.length) continue;
    for (const element of asleep) element.dataset.awake = (element.dataset.awake ?? "") + selector;
    const { enhance } = await load();
    asleep.forEach(enhance);
  }
}

document.documentElement.classList.add("scripted");
wake(document.documentElement);
// What htmx brings in later is enhanced too.
document.addEventListener("htmx:load", (event) => wake(event.detail.elt));
