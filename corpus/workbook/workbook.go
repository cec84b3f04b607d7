// Package workbook reads the sheets of workbooks: XLSX (ECMA-376) and ODS
// (ISO/IEC 26300), as rows of the texts, numbers and days that their cells show.
package workbook

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"

	"github.com/simde/simde/corpus/archive"
	"github.com/simde/simde/schema"
)

// The limits above which a workbook is refused: cells that a few bytes repeat
// would fill the memory otherwise.
const (
	maxRows    = 1 << 20
	maxColumns = 1 << 14
	maxCells   = 1 << 23 // of all sheets
)

var (
	errSheet = errors.New("a sheet of more rows or columns than are read")
	// errEnough ends the reading of a workbook after its first sheet.
	errEnough = errors.New("the first sheet is read")
)

// Sheet is one sheet of a workbook.
type Sheet struct {
	Name string
	Rows [][]string // from the first; each as long as its last cell that has something
}

// Is reports whether data is a workbook that Read reads.
func Is(p *archive.Package) bool { return p.Has("xl/workbook.xml") || isODS(p) }

// First returns the first sheet of a workbook.
func First(p *archive.Package) (Sheet, error) {
	sheets, err := read(p, true)
	if err != nil {
		return Sheet{}, err
	}
	return sheets[0], nil
}

// Read returns all sheets of a workbook, in their order; at least one.
func Read(p *archive.Package) ([]Sheet, error) { return read(p, false) }

func read(p *archive.Package, first bool) ([]Sheet, error) {
	var b book
	var err error
	switch {
	case p.Has("xl/workbook.xml"):
		err = b.readXLSX(p, first)
	case isODS(p):
		err = b.readODS(p, first)
	default:
		return nil, errors.New("an archive that is no workbook: want CSV, XLSX or ODS")
	}
	if err == nil && len(b.sheets) == 0 {
		err = errors.New("workbook: no sheet")
	}
	return b.sheets, err
}

// book is a workbook that is being read.
type book struct {
	sheets []Sheet
	cells  int
}

// begin begins the next sheet.
func (b *book) begin(name string) { b.sheets = append(b.sheets, Sheet{Name: name}) }

// set fills a cell of the last sheet, both numbers from 0.
func (b *book) set(row, column int, text string) error {
	if row < 0 || column < 0 || row >= maxRows || column >= maxColumns {
		return errSheet
	}
	s := &b.sheets[len(b.sheets)-1]
	for len(s.Rows) <= row {
		s.Rows = append(s.Rows, nil)
	}
	for len(s.Rows[row]) <= column {
		s.Rows[row] = append(s.Rows[row], "")
		if b.cells++; b.cells > maxCells {
			return errSheet
		}
	}
	s.Rows[row][column] = text
	return nil
}

// elements calls start for each element of a part of a workbook, which may read
// it with the decoder. A part that is absent has none.
func elements(p *archive.Package, name string, start func(d *xml.Decoder, e xml.StartElement) error) error {
	data, err := p.Read(name)
	if errors.Is(err, schema.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("workbook: %s: %w", name, err)
		}
		if e, ok := token.(xml.StartElement); ok {
			if err := start(d, e); err != nil {
				return fmt.Errorf("workbook: %s: %w", name, err)
			}
		}
	}
}

// attribute returns an attribute by its local name, or "".
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
