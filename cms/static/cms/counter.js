// A field of the page editor that says how long it is, next to the length that is best.
class Counter extends window.StimulusModule.Controller {
  static values = { best: Number, words: String };

  connect() {
    this.line = document.createElement("p");
    this.line.className = "help office-counter";
    this.element.after(this.line);
    this.count = this.count.bind(this);
    this.element.addEventListener("input", this.count);
    this.count();
  }

  disconnect() {
    this.element.removeEventListener("input", this.count);
    this.line.remove();
  }

  count() {
    const count = [...this.element.value].length;
    this.line.textContent = this.wordsValue.replace("{count}", count).replace("{best}", this.bestValue);
    this.line.classList.toggle("is-over", count > this.bestValue);
  }
}

window.wagtail.app.register("counter", Counter);
