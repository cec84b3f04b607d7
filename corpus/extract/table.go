package extract

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
)

// evenColumns reports whether data is a table in the CSV form with a given
// separator: of its first 200 rows, nine in ten have as many columns as the
// first.
func evenColumns(data []byte, sep rune) bool {
	r := csv.NewReader(bytes.NewReader(data))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = sep, -1, true, true
	columns, rows, even := 0, 0, 0
	for rows < 200 {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return false
		}
		if columns == 0 {
			columns = len(row)
		}
		rows++
		if len(row) == columns {
			even++
		}
	}
	return rows >= 5 && columns >= 3 && even*10 >= rows*9
}
