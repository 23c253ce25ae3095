// <div data-gallery> around links to large photographs: opens them one at a time, full screen.
import { icon, make } from "./words.js";

export function enhance(gallery) {
  const links = [...gallery.querySelectorAll("[data-photo]")];
  const words = gallery.dataset;
  let box;

  gallery.addEventListener("click", (event) => {
    const trigger = event.target.closest("[data-photo], [data-gallery-open]");
    if (!trigger) return;
    event.preventDefault();
    box ??= lightbox(links, words);
    box.show(Math.max(0, links.indexOf(trigger)));
  });
}

function lightbox(links, words) {
  let at = 0;
  const place = make("span");
  const photo = make("img", { alt: "" });
  const caption = make("figcaption");
  const button = (name, label) =>
    make("button", { type: "button", class: "icon-button", "aria-label": label }, icon(name));
  const close = button("x", words.close);
  const back = button("arrow-left", words.previous);
  const on = button("arrow-right", words.next);
  const figure = make("figure", {}, photo, caption);
  const dialog = make(
    "dialog",
    { class: "lightbox", "aria-label": words.title },
    make("header", {}, place, close),
    figure,
    make("footer", {}, back, on),
  );
  document.body.append(dialog);

  const turn = (to) => {
    at = (to + links.length) % links.length;
    const thumbnail = links[at].querySelector("img");
    photo.src = links[at].href;
    photo.alt = thumbnail.alt;
    caption.textContent = thumbnail.alt;
    place.textContent = `${at + 1} / ${links.length}`;
    new Image().src = links[(at + 1) % links.length].href;
  };

  close.addEventListener("click", () => dialog.close());
  back.addEventListener("click", () => turn(at - 1));
  on.addEventListener("click", () => turn(at + 1));
  dialog.addEventListener("keydown", ({ key }) => {
    const forwards = document.documentElement.dir === "rtl" ? -1 : 1;
    if (key === "ArrowRight") turn(at + forwards);
    if (key === "ArrowLeft") turn(at - forwards);
    if (key === "Home") turn(0);
    if (key === "End") turn(links.length - 1);
  });
  swipe(figure, (direction) => turn(at + direction));

  return {
    show(index) {
      turn(index);
      dialog.showModal();
      on.focus();
    },
  };
}

function swipe(element, onSwipe) {
  let from = null;
  element.addEventListener("pointerdown", (event) => {
    from = event.isPrimary ? event.clientX : null;
  });
  element.addEventListener("pointerup", (event) => {
    const forwards = document.documentElement.dir === "rtl" ? -1 : 1;
    const moved = from === null ? 0 : (from - event.clientX) * forwards;
    if (Math.abs(moved) > 50) onSwipe(Math.sign(moved));
    from = null;
  });
}
