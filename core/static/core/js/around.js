// Makes a search ask for what lies within some kilometres of a point, instead of in a place.
export function around(form, latitude, longitude, radius) {
  form.elements.lat.value = latitude.toFixed(4);
  form.elements.lon.value = longitude.toFixed(4);
  form.elements.radius.value = Math.min(100, Math.max(0.3, radius)).toFixed(1);
  form.elements.place.value = "";
  form.requestSubmit();
}
