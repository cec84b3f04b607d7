// The pages as HTML: html-validate finds no fault in them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { HtmlValidate } from "html-validate";
import { addresses, base } from "./site.js";

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    "doctype-style": "off",
    "form-dup-name": "off", // check boxes of one facet share a name
    "long-title": "off", // documents have the titles that they have
    "no-trailing-whitespace": "off",
    "no-implicit-button-type": "error",
    "no-inline-style": "error",
    "require-sri": "off", // everything comes from here
    "no-raw-characters": "off",
    "prefer-native-element": "off",
    "tel-non-breaking": "off",
  },
});

for (const lang of ["es", "en", "fr"]) {
  test(`valid HTML: ${lang}`, async () => {
    for (const path of await addresses(lang)) {
      const html = await (await fetch(base + path)).text();
      const report = await validator.validateString(html);
      const faults = report.results.flatMap((r) => r.messages.map((m) => `${m.ruleId} at ${m.line}:${m.column}: ${m.message}`));
      assert.deepEqual([...new Set(faults)].slice(0, 8), [], path);
    }
  });
}
