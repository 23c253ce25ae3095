// <div data-pin data-latitude="id" data-longitude="id">: a map whose pin moves two fields. It follows the town and the
// postcode (data-commune, data-postcode, asked at data-place) until it is placed by hand.
import "../vendor/leaflet/leaflet.js";
import { tiles } from "./map.js";
import { icon, make } from "./words.js";

const L = window.L;
const STEP = { ArrowUp: [1, 0], ArrowDown: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };
const DEGREES = 0.0001;

export function enhance(element) {
  const field = (name) => document.getElementById(element.dataset[name]);
  const latitude = field("latitude");
  const longitude = field("longitude");
  const typed = () => [Number(latitude.value.replace(",", ".")), Number(longitude.value.replace(",", "."))];

  const map = L.map(element, { scrollWheelZoom: false, zoomControl: false, attributionControl: false });
  L.control.zoom({ zoomInTitle: element.dataset.zoomIn, zoomOutTitle: element.dataset.zoomOut }).addTo(map);
  tiles(element, map);
  map.setView(typed(), 15);
  const drawn = L.divIcon({
    className: "",
    iconSize: [0, 0],
    html: make("span", { class: "bubble", "data-kind": "pin" }, icon("house")),
  });
  const pin = L.marker(typed(), { icon: drawn, draggable: true, keyboard: true, alt: element.dataset.label }).addTo(map);
  pin.getElement().setAttribute("aria-label", element.dataset.label);

  const write = ({ lat, lng }) => {
    latitude.value = lat.toFixed(6);
    longitude.value = lng.toFixed(6);
  };
  const go = ([lat, lng]) => {
    pin.setLatLng([lat, lng]);
    map.panTo([lat, lng]);
  };
  pin.on("dragend", () => write(pin.getLatLng()));
  map.on("click", ({ latlng }) => {
    go([latlng.lat, latlng.lng]);
    write(latlng);
  });
  pin.getElement().addEventListener("keydown", (event) => {
    const step = STEP[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const { lat, lng } = pin.getLatLng();
    go([lat + step[0] * DEGREES, lng + step[1] * DEGREES]);
    write(pin.getLatLng());
  });
  for (const input of [latitude, longitude]) input.addEventListener("change", () => go(typed()));
  for (const name of ["commune", "postcode"]) {
    field(name).addEventListener("change", async () => {
      const asked = new URLSearchParams({ commune: field("commune").value, postcode: field("postcode").value });
      const answer = await fetch(`${element.dataset.place}?${asked}`);
      if (!answer.ok) return;
      const point = await answer.json();
      go([point.latitude, point.longitude]);
      write(pin.getLatLng());
    });
  }
  new ResizeObserver(() => map.invalidateSize()).observe(element);
}
