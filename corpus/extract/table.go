package extract

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
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

// reFigure is a cell that is a figure, a day or a code, and no word.
var reFigure = regexp.MustCompile(`^[-+]?\d[\d.,:/ %-]*$`)

// reYear is a figure that may name a column.
var reYear = regexp.MustCompile(`^(19|20)\d\d$`)

// isShortTable reports whether a few lines are a table below a header: all have as
// many cells, the header's are different names, and some column below it is nothing
// but figures, so that no sentence with its commas is taken for one.
func isShortTable(data []byte, sep rune) bool {
	r := csv.NewReader(bytes.NewReader(data))
	r.Comma = sep
	rows, err := r.ReadAll() // which wants as many cells in each
	if err != nil || len(rows) < 2 || len(rows[0]) < 3 {
		return false
	}
	seen := map[string]bool{}
	for _, name := range rows[0] {
		const longest = 60
		spaced := sep == ',' && strings.HasPrefix(name, " ")
		if name = strings.ToLower(strings.TrimSpace(name)); name == "" || spaced || seen[name] || len(name) > longest || reFigure.MatchString(name) && !reYear.MatchString(name) || strings.HasSuffix(name, ".") {
			return false
		}
		seen[name] = true
	}
	for i := range rows[0] {
		if !slices.ContainsFunc(rows[1:], func(row []string) bool { return !reFigure.MatchString(strings.TrimSpace(row[i])) }) {
			return true
		}
	}
	return false
}
