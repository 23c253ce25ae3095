// <a data-assistant="htmx.min.js" data-dialog-open="assistant">: brings the conversation into the dialog that it opens.
// What is asked there goes by htmx; every answer is added to the log, which reads it aloud.
const SHOWN_AS_WELL = [422, 429];

export function enhance(trigger) {
  const body = document.querySelector("#assistant-panel .assistant__body");
  trigger.addEventListener("click", () => open(trigger, body));
  body.addEventListener("htmx:beforeSwap", (event) => {
    if (SHOWN_AS_WELL.includes(event.detail.xhr.status)) event.detail.shouldSwap = true;
  });
  body.addEventListener("htmx:afterSwap", () => settle(body));
  body.addEventListener("htmx:afterRequest", (event) => cleared(event, body));
  body.addEventListener("htmx:responseError", (event) => {
    if (!SHOWN_AS_WELL.includes(event.detail.xhr.status)) tell(body);
  });
  body.addEventListener("htmx:sendError", () => tell(body));
}

async function open(trigger, body) {
  if (body.dataset.loaded) return settle(body);
  body.dataset.loaded = "yes";
  try {
    await htmxFrom(trigger.dataset.assistant);
    await window.htmx.ajax("GET", trigger.href, { target: body, swap: "innerHTML" });
    body.removeAttribute("aria-busy");
  } catch {
    delete body.dataset.loaded;
    tell(body);
  }
}

// Most pages do without htmx: it is fetched by the first click.
function htmxFrom(address) {
  if (window.htmx) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", resolve);
    script.addEventListener("error", reject);
    document.head.append(script);
  });
}

function cleared(event, body) {
  const form = event.target.closest?.(".chat__form");
  if (form && event.detail.successful) form.reset();
  settle(body);
}

function settle(body) {
  const log = body.querySelector(".chat__log");
  const asked = log?.querySelectorAll(".chat__asked");
  // The newest answer is read from its question on.
  if (asked?.length) log.scrollTo({ top: asked[asked.length - 1].offsetTop - log.offsetTop });
  body.querySelector(".chat__form input[type='text']")?.focus();
}

function tell(body) {
  const words = document.createElement("p");
  words.setAttribute("role", "alert");
  words.textContent = body.dataset.failed;
  (body.querySelector(".chat__log") ?? body).append(words);
}
