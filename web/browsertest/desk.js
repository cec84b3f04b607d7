// What the tests of the desk share: who signs in, and how its pages are judged.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";
import { base } from "./site.js";

export const password = "tres tristes tigres";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    "doctype-style": "off",
    "form-dup-name": "off", // check boxes of one facet share a name
    "long-title": "off", // documents have the titles that they have
    "no-trailing-whitespace": "off",
    "require-sri": "off", // everything comes from here
    "no-raw-characters": "off",
    "prefer-native-element": "off",
    "no-redundant-role": "off", // tables that are drawn as cards keep their roles by it
    "no-implicit-button-type": "off", // in a form without scripts every button sends it
  },
});

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu", "--no-first-run"] });
}

// open returns a page in a browser of its own, whose console must stay free of
// errors; what breaks the content policy is one.
export async function open(browser, path, { width = 1280, scheme = "light", scripts = true, session } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, javaScriptEnabled: scripts, storageState: session });
  const page = await context.newPage();
  page.faults = [];
  page.on("console", (m) => m.type() === "error" && page.faults.push(`${m.text()} on ${page.url()}`));
  page.on("pageerror", (e) => e.message.startsWith("Transition was") || page.faults.push(`${e.message} on ${page.url()}`)); // of a page that was left at once
  await page.goto(base + path);
  return page;
}

export async function close(page) {
  assert.deepEqual(page.faults, [], "errors in the console");
  await page.context().close();
}

// signIn fills the form of the page at hand.
export async function signIn(page, name) {
  await page.fill("#name", name);
  await page.fill("#password", password);
  await page.click("main button.btn-1");
}

// accept makes an account by the link of an invitation.
export async function accept(browser, invitation) {
  const page = await open(browser, new URL(invitation.trim().split("\n")[0]).pathname);
  await page.fill("#password", password);
  await page.click("main button.btn-1");
  const session = await page.context().storageState();
  await close(page);
  assert.equal(session.cookies.length, 1, "whoever accepts is signed in");
  return session;
}

// screens are the widths at which axe looks at a page: in Spanish at both, in
// the others at one, for their words alone differ.
export const screens = { es: [1280, 390], en: [1280], fr: [390] };

// judge holds that a page has no fault that axe finds at the widths, and fits
// these and the narrowest.
export async function judge(page, widths, what = page.url()) {
  await page.evaluate(axe);
  for (const width of [1280, 390, narrowest]) {
    await page.setViewportSize({ width, height: 900 });
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(beyond <= 0, `${what} is ${beyond} px too wide at ${width} px`);
    if (!widths.includes(width)) continue;
    const seen = await page.evaluate((only) => axe.run(document, { runOnly: { type: "tag", values: only }, resultTypes: ["violations"] }), tags);
    assert.deepEqual(seen.violations.map((v) => `${v.id}: ${v.nodes[0].html}`), [], `${what} at ${width} px`);
  }
}
const narrowest = 320;

// valid holds that html-validate finds no fault in the page at hand.
export async function valid(page, what = page.url()) {
  const answer = await page.context().request.get(page.url());
  const report = await validator.validateString(await answer.text());
  const faults = report.results.flatMap((r) => r.messages.map((m) => `${m.ruleId} at ${m.line}:${m.column}: ${m.message}`));
  assert.deepEqual([...new Set(faults)].slice(0, 8), [], what);
  return answer;
}
