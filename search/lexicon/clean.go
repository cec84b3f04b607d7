package lexicon

import (
	_ "embed"
	"regexp"
	"slices"
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
//   - what a word means in manuals only: a minor sense that is one of the words
//     of screens and files (manuals.txt), as "command" is of "programa".

// code is what stands in a line that is no text: brackets of code, placeholders,
// addresses, names with underscores.
var code = regexp.MustCompile(`[{}\\]|%[sd]|://|\w_\w|[A-Z]{3,}\(|[A-Z]{2,}\.[A-Z]{2,}`)

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

// isText reports whether no field of a line holds code.
func isText(fields []string) bool { return !slices.ContainsFunc(fields, code.MatchString) }

// minorSense is the probability below which a translation is a minor sense of a
// word: one that only manuals have is left out.
const minorSense = 0.25

// ofManuals tells which stems of each language are words of manuals: those of
// manuals.txt, and those of other languages that mean one of them above all.
func (text *aligned) ofManuals(all map[direction]probabilities) [3]map[int32]bool {
	out := [3]map[int32]bool{{}, {}, {}}
	for id, stem := range text.stems[english] {
		out[english][int32(id)] = manuals()[stem]
	}
	for lang := range order {
		if lang == english {
			continue
		}
		for s, row := range all[direction{lang, english}] {
			best, most := int32(-1), float32(0)
			for t, p := range row {
				if p > most || p == most && t < best {
					best, most = t, p
				}
			}
			out[lang][s] = best >= 0 && out[english][best]
		}
	}
	return out
}

// english is the place of English in order.
const english = 0

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
