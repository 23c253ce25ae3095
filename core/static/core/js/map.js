// <div data-map data-url="…"> or data-source="id of a <script type=application/json>": homes on a map.
// {"homes": [{"id", "latitude", "longitude", "price", "title", "url", "photo", "place"}],
//  "area": {"latitude", "longitude", "radius"}}
import "../vendor/leaflet/leaflet.js";
import { icon, make } from "./words.js";

const L = window.L;

export async function enhance(element) {
  const data = await read(element);
  const map = L.map(element, { scrollWheelZoom: false, zoomControl: false, attributionControl: false });
  L.control.zoom({ zoomInTitle: element.dataset.zoomIn, zoomOutTitle: element.dataset.zoomOut }).addTo(map);
  tiles(element, map);
  frame(map, data);

  const markers = new Map((data.homes ?? []).map((home) => [String(home.id), marker(home, map)]));
  if (data.area) area(data.area, map);
  follow(element, markers);
  new ResizeObserver(() => map.invalidateSize()).observe(element);
  if (element.dataset.searchHere) (await import("./search-here.js")).offer(element, map);
}

async function read(element) {
  if (element.dataset.source) return JSON.parse(document.getElementById(element.dataset.source).textContent);
  const answer = await fetch(element.dataset.url, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`The map's homes did not come: ${answer.status}`);
  return answer.json();
}

export function tiles(element, map) {
  if (!element.dataset.tiles) {
    element.dataset.bare = "";
    return;
  }
  L.control.attribution({ prefix: false }).addAttribution(element.dataset.attribution).addTo(map);
  L.tileLayer(element.dataset.tiles, { maxZoom: 19 }).addTo(map);
}

function marker(home, map) {
  const drawn = L.divIcon({ className: "", iconSize: [0, 0], html: make("span", { class: "bubble" }, home.price) });
  const pin = L.marker([home.latitude, home.longitude], {
    icon: drawn,
    keyboard: true,
    riseOnHover: true,
    alt: home.title,
  });
  pin.addTo(map);
  pin.getElement().setAttribute("aria-label", `${home.title}, ${home.price}`);
  pin.bindPopup(() => card(home), { closeButton: true, maxWidth: 260, minWidth: 256, offset: [0, -10] });
  return pin;
}

function card(home) {
  const title = make("a", { class: "map-card__title", href: home.url }, home.title);
  const words = make(
    "div",
    { class: "map-card__words" },
    title,
    make("p", { class: "soft small" }, home.place ?? ""),
    make("p", { class: "strong" }, home.price),
  );
  const photo = home.photo ? [make("img", { src: home.photo, alt: "", loading: "lazy", width: 256, height: 160 })] : [];
  return make("article", { class: "map-card" }, ...photo, words);
}

// An address is shown as an area until the stay is paid.
function area({ latitude, longitude, radius }, map) {
  L.circle([latitude, longitude], { radius, className: "map__area" }).addTo(map);
  const drawn = L.divIcon({
    className: "",
    iconSize: [0, 0],
    html: make("span", { class: "bubble", "data-kind": "pin" }, icon("house")),
  });
  L.marker([latitude, longitude], { icon: drawn, keyboard: false, interactive: false }).addTo(map);
}

function frame(map, data) {
  const points = (data.homes ?? []).map(({ latitude, longitude }) => [latitude, longitude]);
  if (points.length > 1) map.fitBounds(points, { padding: [48, 48], maxZoom: 16 });
  else if (points.length) map.setView(points[0], 15);
  else if (data.area) map.setView([data.area.latitude, data.area.longitude], 15);
  else map.setView([48.8566, 2.3522], 12);
}

// Pointing at a home of the list, <li data-home="id">, lights its price.
function follow(element, markers) {
  const list = document.getElementById(element.dataset.list ?? "");
  for (const [on, off] of [
    ["pointerover", "pointerout"],
    ["focusin", "focusout"],
  ]) {
    list?.addEventListener(on, (event) => light(event, true));
    list?.addEventListener(off, (event) => light(event, false));
  }
  function light(event, lit) {
    const home = event.target.closest("[data-home]");
    markers.get(home?.dataset.home)?.getElement()?.toggleAttribute("data-active", lit);
  }
}
