// Package wording tells lines of a page apart by how they are worded: what a label,
// a heading or the name of an office looks like, and with which words a line can
// begin or end.
package wording

import (
	"strings"
	"sync"

	"github.com/simde/simde/corpus/describe/automaton"
	"github.com/simde/simde/schema/table"
)

// wordings are the wordings of each pattern in all languages.
var wordings = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for f := range table.Rows(Files, "patterns.tsv", 3) {
		out[f[0]] = append(out[f[0]], f[2])
	}
	return out
})

// Alternatives lists the wordings of a pattern in all languages.
func Alternatives(name string) []string {
	out := wordings()[name]
	if len(out) == 0 {
		panic("describe: patterns.tsv: no pattern " + name)
	}
	return out
}

// Pattern returns the wordings of a pattern as one part of a regular
// expression.
func Pattern(name string) string { return "(?:" + strings.Join(Alternatives(name), "|") + ")" }

// Lazy returns a regular expression that is compiled when it is first asked
// for: a process that describes nothing does not pay for it.
func Lazy(source func() string) func() *automaton.Regexp {
	return sync.OnceValue(func() *automaton.Regexp { return automaton.Compile(source()) })
}
