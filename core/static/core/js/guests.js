// <div class="stepper" data-guests> around an <input type="number">: a minus and a plus.
export function enhance(stepper) {
  const input = stepper.querySelector("input");
  const [less, more] = stepper.querySelectorAll("button");

  const show = () => {
    less.disabled = input.valueAsNumber <= Number(input.min || 0);
    more.disabled = input.max !== "" && input.valueAsNumber >= Number(input.max);
  };
  const step = (by) => {
    if (Number.isNaN(input.valueAsNumber)) input.value = input.min || 0;
    else if (by > 0) input.stepUp();
    else input.stepDown();
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };

  less.addEventListener("click", () => step(-1));
  more.addEventListener("click", () => step(1));
  input.addEventListener("input", show);
  show();
}
