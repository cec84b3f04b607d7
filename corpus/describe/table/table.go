// Package table reads the tables that the packages below corpus/describe embed.
package table

import (
	"fmt"
	"io/fs"
	"iter"
	"strconv"
	"strings"
)

// Rows yields the rows of an embedded table: tab-separated, lines that begin
// with "#" left out. A row without n fields is a defect of the program.
func Rows(files fs.FS, name string, n int) iter.Seq[[]string] {
	text, err := fs.ReadFile(files, name)
	if err != nil {
		panic("describe: " + err.Error())
	}
	return func(yield func([]string) bool) {
		line := 0
		for row := range strings.Lines(string(text)) {
			line++
			row = strings.TrimRight(row, "\r\n")
			if row == "" || row[0] == '#' {
				continue
			}
			f := strings.Split(row, "\t")
			if len(f) != n {
				panic(fmt.Sprintf("describe: %s, line %d: %d fields in %q, want %d", name, line, len(f), row, n))
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
				panic(fmt.Sprintf("describe: %s: %q: %v", name, f, err))
			}
			if !yield(f[0], x) {
				return
			}
		}
	}
}
