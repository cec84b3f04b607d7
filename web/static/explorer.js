// What the explorer of corridors gains with scripts: a slider for the years,
// a light on every mark of the corridor under the pointer or the focus, and a
// map that can be brought nearer.
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

// zoom brings the map nearer or farther round a point given in its own units.
function zoom(map, factor, x, y) {
  const box = map.viewBox.baseVal;
  map.dataset.whole ??= [box.x, box.y, box.width, box.height].join(" ");
  const [, , whole] = map.dataset.whole.split(" ").map(Number);
  const width = Math.min(whole, Math.max(whole / 12, box.width * factor));
  const scale = width / box.width;
  if (width === whole) map.setAttribute("viewBox", map.dataset.whole);
  else map.setAttribute("viewBox", [x - (x - box.x) * scale, y - (y - box.y) * scale, width, box.height * scale].join(" "));
}

function wheel(event) {
  const map = event.target.closest?.("#explorer svg.map");
  if (!map || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
  zoom(map, event.deltaY > 0 ? 1.2 : 1 / 1.2, at.x, at.y);
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
      const box = map.viewBox.baseVal;
      zoom(map, factor, box.x + box.width / 2, box.y + box.height / 2);
    });
    bar.append(button);
  }
  map.before(bar);
}

function enhance() {
  addSlider();
  addButtons();
}

for (const name of ["mouseover", "focusin"]) document.addEventListener(name, light);
document.addEventListener("wheel", wheel, { passive: false });
document.addEventListener("htmx:after:swap", enhance);
enhance();
