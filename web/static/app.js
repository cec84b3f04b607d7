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

// What came since the last visit, instead of in the last days. The day of it
// stays in this browser: the site is told of no more than the address shows.
const news = document.querySelector("[data-since]");
if (news) {
  const today = new Date().toISOString().slice(0, 10);
  const [visit, before] = (localStorage.getItem("visits") || "").split(" ");
  if (visit !== today) localStorage.setItem("visits", today + " " + (visit || ""));
  const since = visit === today ? before : visit;
  if (since) {
    const link = news.querySelector("[data-count] + a");
    const address = new URL(link.href);
    address.searchParams.set("since", since);
    link.href = address;
    news.querySelector("h2").textContent = news.dataset.last;
    news.querySelector("p").firstChild.textContent = new Date(since).toLocaleDateString(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
    const number = news.querySelector("[data-count]");
    const counted = new URL(number.dataset.count, location.href);
    counted.searchParams.set("since", since);
    fetch(counted).then(async (answer) => {
      if (answer.ok) number.textContent = (await answer.json()).total.toLocaleString(document.documentElement.lang);
    });
  }
}
