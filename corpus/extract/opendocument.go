package extract

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/simde/simde/corpus/archive"
	"github.com/simde/simde/schema"
)

// readODF reads a text or a presentation of OpenDocument (ISO/IEC 26300): its
// text with a line for each row of a table, notes after it, and what it says of
// itself. Comments and what was deleted are left out. Each slide is a page.
func readODF(data []byte) (*text, error) {
	p, err := archive.OpenPackage(data)
	if err != nil {
		return nil, err
	}
	if manifest, err := p.Read("META-INF/manifest.xml"); err == nil && bytes.Contains(manifest, []byte("encryption-data")) {
		return nil, fail(schema.FailEncrypted, "a document protected by a password")
	}
	content, err := p.Read("content.xml")
	if errors.Is(err, schema.ErrNotFound) {
		return nil, fail(schema.FailCorrupt, "%w", err)
	}
	if err != nil {
		return nil, err
	}
	t := &text{}
	if meta, err := p.Read("meta.xml"); err == nil {
		t.self, t.created = odfMeta(meta)
	}
	w := &odfReader{}
	if err := walkXML(content, w.start, w.end, w.text); err != nil {
		if !isClass(err, schema.FailCorrupt) {
			return nil, err
		}
		t.warnings = append(t.warnings, schema.WarnPart.Sentence(err))
	}
	w.paragraph()
	if w.open {
		t.pages = append(w.slides, w.whole())
	} else {
		t.body = w.whole()
	}
	return t, nil
}

// odfReader walks the elements of a document of OpenDocument.
type odfReader struct {
	blocks
	skip   int
	line   strings.Builder
	depth  int        // of tables
	row    [][]string // of the row under way, the paragraphs of each cell
	notes  []string
	note   *strings.Builder // the note under way
	list   int              // depth of lists
	item   bool             // the next paragraph begins an item
	slides []string
	open   bool // a slide is under way
}

func (w *odfReader) start(e xml.StartElement) {
	if w.skip > 0 {
		w.skip++
		return
	}
	switch e.Name.Local {
	case "annotation", "tracked-changes", "sequence-decls", "note-citation", "forms", "scripts", "font-face-decls", "automatic-styles", "styles", "object", "binary-data", "date-time-decl", "footer-decl", "header-decl":
		w.skip = 1
	case "s":
		n, err := strconv.Atoi(attribute(e, "c"))
		if err != nil {
			n = 1
		}
		w.line.WriteString(strings.Repeat(" ", max(1, min(n, 100))))
	case "tab":
		w.line.WriteByte('\t')
	case "line-break":
		w.line.WriteByte('\n')
	case "list":
		w.list++
	case "list-item":
		w.item = true
	case "note":
		w.note = &strings.Builder{}
	case "table":
		w.paragraph()
		w.depth++
		w.tight = false
	case "table-row":
		if w.depth == 1 {
			w.row = nil
		}
	case "table-cell", "covered-table-cell":
		if w.depth == 1 {
			w.row = append(w.row, nil)
		}
	case "page":
		w.paragraph()
		if w.open {
			w.slides = append(w.slides, w.whole())
			w.blocks, w.notes = blocks{}, nil
		}
		w.open = true
	}
}

func (w *odfReader) end(name string) {
	if w.skip > 0 {
		w.skip--
		return
	}
	switch name {
	case "p", "h":
		w.paragraph()
	case "list":
		w.list = max(0, w.list-1)
	case "note":
		if w.note != nil {
			w.notes = append(w.notes, strings.TrimSpace(w.note.String()))
		}
		w.note = nil
	case "table-row":
		if w.depth == 1 {
			w.blocks.row(w.row)
			w.row = nil
		}
	case "table":
		w.depth = max(0, w.depth-1)
	}
}

func (w *odfReader) text(s string) {
	if w.skip > 0 {
		return
	}
	if w.note != nil {
		w.note.WriteString(s)
		return
	}
	w.line.WriteString(s)
}

// paragraph ends the paragraph under way.
func (w *odfReader) paragraph() {
	if w.note != nil {
		w.note.WriteByte(' ')
		return
	}
	s := strings.TrimSpace(w.line.String())
	w.line.Reset()
	item := w.item
	w.item = false
	switch {
	case s == "":
	case w.depth > 0:
		if n := len(w.row); n > 0 {
			w.row[n-1] = append(w.row[n-1], strings.Join(strings.Fields(s), " "))
		}
	case w.list > 0 && item:
		w.blocks.write("- "+s, true)
	default:
		w.blocks.write(s, false)
	}
}

// whole is the text so far with its notes.
func (w *odfReader) whole() string {
	return strings.TrimSpace(w.out.String() + "\n\n" + strings.Join(w.notes, "\n\n"))
}

// odfMeta reads what a document of OpenDocument says of itself.
func odfMeta(part []byte) (schema.Known, schema.Date) {
	var m struct {
		Meta struct {
			Title       string   `xml:"title"`
			Subject     string   `xml:"subject"`
			Description string   `xml:"description"`
			Language    string   `xml:"language"`
			First       string   `xml:"initial-creator"`
			Creator     string   `xml:"creator"`
			Keywords    []string `xml:"keyword"`
			Created     string   `xml:"creation-date"`
		} `xml:"meta"`
	}
	if err := xml.Unmarshal(part, &m); err != nil {
		return schema.Known{}, "" // without properties the document still reads
	}
	k := schema.Known{Title: m.Meta.Title, Abstract: m.Meta.Description, Language: looseLang(m.Meta.Language), Subjects: splitKeywords(m.Meta.Keywords)}
	if k.Abstract == "" {
		k.Abstract = m.Meta.Subject
	}
	if m.Meta.First == "" {
		m.Meta.First = m.Meta.Creator
	}
	if m.Meta.First != "" {
		k.Creators = strings.Split(m.Meta.First, ";")
	}
	return k, looseDate(m.Meta.Created)
}

// walkXML calls the functions for the elements and the characters of a part of
// an office document, within the limits of what is read.
func walkXML(part []byte, start func(xml.StartElement), end func(name string), chars func(string)) error {
	d := xml.NewDecoder(bytes.NewReader(part))
	depth := 0
	for n := 0; ; n++ {
		tok, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fail(schema.FailCorrupt, "%w", err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			depth++
			start(tok)
		case xml.EndElement:
			depth--
			end(tok.Name.Local)
		case xml.CharData:
			chars(string(tok))
		}
		if depth > maxXMLDepth || n > maxXMLTokens {
			return fail(schema.FailTooLarge, "XML of more than %d levels or %d elements", maxXMLDepth, maxXMLTokens)
		}
	}
}

// blocks writes the paragraphs, items and rows of a document.
type blocks struct {
	out   strings.Builder
	tight bool // what was written last was an item or a row
}

// write writes a paragraph after a blank line; items of a list and rows of a
// table, which are tight, follow one another on the next line.
func (b *blocks) write(s string, tight bool) {
	if strings.TrimSpace(s) == "" {
		return
	}
	if b.out.Len() > 0 {
		b.out.WriteByte('\n')
		if !tight || !b.tight {
			b.out.WriteByte('\n')
		}
	}
	b.out.WriteString(s)
	b.tight = tight
}

// longestRow is the length in bytes from which a row of a table is no row of
// data but text set in boxes, whose paragraphs stand for themselves.
const longestRow = 400

// row writes a row of a table, of which each cell has paragraphs: a line with
// tabs between the cells.
func (b *blocks) row(cells [][]string) {
	var line []string
	size := 0
	for _, c := range cells {
		s := strings.Join(c, " ")
		line = append(line, s)
		size += len(s)
	}
	if size < longestRow {
		b.write(strings.TrimRight(strings.Join(line, "\t"), "\t"), true)
		return
	}
	for _, c := range cells {
		for _, p := range c {
			b.write(p, false)
		}
	}
}
