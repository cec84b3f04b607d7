// The addresses of the running site that the tests visit.
export const base = process.env.SIMDE_URL;

// Every kind of page, in Spanish.
const kinds = ["", "/documentos?q=remesas", "/documentos?q=zzzz&type=report", "/corredores", "/corredores?o=013", "/corredores/mx-us", "/corredores/ve-us?scope=all", "/corredores/bo-se?measure=sex", "/corredores/compare?c=mx-us&c=gt-us&c=hn-us&c=sv-us&c=cu-us", "/paises", "/paises/mx", "/regiones/013", "/temas", "/temas/remittances", "/datos", "/datos/undesa-stock-2024", "/cobertura", "/ayuda", "/acerca", "/accesibilidad", "/api", "/facetas/topic", "/avisos?corridor=mx-us", "/corredores/mx-us/informe"];

// found returns the documents that a search finds.
export async function found(words) {
  const answer = await fetch(`${base}/api/v1/documents?hl=es&q=${encodeURIComponent(words)}`);
  return (await answer.json()).hits;
}

// addresses returns an address of every kind of page in a language. The pages
// themselves say where they stand in another one.
export async function addresses(lang) {
  const [text] = await found("remesas");
  const [pdf] = (await found('"programa de retorno"')).filter((d) => d.media_type === "application/pdf");
  const spanish = [...kinds, `/documentos/${text.id}?q=remesas`, `/documentos/${pdf.id}?q=retorno`, `/documentos/${pdf.id}/viewer?q=retorno`];
  const all = await Promise.all(spanish.map((path) => translated(`/es${path}`, lang)));
  return [...all, `/${lang}/nada`];
}

async function translated(path, lang) {
  const html = await (await fetch(base + path)).text();
  const [, whole] = html.match(new RegExp(`hreflang="${lang}" href="([^"]+)"`));
  const url = new URL(whole.replaceAll("&amp;", "&"));
  return url.pathname + url.search;
}

// inParallel calls work with every item, a few at a time.
export async function inParallel(items, work, most = 3) {
  const left = [...items];
  const one = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: most }, one));
}
