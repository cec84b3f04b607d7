// The pages as HTML: html-validate finds no fault in them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { HtmlValidate } from "html-validate";

const base = process.env.SIMDE_URL;
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

const sections = {
  es: ["", "/documentos?q=remesas", "/documentos?q=zzzz&type=report", "/corredores", "/corredores/mx-us", "/corredores/compare?c=mx-us&c=gt-us", "/paises", "/paises/mx", "/regiones/013", "/temas", "/temas/remittances", "/datos", "/datos/undesa-stock-2024", "/cobertura", "/ayuda", "/acerca", "/accesibilidad", "/api", "/facetas/topic", "/nada"],
  en: ["", "/documents?q=remittances", "/corridors", "/corridors/mx-us", "/countries/mx", "/topics", "/data"],
  fr: ["", "/documents?q=envois", "/corridors", "/corridors/mx-us", "/pays/mx", "/themes", "/donnees"],
};

for (const [lang, paths] of Object.entries(sections)) {
  test(`valid HTML: ${lang}`, async () => {
    const found = await (await fetch(`${base}/api/v1/documents?hl=${lang}&q=remesas`)).json();
    const document = { es: "documentos", en: "documents", fr: "documents" }[lang];
    for (const path of [...paths, `/${document}/${found.hits[0].id}?q=remesas`]) {
      const html = await (await fetch(`${base}/${lang}${path}`)).text();
      const report = await validator.validateString(html);
      const faults = report.results.flatMap((r) => r.messages.map((m) => `${m.ruleId} at ${m.line}:${m.column}: ${m.message}`));
      assert.deepEqual([...new Set(faults)].slice(0, 8), [], `${lang}${path}`);
    }
  });
}
