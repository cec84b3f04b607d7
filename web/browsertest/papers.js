// Small files of five kinds, made of words.
const countries = [["Honduras", "Spain"], ["Mexico", "the United States"], ["Bolivia", "Argentina"], ["Morocco", "France"], ["Haiti", "Chile"]];

// sentences says something of migration that no other number says.
function sentences(n) {
  const [from, to] = countries[n % countries.length];
  return [
    `Remittances from ${to} to ${from}, paper ${n}`,
    `Migrants from ${from} in ${to} sent ${n + 11} million dollars home in 20${10 + (n % 14)}.`,
    `Of every ten families that were asked in town number ${n}, ${1 + (n % 8)} live on what is sent to them.`,
  ];
}

const markdown = (n) => `# ${sentences(n)[0]}\n\n${sentences(n).slice(1).join("\n\n")}\n`;
const text = (n) => sentences(n).join("\n\n") + "\n";
const html = (n) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${sentences(n)[0]}</title></head><body><main><h1>${sentences(n)[0]}</h1>${sentences(n).slice(1).map((s) => `<p>${s}</p>`).join("")}</main></body></html>`;

function pdf(n) {
  const stream = `BT /F1 11 Tf 60 780 Td 22 TL ${sentences(n).map((s) => `(${s}) Tj T*`).join(" ")} ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
  ];
  let out = "%PDF-1.4\n";
  const at = objects.map((o, i) => {
    const begins = out.length;
    out += `${i + 1} 0 obj\n${o}\nendobj\n`;
    return begins;
  });
  const table = at.map((x) => `${String(x).padStart(10, "0")} 00000 n \n`).join("");
  return `${out}xref\n0 6\n0000000000 65535 f \n${table}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n${out.length}\n%%EOF\n`;
}

const xml = '<?xml version="1.0" encoding="UTF-8"?>';
const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
function docx(n) {
  return zip({
    "[Content_Types].xml": `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    "_rels/.rels": `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `${xml}<w:document xmlns:w="${word}"><w:body>${sentences(n).map((s) => `<w:p><w:r><w:t>${s}</w:t></w:r></w:p>`).join("")}</w:body></w:document>`,
  });
}

// crc32 is the checksum of a file in an archive.
function crc32(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let i = 0; i < 8; i++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

// zip stores files in an archive, without compressing them.
function zip(files) {
  const parts = [], list = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const data = Buffer.from(content), title = Buffer.from(name), head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt32LE(crc32(data), 10);
    head.writeUInt32LE(data.length, 14);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt16LE(title.length, 22);
    parts.push(Buffer.from("PK\x03\x04"), head, title, data);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(at, 10);
    list.push(Buffer.from("PK\x01\x02\x14\x00"), head, where, title);
    at += 30 + title.length + data.length;
  }
  const central = Buffer.concat(list), end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(files).length, 4);
  end.writeUInt16LE(Object.keys(files).length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, central, Buffer.from("PK\x05\x06"), end]);
}

const kinds = { pdf: [pdf, "application/pdf"], docx: [docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"], html: [html, "text/html"], md: [markdown, "text/markdown"], txt: [text, "text/plain"] };

// papers returns so many files, of each kind in turn.
export function papers(count) {
  return Array.from({ length: count }, (_, n) => {
    const [ending, [make, mimeType]] = Object.entries(kinds)[n % 5];
    return { name: `paper-${n}.${ending}`, mimeType, buffer: Buffer.from(make(n)) };
  });
}
