// Takes the pictures of the README from a running demonstration library:
// SIMDE_URL=http://localhost:8080 CHROMIUM=/usr/bin/chromium node screenshots.js
import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";

const base = process.env.SIMDE_URL ?? "http://localhost:8080";
const out = new URL("./screenshots/", import.meta.url).pathname;
mkdirSync(out, { recursive: true });

const answer = await fetch(`${base}/api/v1/documents?hl=es&q=${encodeURIComponent('"programa de retorno"')}`);
const { hits } = await answer.json();
const pages = {
  results: "/es/documentos?q=remesas",
  document: `/es/documentos/${hits[0].id}?q=programa+de+retorno&p=2`,
  corridor: "/en/corridors/mx-us",
  explorer: "/fr/corridors",
};

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-quic", "--disable-background-networking"] });
for (const [name, path] of Object.entries(pages)) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(base + path, { waitUntil: "networkidle" });
  await page.screenshot({ path: `${out}${name}.jpg`, type: "jpeg", quality: 72 });
  await page.close();
}
await browser.close();
