// <div data-countdown-until="ISO time" data-five="…" data-one="…" data-over="…"> around a <time>:
// counts down, says so at five minutes and at one, and sends "countdown:over" at zero.
import { announce } from "./words.js";

export function enhance(box) {
  const end = Date.parse(box.dataset.countdownUntil);
  const shown = box.querySelector("time");
  let before = Infinity;

  const tick = () => {
    const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    shown.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    if (before > 300 && left <= 300 && left > 60) announce(box.dataset.five ?? shown.textContent);
    if (before > 60 && left <= 60 && left > 0) announce(box.dataset.one ?? shown.textContent);
    if (left <= 120) box.dataset.state = "last";
    before = left;
    if (left === 0) over();
  };
  const over = () => {
    clearInterval(clock);
    box.dataset.state = "over";
    announce(box.dataset.over ?? "");
    box.dispatchEvent(new CustomEvent("countdown:over", { bubbles: true }));
    // A hold that ended is told by the server: the page it names, or this one again.
    if (box.dataset.then) location.assign(box.dataset.then);
  };

  const clock = setInterval(tick, 1000);
  tick();
}
