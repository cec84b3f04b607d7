// What the explorer of corridors gains with scripts: a slider for the years,
// a light on every mark of the corridor under the pointer or the focus, and a
// map that can be brought nearer and moved with the pointer or the arrow keys.
const root = () => document.getElementById("explorer");

function addSlider() {
  const select = document.getElementById("year");
  if (!select || select.nextElementSibling) return;
  const years = [...select.options].map((o) => o.value).reverse();
  const slider = document.createElement("input");
  Object.assign(slider, { type: "range", min: 0, max: years.length - 1, step: 1, value: years.indexOf(select.value) });
  slider.setAttribute("aria-label", select.labels[0].textContent);
  slider.setAttribute("aria-valuetext", select.value);
  slider.addEventListener("input", () => {
    select.value = years[slider.value];
    slider.setAttribute("aria-valuetext", select.value);
  });
  slider.addEventListener("change", () => select.dispatchEvent(new Event("change", { bubbles: true })));
  select.after(slider);
}

function light(event) {
  const link = event.target.closest?.("a[href*='-']");
  const path = link?.getAttribute("href");
  for (const a of root()?.querySelectorAll("a.lit") ?? []) a.classList.remove("lit");
  if (!path || !root()?.contains(link)) return;
  for (const a of root().querySelectorAll(`a[href="${CSS.escape(path).replaceAll("\\/", "/")}"]`)) a.classList.add("lit");
}

// whole is the part of the world that a map shows at first: as far as it goes.
function whole(map) {
  const { x, y, width, height } = map.viewBox.baseVal;
  map.dataset.whole ??= [x, y, width, height].join(" ");
  const [x0, y0, w, h] = map.dataset.whole.split(" ").map(Number);
  return { x: x0, y: y0, width: w, height: h };
}

const nearest = 12;

// place shows a part of a map, never beyond its whole.
function place(map, x, y, width) {
  const all = whole(map);
  const near = Math.max(all.width / nearest, width);
  const w = near > all.width * 0.999 ? all.width : near;
  const h = (all.height * w) / all.width;
  const within = (at, from, room) => Math.min(from + room, Math.max(from, at));
  map.setAttribute("viewBox", [within(x, all.x, all.width - w), within(y, all.y, all.height - h), w, h].join(" "));
  map.classList.toggle("near", w < all.width);
  const [nearer, farther] = map.parentElement.querySelectorAll(".zoom button");
  nearer.disabled = w < (all.width / nearest) * 1.001;
  farther.disabled = w >= all.width;
}

// zoom brings the map nearer or farther round a point given in its own units.
function zoom(map, factor, x, y) {
  const box = map.viewBox.baseVal;
  const all = whole(map);
  const width = Math.min(all.width, Math.max(all.width / nearest, box.width * factor));
  const scale = width / box.width;
  place(map, x - (x - box.x) * scale, y - (y - box.y) * scale, width);
}

function zoomCentre(map, factor) {
  const box = map.viewBox.baseVal;
  zoom(map, factor, box.x + box.width / 2, box.y + box.height / 2);
}

function wheel(event) {
  const map = event.target.closest?.("#explorer svg.map");
  if (!map || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
  zoom(map, event.deltaY > 0 ? 1.2 : 1 / 1.2, at.x, at.y);
}

// drag moves a map that is near with the pointer. A short move is a click.
function drag(event) {
  const map = event.target.closest?.("#explorer svg.map.near");
  if (!map || event.button !== 0 || !event.isPrimary) return;
  const from = { x: event.clientX, y: event.clientY, box: rect(map) };
  const unit = from.box.width / map.getBoundingClientRect().width;
  let moved = false;
  const move = (e) => {
    const dx = e.clientX - from.x;
    const dy = e.clientY - from.y;
    moved ||= Math.hypot(dx, dy) > 4;
    if (moved) place(map, from.box.x - dx * unit, from.box.y - dy * unit, from.box.width);
  };
  const end = () => {
    document.removeEventListener("pointermove", move);
    document.removeEventListener("pointerup", end);
    document.removeEventListener("pointercancel", end);
    if (moved) document.addEventListener("click", stop, { capture: true, once: true });
    setTimeout(() => document.removeEventListener("click", stop, { capture: true })); // where no click follows
  };
  document.addEventListener("pointermove", move);
  document.addEventListener("pointerup", end);
  document.addEventListener("pointercancel", end);
}

function stop(event) {
  event.preventDefault();
  event.stopPropagation();
}

function rect(map) {
  const { x, y, width } = map.viewBox.baseVal;
  return { x, y, width };
}

// keys move the map from its buttons and its corridors: a step is an eighth.
const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function press(event) {
  const map = event.target.closest?.("#explorer figure")?.querySelector("svg.map");
  if (!map || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = steps[event.key];
  if (step && map.classList.contains("near")) {
    const { x, y, width } = rect(map);
    place(map, x + (step[0] * width) / 8, y + (step[1] * width) / 8, width);
  } else if (event.key === "+") zoomCentre(map, 1 / 1.5);
  else if (event.key === "-") zoomCentre(map, 1.5);
  else return;
  event.preventDefault();
}

function addButtons() {
  const map = root()?.querySelector("svg.map");
  if (!map || map.parentElement.querySelector(".zoom")) return;
  const bar = document.createElement("div");
  bar.className = "zoom";
  for (const [sign, factor, label] of [["+", 1 / 1.5, map.dataset.nearer], ["−", 1.5, map.dataset.farther]]) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "btn", textContent: sign });
    button.setAttribute("aria-label", label);
    button.addEventListener("click", () => {
      zoomCentre(map, factor);
      if (button.disabled) bar.querySelector("button:enabled").focus(); // a disabled button loses the focus
    });
    bar.append(button);
  }
  map.before(bar);
  const { x, y, width } = rect(map);
  place(map, x, y, width);
}

function enhance() {
  addSlider();
  addButtons();
}

for (const name of ["mouseover", "focusin"]) document.addEventListener(name, light);
document.addEventListener("wheel", wheel, { passive: false });
document.addEventListener("pointerdown", drag);
document.addEventListener("dragstart", (event) => event.target.closest?.("#explorer svg.map") && event.preventDefault());
document.addEventListener("keydown", press);
document.addEventListener("htmx:after:swap", enhance);
enhance();
