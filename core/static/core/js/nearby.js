// <button data-nearby>: searches around the reader, who is asked by the browser.
import { around } from "./around.js";

const RADIUS = 3; // km

export function enhance(button) {
  const { form } = button;
  // Who names a place means no longer the point.
  form.elements.place.addEventListener("input", () => {
    form.elements.lat.value = form.elements.lon.value = form.elements.radius.value = "";
  });
  button.addEventListener("click", () => {
    button.setAttribute("aria-busy", "true");
    const found = ({ coords }) => around(form, coords.latitude, coords.longitude, RADIUS);
    const refused = () => button.replaceChildren(button.dataset.wordDenied);
    const done = () => button.removeAttribute("aria-busy");
    navigator.geolocation.getCurrentPosition(
      (position) => { done(); found(position); },
      () => { done(); refused(); },
      { timeout: 10_000 },
    );
  });
}
