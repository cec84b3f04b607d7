// What the pages gain with scripts: "/" goes to the search box, and the box
// offers ways to go on while one types.
const box = document.getElementById("q");

document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
  if (event.key === "/" && box && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    box.focus();
    box.select();
  }
});

if (box) {
  // What is typed and not sent changes no results by itself; a box ticked
  // beside it sends it along.
  box.addEventListener("change", (event) => event.stopPropagation());
  const list = document.createElement("datalist");
  list.id = "suggestions";
  document.body.append(list);
  box.setAttribute("list", list.id);
  let timer;
  box.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (event.inputType === "insertReplacementText" || box.value.trim().length < 2) return;
    timer = setTimeout(async () => {
      const params = new URLSearchParams({ q: box.value, hl: document.documentElement.lang });
      const answer = await fetch("/api/v1/suggest?" + params);
      if (!answer.ok) return;
      const found = await answer.json();
      list.replaceChildren(
        ...found.map((one) => {
          const option = document.createElement("option");
          option.value = one.text;
          return option;
        }),
      );
    }, 150);
  });
}
