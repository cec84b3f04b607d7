package source

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// The limits of a sheet, above which a workbook is refused: cells that a few
// bytes repeat would fill the memory otherwise.
const (
	maxSheetRows    = 1 << 20
	maxSheetColumns = 1 << 10
	maxSheetCells   = 1 << 23
)

var errSheet = errors.New("a sheet of more rows or columns than are read")

// openSheet returns the first sheet of a workbook (XLSX or ODS), or nil where f
// is none.
func openSheet(f *os.File) (lines, error) {
	head := make([]byte, 4)
	_, err := io.ReadFull(f, head)
	if _, serr := f.Seek(0, io.SeekStart); serr != nil {
		return nil, serr
	}
	if err != nil || !bytes.Equal(head, []byte("PK\x03\x04")) {
		return nil, nil // too short or text
	}
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	z, err := zip.NewReader(f, info.Size())
	if err != nil {
		return nil, fmt.Errorf("workbook: %w", err)
	}
	switch {
	case member(z, "xl/workbook.xml") != nil:
		return openXLSX(z)
	case member(z, "content.xml") != nil:
		return openODS(z)
	}
	return nil, errors.New("an archive that is no workbook: want CSV, XLSX or ODS")
}

// member returns a file of an archive, or nil.
func member(z *zip.Reader, name string) *zip.File {
	for _, f := range z.File {
		if strings.TrimPrefix(f.Name, "/") == name {
			return f
		}
	}
	return nil
}

// elements calls start for each element of a member of an archive, which may
// read it with the decoder. A member that is absent has none.
func elements(z *zip.Reader, name string, start func(d *xml.Decoder, e xml.StartElement) error) error {
	f := member(z, name)
	if f == nil {
		return nil
	}
	r, err := openEntry(f, name)
	if err != nil {
		return err
	}
	defer r.Close()
	d := xml.NewDecoder(r)
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

// sheet is a sheet that was read.
type sheet struct {
	rows  [][]string
	cells int
	next  int
}

// Read returns the next row, as long as the header, and io.EOF after the last.
func (s *sheet) Read() ([]string, error) {
	if s.next == len(s.rows) {
		return nil, io.EOF
	}
	row := s.rows[s.next]
	s.next++
	for len(row) < len(s.rows[0]) {
		row = append(row, "")
	}
	return row, nil
}

// set fills a cell, both numbers from 0.
func (s *sheet) set(row, column int, text string) error {
	if row < 0 || column < 0 || row >= maxSheetRows || column >= maxSheetColumns {
		return errSheet
	}
	for len(s.rows) <= row {
		s.rows = append(s.rows, nil)
	}
	for len(s.rows[row]) <= column {
		s.rows[row] = append(s.rows[row], "")
		if s.cells++; s.cells > maxSheetCells {
			return errSheet
		}
	}
	s.rows[row][column] = text
	return nil
}
