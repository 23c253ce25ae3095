// <… data-daterange> around two <input type="date">: a calendar of two months instead of the browser's pickers.
// Rules: data-min, data-max, data-min-nights, data-max-nights, data-unavailable="id of a JSON list of taken nights".
// Words: core/_daterange_words.html.
import { month } from "./calendar.js";
import { inShort, inWords, monthOf, nightsBetween, plus, plusMonths, today } from "./dates.js";
import { place } from "./place.js";
import { rules } from "./range-rules.js";
import { announce, icon, make } from "./words.js";

export function enhance(root) {
  const inputs = [...root.querySelectorAll('input[type="date"]')];
  if (inputs.length === 2) new DateRange(root, inputs);
}

class DateRange {
  constructor(root, inputs) {
    this.root = root;
    this.words = root.dataset;
    this.inputs = inputs;
    this.allows = rules(root);
    this.buttons = inputs.map((input, index) => this.replace(input, index));
    this.build();
    this.draw();
  }

  get arrival() {
    return this.inputs[0].value;
  }
  get departure() {
    return this.inputs[1].value;
  }

  // The field keeps its name and value; a button shows the date in words.
  replace(input, index) {
    const label = this.root.querySelector(`label[for="${input.id}"]`);
    const button = make("button", {
      type: "button",
      class: "daterange__shown",
      id: `${input.id}-shown`,
      "aria-haspopup": "dialog",
      "aria-invalid": input.getAttribute("aria-invalid"),
      "aria-describedby": input.getAttribute("aria-describedby"),
    });
    input.type = "hidden";
    input.after(button);
    label.htmlFor = button.id;
    label.id ||= `${input.id}-label`;
    button.setAttribute("aria-labelledby", `${label.id} ${button.id}`);
    button.addEventListener("click", () => this.open(index));
    return button;
  }

  build() {
    const { words } = this;
    const turner = (name, label, by) => {
      const button = make("button", { type: "button", class: "icon-button", "aria-label": label }, icon(name));
      button.addEventListener("click", () => this.turn(by));
      return button;
    };
    this.back = turner("chevron-left", words.wordPrevious, -1);
    this.months = make("div", { class: "calendar" });
    this.hint = make("span");
    const clear = make("button", { type: "button", class: "link-button" }, words.wordClear);
    clear.addEventListener("click", () => this.clear());
    this.panel = make(
      "div",
      { class: "daterange__panel", popover: "auto", role: "dialog" },
      make("div", { class: "daterange__head" }, this.back, turner("chevron-right", words.wordNext, 1)),
      this.months,
      make("div", { class: "daterange__foot" }, this.hint, clear),
    );
    this.root.append(this.panel);
    this.months.addEventListener("click", ({ target }) => this.pick(target.closest(".day")));
    this.months.addEventListener("keydown", (event) => this.walk(event));
    place(this.panel, this.root);
  }

  open(index) {
    this.picking = index === 1 && this.arrival ? 1 : 0;
    this.first = monthOf(this.inputs[this.picking].value || this.arrival || this.allows.earliest);
    this.draw();
    this.panel.showPopover();
    this.focus(this.inputs[this.picking].value || this.arrival || this.allows.earliest);
  }

  turn(by) {
    this.first = plusMonths(this.first, by);
    this.draw();
    announce(this.months.querySelector("caption").textContent);
  }

  draw() {
    this.first ??= monthOf(this.arrival || today());
    this.back.disabled = this.first <= monthOf(this.allows.earliest);
    const look = (day) => this.look(day);
    this.months.replaceChildren(month(this.first, look), month(plusMonths(this.first, 1), look));
    this.hint.textContent = this.sentence();
    this.panel.setAttribute("aria-label", this.picking === 1 ? this.words.wordDeparture : this.words.wordArrival);
    this.buttons.forEach((button, index) => {
      const { value } = this.inputs[index];
      button.textContent = value ? inShort(value) : this.words.wordAdd;
      button.toggleAttribute("data-empty", !value);
    });
    const reachable = this.months.querySelector('.day[aria-pressed="true"], .day:not([aria-disabled])');
    reachable?.setAttribute("tabindex", 0);
  }

  look(day) {
    const { arrival, departure } = this;
    const free = this.picking === 1 ? this.allows.departure(arrival, day) : this.allows.arrival(day);
    let range = null;
    if (day === arrival) range = departure ? "start" : "single";
    else if (day === departure) range = "end";
    else if (departure && day > arrival && day < departure) range = "inside";
    return {
      range,
      disabled: !free,
      state: this.allows.taken(day) ? "taken" : free ? "free" : "past",
      note: free ? "" : this.words.wordTaken,
    };
  }

  pick(button) {
    if (!button || button.getAttribute("aria-disabled")) return;
    const { day } = button.dataset;
    announce(inWords(day));
    if (this.picking === 1) return this.finish(day);
    this.set(day, this.departure && this.allows.departure(day, this.departure) ? this.departure : "");
    this.picking = 1;
    this.draw();
    this.focus(day);
  }

  finish(day) {
    this.set(this.arrival, day);
    this.draw();
    this.panel.hidePopover();
    this.buttons[1].focus();
  }

  clear() {
    this.set("", "");
    this.picking = 0;
    this.draw();
    this.focus(this.allows.earliest);
  }

  set(arrival, departure) {
    const old = this.inputs.map(({ value }) => value);
    [this.inputs[0].value, this.inputs[1].value] = [arrival, departure];
    // Whoever listens (a quote, a filter) hears one change, when both dates are known or both are gone.
    if (Boolean(arrival) === Boolean(departure) && old.join() !== `${arrival},${departure}`) {
      this.inputs[1].dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  sentence() {
    const { arrival, departure, words } = this;
    if (arrival && departure) return this.allows.inNights(nightsBetween(arrival, departure));
    return arrival ? words.wordDeparture : words.wordArrival;
  }

  walk(event) {
    const { day } = event.target.dataset;
    const side = document.documentElement.dir === "rtl" ? -1 : 1;
    const steps = { ArrowLeft: -side, ArrowRight: side, ArrowUp: -7, ArrowDown: 7 };
    let to = event.key in steps ? plus(day, steps[event.key]) : null;
    if (event.key === "PageUp") to = plusMonths(day, -1);
    if (event.key === "PageDown") to = plusMonths(day, 1);
    if (!to || !day) return;
    event.preventDefault();
    this.focus(to < this.allows.earliest ? this.allows.earliest : to);
  }

  focus(day) {
    const shown = () => this.months.querySelector(`[data-day="${day}"]`);
    // On a phone the second month is not drawn on the screen.
    if (!shown()?.checkVisibility()) {
      this.first = day < this.first ? monthOf(day) : plusMonths(monthOf(day), shown() || !this.wide() ? 0 : -1);
      this.draw();
    }
    this.months.querySelector('[tabindex="0"]')?.setAttribute("tabindex", -1);
    shown().setAttribute("tabindex", 0);
    shown().focus();
  }

  wide() {
    return this.months.lastElementChild.checkVisibility();
  }
}
