// <ol data-order="address"> of <li data-photo="id">: dragged by their picture, or moved by their [data-move] buttons; the
// new order is sent at once. Without a script the same buttons send the form.
import { announce } from "./words.js";

export function enhance(list) {
  let dragged = null;
  let before = "";

  list.addEventListener("pointerdown", ({ target }) => {
    const item = target.closest("[data-grip]")?.closest("[data-photo]");
    if (item) item.draggable = true;
  });
  list.addEventListener("dragstart", (event) => {
    dragged = event.target.closest("[data-photo]");
    if (!dragged) return;
    before = order(list);
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.photo);
    dragged.toggleAttribute("data-dragged", true);
  });
  list.addEventListener("dragover", (event) => {
    if (!dragged) return;
    event.preventDefault();
    const over = event.target.closest("[data-photo]");
    if (!over || over === dragged) return;
    const { top, height } = over.getBoundingClientRect();
    over[event.clientY < top + height / 2 ? "before" : "after"](dragged);
  });
  list.addEventListener("drop", (event) => event.preventDefault());
  list.addEventListener("dragend", () => {
    if (!dragged) return;
    dragged.removeAttribute("data-dragged");
    dragged.draggable = false;
    if (order(list) !== before) send(list, dragged);
    dragged = null;
  });
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    event.preventDefault();
    const item = button.closest("[data-photo]");
    if (button.dataset.move === "-1") item.previousElementSibling?.before(item);
    else item.nextElementSibling?.after(item);
    stay(button, item);
    send(list, item);
  });
}

// At an end of the list its button goes: the focus passes to the other one.
function stay(button, item) {
  const hidden = getComputedStyle(button).visibility === "hidden";
  (hidden ? item.querySelector(`[data-move="${-button.dataset.move}"]`) : button).focus();
}

const order = (list) => [...list.children].map((item) => item.dataset.photo).join();

async function send(list, item) {
  const data = new FormData();
  data.append("csrfmiddlewaretoken", list.closest("form").querySelector("[name=csrfmiddlewaretoken]").value);
  for (const one of list.children) data.append("photo", one.dataset.photo);
  const place = [...list.children].indexOf(item) + 1;
  const said = list.dataset.wordMoved.replace("%(place)s", place).replace("%(count)s", list.children.length);
  const answer = await fetch(list.dataset.order, { method: "POST", body: data }).catch(() => null);
  announce(answer?.ok ? said : list.dataset.wordFailed);
}
