package describe

import (
	"cmp"
	_ "embed" // the words of traits
	"strings"
	"sync"

	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/table"
)

//go:embed reasons.tsv
var reasonsTable string

// traitWords are the words for a trait, or for all that have a name of one form.
type traitWords struct {
	before, after string // the name, or what stands before and after any words in it
	any           bool
	words         string
}

// What stands for any words in the name of a trait, and for a word of the text in
// the words for it.
const (
	anyWords = "…"
	anyWord  = "“…”"
)

var traitTable = sync.OnceValue(func() []traitWords {
	var out []traitWords
	for f := range table.In("reasons.tsv", reasonsTable, 2) {
		t := traitWords{words: f[1]}
		t.before, t.after, t.any = strings.Cut(f[0], anyWords)
		out = append(out, t)
	}
	return out
})

// fits returns what stands for any words in the name of a trait, and whether the
// name is of the form.
func (t traitWords) fits(name string) (string, bool) {
	if !t.any {
		return "", name == t.before
	}
	rest, ok := strings.CutPrefix(name, t.before)
	if !ok {
		return "", false
	}
	return strings.CutSuffix(rest, t.after)
}

// inWords says in words what a trait says; one for which there are none is
// written as it is.
func inWords(trait string) string {
	name := strings.TrimPrefix(trait, "f ") // of what a rule found
	name = strings.TrimPrefix(name, "scene: ")
	best, letters := trait, -1
	for _, t := range traitTable() {
		if v, ok := t.fits(name); ok && len(t.before)+len(t.after) > letters {
			best, letters = t.say(v), len(t.before)+len(t.after)
		}
	}
	return best
}

// say returns the words with what stood for any in the name.
func (t traitWords) say(v string) string {
	if strings.Contains(t.words, anyWord) {
		return strings.ReplaceAll(t.words, anyWord, written(v))
	}
	if strings.Count(v, "<")+strings.Count(v, ">") == 2 {
		v = v[1:] // which of the two stands first
	}
	if first, second, two := strings.Cut(v, ">"); two {
		v = cmp.Or(first, "none") + ", " + cmp.Or(second, "none")
	}
	return strings.ReplaceAll(t.words, anyWords, v)
}

// written is a stem as a person reads it: without its language, cut short as it
// is, and what stands for places and figures in words.
func written(stem string) string {
	const long = 6 // letters, at which stems are cut
	switch stem {
	case "@":
		return "a place"
	case "#":
		return "a figure"
	case "#y":
		return "a year"
	}
	if l, word, ok := strings.Cut(stem, ":"); ok && schema.Lang(l).Spoken() {
		return "“" + word + "”"
	}
	if len(stem) == long {
		stem += "-"
	}
	return "“" + stem + "”"
}

// example returns a text that a rule reads, in language l where there is one, or
// "".
func example(r phrase.RuleID, l schema.Lang) string {
	found := ""
	for f := range table.Rows(corridor.Files, "examples.tsv", 4) {
		if !r.Is(phrase.RuleID(f[0])) || f[2] == "-" {
			continue
		}
		if found = f[3]; f[1] == string(l) {
			break
		}
	}
	if found != "" {
		return found
	}
	for _, t := range traitTable() {
		if id, ok := strings.CutPrefix(t.before, "rule "); ok && r.Is(phrase.RuleID(id)) {
			return t.words
		}
	}
	return ""
}
