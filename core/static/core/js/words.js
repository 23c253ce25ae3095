// Shared by the modules: the page's language, its words and its icons.
const page = document.documentElement;

// As the server writes them (core/readers.py): our English is Europe's, every reader counts by the same calendar and
// in the same figures, and a language that the browser does not know gets French dates.
const written = (code) => `${code === "en" ? "en-GB" : code}-u-ca-gregory-nu-latn`;
export const language = [page.lang, "fr"].filter(Boolean).map(written);

export function icon(name) {
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  drawing.dataset.icon = name;
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${page.dataset.icons}#${name}`);
  drawing.append(use);
  return drawing;
}

// make("button", {type: "button", class: "day"}, "12")
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

let voice;

// Says a sentence to screen readers without moving the focus.
export function announce(sentence) {
  voice ??= document.body.appendChild(make("div", { class: "visually-hidden", role: "status" }));
  voice.textContent = sentence;
}
