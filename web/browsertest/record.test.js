// Documents, their values and the log at the desk: what the pages are like, and a
// day's work without scripts.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";
import { base, found } from "./site.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const password = "tres tristes tigres";

let browser, session, document;
before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu", "--no-first-run"] });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(process.env.SIMDE_INVITATION_RECORD.trim().split("\n")[0]);
  await page.fill("#password", password);
  await page.click("button.btn-1");
  await page.waitForLoadState();
  if ((await context.cookies()).length === 0) {
    await page.goto(base + "/en/sign-in");
    await page.fill("#name", "keeper");
    await page.fill("#password", password);
    await page.click("button.btn-1");
    await page.waitForLoadState();
  }
  session = await context.storageState();
  await context.close();
  [document] = await found('"programa de retorno"');
});
after(() => browser.close());

async function open(path, { width = 1280, scripts = true } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: scripts, storageState: session });
  const page = await context.newPage();
  await page.goto(base + path);
  return page;
}

test("a day without scripts: correct, change many, undo, withdraw, bring back", async () => {
  const page = await open(`/en/desk/documents/${document.id}`, { scripts: false });
  const did = () => page.textContent(".did p");
  const title = await page.textContent("h1");
  await page.click('a[href*="edit=title"]');
  await page.fill("#value", "Another title");
  await page.click("form.open .btn-1");
  assert.match(await did(), /Title: Another title/);
  assert.equal(await page.textContent("h1"), "Another title");
  await page.click(".did button");
  assert.match(await did(), /Undone: 1 change/);
  assert.equal(await page.textContent("h1"), title);

  await page.click('a[href*="edit=corridor"]');
  await page.fill("#from", "Honduras");
  await page.fill("#to", "Atlantis");
  await page.click("form.open .btn-1");
  assert.match(await page.textContent(".notice.err"), /“Atlantis” is not known/);
  await page.fill("#to", "Espagne");
  await page.click("form.open .btn-1");
  assert.match(await did(), /Honduras → Spain/);

  await page.goto(`${base}/en/desk/documents?q=remesas`);
  await page.locator("tbody [name=d]").nth(0).check();
  await page.locator("tbody [name=d]").nth(1).check();
  await page.click("button[value=some]");
  await page.selectOption("#field", "rights");
  await page.fill("#value", "By permission");
  await page.click("button[value=add]");
  assert.equal(await page.locator("ins").count(), 2);
  await page.fill("#why", "the publisher says so");
  await page.click("button[value=go]");
  assert.match(await did(), /2 documents changed/);
  await page.goto(`${base}/en/desk/log`);
  assert.match(await page.locator(".steps li").first().textContent(), /keeper.*corrects.*2 values.*By permission.*the publisher says so/s);
  await page.locator(".steps li").first().locator("button").click();
  assert.match(await did(), /Undone: 2 changes/);

  await page.goto(`${base}/en/desk/documents/${document.id}/withdraw`);
  await page.fill("#why", "doubled");
  await page.click("button.grave");
  assert.match(await did(), /is withdrawn/);
  assert.equal((await page.goto(`${base}/en/documents/${document.id}`)).status(), 410);
  await page.goto(`${base}/en/desk/documents/${document.id}`);
  await page.click("button[value=readmit]");
  assert.match(await did(), /is back/);
  assert.equal(await page.textContent("h1"), title);
  await page.context().close();
});

for (const { lang, width } of [{ lang: "es", width: 1280 }, { lang: "en", width: 390 }, { lang: "fr", width: 390 }]) {
  test(`the pages of documents and of the log: ${lang}, ${width} px`, async () => {
    const page = await open("/es/mesa/documentos?q=remesas", { width });
    const validator = new HtmlValidate({
      extends: ["html-validate:recommended"],
      rules: { "doctype-style": "off", "form-dup-name": "off", "long-title": "off", "no-trailing-whitespace": "off", "require-sri": "off", "no-raw-characters": "off", "prefer-native-element": "off", "no-redundant-role": "off", "no-implicit-button-type": "off" },
    });
    await page.click("button[value=all]");
    await page.selectOption("#field", "rights");
    await page.fill("#value", "CC0");
    await page.click("button[value=add]");
    const plan = new URL(page.url()).pathname;
    const at = `/es/mesa/documentos/${document.id}`;
    for (const path of ["/es/mesa/documentos?q=remesas", plan, at, `${at}?edit=corridor`, `${at}?edit=type`, `${at}/historia`, `${at}/retirar`, `${at}/borrar`, "/es/mesa/registro", "/es/mesa/registro/1"]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(base + path);
      await page.goto(await page.getAttribute(`a[hreflang=${lang}]`, "href").then((to) => base + to));
      await page.evaluate(axe);
      const seen = await page.evaluate((only) => axe.run(document, { runOnly: { type: "tag", values: only }, resultTypes: ["violations"] }), tags);
      assert.deepEqual(seen.violations.map((v) => `${v.id}: ${v.nodes[0].html}`), [], path);
      for (const w of [width, 320]) {
        await page.setViewportSize({ width: w, height: 900 });
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(beyond <= 0, `${path} is ${beyond} px too wide at ${w} px`);
      }
      const report = await validator.validateString(await (await page.context().request.get(page.url())).text());
      const faults = report.results.flatMap((r) => r.messages.map((m) => `${m.ruleId} at ${m.line}:${m.column}: ${m.message}`));
      assert.deepEqual([...new Set(faults)].slice(0, 8), [], path);
    }
    await page.context().close();
  });
}
