// Once the map was moved: a button that searches what it shows.
import { around } from "./around.js";
import { make } from "./words.js";

export function offer(element, map) {
  const form = document.getElementById("search");
  const button = make("button", { type: "button", class: "button results__here", "data-kind": "quiet", "data-size": "s" }, element.dataset.searchHere);

  button.addEventListener("click", () => {
    const centre = map.getCenter();
    const bounds = map.getBounds();
    const reach = Math.min(
      centre.distanceTo([bounds.getNorth(), centre.lng]),
      centre.distanceTo([centre.lat, bounds.getEast()]),
    );
    around(form, centre.lat, centre.lng, reach / 1000);
  });
  // The first move is the map's own, to show what was found.
  map.on("dragend zoomend", () => element.parentElement.append(button));
}
