// A whole day at the desk, with scripts and without, and then each of its pages
// in three languages on two screens.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { accept, close, judge, screens, launch, open, signIn, valid } from "./desk.js";
import { papers } from "./papers.js";
import { base, found } from "./site.js";

let browser, session;
before(async () => {
  browser = await launch();
  session = await accept(browser, process.env.SIMDE_INVITATION_DAY);
});
after(() => browser.close());

// What the day leaves behind, for the pages to show.
const left = {};

const did = (page) => page.textContent(".did p");
const press = (page, key) => Promise.all([page.waitForNavigation(), page.keyboard.press(key)]);

const go = (page, at) => Promise.all([page.waitForNavigation(), page.click(at)]);

// until asks for something until it is so.
async function until(so, what) {
  for (let i = 0; i < 120; i++) {
    if (await so()) return;
    await new Promise((done) => setTimeout(done, 500));
  }
  assert.fail(`it never came that ${what}`);
}

// twice imports a file and then another edition of it, and returns the document.
async function twice() {
  const folder = mkdtempSync(join(tmpdir(), "edition-"));
  const text = (edition) => `---\ntitle: Editions of a booklet\n---\n\nHondurans in Spain send remittances to Honduras. This is the ${edition} edition of the booklet.\n`;
  for (const edition of ["first", "second"]) {
    writeFileSync(join(folder, "booklet.md"), text(edition));
    execFileSync(process.env.SIMDE, ["import", "--data", process.env.SIMDE_DATA, folder], { stdio: "ignore" });
  }
  rmSync(folder, { recursive: true });
  await until(async () => (await found('"editions of a booklet"')).length > 0, "the booklet is found");
  return (await found('"editions of a booklet"'))[0].id;
}

test("a day: upload, review, correct, change many, take back, withdraw, restore, close, sign out", async (t) => {
  const page = await open(browser, "/en/desk");
  assert.equal(new URL(page.url()).pathname, "/en/sign-in");
  await signIn(page, "curator");
  assert.equal(new URL(page.url()).pathname, "/en/desk");

  await t.test("twenty files of five kinds, two of them no good", async () => {
    await page.goto(`${base}/en/desk/upload`);
    const files = papers(18);
    files.push({ name: "empty.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) }, { name: "torn.pdf", mimeType: "application/pdf", buffer: files[0].buffer.subarray(0, 60) });
    await page.setInputFiles("#files", files);
    await page.waitForURL(/upload\/\d+$/);
    left.upload = new URL(page.url()).pathname.replace("/en/desk/upload/", "");
    await page.locator("#files-read", { hasText: /\b0 on the way/ }).waitFor({ timeout: 120_000 });
    assert.match(await page.textContent("#files-read"), /20 files:.*18 ready.*2 ask/s);
    assert.equal(await page.locator(".st.err").count(), 2);
    assert.deepEqual(await found('"in town number"'), [], "nothing is published that was not said");
    await page.click('a:text("See what is doubtful")');
    left.file = new URL(page.url()).pathname.split("/").pop();
    assert.match(await page.textContent("h1"), /paper-\d+/);
    assert.ok(await page.locator(".value").count() > 3);
    const read = page.url();
    await press(page, "j");
    assert.notEqual(page.url(), read);
    await press(page, "k");
    assert.equal(page.url(), read);
    await page.goto(`${base}/en/desk/upload/${left.upload}`);
    await page.fill("#publisher", "The Town Library");
    await page.click("button[name=publish]");
    await page.locator(".title a[href*=batches]").waitFor({ timeout: 120_000 }); // the page follows
    left.batch = (await page.getAttribute(".title a[href*=batches]", "href")).split("/").pop();
    await until(async () => (await found('"in town number"')).length === 18, "what was published is found");
  });

  await t.test("fifteen cases by keyboard", async () => {
    const queue = `${base}/en/desk/review?kind=corridor&sort=unsure`;
    const waiting = async () => Number((await page.textContent(".count strong")).replace(/\D/g, ""));
    await page.goto(queue);
    const atFirst = await waiting();
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    await press(page, "Enter");
    for (let i = 0; i < 15; i++) {
      const asked = page.url();
      await press(page, "yns"[i % 3]);
      assert.notEqual(page.url(), asked, `after case ${i + 1} comes another`);
    }
    await press(page, "u");
    await press(page, "j");
    const next = page.url();
    await press(page, "k");
    assert.notEqual(page.url(), next);
    await page.goto(queue);
    assert.equal(await waiting(), atFirst - 14);
  });

  const [paper] = await found('"in town number 3"');
  left.document = paper.id;

  await t.test("a value is corrected", async () => {
    await page.goto(`${base}/en/desk/documents/${paper.id}`);
    await page.click('a[href*="edit=title"]');
    await page.fill("#value", "What is sent home from France");
    await page.click("form.open .btn-1");
    assert.match(await did(page), /Title: What is sent home from France/);
    assert.equal(await page.textContent("h1"), "What is sent home from France");
    await press(page, "u");
    assert.match(await did(page), /Undone: 1 change/);
  });

  await t.test("what a search finds is changed after a look at it, and taken back from the log", async () => {
    await page.goto(`${base}/en/desk/documents?q=${encodeURIComponent('"in town number"')}`);
    await page.click("button[value=all]");
    left.plan = new URL(page.url()).pathname.split("/").pop();
    await page.selectOption("#field", "rights");
    await page.fill("#value", "By permission");
    await page.click("button[value=add]");
    assert.equal(await page.locator("ins").count(), 18);
    await page.click("button[value=go]");
    assert.match(await did(page), /18 documents changed/);
    await page.goto(`${base}/en/desk/log`);
    await page.locator(".steps li").first().locator("a.btn").click(); // of so many it asks first
    await page.click("main form button");
    assert.match(await did(page), /Undone: 18 changes/);
  });

  await t.test("a document is withdrawn and comes back", async () => {
    await page.goto(`${base}/en/desk/documents/${paper.id}/withdraw`);
    await page.fill("#why", "in error");
    await page.click("button.grave");
    assert.match(await did(page), /is withdrawn/);
    assert.equal((await page.context().request.get(`${base}/en/documents/${paper.id}`)).status(), 410);
    await page.goto(`${base}/en/desk/documents/${paper.id}`);
    page.faults = []; // a browser counts it as one that a page says that it is gone
    await page.click("button[value=readmit]");
    assert.match(await did(page), /is back/);
  });

  await t.test("what another proposes is taken up from the queue", async () => {
    const propose = (what) => execFileSync(process.env.SIMDE, ["proposals", "add", left.document, what, "--why", "the cover says so", "--by", "Ana", "--data", process.env.SIMDE_DATA], { stdio: "ignore" });
    propose("source=https://example.org/cover");
    await page.goto(`${base}/en/desk/review?kind=advice`);
    await go(page, "tbody tr:first-child a");
    assert.match(await page.textContent("main"), /Source address: .*example\.org\/cover.*Proposed by Ana/s);
    await press(page, "y");
    await page.goto(`${base}/en/desk/proposals`);
    assert.match(await page.textContent("main tbody"), /example\.org\/cover.*taken up/s);
    propose("subject+=gender"); // waits, for the pages to show
  });

  await t.test("an earlier version is restored", async () => {
    left.editions = await twice();
    await page.goto(`${base}/en/desk/documents/${left.editions}/history`);
    await page.click("aside a");
    left.pair = new URL(page.url()).pathname.split("/").pop();
    assert.match(await page.textContent(".diff"), /first.*second/s);
    await page.click("button.grave");
    assert.match(await did(page), /Version 1 is back, as version 3/);
    assert.match(await (await page.context().request.get(`${base}/api/v1/documents/${left.editions}?hl=en`)).text(), /Editions of a booklet/);
  });

  await t.test("a collection is closed and opened", async () => {
    await page.goto(`${base}/en/desk/collections`);
    await page.fill("#name", "Papers of the day");
    await page.click("main form .btn");
    left.collection = new URL(page.url()).pathname.split("/").pop();
    await page.fill("#label-en", "Papers of one day");
    await page.click("button[name=save]");
    await page.click("button[name=close]");
    assert.match(await page.textContent("aside"), /Only who signs in/);
    assert.equal((await fetch(`${base}/en/collections/${left.collection}`)).status, 404);
    await page.click("button[name=open]");
    assert.match(await page.textContent("aside"), /Everybody/);
  });

  await t.test("what is closed is found by who may see it", async () => {
    const of = `${base}/en/documents?q=${encodeURIComponent('"editions of a booklet"')}`;
    const closing = (way) => execFileSync(process.env.SIMDE, ["collections", way, "Papers of the day", "--data", process.env.SIMDE_DATA], { stdio: "ignore" });
    execFileSync(process.env.SIMDE, ["correct", left.editions, "isPartOf+=Papers of the day", "--data", process.env.SIMDE_DATA], { stdio: "ignore" });
    closing("close");
    await until(async () => {
      await page.goto(of);
      return (await page.locator("#closed").count()) > 0;
    }, "it stands below what everybody finds");
    assert.equal((await found('"editions of a booklet"')).length, 0);
    for (const [at, width] of [["/es/documentos", 390], ["/fr/documents", 390], ["/en/documents", 1280]]) {
      await page.goto(of.replace("/en/documents", at));
      await judge(page, [width]);
      await valid(page);
    }
    await go(page, "#closed ~ p a");
    assert.match(await page.textContent(".chips"), /Papers of one day/);
    await page.goto(`${base}/en/documents/${left.editions}?q=booklet`);
    assert.ok((await page.locator("main mark").count()) > 0, "its words are marked");
    closing("open");
    await until(async () => (await found('"editions of a booklet"')).length > 0, "opened, everybody finds it");
  });

  await t.test("a source is added, asked in vain, paused and resumed", async () => {
    await page.goto(`${base}/en/desk/sources`);
    await page.selectOption("#kind", "feed");
    await page.fill("#address", "http://127.0.0.1:1/feed.atom");
    await page.fill("#name", "inside");
    await go(page, "#new .btn-1");
    assert.equal(new URL(page.url()).pathname, "/en/desk/sources/inside");
    assert.match(await did(page), /inside is added/);
    await until(async () => {
      await page.goto(`${base}/en/desk/sources/inside`);
      return /an address inside the own network/.test(await page.textContent("main"));
    }, "it is said that no address inside is asked");
    await go(page, "button[name=pause]");
    assert.match(await did(page), /is paused/);
    await go(page, "button[name=resume]");
    await page.goto(`${base}/en/desk/sources`);
    assert.match(await page.textContent("main .notice.err"), /inside: the last run ended early/);
  });

  await page.click(".me summary");
  await page.click(".me form button");
  assert.equal(new URL(page.url()).pathname, "/en");
  await page.goto(`${base}/en/desk`);
  assert.equal(new URL(page.url()).pathname, "/en/sign-in");
  await close(page);
});

test("without scripts: sign in, upload, decide, sign out", async () => {
  const page = await open(browser, "/es/mesa/subir", { scripts: false });
  await signIn(page, "curator");
  assert.equal(new URL(page.url()).pathname, "/es/mesa/subir");
  await page.setInputFiles("#files", papers(20).slice(18));
  await Promise.all([page.waitForURL(/subir\/\d+$/), page.click("[data-send]")]);
  const upload = page.url();
  left.open = new URL(upload).pathname.split("/").pop();
  await until(async () => {
    try {
      await page.goto(upload);
    } catch {
      return false; // the page asked for itself at the same moment
    }
    return await page.locator("button[name=publish]").count() > 0;
  }, "the files are read");
  await page.goto(`${base}/es/mesa/revisar?kind=topic`);
  await go(page, "tbody tr:first-child a");
  const asked = page.url();
  await go(page, "[name=decision][value=y]");
  assert.notEqual(page.url(), asked);
  assert.equal(await page.locator(".did").count(), 1);
  await go(page, ".did button");
  // A session that ends while somebody types: what they typed is there again.
  await page.goto(`${base}/es/mesa/documentos/${left.document}?edit=rights`);
  await page.context().clearCookies();
  await page.fill("#value", "CC BY 4.0");
  await go(page, "#edit .btn-1");
  assert.match(await page.textContent("main"), /Lo que escribió se guarda/);
  await signIn(page, "curator");
  assert.equal(new URL(page.url()).pathname, "/es/mesa/de-nuevo");
  assert.match(await page.textContent("main ul"), /CC BY 4\.0/);
  await valid(page);
  await go(page, "main .btn-1");
  assert.match(await did(page), /CC BY 4\.0/);
  await go(page, ".did button"); // the tests of other files change this value too
  await page.locator(".me summary").click();
  await go(page, ".me form button");
  await page.goto(`${base}/es/mesa`);
  assert.equal(new URL(page.url()).pathname, "/es/entrar");
  page.faults = page.faults.filter((fault) => !/401/.test(fault)); // which a browser counts as one
  await close(page);
});

test("who does not want single keys turns them off", async () => {
  const page = await open(browser, "/en/account", { session });
  const settings = async () => Promise.all([page.waitForNavigation(), page.click("button[name=settings]")]);
  await page.uncheck("[name=keys]");
  await settings();
  await page.goto(`${base}/en/desk/upload/${left.upload}/${left.file}`);
  assert.equal(await page.locator("kbd:visible").count(), 0);
  const gone = page.waitForNavigation({ timeout: 1000 }).then(() => true, () => false);
  await page.keyboard.press("j");
  assert.equal(await gone, false);
  await page.goto(`${base}/en/account`);
  await page.check("[name=keys]");
  await settings();
  await close(page);
});

// pages are the addresses of every page of the desk, in Spanish.
function pages() {
  const of = (id, ...below) => ["/es/mesa/documentos", id, ...below].join("/");
  return [
    "/es/cuenta", "/es/mesa", "/es/mesa/personas", "/es/mesa/personas/1",
    "/es/mesa/revisar", "/es/mesa/revisar?kind=language&lang=fr",
    "/es/mesa/subir", `/es/mesa/subir/${left.upload}`, `/es/mesa/subir/${left.open}`, `/es/mesa/subir/${left.upload}/${left.file}`, "/es/mesa/ofertas",
    "/es/mesa/documentos", "/es/mesa/documentos?q=zzzz", "/es/mesa/documentos?cases=none&word=-", `${of(left.document)}?list=sort%3Dtitle`, "/es/mesa/propuestas", `/es/mesa/propuestas/${left.document}`, `/es/mesa/cambios/${left.plan}`,
    of(left.document), `${of(left.document)}?edit=corridor`, `${of(left.document)}?edit=place`, `${of(left.document)}?edit=type`, `${of(left.document)}?edit=abstract`,
    of(left.document, "historia"), of(left.document, "retirar"), of(left.document, "borrar"), of(left.editions, "historia"), of(left.editions, "versiones", left.pair),
    "/es/mesa/registro", "/es/mesa/registro?verb=withdraw", "/es/mesa/registro/1",
    "/es/mesa/lotes", `/es/mesa/lotes/${left.batch}`, "/es/mesa/fuentes", "/es/mesa/organizaciones", "/es/mesa/lugares", "/es/mesa/fuentes/inside", "/es/mesa/fuentes/inside?remove=1",
    "/es/mesa/colecciones", `/es/mesa/colecciones/${left.collection}`, "/es/mesa/estado",
  ];
}

for (const lang of ["es", "en", "fr"]) {
  test(`every page of the desk: ${lang}`, async () => {
    const page = await open(browser, "/es/mesa", { session });
    const known = pages().map((p) => p.split("?")[0]);
    const menu = await page.locator("nav.nav a, .me li a").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    assert.deepEqual(menu.filter((at) => at !== "/es" && !known.includes(at)), [], "pages of the menu that are not looked at");
    const wrong = [];
    const look = async (path) => {
      const spanish = await (await page.context().request.get(base + path)).text();
      const answer = await page.goto(base + spanish.match(new RegExp(`<a href="([^"]+)"[^>]*hreflang="${lang}"`))[1].replaceAll("&amp;", "&"));
      assert.ok(answer.ok(), `${path}: ${answer.status()}`);
      assert.equal(await page.getAttribute("html", "lang"), lang);
      await judge(page, screens[lang], `${lang} ${path}`);
      const again = await valid(page, `${lang} ${path}`);
      assert.equal(again.headers()["cache-control"], "no-store", path);
      assert.match(again.headers()["content-security-policy"], /default-src 'none'; script-src 'self'; style-src 'self'/, path);
    };
    await page.goto(`${base}/es/mesa/revisar`);
    const first = await page.getAttribute("[data-key=r]", "href");
    await page.goto(`${base}/es/mesa/revisar?kind=advice`);
    const proposed = await page.getAttribute("tbody tr:first-child a", "href");
    for (const path of [first, proposed, ...pages()]) await look(path).catch((error) => wrong.push(error.message)); // so that all are named
    assert.deepEqual(wrong, []);
    await close(page);

    const nobody = await open(browser, "/es/entrar");
    await nobody.goto(base + (await nobody.getAttribute(`a[hreflang=${lang}]`, "href").catch(() => "/es/entrar")));
    await judge(nobody, screens[lang]);
    await valid(nobody);
    await close(nobody);
  });
}
