package schema

import (
	"fmt"
	"iter"
	"strings"
)

// tsvRows yields the rows of an embedded table: tab-separated, one row a line,
// lines that begin with "#" left out. A row without n fields is a defect of
// the program and panics.
func tsvRows(text string, n int) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(text) {
			line = strings.TrimRight(line, "\r\n")
			if line == "" || line[0] == '#' {
				continue
			}
			f := strings.Split(line, "\t")
			if len(f) != n {
				panic(fmt.Sprintf("schema: %d fields in %q, want %d", len(f), line, n))
			}
			if !yield(f) {
				return
			}
		}
	}
}
