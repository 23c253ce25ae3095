// Shared by the modules: the page's language, its words and its icons.
const page = document.documentElement;

// We are in Europe: our English writes 12 June, not June 12.
export const language = page.lang === "en" ? "en-GB" : page.lang || "fr";

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
