// <div data-signature> with a canvas and a hidden field: a pad to sign on; the field holds
// [[x, y, x, y, …], …], one list for each stroke, in the units of the canvas.
const INK = "#18211e";
const PEN = 4;

export function enhance(pad) {
  const canvas = pad.querySelector("canvas");
  const field = pad.querySelector("input[type=hidden]");
  const pen = canvas.getContext("2d");
  let strokes = read(field);
  let stroke = null;

  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return [
      within(((event.clientX - box.left) / box.width) * canvas.width, canvas.width),
      within(((event.clientY - box.top) / box.height) * canvas.height, canvas.height),
    ];
  };
  const keep = () => {
    field.value = strokes.length ? JSON.stringify(strokes) : "";
  };

  canvas.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    stroke = place(event);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!stroke) return;
    const [x, y] = place(event);
    if (stroke.at(-2) === x && stroke.at(-1) === y) return;
    stroke.push(x, y);
    draw(pen, stroke.slice(-4));
  });
  const end = () => {
    if (stroke?.length >= 4) strokes.push(stroke);
    stroke = null;
    keep();
  };
  canvas.addEventListener("pointerup", end);
  canvas.addEventListener("pointercancel", end);
  pad.querySelector("[data-signature-clear]").addEventListener("click", () => {
    strokes = [];
    keep();
    pen.clearRect(0, 0, canvas.width, canvas.height);
  });
  for (const one of strokes) draw(pen, one);
}

function read(field) {
  try {
    const drawn = JSON.parse(field.value || "[]");
    return Array.isArray(drawn) ? drawn : [];
  } catch {
    return []; // not ours: begin with an empty pad
  }
}

function within(value, most) {
  return Math.round(Math.min(Math.max(value, 0), most));
}

function draw(pen, points) {
  pen.strokeStyle = INK;
  pen.lineWidth = PEN;
  pen.lineCap = pen.lineJoin = "round";
  pen.beginPath();
  pen.moveTo(points[0], points[1]);
  for (let i = 2; i < points.length; i += 2) pen.lineTo(points[i], points[i + 1]);
  pen.stroke();
}
