package source

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// errEnough ends the reading of a workbook after its first sheet.
var errEnough = errors.New("the first sheet is read")

// openODS reads the first sheet of a workbook of OpenDocument (ISO/IEC 26300).
func openODS(z *zip.Reader) (*sheet, error) {
	s := &ods{}
	tables := 0
	err := elements(z, "content.xml", func(d *xml.Decoder, e xml.StartElement) error {
		switch e.Name.Local {
		case "table":
			if tables++; tables > 1 {
				return errEnough
			}
		case "table-row":
			return s.row(d, e)
		}
		return nil
	})
	if err != nil && !errors.Is(err, errEnough) {
		return nil, err
	}
	return &s.sheet, nil
}

// ods is a sheet of OpenDocument that is being read. Empty rows and cells that
// are repeated, up to the million that a sheet may have, are counted only.
type ods struct {
	sheet sheet
	at    int
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
			if len(filled) > 0 && times > maxSheetRows {
				return errSheet
			}
			for i := 0; i < times && len(filled) > 0; i++ {
				for _, c := range filled {
					if err := s.sheet.set(s.at+i, c.column, c.text); err != nil {
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
			if text != "" && again > maxSheetColumns {
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
