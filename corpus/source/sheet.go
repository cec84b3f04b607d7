package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/simde/simde/corpus/archive"
	"github.com/simde/simde/corpus/workbook"
)

// maxWorkbook is the size in bytes above which a workbook is refused.
const maxWorkbook = 128 << 20

// sheet is a sheet that is read row by row.
type sheet struct {
	rows [][]string
	next int
}

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
	data, err := io.ReadAll(io.LimitReader(f, maxWorkbook+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxWorkbook {
		return nil, fmt.Errorf("workbook: more than %d MiB", maxWorkbook>>20)
	}
	p, err := archive.OpenPackage(data)
	if err != nil {
		return nil, fmt.Errorf("workbook: %w", err)
	}
	first, err := workbook.First(p)
	if err != nil {
		return nil, err
	}
	if len(first.Rows) == 0 {
		return nil, errors.New("workbook: an empty sheet")
	}
	return &sheet{rows: first.Rows}, nil
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
