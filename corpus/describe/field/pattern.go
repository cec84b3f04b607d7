package field

import (
	"strings"

	"github.com/simde/simde/corpus/describe/table"
)

// alternatives lists the wordings of a pattern in all languages.
func alternatives(name string) []string {
	var out []string
	for f := range table.Rows(Files, "patterns.tsv", 3) {
		if f[0] == name {
			out = append(out, f[2])
		}
	}
	if len(out) == 0 {
		panic("describe: patterns.tsv: no pattern " + name)
	}
	return out
}

// pattern returns the wordings of a pattern as one part of a regular
// expression.
func pattern(name string) string { return "(?:" + strings.Join(alternatives(name), "|") + ")" }
