package workbook

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/simde/simde/corpus/archive"
)

// isODS reports whether a document is a workbook of OpenDocument; one that does
// not say what it is may be.
func isODS(p *archive.Package) bool {
	kind, err := p.Read("mimetype")
	return p.Has("content.xml") && (err != nil || strings.Contains(string(kind), "spreadsheet"))
}

// readODS reads the sheets of a workbook of OpenDocument, or the first.
func (b *book) readODS(p *archive.Package, first bool) error {
	s := &ods{book: b}
	err := elements(p, "content.xml", func(d *xml.Decoder, e xml.StartElement) error {
		switch e.Name.Local {
		case "table":
			if first && len(b.sheets) > 0 {
				return errEnough
			}
			b.begin(attribute(e, "name"))
			s.at = 0
		case "table-row":
			if len(b.sheets) > 0 {
				return s.row(d, e)
			}
		}
		return nil
	})
	if errors.Is(err, errEnough) {
		return nil
	}
	return err
}

// ods is a sheet of OpenDocument that is being read. Empty rows and cells that
// are repeated, up to the million that a sheet may have, are counted only.
type ods struct {
	book *book
	at   int
}

func repeated(e xml.StartElement, attr string) int {
	if n, err := strconv.Atoi(attribute(e, attr)); err == nil && n > 0 {
		return n
	}
	return 1
}

// row reads a row and, where it is repeated and has something, its repetitions.
func (s *ods) row(d *xml.Decoder, e xml.StartElement) error {
	times := repeated(e, "number-rows-repeated")
	var filled []struct {
		column int
		text   string
	}
	column := 0
	for {
		token, err := d.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.EndElement:
			if t.Name.Local != "table-row" {
				continue
			}
			if len(filled) > 0 && times > maxRows {
				return errSheet
			}
			for i := 0; i < times && len(filled) > 0; i++ {
				for _, c := range filled {
					if err := s.book.set(s.at+i, c.column, c.text); err != nil {
						return err
					}
				}
			}
			s.at += times
			return nil
		case xml.StartElement:
			if t.Name.Local != "table-cell" && t.Name.Local != "covered-table-cell" {
				continue
			}
			again := repeated(t, "number-columns-repeated")
			text, err := cellText(d, t)
			if err != nil {
				return err
			}
			if text != "" && again > maxColumns {
				return errSheet
			}
			for i := 0; i < again && text != ""; i++ {
				filled = append(filled, struct {
					column int
					text   string
				}{column + i, text})
			}
			column += again
		}
	}
}

// cellText reads a cell: the day of a date, the number of a number, the
// paragraphs of a text without the notes on it.
func cellText(d *xml.Decoder, e xml.StartElement) (string, error) {
	var b strings.Builder
	paragraphs := 0
	for {
		token, err := d.Token()
		if err != nil {
			return "", unexpected(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "annotation":
				if err := d.Skip(); err != nil {
					return "", unexpected(err)
				}
			case "p":
				if paragraphs++; paragraphs > 1 {
					b.WriteByte('\n')
				}
			case "s":
				b.WriteString(strings.Repeat(" ", min(repeated(t, "c"), 100)))
			case "tab", "line-break":
				b.WriteByte(' ')
			}
		case xml.CharData:
			b.Write(t)
		case xml.EndElement:
			if t.Name != e.Name {
				continue
			}
			if day := attribute(e, "date-value"); day != "" {
				day, _, _ = strings.Cut(day, "T")
				return day, nil
			}
			if n := attribute(e, "value"); n != "" && attribute(e, "value-type") == "float" {
				return n, nil
			}
			return strings.TrimSpace(b.String()), nil
		}
	}
}

func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}
