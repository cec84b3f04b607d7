// Asks Lighthouse about three pages and fails below 100 for accessibility,
// best practices or what search engines want.
import { execFileSync } from "node:child_process";
import { addresses, base } from "./site.js";

const version = "12.8.2";
const flags = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

const spanish = await addresses("es");
const pages = ["/es", spanish.find((path) => /\/documentos\/[^?]+\?q=retorno$/.test(path)), "/en/corridors/mx-us"];

let failed = false;
for (const path of pages) {
  const report = execFileSync("npx", ["--yes", `lighthouse@${version}`, base + path, "--quiet", "--output=json", `--chrome-flags=${flags}`, "--only-categories=accessibility,best-practices,seo"], {
    env: { ...process.env, CHROME_PATH: process.env.CHROMIUM },
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const { categories, audits } = JSON.parse(report);
  for (const category of Object.values(categories)) {
    const score = Math.round(category.score * 100);
    console.log(`${score}\t${category.title}\t${path}`);
    if (score === 100) continue;
    failed = true;
    const low = category.auditRefs.map((ref) => audits[ref.id]).filter((audit) => audit.score !== null && audit.score < 1);
    for (const audit of low) console.log(`\t${audit.id}: ${audit.title}`);
  }
}
process.exitCode = failed ? 1 : 0;
