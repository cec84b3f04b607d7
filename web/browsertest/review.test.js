// The queue of cases, as an archivist works through it: by keyboard, by hand and
// without scripts.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accept, close, judge, launch, open as openIn, valid } from "./desk.js";
import { base } from "./site.js";

const queue = { es: "/es/mesa/revisar", en: "/en/desk/review", fr: "/fr/bureau/revision" };

let browser, session;
before(async () => {
  browser = await launch();
  session = await accept(browser, process.env.SIMDE_INVITATION);
});
after(() => browser.close());

const open = (path, options) => openIn(browser, path, { ...options, session });
const waiting = async (page) => Number((await page.textContent(".count strong")).replace(/\D/g, ""));
const press = async (page, key) => Promise.all([page.waitForNavigation(), page.keyboard.press(key)]);

for (const options of [{ lang: "es", width: 1280 }, { lang: "en", width: 390, scheme: "dark" }, { lang: "fr", width: 390 }]) {
  test(`the queue, its cases and an answer to many: ${options.lang}, ${options.width} px`, async () => {
    const page = await open(queue[options.lang], options);
    const look = async (what) => {
      await judge(page, [options.width], what);
      await valid(page, what);
    };
    await look("the queue");
    const kinds = await page.locator('[name="kind"]').evaluateAll((all) => all.map((x) => x.value));
    for (const kind of kinds) {
      await page.goto(`${base}${queue[options.lang]}?kind=${kind}`);
      await page.goto(base + (await page.getAttribute("[data-key=r]", "href")));
      await look(kind);
    }
    await page.goto(base + queue[options.lang]);
    await page.check("tbody tr:first-child [name=case]");
    await Promise.all([page.waitForNavigation(), page.click("[name=do][value=n]")]);
    await judge(page, [options.width], "an answer to many"); // it answers a form, and cannot be asked for again
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
