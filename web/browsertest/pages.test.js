// The pages of the demonstration library, looked at as people use them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { addresses, base, found, inParallel } from "./site.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let browser;
before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
});
after(() => browser.close());

function look({ width = 1280, scheme = "light", scripts = true } = {}) {
  return browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, javaScriptEnabled: scripts });
}

// open returns a page whose console must stay free of errors, in a context of
// its own or in one that is given.
async function open(path, options, context) {
  const page = await (context ?? (await look(options))).newPage();
  page.alone = !context;
  page.faults = [];
  page.on("console", (m) => m.type() === "error" && page.faults.push(m.text()));
  page.on("pageerror", (e) => page.faults.push(e.message));
  await page.goto(base + path);
  return page;
}

async function close(page) {
  assert.deepEqual(page.faults, [], "errors in the console");
  await (page.alone ? page.context() : page).close();
}

// faultsOf returns what axe finds wrong with a page.
async function faultsOf(page) {
  const found = await page.evaluate((only) => axe.run(document, { runOnly: { type: "tag", values: only }, resultTypes: ["violations"] }), tags);
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(" | ")}`);
}

// Every page in every language, and in one of them in the looks of other
// screens.
const looks = [
  { lang: "es", width: 1280 },
  { lang: "en", width: 1280, scheme: "dark" },
  { lang: "fr", width: 390 },
  { lang: "es", width: 390, scheme: "dark" },
];
const narrowest = 320;

for (const options of looks) {
  test(`accessible and whole: ${options.lang}, ${options.width} px, ${options.scheme ?? "light"}`, async () => {
    const context = await look(options);
    await context.addInitScript(axe);
    await inParallel(await addresses(options.lang), async (path) => {
      const page = await open(path, options, context);
      if (path.includes("/viewer")) await page.waitForSelector("#viewer[data-shown]");
      assert.deepEqual(await faultsOf(page), [], `axe on ${path}`);
      for (const width of [options.width, narrowest]) {
        await page.setViewportSize({ width, height: 900 });
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(beyond <= 0, `${path} is ${beyond} px too wide at ${width} px`);
      }
      page.faults = page.faults.filter((f) => !path.endsWith("/nada") || !f.includes("404"));
      await close(page);
    });
    await context.close();
  });
}

test("a file is found and opened on its page, with the words marked", async () => {
  const page = await open("/es");
  await page.locator("#q").fill('"programa de retorno"');
  await page.getByRole("button", { name: "Buscar" }).click();
  await page.waitForURL(/documentos\?q=/);
  assert.match(await page.getByRole("status").innerText(), /\d documentos?/);
  const [pdf] = (await found('"programa de retorno"')).filter((d) => d.media_type === "application/pdf");
  await page.locator(`.pages a[href*="${pdf.id}"]`).last().click();
  await page.waitForURL(/p=2/);
  assert.match(await page.locator("#page h2").innerText(), /Página 2 de 2/);
  const picture = page.locator(".facsimile img").first();
  await picture.evaluate((img) => img.decode());
  assert.ok(await picture.evaluate((img) => img.naturalWidth > 500), "the picture of the page");
  const boxes = await (await fetch(base + (await page.locator(".facsimile .boxes").getAttribute("src")))).text();
  assert.ok((boxes.match(/<rect/g) ?? []).length >= 2, "boxes over the words");
  await page.locator(".twin summary").click();
  assert.ok((await page.locator(".twin mark").count()) >= 1, "marks in the text");
  assert.match(await page.locator(".evid").first().innerText(), /Según[^]*el texto; (seguro|probable)[^]*Pág\. \d/);
  assert.match(await page.locator("#cite").innerText(), /APA[^]*SIMDE[^]*Solo esta página/);
  await close(page);
});

test("the viewer opens the original on the page, with the words marked", async () => {
  const [document] = (await found('"programa de retorno"')).filter((d) => d.media_type === "application/pdf");
  const page = await open(`/es/documentos/${document.id}?q=${encodeURIComponent('"programa de retorno"')}&p=2`);
  await page.getByRole("link", { name: "Abrir en el visor" }).click();
  await page.waitForSelector("#viewer[data-shown='2'] mark");
  assert.match(await page.getByRole("status").innerText(), /Página 2 de 2/);
  assert.deepEqual(await page.locator(".vtext mark").allInnerTexts().then((all) => [...new Set(all.map((w) => w.toLowerCase()))].sort()), ["de", "programa", "retorno"]);
  const inked = await page.locator(".vpage canvas").evaluate((c) => c.getContext("2d").getImageData(0, 0, c.width, c.height).data.some((v, i) => i % 4 === 0 && v < 100));
  assert.ok(inked, "the page is drawn");
  const wide = await page.locator(".vpage").evaluate((e) => e.clientWidth);
  await page.getByRole("button", { name: "Acercar" }).click();
  await page.waitForFunction((w) => document.querySelector(".vpage").clientWidth > w, wide);
  await page.keyboard.press("0");
  await page.keyboard.press("ArrowLeft");
  await page.waitForSelector("#viewer[data-shown='1']");
  assert.match(page.url(), /p=1/);
  assert.ok(await page.getByRole("button", { name: "Página anterior" }).isDisabled());
  await page.getByLabel("Página", { exact: true }).fill("2");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#viewer[data-shown='2']");
  await close(page);
});

test("the viewer without scripts says so and leads to the page and the file", async () => {
  const [document] = (await found('"programa de retorno"')).filter((d) => d.media_type === "application/pdf");
  const page = await open(`/fr/documents/${document.id}/viewer?p=2`, { scripts: false });
  assert.match(await page.locator(".notice").first().innerText(), /JavaScript/);
  assert.equal(await page.locator(".vbar").isVisible(), false);
  await page.locator(".notice a").first().click();
  await page.waitForURL(/p=2/);
  assert.match(await page.locator("#page h2").innerText(), /Page 2 sur 2/);
  await close(page);
});

test("without scripts: filter, sort, page and change the language", async () => {
  const page = await open("/es/documentos?q=migraci%C3%B3n", { scripts: false });
  const before = await page.getByRole("status").innerText();
  await page.getByRole("checkbox", { name: /México → Estados Unidos/ }).check();
  await page.getByRole("button", { name: "Aplicar filtros" }).click();
  await page.waitForURL(/corridor=MX-US/);
  assert.notEqual(await page.getByRole("status").innerText(), before);
  assert.match(await page.locator(".chips").first().innerText(), /México → Estados Unidos/);
  await page.locator("a[hreflang=fr]").first().click();
  await page.waitForURL(/\/fr\/documents\?.*corridor=MX-US/);
  assert.match(await page.locator(".chips").first().innerText(), /Mexique → États-Unis/);
  await close(page);
});

test("with scripts: a filter changes the results in place, focus stays, back goes back", async () => {
  const page = await open("/en/documents?q=migration");
  const before = await page.getByRole("status").innerText();
  const box = page.getByRole("checkbox", { name: /Mexico → United States/ });
  await box.check(); // the value moves to the head of the list, and the focus with it
  await page.waitForURL(/corridor=MX-US/);
  await page.waitForFunction((old) => document.querySelector("[role=status]").innerText !== old, before);
  assert.equal(await page.evaluate(() => document.activeElement.value), "MX-US");
  await page.goBack();
  await page.waitForURL((url) => !url.search.includes("corridor"));
  await page.waitForFunction((old) => document.querySelector("[role=status]").innerText === old, before);
  await close(page);
});

test("a new query keeps the filters, years and order, or drops them", async () => {
  for (const scripts of [true, false]) {
    const page = await open("/es/documentos?q=migraci%C3%B3n&corridor=MX-US&y1=2000&sort=oldest", { scripts });
    await page.locator("#q").fill("remesas");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.search === "?corridor=MX-US&q=remesas&sort=oldest&y1=2000");
    const keep = page.getByLabel("Buscar con los filtros puestos");
    await keep.uncheck();
    await page.waitForTimeout(300); // nothing is asked for, so nothing checks it again
    assert.equal(await keep.isChecked(), false);
    await page.getByRole("button", { name: "Buscar" }).click();
    await page.waitForURL((url) => url.search === "?q=remesas");
    await close(page);
  }
});

test("text that was typed and not sent is kept when a filter is ticked", async () => {
  for (const scripts of [true, false]) {
    const page = await open("/en/documents?q=migration", { scripts });
    await page.locator("#q").fill("remittances");
    await page.locator("#heading").click(); // elsewhere: nothing happens yet
    assert.match(page.url(), /q=migration$/);
    await page.getByRole("checkbox", { name: /Mexico → United States/ }).check();
    if (!scripts) await page.getByRole("button", { name: "Apply filters" }).click();
    await page.waitForURL(/corridor=MX-US/);
    assert.match(page.url(), /q=remittances/);
    assert.equal(await page.locator("#q").inputValue(), "remittances");
    await close(page);
  }
});

test("words of charts on a phone are 12 px and more", async () => {
  for (const path of ["/es/corredores/mx-us", "/fr/pays/mx", "/en/corridors/compare?c=mx-us&c=gt-us"]) {
    const page = await open(path, { width: 390 });
    const words = await page.locator("svg.g text").evaluateAll((all) =>
      all.filter((e) => e.getClientRects().length).map((e) => ({ size: parseFloat(getComputedStyle(e).fontSize) * (e.getScreenCTM()?.d ?? 1), box: e.getBoundingClientRect() })));
    assert.ok(words.length > 6, `${words.length} words`);
    assert.ok(words.every((w) => w.size >= 12), `${path}: ${Math.min(...words.map((w) => w.size))} px`);
    assert.ok(words.every((w) => w.box.left >= 0 && w.box.right <= 390), `${path}: a word stands outside`);
    await close(page);
  }
});

test("a chart is saved as a picture", async () => {
  const page = await open("/es/corredores/mx-us");
  const waiting = page.waitForEvent("download");
  await page.locator('a[href*="remittances.png"]').click();
  const saved = await waiting;
  assert.match(saved.suggestedFilename(), /^simde-.*remittances\.png$/);
  const bytes = readFileSync(await saved.path());
  assert.deepEqual([...bytes.subarray(1, 4)].map((c) => String.fromCharCode(c)).join(""), "PNG");
  assert.ok(bytes.length > 10_000);
  await close(page);
});

test("on paper: results are there, a corridor takes four sheets at most", async () => {
  const sheets = async (path) => {
    const page = await open(path);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    await page.emulateMedia({ media: "print" });
    const hits = await page.locator(".hit").evaluateAll((all) => all.filter((e) => e.offsetHeight > 0).length);
    await close(page);
    return { count: (pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length, hits };
  };
  const results = await sheets("/es/documentos?q=migraci%C3%B3n");
  assert.ok(results.hits > 5 && results.count >= 1, `${results.hits} results on paper`);
  for (const path of ["/es/corredores/mx-us", "/fr/corridors/mx-us", "/en/corridors/gt-us", "/fr/corridors/ve-co"]) {
    const { count } = await sheets(path);
    assert.ok(count >= 1 && count <= 4, `${path} takes ${count} sheets`);
  }
});

test("keyboard: skip link, slash to search", async () => {
  const page = await open("/fr/documents");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "q");
  await close(page);
});

test("the filters open as a sheet on a small screen, without scripts too", async () => {
  for (const scripts of [true, false]) {
    const page = await open("/es/documentos?q=remesas", { width: 390, scripts });
    const sheet = page.locator("#filters");
    assert.equal(await sheet.isVisible(), false);
    await page.getByRole("button", { name: /^Filtros/ }).click();
    assert.equal(await sheet.isVisible(), true);
    await page.getByRole("button", { name: "Cerrar" }).click();
    assert.equal(await sheet.isVisible(), false);
    await close(page);
  }
});

test("suggestions appear while typing", async () => {
  const page = await open("/es");
  await page.locator("#q").pressSequentially("remes", { delay: 20 });
  await page.waitForFunction(() => document.querySelectorAll("#suggestions option").length > 0);
  await close(page);
});

test("the explorer with scripts: years in place, marks of one corridor lit, the map nearer", async () => {
  const page = await open("/en/corridors");
  const slider = page.getByRole("slider", { name: "Year" });
  await slider.focus();
  await page.keyboard.press("Home");
  await page.waitForURL(/year=1990/);
  await page.waitForFunction(() => document.querySelector("figcaption").textContent.includes("1990"));
  await page.waitForLoadState("networkidle");
  await page.locator(".mx td a").first().hover();
  await page.waitForFunction(() => document.querySelectorAll("#explorer a.lit").length >= 2, null, { timeout: 10_000 }); // the cell and its arc
  const before = await page.locator("svg.map").first().getAttribute("viewBox");
  await page.getByRole("button", { name: "Zoom in" }).click();
  const seen = () => page.locator("svg.map").first().evaluate((map) => Object.fromEntries(["x", "y", "width"].map((k) => [k, map.viewBox.baseVal[k]])));
  const near = await seen();
  assert.notEqual(await page.locator("svg.map").first().getAttribute("viewBox"), before);
  const at = await page.locator("svg.map").first().boundingBox();
  await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
  await page.mouse.down();
  await page.mouse.move(at.x + at.width / 2 - 120, at.y + at.height / 2, { steps: 4 });
  await page.mouse.up();
  const dragged = await seen();
  assert.ok(dragged.x > near.x && dragged.width === near.width, "the map follows the pointer");
  assert.match(page.url(), /year=1990/, "a drag opens no corridor");
  await page.getByRole("button", { name: "Zoom in" }).focus();
  await page.keyboard.press("ArrowLeft");
  assert.ok((await seen()).x < dragged.x, "the map follows the arrow keys");
  assert.ok(await page.getByRole("button", { name: "Zoom out" }).isEnabled());
  await page.getByRole("button", { name: "Zoom out" }).click();
  assert.ok(await page.getByRole("button", { name: "Zoom out" }).isDisabled(), "no farther than the whole");
  assert.equal(await page.locator("svg.map").first().getAttribute("viewBox"), before);
  await close(page);
});

test("a cold page weighs at most 150 kB", async () => {
  for (const path of ["/es", "/es/documentos?q=remesas", "/es/corredores/mx-us"]) {
    const page = await open(path);
    const weight = await page.evaluate(() => performance.getEntriesByType("resource").concat(performance.getEntriesByType("navigation")).reduce((sum, e) => sum + e.transferSize, 0));
    assert.ok(weight < 150_000, `${path} weighs ${weight} bytes`);
    await close(page);
  }
});
