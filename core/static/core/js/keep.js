// <div data-keep="name" hx-post=…>: what htmx could not save is kept on this phone and sent again.
const STORE = "unsent:";
const WAIT = 15000;
const waiting = new Map();

export function enhance(part) {
  const name = STORE + location.pathname + part.dataset.keep;
  part.addEventListener("change", () => localStorage.setItem(name, JSON.stringify(values(part))));
  part.addEventListener("htmx:beforeOnLoad", (event) => {
    if (event.target !== part) return;
    if (isOurs(event.detail)) {
      localStorage.removeItem(name);
      return;
    }
    event.preventDefault(); // a login page, or trouble: it does not belong here
    unsent(part, part);
  });
  listen(part, part);
  const kept = localStorage.getItem(name);
  if (kept) {
    restore(part, JSON.parse(kept));
    send(part);
  }
}

function isOurs({ xhr }) {
  const answer = xhr.getResponseHeader("X-Line");
  return xhr.status === 200 && answer !== null;
}

// A part says that it was not sent; its source, whose change sends it, is asked again later.
export function listen(part, source) {
  for (const trouble of ["htmx:sendError", "htmx:timeout"]) {
    source.addEventListener(trouble, () => unsent(part, source));
  }
}

function unsent(part, source) {
  part.dataset.unsent = "";
  waiting.set(part, source);
}

function send(source) {
  source.dispatchEvent(new Event("change", { bubbles: true }));
}

function fields(part) {
  return [...part.querySelectorAll("input:not([type=hidden])")];
}

function values(part) {
  return fields(part)
    .filter((field) => field.type !== "radio" || field.checked)
    .map((field) => [field.name, field.value]);
}

function restore(part, kept) {
  const wanted = new Map(kept);
  for (const field of fields(part)) {
    if (!wanted.has(field.name)) continue;
    if (field.type === "radio") field.checked = field.value === wanted.get(field.name);
    else field.value = wanted.get(field.name);
  }
}

function sendAll() {
  for (const [part, source] of [...waiting]) {
    waiting.delete(part);
    if (part.isConnected) send(source);
  }
}

window.addEventListener("online", sendAll);
// Some phones never say that they are back.
setInterval(sendAll, WAIT);
