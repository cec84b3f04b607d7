// The viewer: pages of a PDF drawn by PDF.js, one at a time, under a layer of
// their text in which the words of the search are marked. The server says
// which words those are, so that the marks are the same everywhere.
const root = document.getElementById("viewer");
const { file, library, marks, boxes } = root.dataset;
const element = (name) => document.getElementById(`v-${name}`);
const desk = element("desk");
const [sheet] = desk.children;
const [canvas, layer] = sheet.children;

const nearest = 5;
const farthest = 0.4;
const step = 1.25;
const mostPixels = 16_000_000;
const sparse = 600; // characters of a page; one with fewer may be a picture

let pdfjs;
let pdf;
let number = Number(root.dataset.page);
const first = Number(root.dataset.first); // pages of the files before this one
let zoom = 1; // 1 fits the page to the width of the desk
let turn = 0; // a later wish overtakes an earlier one
let drawing;

async function open() {
  for (const part of root.querySelectorAll(".vbar, .vhits, .vdesk, #v-keys, #v-wait")) part.hidden = false;
  pdfjs = await import(`${library}pdf.min.mjs`);
  pdfjs.GlobalWorkerOptions.workerSrc = `${library}pdf.worker.min.mjs`;
  pdf = await pdfjs.getDocument({ url: file, wasmUrl: library, rangeChunkSize: 65536, disableAutoFetch: true, disableStream: true, isEvalSupported: false, enableXfa: false }).promise;
  element("count").textContent = pdf.numPages;
  number = Math.min(number, pdf.numPages);
  await show();
  element("wait").hidden = true;
}

// scaleOf is how many pixels of the screen a point of the page takes.
function scaleOf(page) {
  const { width } = page.getViewport({ scale: 1 });
  return (Math.max(200, desk.clientWidth - 2) / width) * zoom;
}

async function show() {
  const mine = ++turn;
  drawing?.cancel();
  tell();
  const page = await pdf.getPage(number);
  if (mine !== turn) return;
  const viewport = page.getViewport({ scale: scaleOf(page) });
  sheet.style.setProperty("--total-scale-factor", viewport.scale);
  sheet.style.width = `${viewport.width}px`;
  sheet.style.height = `${viewport.height}px`;
  if (!(await draw(page, viewport)) || mine !== turn) return;
  await write(page, viewport, mine);
  if (mine === turn) root.dataset.shown = number;
}

// draw paints the page as sharply as the screen can show it. It reports
// whether it was not overtaken.
async function draw(page, viewport) {
  const sharpness = Math.min(devicePixelRatio, Math.sqrt(mostPixels / (viewport.width * viewport.height)));
  canvas.width = Math.floor(viewport.width * sharpness);
  canvas.height = Math.floor(viewport.height * sharpness);
  drawing = page.render({ canvas, viewport, transform: [sharpness, 0, 0, sharpness, 0, 0] });
  try {
    await drawing.promise;
    return true;
  } catch (fault) {
    if (fault.name === "RenderingCancelledException") return false;
    throw fault;
  }
}

// write lays the text over the picture and marks what was searched for.
async function write(page, viewport, mine) {
  const content = await page.getTextContent();
  layer.replaceChildren();
  const text = new pdfjs.TextLayer({ textContentSource: content, container: layer, viewport });
  await text.render();
  if (mine !== turn || !marks) return;
  const items = content.items.filter((item) => item.str !== undefined);
  const { whole, places } = joined(items);
  if (whole.length < sparse) return overlay();
  const answer = await fetch(marks, { method: "POST", body: whole, headers: { "Content-Type": "text/plain" } });
  if (mine !== turn || !answer.ok) return;
  mark((await answer.json()).spans, places, text.textDivs);
  layer.querySelector("mark")?.scrollIntoView({ block: "center", inline: "nearest" });
}

// overlay marks a page that is a picture: the server knows where the words stand
// that were read from it.
function overlay() {
  const image = new Image();
  image.className = "boxes";
  image.alt = "";
  image.src = boxes.replace("{page}", first + number);
  layer.append(image);
}

// joined writes the pieces of text of a page as one text, with words mended
// that were broken at the end of a line, and says of each character which
// piece it is of.
function joined(items) {
  let whole = "";
  const places = [];
  items.forEach((item, i) => {
    const next = items[i + 1]?.str || items[i + 2]?.str || "";
    const broken = item.hasEOL && /\p{L}[-\u00ad]$/u.test(item.str) && /^\p{Ll}/u.test(next);
    const kept = broken ? item.str.slice(0, -1) : item.str;
    for (let at = 0; at < kept.length; at++) places.push([i, at]);
    whole += kept;
    if (item.hasEOL && !broken) {
      whole += "\n";
      places.push(null);
    }
  });
  return { whole, places };
}

// mark puts marks round the characters of the marked spans.
function mark(spans, places, boxes) {
  const marked = new Map(); // piece → its marked characters
  let at = 0;
  for (const span of spans) {
    const end = at + span.text.length;
    for (; at < end; at++) {
      if (!span.mark || !places[at]) continue;
      const [i, n] = places[at];
      if (!marked.has(i)) marked.set(i, new Set());
      marked.get(i).add(n);
    }
  }
  for (const [i, chars] of marked) divide(boxes[i], chars);
}

function divide(box, chars) {
  const text = box.textContent;
  const parts = [];
  for (let from = 0; from < text.length; ) {
    const on = chars.has(from);
    let to = from;
    while (to < text.length && chars.has(to) === on) to++;
    const part = text.slice(from, to);
    if (on) {
      const m = document.createElement("mark");
      m.textContent = part;
      parts.push(m);
    } else parts.push(part);
    from = to;
  }
  box.replaceChildren(...parts);
}

// tell writes the number of the page wherever it stands.
function tell() {
  element("page").value = number;
  element("prev").disabled = number <= 1;
  element("next").disabled = number >= pdf.numPages;
  element("in").disabled = zoom >= nearest;
  element("out").disabled = zoom <= farthest;
  element("said").textContent = element("said").dataset.shown.replace("{page}", number).replace("{pages}", pdf.numPages);
  for (const link of root.querySelectorAll(".vhits a")) {
    if (link.dataset.page === String(number)) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const here = new URL(location.href);
  here.searchParams.set("p", first + number);
  history.replaceState(null, "", here);
  const back = new URL(element("back").href);
  back.searchParams.set("p", first + number);
  element("back").href = back;
}

function go(n) {
  if (!pdf || !Number.isInteger(n) || n < 1 || n > pdf.numPages) {
    element("page").value = number;
    return;
  }
  number = n;
  if (desk.getBoundingClientRect().top < 0) desk.scrollIntoView();
  show().catch(fail);
}

function bring(factor) {
  if (!pdf) return;
  zoom = factor ? Math.min(nearest, Math.max(farthest, zoom * factor)) : 1;
  show().catch(fail);
}

function fail(fault) {
  console.warn(fault);
  element("wait").hidden = true;
  element("fault").hidden = false;
}

element("prev").addEventListener("click", () => go(number - 1));
element("next").addEventListener("click", () => go(number + 1));
element("in").addEventListener("click", () => bring(step));
element("out").addEventListener("click", () => bring(1 / step));
element("fit").addEventListener("click", () => bring());
element("page").addEventListener("change", (event) => go(Number(event.target.value))); // the Enter key changes it too
for (const link of root.querySelectorAll(".vhits a[data-page]")) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(Number(link.dataset.page));
  });
}

const keys = { ArrowLeft: () => go(number - 1), ArrowRight: () => go(number + 1), "+": () => bring(step), "-": () => bring(1 / step), 0: () => bring() };
document.addEventListener("keydown", (event) => {
  const busy = event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
  const sideways = event.key.startsWith("Arrow") && desk.scrollWidth > desk.clientWidth && document.activeElement === desk;
  if (busy || sideways || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});

let width = desk.clientWidth;
let pause;
new ResizeObserver(() => {
  if (!pdf || desk.clientWidth === width) return;
  width = desk.clientWidth;
  clearTimeout(pause);
  pause = setTimeout(() => show().catch(fail), 150);
}).observe(desk);

open().catch(fail);
