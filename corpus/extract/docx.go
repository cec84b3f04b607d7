package extract

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/simde/simde/corpus/archive"
	"github.com/simde/simde/schema"
)

// readDOCX reads an office document: its body, then its footnotes and
// endnotes, and what its core properties say. Deleted text, field codes and
// the fallbacks of drawings are left out; a table's rows are lines with tabs
// between the cells.
func readDOCX(data []byte) (*text, error) {
	z, err := archive.OpenPackage(data)
	if err != nil {
		return nil, err
	}
	t := &text{}
	if core, err := z.Read("docProps/core.xml"); err == nil {
		t.self, t.created = coreProperties(core)
	}
	styles, err := z.Read("word/styles.xml")
	if err != nil && !errors.Is(err, schema.ErrNotFound) {
		return nil, err
	}
	set := newWordType(styles)
	var parts []string
	for _, name := range []string{"word/document.xml", "word/footnotes.xml", "word/endnotes.xml"} {
		member, err := z.Read(name)
		if errors.Is(err, schema.ErrNotFound) && name != "word/document.xml" {
			continue
		}
		if err != nil {
			return nil, err
		}
		s, err := wordText(member, set)
		if err != nil && (s == "" || name == "word/document.xml") && !isClass(err, schema.FailCorrupt) {
			return nil, err
		}
		if err != nil {
			t.warnings = append(t.warnings, schema.WarnPart.Sentence(fmt.Sprintf("%s: %v", name, err)))
		}
		parts = append(parts, s)
		if name == "word/document.xml" {
			t.self.Headings, set = set.headings(), nil
		}
	}
	t.body = strings.Join(parts, "\n\n")
	return t, nil
}

// wordReader walks the elements of a part of a DOCX.
type wordReader struct {
	blocks
	line  strings.Builder // the paragraph under way
	skip  int             // depth within an element whose text is left out
	cells int             // depth of tables
	list  bool            // the paragraph is an item of a list
	text  int             // depth within w:t
	row   [][]string      // the cells of the row under way, each its paragraphs
	cell  []string
	set   *wordType
}

// skipped are the elements whose text is not part of the document as it reads.
func skipped(name string) bool {
	switch name {
	case "del", "moveFrom", "Fallback", "instrText", "delText", "footnotePr", "endnotePr", "separator", "continuationSeparator", "ruby":
		return true
	}
	return false
}

// wordText returns the text of a part of a DOCX, of which set takes note how it
// is set; it may be nil. With an error it returns what came before.
func wordText(part []byte, set *wordType) (string, error) {
	d := xml.NewDecoder(bytes.NewReader(part))
	d.Strict = true
	w := &wordReader{set: set}
	depth := 0
	for n := 0; ; n++ {
		tok, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			w.paragraph()
			return w.out.String(), nil
		}
		if err != nil {
			w.paragraph()
			return w.out.String(), fail(schema.FailCorrupt, "%w", err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			depth++
			w.start(tok)
		case xml.EndElement:
			depth--
			w.end(tok.Name.Local)
		case xml.CharData:
			if w.text > 0 && w.skip == 0 {
				w.line.Write(tok)
			}
		}
		if depth > maxXMLDepth || n > maxXMLTokens {
			return "", fail(schema.FailTooLarge, "XML of more than %d levels or %d elements", maxXMLDepth, maxXMLTokens)
		}
	}
}

func (w *wordReader) start(e xml.StartElement) {
	if w.skip > 0 || skipped(e.Name.Local) {
		w.skip++
		return
	}
	if w.set != nil {
		w.set.start(e)
	}
	switch e.Name.Local {
	case "t":
		w.text++
	case "tab":
		if w.cells == 0 && w.line.Len() > 0 {
			w.line.WriteByte('\t')
		} else if w.line.Len() > 0 {
			w.line.WriteByte(' ')
		}
	case "br", "cr":
		w.line.WriteByte('\n')
	case "noBreakHyphen":
		w.line.WriteByte('-')
	case "numPr":
		w.list = true
	case "tbl":
		w.paragraph()
		w.cells++
	}
}

func (w *wordReader) end(name string) {
	if w.skip > 0 {
		w.skip--
		return
	}
	if w.set != nil {
		w.set.end(name)
	}
	switch name {
	case "t":
		w.text = max(0, w.text-1)
	case "p":
		w.paragraph()
	case "tc":
		if w.cells == 1 {
			w.row = append(w.row, w.cell)
			w.cell = nil
		}
	case "tr":
		if w.cells == 1 {
			w.blocks.row(w.row)
			w.row = nil
		}
	case "tbl":
		w.cells = max(0, w.cells-1)
	}
}

// paragraph ends the paragraph under way.
func (w *wordReader) paragraph() {
	s := strings.TrimSpace(w.line.String())
	list := w.list
	if w.set != nil {
		w.set.paragraph(strings.Join(strings.Fields(s), " "))
	}
	w.line.Reset()
	w.list = false
	switch {
	case s == "":
	case w.cells > 0:
		w.cell = append(w.cell, strings.Join(strings.Fields(s), " "))
	case list:
		w.write("- "+s, true)
	default:
		w.write(s, false)
	}
}

// coreProperties reads the Dublin Core part of an office document, and when
// the file was made.
func coreProperties(part []byte) (known schema.Known, created schema.Date) {
	var p struct {
		Title       string `xml:"title"`
		Subject     string `xml:"subject"`
		Creator     string `xml:"creator"`
		Description string `xml:"description"`
		Keywords    string `xml:"keywords"`
		Language    string `xml:"language"`
		Identifier  string `xml:"identifier"`
		Created     string `xml:"created"`
	}
	if err := xml.Unmarshal(part, &p); err != nil {
		return schema.Known{}, "" // without properties the document still reads
	}
	k := schema.Known{Title: p.Title, Abstract: p.Description, Language: looseLang(p.Language),
		Creators: strings.Split(p.Creator, ";"), Subjects: strings.FieldsFunc(p.Keywords, func(r rune) bool { return r == ';' || r == ',' }),
		Identifiers: []string{p.Identifier}}
	if k.Abstract == "" {
		k.Abstract = p.Subject
	}
	return k, looseDate(p.Created)
}

// isClass reports whether err is an error about the file of a class.
func isClass(err error, class schema.FailureClass) bool {
	var f *schema.FileError
	return errors.As(err, &f) && f.Class == class
}
