// The pages of the demonstration library, looked at as people use them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";

const base = process.env.SIMDE_URL;
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

// open returns a page whose console must stay free of errors.
async function open(path, { width = 1280, scheme = "light", scripts = true } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, javaScriptEnabled: scripts });
  const page = await context.newPage();
  page.faults = [];
  page.on("console", (m) => m.type() === "error" && page.faults.push(m.text()));
  page.on("pageerror", (e) => page.faults.push(e.message));
  await page.goto(base + path);
  return page;
}

async function close(page) {
  assert.deepEqual(page.faults, [], "errors in the console");
  await page.context().close();
}

// documentPath finds the address of a document by a search.
async function documentPath(lang, words) {
  const answer = await fetch(`${base}/api/v1/documents?hl=${lang}&q=${encodeURIComponent(words)}`);
  const found = await answer.json();
  const section = { es: "documentos", en: "documents", fr: "documents" }[lang];
  return `/${lang}/${section}/${found.hits[0].id}`;
}

const addresses = {
  es: ["", "/documentos?q=remesas", "/documentos?q=zzzz&type=report", "/corredores", "/corredores/mx-us", "/corredores/compare?c=mx-us&c=gt-us", "/paises", "/paises/mx", "/regiones/013", "/temas", "/temas/remittances", "/datos", "/datos/undesa-stock-2024", "/cobertura", "/ayuda", "/acerca", "/accesibilidad", "/api", "/facetas/topic", "/nada"],
  en: ["", "/documents?q=remittances", "/corridors", "/corridors/mx-us", "/countries/ph", "/topics/diaspora", "/data"],
  fr: ["", "/documents?q=envois", "/corridors", "/corridors/ma-fr", "/pays/ma", "/themes/diaspora", "/donnees"],
};
const looks = {
  es: [{ width: 1280 }, { width: 390, scheme: "dark" }, { width: 320 }],
  en: [{ width: 1280, scheme: "dark" }],
  fr: [{ width: 390 }],
};

for (const lang of ["es", "en", "fr"]) {
  for (const look of looks[lang]) {
    test(`accessible and whole: ${lang}, ${look.width} px, ${look.scheme ?? "light"}`, async () => {
      const paths = addresses[lang].map((p) => `/${lang}${p}`);
      paths.push((await documentPath(lang, "remesas")) + "?q=remesas");
      for (const path of paths) {
        const page = await open(path, look);
        await page.evaluate(axe);
        const found = await page.evaluate((only) => axe.run(document, { runOnly: { type: "tag", values: only } }), tags);
        const faults = found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(" | ")}`);
        assert.deepEqual(faults, [], `axe on ${path}`);
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(beyond <= 0, `${path} is ${beyond} px too wide`);
        page.faults = page.faults.filter((f) => !path.endsWith("/nada") || !f.includes("404"));
        await close(page);
      }
    });
  }
}

test("a file is found and opened on its page, with the words marked", async () => {
  const page = await open("/es");
  await page.locator("#q").fill('"programa de retorno"');
  await page.getByRole("button", { name: "Buscar" }).click();
  await page.waitForURL(/documentos\?q=/);
  assert.match(await page.getByRole("status").innerText(), /1 documento/);
  await page.locator(".pages a").last().click();
  await page.waitForURL(/p=2/);
  assert.match(await page.locator("#page h2").innerText(), /Página 2 de 2/);
  const picture = page.locator(".facsimile img").first();
  await picture.evaluate((img) => img.decode());
  assert.ok(await picture.evaluate((img) => img.naturalWidth > 500), "the picture of the page");
  const boxes = await (await fetch(base + (await page.locator(".facsimile .boxes").getAttribute("src")))).text();
  assert.ok((boxes.match(/<rect/g) ?? []).length >= 2, "boxes over the words");
  await page.locator(".twin summary").click();
  assert.ok((await page.locator(".twin mark").count()) >= 1, "marks in the text");
  await page.locator(".record .basis summary").first().click();
  await page.locator(".cite summary").click();
  assert.match(await page.locator(".cite").innerText(), /SIMDE/);
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
  await box.check();
  await page.waitForURL(/corridor=MX-US/);
  await page.waitForFunction((old) => document.querySelector("[role=status]").innerText !== old, before);
  assert.equal(await page.evaluate(() => document.activeElement.value), "MX-US");
  await page.goBack();
  await page.waitForURL((url) => !url.search.includes("corridor"));
  await page.waitForFunction((old) => document.querySelector("[role=status]").innerText === old, before);
  await close(page);
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
  assert.notEqual(await page.locator("svg.map").first().getAttribute("viewBox"), before);
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
