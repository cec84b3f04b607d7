package brief

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"

	"github.com/simde/simde/web/chart"
)

// No library that is kept up writes Office Open XML with alternative texts, so
// the few parts of it that a paper needs are written here (ECMA-376, first
// edition; WordprocessingML).

// The parts of a file that are the same in every paper.
const (
	contentTypes = xml.Header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`
	packageRels  = xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`
	relsHead     = xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/>`
	documentHead = xml.Header + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>`
	documentFoot = `<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="709" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`
)

// Measures in twentieths of a point, and of pictures in English metric units.
const (
	pageInner = 11906 - 2*1134
	emuPerMM  = 36000
)

// The sizes of a chart that is alone, and of one beside another.
var (
	docxWide = chart.Paper{Width: 168, Height: 58}
	docxHalf = chart.Paper{Width: 80, Height: 48}
)

// style is a style of paragraphs: its size is in half points.
type style struct {
	id, name     string
	level        int // of a heading, from 1, or 0
	size         int
	colour       string
	bold, italic bool
	before       int
	after        int
	rule         bool // a line above
}

var docxStyles = []style{
	{id: "Title", name: "Title", size: 44, colour: "15212b", after: 120},
	{id: "Heading1", name: "heading 1", level: 1, size: 28, colour: "15212b", before: 280, after: 100, rule: true},
	{id: "Heading2", name: "heading 2", level: 2, size: 21, colour: "15212b", bold: true, before: 120, after: 40},
	{id: "Lede", name: "Lede", size: 24, colour: "44525e", after: 200},
	{id: "Small", name: "Small", size: 16, colour: "44525e", after: 80},
	{id: "Figure", name: "Figure", size: 32, colour: "15212b", after: 20},
	{id: "Quotation", name: "Quotation", size: 20, colour: "15212b", italic: true, before: 80, after: 20},
	{id: "Entry", name: "Entry", size: 20, colour: "15212b", after: 60},
}

// word writes the body of a document, and what it refers to.
type word struct {
	body     strings.Builder
	rels     strings.Builder
	pictures [][]byte
	refs     int // given out so far
	err      error
}

// firstRef is the first reference that a paper's own parts may have.
const firstRef = 3

// DOCX lays a paper out as Office Open XML, as word processors open it: headings
// are headings, and every picture has its alternative text.
func DOCX(b Brief) ([]byte, error) {
	w := &word{refs: firstRef}
	w.paragraph("Small", run{text: b.Label})
	w.paragraph("Title", run{text: b.Title})
	w.paragraph("Lede", run{text: b.Lede})
	w.keys(b.Keys)
	for _, s := range b.Sections {
		w.section(s)
	}
	if w.err != nil {
		return nil, fmt.Errorf("write the paper as DOCX: %w", w.err)
	}
	parts := []struct {
		name string
		data []byte
	}{
		{"[Content_Types].xml", []byte(contentTypes)},
		{"_rels/.rels", []byte(packageRels)},
		{"docProps/core.xml", []byte(coreProperties(b))},
		{"word/document.xml", []byte(documentHead + w.body.String() + documentFoot)},
		{"word/_rels/document.xml.rels", []byte(relsHead + w.rels.String() + "</Relationships>")},
		{"word/styles.xml", []byte(styles(b))},
		{"word/footer1.xml", []byte(footer(b))},
	}
	for i, png := range w.pictures {
		parts = append(parts, struct {
			name string
			data []byte
		}{fmt.Sprintf("word/media/chart%d.png", i+1), png})
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range parts {
		f, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: b.made()})
		if err == nil {
			_, err = f.Write(p.data)
		}
		if err != nil {
			return nil, fmt.Errorf("write the paper as DOCX: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("write the paper as DOCX: %w", err)
	}
	return out.Bytes(), nil
}

// escape writes text for XML; what XML cannot hold is left out.
func escape(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		panic("brief: " + err.Error()) // a Builder takes everything
	}
	return b.String()
}

// run is a piece of a paragraph.
type run struct {
	text string
	bold bool
	url  string
	lang string
}

func (w *word) paragraph(style string, runs ...run) {
	fmt.Fprintf(&w.body, `<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr>`, style)
	for _, r := range runs {
		w.run(r)
	}
	w.body.WriteString(`</w:p>`)
}

func (w *word) run(r run) {
	if r.text == "" {
		return
	}
	var look string
	if r.bold {
		look += "<w:b/>"
	}
	if r.url != "" {
		look += `<w:color w:val="0b5a6b"/><w:u w:val="single"/>`
	}
	if r.lang != "" {
		look += fmt.Sprintf(`<w:lang w:val="%s"/>`, escape(r.lang))
	}
	text := fmt.Sprintf(`<w:r><w:rPr>%s</w:rPr><w:t xml:space="preserve">%s</w:t></w:r>`, look, escape(r.text))
	if r.url != "" {
		ref := w.refer("hyperlink", r.url, ` TargetMode="External"`)
		text = fmt.Sprintf(`<w:hyperlink r:id="%s">%s</w:hyperlink>`, ref, text)
	}
	w.body.WriteString(text)
}

// refer names something that the document refers to.
func (w *word) refer(kind, target, mode string) string {
	id := fmt.Sprintf("rId%d", w.refs)
	w.refs++
	fmt.Fprintf(&w.rels, `<Relationship Id="%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"%s/>`, id, kind, escape(target), mode)
	return id
}

func (w *word) section(s Section) {
	w.paragraph("Heading1", run{text: s.Heading})
	if s.Text != "" {
		w.paragraph("Entry", run{text: s.Text})
	}
	w.charts(s.Charts)
	for _, q := range s.Quotes {
		w.paragraph("Quotation", run{text: q.Text, lang: string(q.Lang)})
		w.paragraph("Small", run{text: q.From + " "}, run{text: q.URL, url: q.URL})
	}
	if s.Table != nil {
		w.table(*s.Table)
	}
	for _, i := range s.List {
		runs := []run{{text: "– "}}
		if i.Name != "" {
			runs = append(runs, run{text: i.Name + " ", bold: true})
		}
		if i.Text != "" {
			runs = append(runs, run{text: i.Text + " "})
		}
		w.paragraph("Entry", append(runs, run{text: i.Words(), url: i.URL})...)
	}
}

// charts writes charts two by two; one that is alone takes the whole width.
func (w *word) charts(all []Chart) {
	if len(all)%2 == 1 {
		w.chart(all[0], docxWide)
		all = all[1:]
	}
	for pair := range slices.Chunk(all, 2) {
		w.begin(len(pair), false)
		w.body.WriteString("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
		for _, c := range pair {
			w.cell(pageInner/len(pair), func() { w.chart(c, docxHalf) })
		}
		w.body.WriteString("</w:tr></w:tbl>")
		w.paragraph("Small")
	}
}

func (w *word) chart(c Chart, on chart.Paper) {
	w.paragraph("Heading2", run{text: c.Heading})
	if c.Unit != "" {
		w.paragraph("Small", run{text: c.Unit})
	}
	picture, err := chart.Print(c.Drawing, on)
	if err != nil {
		w.err = err
		return
	}
	w.pictures = append(w.pictures, picture)
	n := len(w.pictures)
	ref := w.refer("image", fmt.Sprintf("media/chart%d.png", n), "")
	wide, high := int(on.Width*emuPerMM), int(on.Height*emuPerMM)
	fmt.Fprintf(&w.body, `<w:p><w:pPr><w:pStyle w:val="Entry"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/><wp:docPr id="%d" name="chart%d" descr="%s"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="%d" name="chart%d" descr="%s"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="%s"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`,
		wide, high, n, n, escape(c.Alt), n, n, escape(c.Alt), ref, wide, high)
	w.paragraph("Small", run{text: c.Note})
}

// keys writes the key figures as a table of as many columns, in rows of label,
// value and detail.
func (w *word) keys(keys []Key) {
	for at := 0; at < len(keys); at += perRow {
		row := keys[at:min(at+perRow, len(keys))]
		w.begin(len(row), true)
		w.body.WriteString("<w:tr>")
		for _, k := range row {
			w.cell(pageInner/len(row), func() {
				w.paragraph("Small", run{text: k.Label, bold: true})
				w.paragraph("Figure", run{text: k.Value})
				w.paragraph("Small", run{text: k.Detail})
			})
		}
		w.body.WriteString("</w:tr></w:tbl>")
		w.paragraph("Small")
	}
}

// begin begins a table of so many columns, with lines between its rows or
// without.
func (w *word) begin(columns int, lines bool) {
	w.body.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/>`)
	if lines {
		w.body.WriteString(`<w:tblBorders><w:top w:val="single" w:sz="6" w:color="15212b"/><w:insideH w:val="single" w:sz="2" w:color="dad5c9"/></w:tblBorders>`)
	}
	w.body.WriteString(`<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for range columns {
		fmt.Fprintf(&w.body, `<w:gridCol w:w="%d"/>`, pageInner/columns)
	}
	w.body.WriteString(`</w:tblGrid>`)
}

func (w *word) cell(width int, fill func()) {
	fmt.Fprintf(&w.body, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, width)
	fill()
	w.body.WriteString(`</w:tc>`)
}

func (w *word) table(t Table) {
	if len(t.Head) == 0 {
		return
	}
	w.begin(len(t.Head), true)
	row := func(cells []string, head bool) {
		w.body.WriteString("<w:tr><w:trPr><w:cantSplit/>")
		if head {
			w.body.WriteString("<w:tblHeader/>")
		}
		w.body.WriteString("</w:trPr>")
		for _, c := range cells {
			w.cell(pageInner/len(t.Head), func() { w.paragraph("Small", run{text: c, bold: head}) })
		}
		w.body.WriteString("</w:tr>")
	}
	row(t.Head, true)
	for _, r := range t.Rows {
		row(r, false)
	}
	w.body.WriteString("</w:tbl>")
	w.paragraph("Small")
}

func styles(b Brief) string {
	var out strings.Builder
	out.WriteString(xml.Header + `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="20"/>`)
	fmt.Fprintf(&out, `<w:lang w:val="%s"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>`, escape(string(b.Lang)))
	for _, s := range docxStyles {
		fmt.Fprintf(&out, `<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="Normal"/><w:pPr>`, s.id, s.name)
		if s.level > 0 {
			out.WriteString(`<w:keepNext/>`)
		}
		if s.rule {
			out.WriteString(`<w:pBdr><w:top w:val="single" w:sz="8" w:space="4" w:color="15212b"/></w:pBdr>`)
		}
		fmt.Fprintf(&out, `<w:spacing w:before="%d" w:after="%d"/>`, s.before, s.after)
		if s.level > 0 {
			fmt.Fprintf(&out, `<w:outlineLvl w:val="%d"/>`, s.level-1)
		}
		out.WriteString(`</w:pPr><w:rPr>`)
		if s.bold {
			out.WriteString(`<w:b/>`)
		}
		if s.italic {
			out.WriteString(`<w:i/>`)
		}
		fmt.Fprintf(&out, `<w:color w:val="%s"/><w:sz w:val="%d"/></w:rPr></w:style>`, s.colour, s.size)
	}
	out.WriteString(`</w:styles>`)
	return out.String()
}

func footer(b Brief) string {
	return xml.Header + `<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:pStyle w:val="Small"/></w:pPr><w:r><w:t xml:space="preserve">` +
		escape(b.Address+" · "+b.Foot+" "+b.Fingerprint()+" · ") + `</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>`
}

func coreProperties(b Brief) string {
	at := b.made().Format("2006-01-02T15:04:05Z")
	return xml.Header + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>` + escape(b.Title) + `</dc:title><dc:subject>` + escape(b.Label) + `</dc:subject><dc:creator>SIMDE</dc:creator><dc:identifier>` + escape(b.Address) + `</dc:identifier><dc:language>` + escape(string(b.Lang)) + `</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">` + at + `</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">` + at + `</dcterms:modified></cp:coreProperties>`
}
