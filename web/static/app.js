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

// What is typed and not sent, and whether the filters are to be kept, change no
// results by themselves; a filter ticked beside them sends them along.
document.addEventListener("change", (event) => event.target.matches("#q, [name=keep]") && event.stopPropagation(), true);

if (box) {
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
