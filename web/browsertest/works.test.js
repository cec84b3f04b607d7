// Works grouped and parted by hand, and the names of organisations and places: pressed with
// scripts and without, then each page in three languages on two screens.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accept, close, judge, launch, open, screens, valid } from "./desk.js";
import { base, found } from "./site.js";

let browser, session;
before(async () => {
  browser = await launch();
  session = await accept(browser, process.env.SIMDE_INVITATION_WORKS);
});
after(() => browser.close());

const did = (page) => page.textContent(".did p");
const go = (page, at) => Promise.all([page.waitForNavigation(), page.click(at)]);

// until asks for something until it is so.
async function until(so, what) {
  for (let i = 0; i < 60; i++) {
    if (await so()) return;
    await new Promise((done) => setTimeout(done, 500));
  }
  assert.fail(`it never came that ${what}`);
}

const left = {};

for (const scripts of [true, false]) {
  test(`documents are one work, and are not, ${scripts ? "with" : "without"} scripts`, async () => {
    const [one, other] = await found("remesas");
    left.documents = [one.id, other.id];
    const page = await open(browser, `/en/desk/documents?q=remesas`, { session, scripts });
    await page.check(`input[value="${one.id}"]`);
    await page.check(`input[value="${other.id}"]`);
    await go(page, "button[value=work]");
    assert.equal(await page.locator("tbody tr").count(), 2);
    await page.selectOption("#tie", "edition");
    await go(page, "button[value=group]");
    assert.match(await did(page), /They are one work/);
    const edit = `${base}/en/desk/documents/${one.id}`;
    await page.goto(edit);
    assert.equal(await page.locator(`button[value="part ${other.id}"]`).count(), 1);
    await until(async () => /edition \(/.test(await (await fetch(`${base}/en/documents/${one.id}`)).text()), "the public page tells of the edition");
    await go(page, `button[value="part ${other.id}"]`);
    assert.match(await did(page), /kept apart/);
    await go(page, `button[value="unsay ${other.id}"]`);
    assert.match(await did(page), /taken back/);
    await page.fill("#with", `${base}/en/documents/${other.id}/a-title?q=x`);
    await page.selectOption("#tie", "version");
    await go(page, "button[value=group]");
    assert.match(await did(page), /They are one work/);
    await go(page, ".did a, .did button");
    if (/log\/\d+$/.test(page.url())) await go(page, "main form button");
    await until(async () => {
      await page.goto(edit);
      return (await page.locator(`button[value="part ${other.id}"]`).count()) === 0;
    }, "the step is taken back");
    await close(page);
  });
}

for (const scripts of [true, false]) {
  test(`an organisation gets names and turns out to be another, ${scripts ? "with" : "without"} scripts`, async () => {
    const page = await open(browser, "/en/desk/organisations", { session, scripts });
    const name = `Town House ${scripts ? "North" : "South"}`;
    await page.fill("#name", name);
    await go(page, "main form[method=post] .btn");
    assert.equal(await page.textContent("h1"), name);
    left.organisation = new URL(page.url()).pathname.split("/").pop();
    await page.fill("#name-es", "Casa del Pueblo " + scripts);
    await page.fill("#other", `<b>${name}</b> no\nThe House of ${name}`);
    await go(page, "button[name=save]");
    assert.equal(await page.locator("[role=alert]").count(), 1, "a name begins with a letter");
    page.faults = []; // a browser counts it as one that a page says what is wrong
    await page.fill("#other", `The House of ${name} <b>`);
    await go(page, "button[name=save]");
    assert.match(await did(page), /saved/i);
    await page.goto(`${base}/en/desk/organisations?q=${encodeURIComponent("the house of")}`);
    assert.ok((await page.locator("tbody tr").count()) >= 1);
    await page.goto(`${base}/en/desk/organisations/${left.organisation}`);
    await page.fill("#into", "unhcr");
    await go(page, "aside form .btn");
    assert.match(await page.textContent("aside"), /UNHCR/);
    await go(page, "button[name=merge]");
    assert.match(page.url(), /organisations\/unhcr$/);
    await page.goto(`${base}/en/desk/organisations/${left.organisation}`);
    assert.match(page.url(), /organisations\/unhcr$/, "its address leads on");
    await page.goto(`${base}/en/desk/log`);
    await go(page, ".steps li:first-child form button, .steps li:first-child a.btn");
    if (/log\/\d+$/.test(page.url())) await go(page, "main form button");
    await page.goto(`${base}/en/desk/organisations/${left.organisation}`);
    assert.equal(await page.textContent("h1"), name, "the merge is taken back");
    await close(page);
  });
}

for (const scripts of [true, false]) {
  test(`a place gets a name, ${scripts ? "with" : "without"} scripts`, async () => {
    const page = await open(browser, "/en/desk/places", { session, scripts });
    await page.fill("#q", "Costa Rica");
    await go(page, ".searchbar .btn");
    assert.match(page.url(), /places\/cr$/);
    await page.fill("#names-es", "Guatemala");
    await go(page, "button[name=look]");
    assert.match(await page.textContent("[role=alert]"), /another place: Guatemala/);
    page.faults = []; // as above
    const name = scripts ? "Ticolandia" : "Tierra Tica";
    await page.fill("#names-es", name);
    await go(page, "button[name=look]");
    assert.match(await page.textContent("[role=status]"), new RegExp(`${name}: \\d+ documents? ha`));
    await go(page, "button[name=save]");
    assert.match(await did(page), /Saved/);
    await page.goto(`${base}/en/desk/places`);
    assert.match(await page.textContent("tbody"), new RegExp(name));
    await page.goto(`${base}/en/desk/log`);
    await go(page, ".steps li:first-child form button, .steps li:first-child a.btn");
    if (/log\/\d+$/.test(page.url())) await go(page, "main form button");
    await page.goto(`${base}/en/desk/places/cr`);
    assert.equal(await page.inputValue("#names-es"), "", "the step is taken back");
    await close(page);
  });
}

for (const scripts of [true, false]) {
  test(`a collection gets a cover, ${scripts ? "with" : "without"} scripts`, async () => {
    const page = await open(browser, "/en/desk/collections", { session, scripts });
    await page.fill("#name", "Minutes of the house");
    await go(page, "main form[method=post] .btn");
    left.collection = new URL(page.url()).pathname.split("/").pop();
    const picture = await page.screenshot({ type: "png", clip: { x: 0, y: 0, width: 300, height: 200 } });
    await page.setInputFiles("#picture", { name: "cover.txt", mimeType: "text/plain", buffer: Buffer.from("no picture") });
    await page.fill("#alt-en", "A page of the desk");
    await go(page, "button[name=cover]");
    assert.match(await did(page), /no picture/);
    await page.setInputFiles("#picture", { name: "cover.png", mimeType: "image/png", buffer: picture });
    await page.fill("#alt-en", "A page of the desk");
    await go(page, "button[name=cover]");
    assert.match(await did(page), /saved/i);
    const cover = page.locator("img.picture");
    assert.deepEqual([await cover.getAttribute("alt"), await cover.evaluate((x) => x.naturalWidth)], ["A page of the desk", 300]);
    if (scripts) {
      await go(page, "button[name=uncover]");
      assert.equal(await page.locator("img.picture").count(), 0);
    }
    await close(page);
  });
}

test("their pages have no fault, in three languages on two screens", async () => {
  const [one, other] = left.documents;
  const words = { es: ["mesa/cambios/obra", "mesa/organizaciones", "mesa/documentos", "mesa/lugares", "mesa/colecciones"], en: ["desk/changes/work", "desk/organisations", "desk/documents", "desk/places", "desk/collections"], fr: ["bureau/modifications/oeuvre", "bureau/organisations", "bureau/documents", "bureau/lieux", "bureau/collections"] };
  for (const [lang, [work, organisations, documents, places, collections]] of Object.entries(words)) {
    for (const path of [`${work}?d=${one}&d=${other}`, organisations, `${organisations}/${left.organisation}?into=iom`, `${documents}/${one}`, places, `${places}?q=nowhere`, `${places}/mx`, `${collections}/${left.collection}`]) {
      const page = await open(browser, `/${lang}/${path}`, { session, scheme: lang === "en" ? "dark" : "light" });
      await valid(page);
      await judge(page, screens[lang]);
      await close(page);
    }
  }
});
