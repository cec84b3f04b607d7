// Documents, their values and the log at the desk: a day's work without scripts.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accept, close, launch, open } from "./desk.js";
import { base, found } from "./site.js";

let browser, session, document;
before(async () => {
  browser = await launch();
  session = await accept(browser, process.env.SIMDE_INVITATION_RECORD);
  [document] = await found('"programa de retorno"');
});
after(() => browser.close());

test("a day without scripts: correct, change many, undo, withdraw, bring back", async () => {
  const page = await open(browser, `/en/desk/documents/${document.id}`, { scripts: false, session });
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
  page.faults = []; // a browser counts it as one that a page says that it is gone
  await close(page);
});
