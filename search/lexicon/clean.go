package lexicon

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/word"
)

// What aligned texts teach wrongly is left out before anything is learned from
// them, because most of them are manuals and messages of programs:
//
//   - lines that hold code, a placeholder or an address;
//   - function words of any of the three languages, in each of them: "for" in a
//     Spanish text is a keyword of a program and no word;
//   - acronyms and the names of peoples, which are names and no words: of a
//     translation the "danés" (Danish) of a menu is no "daño" (damage);
//   - most of the weight of lines that speak of screens and files (manuals.txt),
//     so that "program" is learned from the other lines where there are any.

// code is what stands in a line that is no text.
var code = regexp.MustCompile(`[=<>{}|\\~_%$#@]|\w\(|://|\[\]|\.\w+\(`)

// inManual is what a line that speaks of screens and files counts beside another
// one.
const inManual = 0.25

//go:embed manuals.txt
var manualsText string

// manuals are the English words that tell a manual of a program.
var manuals = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for line := range strings.Lines(manualsText) {
		if line[0] == '#' {
			continue
		}
		for _, w := range strings.Fields(line) {
			out[word.Stem(w, schema.English)] = true
		}
	}
	return out
})

// lineWeight returns what a line counts, 0 where it is not learned from.
func lineWeight(fields []string) float32 {
	for _, f := range fields {
		if code.MatchString(f) {
			return 0
		}
	}
	for _, t := range word.Tokens(fields[0], schema.English) {
		if manuals()[t.Stem] {
			return inManual
		}
	}
	return 1
}

// demonyms are the names of all peoples in a language, in small letters.
var demonyms = sync.OnceValue(func() map[schema.Lang]map[string]bool {
	out := map[schema.Lang]map[string]bool{}
	for _, l := range schema.Langs {
		out[l] = map[string]bool{}
		for _, p := range schema.Places() {
			for _, d := range schema.Demonyms(p, l) {
				out[l][strings.ToLower(d)] = true
			}
		}
	}
	return out
})

// learnable reports whether a word of a text may have a translation.
func learnable(written string, t word.Token, l schema.Lang) bool {
	if demonyms()[l][strings.ToLower(written)] {
		return false
	}
	if t.Stem == "" || len(t.Stem) < 2 || t.Form[0] >= '0' && t.Form[0] <= '9' || t.Stem == word.Acronym(t.Form) {
		return false
	}
	return !word.Function(t.Form)
}
