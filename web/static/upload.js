// Brings files in pieces, four at once, and goes on where a connection broke.
// Without it the form sends them whole.
const form = document.querySelector("[data-drop]");
const PIECE = 8 << 20;
const AT_ONCE = 4;

if (form) {
  const input = form.querySelector("input[type=file]");
  const list = form.querySelector("[data-progress]");
  const said = form.querySelector("[data-said]");
  form.querySelector("[data-send]").remove();

  input.addEventListener("change", () => bring([...input.files]));
  for (const kind of ["dragenter", "dragover"]) {
    form.addEventListener(kind, (e) => {
      e.preventDefault();
      form.classList.add("over");
    });
  }
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (e) => {
    e.preventDefault();
    form.classList.remove("over");
    bring([...e.dataTransfer.files]);
  });

  const pause = (ms) => new Promise((done) => setTimeout(done, ms));

  // ask posts and answers with what the site says, after as many tries as a
  // connection needs.
  const ask = async (url, body, row) => {
    for (let wait = 500; ; wait = Math.min(wait * 2, 20000)) {
      try {
        const res = await fetch(url, { method: "POST", body, headers: { Accept: "application/json", "Content-Type": "application/octet-stream" } });
        if (res.status < 500 && res.status !== 429) return res;
      } catch {
        // the network is gone for now
      }
      row.note.textContent = list.dataset.lost;
      await pause(wait);
      row.note.textContent = "";
    }
  };

  const rowOf = (file) => {
    const li = document.createElement("li");
    const name = document.createElement("div");
    const bar = document.createElement("progress");
    const note = document.createElement("small");
    name.textContent = file.name;
    bar.max = Math.max(file.size, 1);
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    name.append(bar, note);
    li.append(name);
    list.append(li);
    return { bar, note };
  };

  const sent = new Map(); // how many files of one kind were chosen

  const send = async (at, file) => {
    const row = rowOf(file);
    const name = file.webkitRelativePath || file.name;
    let key = `${name} ${file.size} ${file.lastModified}`;
    const nth = (sent.get(key) ?? 0) + 1;
    sent.set(key, nth);
    if (nth > 1) key += ` ${nth}`;
    const begun = await ask(`${at}/pieces?` + new URLSearchParams({ name, size: file.size, key }), null, row);
    let state = await begun.json();
    if (state.large || !begun.ok) {
      row.note.textContent = list.dataset.large;
      return;
    }
    const id = state.file;
    do {
      const from = state.received;
      row.bar.value = from;
      const res = await ask(`${at}/pieces/${id}?at=${from}`, file.slice(from, from + PIECE), row);
      if (!res.ok && res.status !== 409) {
        row.note.textContent = list.dataset.large;
        return;
      }
      state = await res.json();
    } while (!state.whole);
    row.bar.value = row.bar.max;
  };

  const bring = async (files) => {
    if (files.length === 0) return;
    list.hidden = false;
    let at = form.action;
    if (!/\/\d+$/.test(new URL(at).pathname)) {
      const res = await fetch(at, { method: "POST", body: new URLSearchParams({ new: "1" }), headers: { Accept: "application/json" } });
      at = (await res.json()).url;
    }
    const waiting = [...files];
    let done = 0;
    const worker = async () => {
      for (let file = waiting.shift(); file; file = waiting.shift()) {
        await send(at, file);
        done++;
        said.textContent = `${done} / ${files.length}`;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    location.assign(at);
  };
}

// While files are read, the list of them is asked for again.
const moving = () => document.querySelector("[data-files][data-moves]");
const again = async () => {
  if (!moving()) return;
  const res = await fetch(location.href);
  if (res.ok) {
    const page = new DOMParser().parseFromString(await res.text(), "text/html");
    const fresh = page.querySelector("[data-files]");
    if (fresh && !fresh.hasAttribute("data-moves")) {
      location.reload();
      return;
    }
    if (fresh) moving().replaceWith(fresh);
  }
  setTimeout(again, 1500);
};
if (moving()) setTimeout(again, 1000);
