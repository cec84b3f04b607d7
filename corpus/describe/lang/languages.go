package lang

import (
	"slices"
	"strings"

	"github.com/simde/simde/schema"
)

// Portuguese is read on trial, to hold that a language is its tables: pages in
// it are read by a few words, and nothing else of SIMDE speaks it.
const Portuguese schema.Lang = "pt"

// Read are the languages that have a table of words, those of SIMDE first.
var Read = append(slices.Clone(schema.Langs), Portuguese)

var profiles = map[schema.Lang]Profile{
	schema.English: englishProfile,
	schema.Spanish: spanishProfile,
	schema.French:  frenchProfile,
	Portuguese:     portugueseProfile,
}

// Of returns the profile of a language; of one that has none, that in which
// nothing is known of it.
func Of(l schema.Lang) Profile {
	if p, ok := profiles[l]; ok {
		return p
	}
	return Profile{Inflect: uninflected}
}

func uninflected(string, string) []string { return nil }

// Expand writes out a phrase of the cue lexicon whose words may carry the
// marks ~v (verb), ~n (noun) and ~a (adjective or participle): every
// combination of their forms.
func Expand(l schema.Lang, phrase string) []string {
	out := []string{""}
	for _, w := range strings.Fields(phrase) {
		forms := []string{w}
		if stem, mark, ok := strings.Cut(w, "~"); ok {
			forms = append(Of(l).Inflect(stem, mark), stem)
		}
		var longer []string
		for _, head := range out {
			for _, f := range forms {
				longer = append(longer, strings.TrimSpace(head+" "+f))
			}
		}
		out = longer
	}
	return out
}

// Demonym writes out what people are called in l in every gender and number, the
// base form first.
func Demonym(l schema.Lang, base string) []string {
	return append([]string{base}, Of(l).Inflect(base, "a")...)
}
