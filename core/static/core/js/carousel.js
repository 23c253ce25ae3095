// <div data-carousel data-previous="…" data-next="…"> around a row that scrolls: adds two buttons.
// Without them the row is slid by finger, wheel or arrow keys.
import { icon, make } from "./words.js";

export function enhance(carousel) {
  const track = carousel.firstElementChild;
  const button = (name, label) =>
    make("button", { type: "button", class: "icon-button", "data-kind": "outlined", "aria-label": label }, icon(name));
  const back = button("arrow-left", carousel.dataset.previous);
  const on = button("arrow-right", carousel.dataset.next);
  // In a page read from right to left the row's places count below zero.
  const forwards = () => (getComputedStyle(track).direction === "rtl" ? -1 : 1);
  const slide = (direction) => track.scrollBy({ left: direction * forwards() * track.clientWidth * 0.9 });

  const look = () => {
    const gone = Math.abs(track.scrollLeft);
    const room = track.scrollWidth - track.clientWidth;
    back.disabled = gone < 2;
    on.disabled = gone > room - 2;
    buttons.hidden = room < 2;
  };

  const buttons = make("div", { class: "carousel__buttons" }, back, on);
  back.addEventListener("click", () => slide(-1));
  on.addEventListener("click", () => slide(1));
  track.addEventListener("scroll", look, { passive: true });
  new ResizeObserver(look).observe(track);
  carousel.append(buttons);
}
