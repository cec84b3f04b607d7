// Package table reads the tables that packages embed: tab-separated, one row a
// line, lines that begin with "#" left out.
package table

import (
	"fmt"
	"io/fs"
	"iter"
	"strconv"
	"strings"
)

// Rows yields the rows of an embedded file, of n fields each. A row of another
// number of fields is a defect of the program and panics.
func Rows(files fs.FS, name string, n int) iter.Seq[[]string] {
	text, err := fs.ReadFile(files, name)
	if err != nil {
		panic("table: " + err.Error())
	}
	return In(name, string(text), n)
}

// In yields the rows of a table that is embedded as text, as Rows does; name is
// said of a defect.
func In(name, text string, n int) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		line := 0
		for row := range strings.Lines(text) {
			line++
			row = strings.TrimRight(row, "\r\n")
			if row == "" || row[0] == '#' {
				continue
			}
			f := strings.Split(row, "\t")
			if len(f) != n {
				panic(fmt.Sprintf("%s, line %d: %d fields in %q, want %d", name, line, len(f), row, n))
			}
			if !yield(f) {
				return
			}
		}
	}
}

// Numbers yields the rows of an embedded table of a key and a number.
func Numbers(files fs.FS, name string) iter.Seq2[string, float64] {
	return func(yield func(string, float64) bool) {
		for f := range Rows(files, name, 2) {
			x, err := strconv.ParseFloat(f[1], 64)
			if err != nil {
				panic(fmt.Sprintf("%s: %q: %v", name, f, err))
			}
			if !yield(f[0], x) {
				return
			}
		}
	}
}
