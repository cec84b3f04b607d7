package lang

import (
	"strings"

	"github.com/simde/simde/schema"
)

// Of returns the profile of a language; of one that has none, that in which
// nothing is known of it.
func Of(l schema.Lang) Profile {
	switch l {
	case schema.English:
		return englishProfile
	case schema.Spanish:
		return spanishProfile
	case schema.French:
		return frenchProfile
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
