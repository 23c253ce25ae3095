// <form data-upload data-list="id">: pictures dropped or chosen are sent one by one, each with its progress and its
// trouble; what the server draws of one is put at the end of the list. Words: data-word-waiting, -checking, -done…
import { announce, make } from "./words.js";

export function enhance(form) {
  const drop = form.querySelector("[data-drop]");
  const input = form.querySelector('input[type="file"]');
  const queue = new Queue(form);

  input.addEventListener("change", () => {
    queue.add([...input.files]);
    input.value = "";
  });
  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (event) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      drop.toggleAttribute("data-over", true);
    });
  }
  drop.addEventListener("dragleave", (event) => {
    if (!drop.contains(event.relatedTarget)) drop.removeAttribute("data-over");
  });
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.removeAttribute("data-over");
    queue.add([...event.dataTransfer.files]);
  });
}

class Queue {
  constructor(form) {
    this.form = form;
    this.words = form.dataset;
    this.shown = form.querySelector("[data-uploads]");
    this.list = document.getElementById(form.dataset.list);
    this.waiting = [];
    this.busy = false;
  }

  add(files) {
    for (const file of files) this.waiting.push({ file, ...this.row(file) });
    if (!this.busy) this.work();
  }

  row(file) {
    const bar = make("progress", { class: "meter", max: 100, value: 0, "aria-label": file.name });
    const state = make("span", {}, this.words.wordWaiting);
    const line = make("li", {}, make("bdi", { class: "truncate" }, file.name), state, bar);
    this.shown.append(line);
    return { bar, state, line };
  }

  async work() {
    this.busy = true;
    for (let next; (next = this.waiting.shift());) await this.send(next);
    this.busy = false;
  }

  async send({ file, bar, state, line }) {
    if (file.size > Number(this.words.mostBytes)) return this.failed(state, bar, this.words.wordLarge);
    const answer = await post(this.form, file, (percent) => {
      bar.value = percent;
      if (percent === 100) state.textContent = this.words.wordChecking;
    });
    if (!answer?.html) return this.failed(state, bar, answer?.error ?? this.words.wordFailed);
    this.list.insertAdjacentHTML("beforeend", answer.html);
    document.querySelector("[data-none]")?.remove();
    state.textContent = this.words.wordDone;
    state.dataset.state = "done";
    announce(`${file.name}: ${this.words.wordDone}`);
    line.querySelector("progress").remove();
    return undefined;
  }

  failed(state, bar, sentence) {
    bar.remove();
    state.textContent = sentence;
    state.dataset.state = "failed";
  }
}

// XMLHttpRequest: fetch does not tell how much was sent.
function post(form, file, onProgress) {
  const data = new FormData();
  data.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
  data.append("files", file);
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("Accept", "application/json");
  request.responseType = "json";
  request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(Math.round((loaded / total) * 100)));
  return new Promise((resolve) => {
    request.addEventListener("loadend", () => resolve(request.response));
    request.send(data);
  });
}
