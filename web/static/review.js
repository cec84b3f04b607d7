// Keys of the queue, of a case and of whatever else shows one, and filters that
// apply at once. Everything that they do a link or a button of the page does too,
// and who types in other ways turns them off in their account.
const typing = () => /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName) && !/^(radio|checkbox)$/.test(document.activeElement.type);
const keys = document.getElementById("keys");
for (const button of document.querySelectorAll("[data-keys]")) {
  button.hidden = false;
  button.addEventListener("click", () => keys.showModal());
}

const filter = document.getElementById("filter");
if (filter) {
  filter.addEventListener("change", () => filter.requestSubmit());
  document.getElementById("sort")?.addEventListener("change", () => filter.requestSubmit());
}

// A list: one row is the current one; x ticks it, a ticks all.
const rows = [...document.querySelectorAll("tbody tr:has([name=case])")];
const all = document.querySelector("[data-all]");
let at = -1;
const tick = (box, on = !box.checked) => {
  box.checked = on;
  box.closest("tr").classList.toggle("here", on);
};
if (all) {
  all.hidden = false;
  all.addEventListener("change", () => rows.forEach((row) => tick(row.querySelector("[name=case]"), all.checked)));
  for (const row of rows) row.querySelector("[name=case]").addEventListener("change", (event) => row.classList.toggle("here", event.target.checked));
}
const move = (by) => {
  at = Math.min(Math.max(at + by, 0), rows.length - 1);
  rows[at].querySelector("a").focus();
};
const inList = {
  j: () => move(1),
  k: () => move(-1),
  x: () => at >= 0 && tick(rows[at].querySelector("[name=case]")),
  a: () => { all.checked = !all.checked; all.dispatchEvent(new Event("change")); },
  y: () => document.querySelector("[name=do][value=y]")?.click(),
  n: () => document.querySelector("[name=do][value=n]")?.click(),
  e: () => document.querySelector("[name=do][value=e]")?.click(),
};

// A case: what bears the key is pressed. "e" goes to the field first, and "u"
// takes back what the strip above says, where there is one.
const other = document.getElementById("other");
const inCase = (key) => {
  const choosing = document.querySelector("[data-other]");
  if (key === "e" && other && !other.value) {
    if (choosing) choosing.checked = true;
    other.focus();
    return true;
  }
  const target = (key === "u" && document.querySelector(".did form button")) || document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  target?.click();
  return Boolean(target);
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && typing()) document.activeElement.blur();
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || typing() || keys?.open || document.body.dataset.singleKeys === "off") return;
  let done = false;
  if (event.key === "?") {
    keys?.showModal();
    done = true;
  } else if (rows.length && inList[event.key]) {
    inList[event.key]();
    done = true;
  } else if (event.key.length === 1) {
    done = inCase(event.key);
  }
  if (done) event.preventDefault();
});

// What is typed is what is meant.
other?.addEventListener("input", () => {
  const choosing = document.querySelector("[data-other]");
  if (choosing && other.value) choosing.checked = true;
});

// After an answer the next question has the focus, so that it is read out.
if (document.querySelector(".did")) document.querySelector("h1.ask")?.focus({ preventScroll: true });
