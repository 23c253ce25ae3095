// <div data-retry> with a file field that htmx sends: a photo that did not go through is sent again.
import { listen } from "./keep.js";

export function enhance(part) {
  const source = part.querySelector("input[type=file]");
  if (source) listen(part, source);
}
