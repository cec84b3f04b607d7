package extract

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
)

// said is a reading in words: what the file says of itself, its pages, what it
// carries, its warnings.
func said(r *schema.Reading, err error) string {
	var b strings.Builder
	if err != nil {
		fmt.Fprintf(&b, "error: %v\n", err)
	}
	if r == nil {
		return b.String()
	}
	fmt.Fprintf(&b, "%s | %s | %s | %s\n", r.MediaType, r.Self.Title, strings.Join(r.Self.Creators, "; "), r.Self.Published)
	for _, a := range r.Attachments {
		fmt.Fprintf(&b, "+ %s %d\n", a.Name, a.Size)
	}
	for _, w := range r.Warnings {
		fmt.Fprintf(&b, "! %s\n", w)
	}
	for _, p := range r.Pages {
		fmt.Fprintf(&b, "[%d]\n%s\n", p.Number, p.Text)
	}
	return b.String()
}

const (
	odfMetaPart = `<office:document-meta xmlns:office="o" xmlns:dc="d" xmlns:meta="m"><office:meta><dc:title>Retornos de Bolivia</dc:title><meta:initial-creator>Ana Roca</meta:initial-creator><meta:keyword>retorno</meta:keyword><dc:language>es-BO</dc:language></office:meta></office:document-meta>`
	odtContent  = `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:body><office:text><text:tracked-changes><text:p>borrado</text:p></text:tracked-changes>` +
		`<text:h>Retornos de Bolivia</text:h><text:p>El primer<text:s text:c="2"/>año<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Una nota.</text:p></text:note-body></text:note> volvieron <text:span>muchos</text:span>.<office:annotation><text:p>un comentario</text:p></office:annotation></text:p>` +
		`<text:list><text:list-item><text:p>uno</text:p></text:list-item><text:list-item><text:p>dos</text:p></text:list-item></text:list>` +
		`<table:table><table:table-row><table:table-cell><text:p>Año</text:p></table:table-cell><table:table-cell><text:p>Total</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>2019</text:p></table:table-cell><table:table-cell><text:p>120</text:p></table:table-cell></table:table-row></table:table>` +
		`<text:p>Fin.</text:p></office:text></office:body></office:document-content>`
	odpContent = `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:draw="d" xmlns:presentation="p"><office:body><office:presentation>` +
		`<draw:page><draw:frame><draw:text-box><text:p>Primera lámina</text:p></draw:text-box></draw:frame><presentation:notes><draw:frame><text:p>Lo que se dice</text:p></draw:frame></presentation:notes></draw:page>` +
		`<draw:page><text:p>Segunda lámina</text:p></draw:page></office:presentation></office:body></office:document-content>`
	corePart = `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>Three slides</dc:title><dc:creator>Ben Low</dc:creator></cp:coreProperties>`
)

func slide(texts ...string) string {
	var b strings.Builder
	b.WriteString(`<p:sld xmlns:p="p" xmlns:a="a"><p:cSld><p:spTree>`)
	for i := 0; i < len(texts); i += 2 {
		fmt.Fprintf(&b, `<p:sp><p:nvSpPr><p:nvPr><p:ph type=%q/></p:nvPr></p:nvSpPr><p:txBody>%s</p:txBody></p:sp>`, texts[i], texts[i+1])
	}
	b.WriteString(`<p:graphicFrame><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>2019</a:t></a:r></a:p></a:txBody></a:tc><a:tc><a:txBody><a:p><a:r><a:t>120</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></p:graphicFrame></p:spTree></p:cSld></p:sld>`)
	return b.String()
}

func par(s string) string { return `<a:p><a:r><a:t>` + s + `</a:t></a:r></a:p>` }

func pptxOf(t testing.TB) []byte {
	return zipped(t, "[Content_Types].xml", "<Types/>", "docProps/core.xml", corePart,
		"ppt/presentation.xml", `<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId id="256" r:id="rId3"/><p:sldId id="257" r:id="rId2"/></p:sldIdLst></p:presentation>`,
		"ppt/_rels/presentation.xml.rels", `<R><Relationship Id="rId2" Target="slides/slide1.xml" Type="x/slide"/><Relationship Id="rId3" Target="slides/slide2.xml" Type="x/slide"/></R>`,
		"ppt/slides/slide1.xml", slide("body", par("Shown last"), "sldNum", par("2")),
		"ppt/slides/slide2.xml", slide("body", par("Point one")+par("Point two"), "title", par("Shown first")),
		"ppt/slides/_rels/slide2.xml.rels", `<R><Relationship Id="rId1" Target="../notesSlides/n1.xml" Type="x/notesSlide"/></R>`,
		"ppt/notesSlides/n1.xml", `<p:notes xmlns:p="p" xmlns:a="a"><p:sp><p:ph type="body"/>`+par("What is said")+`</p:sp><p:sp><p:ph type="sldNum"/>`+par("1")+`</p:sp></p:notes>`)
}

func xlsxOf(t testing.TB) []byte {
	return zipped(t, "[Content_Types].xml", "<Types/>", "docProps/core.xml", corePart,
		"xl/workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="Salidas" r:id="rId1"/><sheet name="Entradas" r:id="rId2"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<R><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet2.xml"/></R>`,
		"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Año</t></is></c><c r="C1" t="inlineStr"><is><t>Total</t></is></c></row><row r="2"><c r="A2"><v>2019</v></c><c r="C2"><v>120</v></c></row></sheetData></worksheet>`,
		"xl/worksheets/sheet2.xml", `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>nadie</t></is></c></row></sheetData></worksheet>`)
}

func epubOf(t testing.TB) []byte {
	return zipped(t, "mimetype", typeEPUB, "META-INF/container.xml", `<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>`,
		"OEBPS/book.opf", `<package xmlns:dc="d"><metadata><dc:title>Un livre</dc:title><dc:creator>Zoé Lac</dc:creator><dc:date>2018-05-02</dc:date><dc:language>fr</dc:language></metadata><manifest><item id="a" href="un%20deux.xhtml" media-type="application/xhtml+xml"/><item id="b" href="b.xhtml" media-type="application/xhtml+xml"/><item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="n"/><itemref idref="b"/><itemref idref="a"/></spine></package>`,
		"OEBPS/un deux.xhtml", `<html><body><p>Chapitre dernier.</p></body></html>`, "OEBPS/b.xhtml", `<html><body><h1>Chapitre premier</h1><p>Il était une fois.</p></body></html>`, "OEBPS/nav.xhtml", `<html><body>sommaire</body></html>`)
}

const rtfFile = `{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fnil\fcharset238 Arial CE;}}{\colortbl;\red0\green0\blue0;}` +
	`{\info{\title Informe}{\author Ana Roca}{\creatim\yr2019}}{\header No se lee}\pard Migraci\'f3n a \u209?and\'fa: {\f1 \'b3\'f3d\'9f}.\par {\v oculto}{\*\secreto nada}` +
	`\trowd\intbl A\~o\cell 120\cell\row\intbl 2019\cell 80\cell\row\pard Con nota{\footnote Una nota.}.\par {\field{\*\fldinst HYPERLINK "http://x"}{\fldrslt enlace}}\uc2\u8364\'80\'80 fin\par}`

func mailOf(parts ...string) []byte {
	var b strings.Builder
	b.WriteString("From: =?utf-8?q?Ana_Pe=C3=B1a?= <ana@example.org>\r\nTo: b@example.org\r\nSubject: =?iso-8859-1?q?Informe_de_migraci=F3n?=\r\nDate: Tue, 5 Mar 2019 23:30:00 -0500\r\nMIME-Version: 1.0\r\n")
	if len(parts) == 1 {
		return []byte(b.String() + parts[0])
	}
	b.WriteString("Content-Type: multipart/mixed; boundary=Q\r\n\r\n")
	for _, p := range parts {
		b.WriteString("--Q\r\n" + p + "\r\n")
	}
	b.WriteString("--Q--\r\n")
	return []byte(b.String())
}

func encoded(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

func utf16Of(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b
}

// msgProperties is a stream of properties of a message with the time of its
// sending.
func msgProperties(head int, sent time.Time) []byte {
	b := make([]byte, head, head+16)
	b = binary.LittleEndian.AppendUint16(b, 0x0040)
	b = binary.LittleEndian.AppendUint16(b, msgSent)
	b = binary.LittleEndian.AppendUint32(b, 6)
	return binary.LittleEndian.AppendUint64(b, uint64(sent.Unix()+11644473600)*10_000_000)
}

func msgOf() []byte {
	day := time.Date(2020, 6, 7, 8, 0, 0, 0, time.UTC)
	const a0, a1, a2 = msgAttach + "00000000/", msgAttach + "00000001/", msgAttach + "00000002/"
	return compoundOf(map[string][]byte{
		msgFixed: msgProperties(32, day), msgStream + msgSubject + "001F": utf16Of("Nota sobre remesas"), msgStream + msgBody + "001F": utf16Of("Se adjunta el año 2019."),
		msgStream + msgSender + "001E": []byte("Ana Pe\xf1a"), msgStream + msgTo + "001F": utf16Of("Ben"),
		a0 + msgStream + msgLongName + "001F": utf16Of("cuadro del año.txt"), a0 + msgStream + msgData + "0102": bytes.Repeat([]byte("cuadro "), 1000), a0 + msgFixed: make([]byte, 8),
		a1 + msgWithin + "/" + msgFixed: msgProperties(24, day), a1 + msgWithin + "/" + msgStream + msgSubject + "001F": utf16Of("De antes"), a1 + msgWithin + "/" + msgStream + msgBody + "001F": utf16Of("Lo de antes."), a1 + msgFixed: make([]byte, 8),
		a2 + msgStream + msgLongName + "001F": utf16Of("logo.png"), a2 + msgStream + msgContentID + "001F": utf16Of("x@y"), a2 + msgStream + msgData + "0102": []byte("png"), a2 + msgFixed: make([]byte, 8),
	})
}

func TestFormats(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"a.odt":  {zipped(t, "mimetype", typeODT, "content.xml", odtContent, "meta.xml", odfMetaPart), typeODT + " | Retornos de Bolivia | Ana Roca | \n[1]\nRetornos de Bolivia\n\nEl primer  año volvieron muchos.\n\n- uno\n- dos\n\nAño\tTotal\n2019\t120\n\nFin.\n\nUna nota.\n"},
		"a.odp":  {zipped(t, "mimetype", typeODP, "content.xml", odpContent), typeODP + " |  |  | \n[1]\nPrimera lámina\n\nLo que se dice\n[2]\nSegunda lámina\n"},
		"a.pptx": {pptxOf(t), typePPTX + " | Three slides | Ben Low | \n[1]\nShown first\n\nPoint one\nPoint two\n\n2019\t120\n\nWhat is said\n[2]\nShown last\n\n2019\t120\n"},
		"a.xlsx": {xlsxOf(t), typeXLSX + " | Three slides | Ben Low | \n[1]\nSalidas\n\nAño\t\tTotal\n2019\t\t120\n\nEntradas\n\nnadie\n"},
		"a.ods":  {zipped(t, "mimetype", typeODS, "content.xml", `<c xmlns:t="t" xmlns:x="x"><t:table t:name="Uno"><t:table-row><t:table-cell><x:p>Total</x:p></t:table-cell><t:table-cell t:value-type="float" t:value="1200.5"><x:p>1.200,50</x:p></t:table-cell></t:table-row></t:table></c>`), typeODS + " |  |  | \n[1]\nTotal\t1200.5\n"},
		"a.epub": {epubOf(t), typeEPUB + " | Un livre | Zoé Lac | 2018-05-02\n[1]\nChapitre premier\n\nIl était une fois.\n\nChapitre dernier.\n"},
		"a.rtf":  {[]byte(rtfFile), typeRTF + " | Informe | Ana Roca | \n[1]\nMigración a Ñandú: łódź.\n\nA o\t120\n2019\t80\nCon nota.\n\nenlace€ fin\n\nUna nota.\n"},
		"a.eml": {mailOf("Content-Type: text/plain; charset=iso-8859-1\r\n\r\nAdjunto el a\xf1o.", "Content-Type: text/plain; name=\"../../etc/x.txt\"\r\nContent-Disposition: attachment; filename=\"../../etc/x.txt\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"+encoded("anexo"),
			"Content-Type: message/rfc822\r\n\r\nSubject: Otro/mensaje\r\n\r\nDentro", "Content-Type: image/png\r\nContent-Disposition: attachment; filename*=utf-8''a%C3%B1o.png\r\n\r\npng"),
			typeMail + " | Informe de migración | Ana Peña | 2019-03-05\n+ x.txt 5\n+ Otro-mensaje.eml 31\n+ año.png 3\n[1]\nInforme de migración\n\nFrom: Ana Peña <ana@example.org>\nTo: b@example.org\nDate: Tue, 5 Mar 2019 23:30:00 -0500\n\nAdjunto el año.\n"},
		"rich.eml": {mailOf("Content-Type: multipart/alternative; boundary=A\r\n\r\n--A\r\n\r\nPlain.\r\n--A\r\nContent-Type: text/html\r\n\r\n<p>The whole letter stands here only.</p>\r\n--A--\r\n"),
			typeMail + " | Informe de migración | Ana Peña | 2019-03-05\n[1]\nInforme de migración\n\nFrom: Ana Peña <ana@example.org>\nTo: b@example.org\nDate: Tue, 5 Mar 2019 23:30:00 -0500\n\nThe whole letter stands here only.\n"},
		"a.mht": {[]byte("From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/a\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=X\r\n\r\n--X\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><head><title>Espa=C3=B1a</title></head><body><h1>Espa=C3=B1a</h1><p>Los cubanos en Espa=C3=B1a trabajan.</p></body></html>\r\n--X\r\nContent-Type: image/png\r\nContent-Location: https://example.org/a.png\r\n\r\nx\r\n--X--\r\n"),
			typeMHTML + " | España |  | \n[1]\nEspaña\n\nLos cubanos en España trabajan.\n"},
		"a.msg": {msgOf(), typeMSG + " | Nota sobre remesas | Ana Peña | 2020-06-07\n+ cuadro del año.txt 7000\n+ De antes.eml 265\n[1]\nNota sobre remesas\n\nFrom: Ana Peña\nTo: Ben\nDate: Sun, 07 Jun 2020 08:00:00 +0000\n\nSe adjunta el año 2019.\n"},
	} {
		if diff := cmp.Diff(c.want, said(Read(c.data, name))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestAttached takes out what messages carry, as their readings list it.
func TestAttached(t *testing.T) {
	p := newPool(t, nil)
	for name, data := range map[string][]byte{"a.msg": msgOf(), "a.eml": mailOf("\r\nHola", "Content-Type: text/plain; name=a.txt\r\n\r\nuno", "Content-Type: text/plain; name=a.txt\r\n\r\ndos")} {
		path := write(t, name, data)
		r, err := p.Extract(t.Context(), path, name)
		if err != nil {
			t.Fatal(err)
		}
		got, err := p.Attached(t.Context(), path, name)
		if err != nil || len(got) != len(r.Attachments) || len(got) != 2 {
			t.Fatalf("%s: %d taken out of %d, %v", name, len(got), len(r.Attachments), err)
		}
		for i, x := range got {
			if a := r.Attachments[i]; a.Name != x.Name || a.Size != int64(len(x.Data)) {
				t.Errorf("%s: %s of %d bytes is listed as %s of %d", name, x.Name, len(x.Data), a.Name, a.Size)
			}
		}
		if name == "a.eml" && (got[1].Name != "a#2.txt" || string(got[1].Data) != "dos") {
			t.Errorf("the second of one name is %q: %q", got[1].Name, got[1].Data)
		}
		if name == "a.msg" {
			if inner, err := Read(got[1].Data, got[1].Name); err != nil || inner.Self.Title != "De antes" || !strings.Contains(inner.Pages[0].Text, "Lo de antes.") {
				t.Errorf("the message within: %v, %v", inner, err)
			}
		}
	}
}

// TestHostileFormats: what is broken, a bomb or endless ends as an error about
// the file or as what could be read of it.
func TestHostileFormats(t *testing.T) {
	spaces := strings.Repeat(" ", 40<<20)
	msg := msgOf()
	loop := slices.Clone(msg)
	binary.LittleEndian.PutUint32(loop[512*(1+len(msg)/512-2):], 0) // a sector that follows itself
	nested := "Subject: a\r\nFrom: b\r\nTo: c\r\nMIME-Version: 1.0\r\n"
	for i := range 60 {
		nested += fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n", i, i)
	}
	for _, c := range []struct {
		name  string
		data  []byte
		class schema.FailureClass
	}{
		{"bomb.odt", zipped(t, "mimetype", typeODT, "content.xml", spaces), schema.FailArchive},
		{"bomb.pptx", zipped(t, "ppt/presentation.xml", spaces), schema.FailCorrupt},
		{"bomb.xlsx", zipped(t, "xl/workbook.xml", "<w/>", "xl/worksheets/sheet1.xml", spaces), schema.FailArchive},
		{"empty.odt", zipped(t, "mimetype", typeODT), schema.FailCorrupt},
		{"deep.odt", zipped(t, "mimetype", typeODT, "content.xml", strings.Repeat("<a>", 400)), schema.FailTooLarge},
		{"locked.odt", zipped(t, "mimetype", typeODT, "content.xml", "x", "META-INF/manifest.xml", "<encryption-data/>"), schema.FailEncrypted},
		{"no-spine.epub", zipped(t, "mimetype", typeEPUB, "META-INF/container.xml", "<c/>"), schema.FailCorrupt},
		{"far.xlsx", zipped(t, "xl/workbook.xml", "<w/>", "xl/worksheets/sheet1.xml", `<row r="1"><c r="ZZZZ9"><v>1</v></c></row>`), schema.FailCorrupt},
		{"deep.rtf", []byte(`{\rtf1 ` + strings.Repeat("{", 5000)), schema.FailTooLarge},
		{"cut.msg", msg[:len(msg)/2], schema.FailUnsupported},
		{"loop.msg", loop, ""},
		{"deep.eml", []byte(nested), ""},
		{"cut.eml", mailOf("Content-Type: text/plain\r\n\r\nHola")[:60], ""},
	} {
		r, err := Read(c.data, c.name)
		if c.class != "" && !isClass(err, c.class) {
			t.Errorf("%s: %v, %v, want class %s", c.name, r, err, c.class)
		}
		if c.class == "" && err == nil && len(r.Pages) == 0 {
			t.Errorf("%s: neither a text nor an error", c.name)
		}
	}
}

func TestUnpackRTF(t *testing.T) {
	const want = "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
	packed := []byte{0x2d, 0, 0, 0, 0x2b, 0, 0, 0, 0x4c, 0x5a, 0x46, 0x75, 0xf1, 0xc5, 0xc7, 0xa7, 0x03, 0x00, 0x0a, 0x00, 0x72, 0x63, 0x70, 0x67, 0x31, 0x32, 0x35, 0x42, 0x32, 0x0a, 0xf3, 0x20, 0x68, 0x65, 0x6c, 0x09, 0x00, 0x20, 0x62, 0x77, 0x05, 0xb0, 0x6c, 0x64, 0x7d, 0x0a, 0x80, 0x0f, 0xa0}
	got, err := unpackRTF(packed) // the example of MS-OXRTFCP
	if err != nil || string(got) != want {
		t.Errorf("unpacked %q, %v, want %q", got, err, want)
	}
	for _, b := range [][]byte{nil, packed[:20], append([]byte{0, 0, 0, 0, 0xff, 0xff, 0xff, 0x7f}, packed[8:]...)} {
		if _, err := unpackRTF(b); err != nil && !isClass(err, schema.FailCorrupt) && !isClass(err, schema.FailTooLarge) {
			t.Errorf("%v: %v", b, err)
		}
	}
}

func TestMarkdownText(t *testing.T) {
	for in, want := range map[string]string{
		"# A *b*\n\nc\nd  \ne\\\nf":                                                      "A b\n\nc d\ne\nf",
		"A\n===\n\n* one\n  two\n    1) three\n* four\n\nend":                            "A\n\n- one two\n  1) three\n- four\n\nend",
		"|a|b|\n|-|-|\n|1 \\| 2|3|\n\nx":                                                 "a\tb\n1 | 2\t3\n\nx",
		"a <b>c</b><br>d &amp; &eacute; \\* `x*y` <me@x.org>":                            "a c\nd & é * x*y me@x.org",
		"<div>\n<p>in</p>\n</div>\n\nout ![pic](u) [l](v \"t\") [r][1]\n\n[1]: http://x": "in\n\nout pic l r",
		"~~gone~~ note[^n]\n\n[^n]: The note.":                                           "gone note[1]\n\n[1] The note.",
		"```\ncode  x\n```\n\n> quoted\n> more":                                          "code  x\n\nquoted more",
		strings.Repeat("> ", 5000) + "deep":                                              "deep",
	} {
		if got := markdownText(in); got != want {
			t.Errorf("%.60q is read as %q, want %q", in, got, want)
		}
	}
}
