// The queue of cases, as an archivist works through it: by keyboard, by hand and
// without scripts.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";
import { base } from "./site.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const queue = { es: "/es/mesa/revisar", en: "/en/desk/review", fr: "/fr/bureau/revision" };

let browser, session;
before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu", "--no-first-run"] });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(process.env.SIMDE_INVITATION.trim().split("\n")[0]);
  await page.fill("#password", "tres tristes tigres");
  await page.click("button.btn-1");
  await page.waitForLoadState();
  if ((await context.cookies()).length === 0) {
    await page.goto(base + "/en/sign-in");
    await page.fill("#name", "archivist");
    await page.fill("#password", "tres tristes tigres");
    await page.click("button.btn-1");
    await page.waitForLoadState();
  }
  session = await context.storageState();
  await context.close();
});
after(() => browser.close());

// open returns a page of who is signed in, whose console must stay free of
// errors.
async function open(path, { width = 1280, scheme = "light", scripts = true } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, javaScriptEnabled: scripts, storageState: session });
  await context.addInitScript(axe);
  const page = await context.newPage();
  page.faults = [];
  page.on("console", (m) => m.type() === "error" && page.faults.push(m.text()));
  page.on("pageerror", (e) => e.message.startsWith("Transition was") || page.faults.push(e.message)); // of a page that was left at once
  await page.goto(base + path);
  return page;
}

async function close(page) {
  assert.deepEqual(page.faults, [], "errors in the console");
  await page.context().close();
}

const waiting = async (page) => Number((await page.textContent(".count strong")).replace(/\D/g, ""));
const press = async (page, key) => Promise.all([page.waitForNavigation(), page.keyboard.press(key)]);

for (const options of [{ lang: "es", width: 1280 }, { lang: "en", width: 390, scheme: "dark" }, { lang: "fr", width: 390 }]) {
  test(`the queue, its cases and an answer to many: ${options.lang}, ${options.width} px`, async () => {
    const page = await open(queue[options.lang], options);
    const validator = new HtmlValidate({
      extends: ["html-validate:recommended"],
      rules: { "doctype-style": "off", "form-dup-name": "off", "long-title": "off", "no-trailing-whitespace": "off", "require-sri": "off", "no-raw-characters": "off", "prefer-native-element": "off", "no-redundant-role": "off", "no-implicit-button-type": "off" },
    });
    const check = async (what, html) => {
      const found = await page.evaluate((only) => axe.run(document, { runOnly: { type: "tag", values: only }, resultTypes: ["violations"] }), tags);
      assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes[0].html}`), [], what);
      for (const width of [options.width, 320]) {
        await page.setViewportSize({ width, height: 900 });
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(beyond <= 0, `${what} is ${beyond} px too wide at ${width} px`);
      }
      if (!html) return; // it answers a form, and cannot be asked for again
      const report = await validator.validateString(html);
      const faults = report.results.flatMap((r) => r.messages.map((m) => `${m.ruleId} at ${m.line}:${m.column}: ${m.message}`));
      assert.deepEqual([...new Set(faults)].slice(0, 8), [], what);
    };
    const source = async () => (await page.context().request.get(page.url())).text();
    await check("the queue", await source());
    const kinds = await page.locator('[name="kind"]').evaluateAll((all) => all.map((x) => x.value));
    for (const kind of kinds) {
      await page.goto(`${base}${queue[options.lang]}?kind=${kind}`);
      await page.goto(base + (await page.getAttribute("[data-key=r]", "href")));
      await check(kind, await source());
    }
    await page.goto(base + queue[options.lang]);
    await page.check("tbody tr:first-child [name=case]");
    await Promise.all([page.waitForNavigation(), page.click("[name=do][value=n]")]);
    await check("an answer to many");
    await close(page);
  });
}

test("fifteen cases by keyboard, the last of them undone", async () => {
  const page = await open(`${queue.en}?kind=corridor&sort=unsure`);
  const before = await waiting(page);
  await press(page, "r");
  for (let i = 0; i < 15; i++) {
    const asked = page.url();
    await press(page, "yns"[i % 3]);
    assert.notEqual(page.url(), asked, `after case ${i + 1} comes another`);
    assert.equal(await page.locator(".did").count(), 1);
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
  }
  await page.goto(`${base}${queue.en}?kind=corridor&sort=unsure`);
  assert.equal(await waiting(page), before - 15);
  await press(page, "r");
  const asked = page.url();
  await page.keyboard.press("e");
  await page.keyboard.type("Honduras → Spain");
  await page.keyboard.press("y"); // is typed
  assert.equal(await page.inputValue("#other"), "Honduras → Spainy");
  await page.fill("#other", "Honduras → Spain");
  await page.keyboard.press("Escape");
  await press(page, "e");
  assert.match(await page.textContent(".did"), /Honduras → Spain/);
  await press(page, "u");
  assert.equal(page.url(), asked);
  await page.keyboard.press("?");
  assert.ok(await page.isVisible("#keys"));
  await close(page);
});

test("without scripts: filter, decide with those alike, undo", async () => {
  const page = await open(`${queue.en}?kind=topic`, { scripts: false });
  const before = await waiting(page);
  await page.click("tbody tr:first-child a");
  assert.ok(await page.isVisible("[name=alike]"));
  await page.check("[name=alike]");
  await page.click("[name=decision][value=n]");
  const settled = Number((await page.textContent(".did")).match(/(\d+) cases settled/)[1]);
  assert.ok(settled > 1);
  await page.goto(`${base}${queue.en}?kind=topic`);
  assert.equal(await waiting(page), before - settled);
  await page.click("tbody tr:first-child a");
  await page.click("[data-key=u]");
  await page.goto(`${base}${queue.en}?kind=topic`);
  assert.equal(await waiting(page), before);
  await close(page);
});
