package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/lexicon"
	"github.com/simde/simde/search/word"
)

// inflected is what a word tells of its language of which only the stem is
// known there, beside one that is known itself; and what the language of the
// interface tells where no word is known in it.
const inflected = 0.25

// ReadLang guesses the language of a query's words: that of most words known,
// and where it is open the interface's.
func ReadLang(text string, iface schema.Lang) schema.Lang {
	best, most := schema.English, -1.0
	if iface.Spoken() {
		best = iface
	}
	forms := telling(text)
	for _, l := range langsFrom(best) {
		score := 0.0
		for _, f := range forms {
			switch {
			case word.Stop(f, l):
				score += 2 // they tell languages apart best
			case lexicon.Ordinary(f, l), vocabulary().words[l][f], lexicon.Shipped().Listed(f, l):
				score++
			case vocabulary().knows(f, l), lexicon.Shipped().Knows(f, l):
				score += inflected
			}
		}
		switch {
		case l == iface && score >= 1:
			score++
		case l == iface:
			score += inflected
		}
		if score > most {
			best, most = l, score
		}
	}
	return best
}

// telling returns the words of a query that tell its language: all but names,
// where there are others.
func telling(text string) []string {
	text = withoutValues(text)
	var names, others []string
	for _, t := range word.Tokens(text, schema.Undetermined) {
		if len(names)+len(others) == maxTerms {
			break
		}
		if r, _ := utf8.DecodeRuneInString(text[t.Start:]); unicode.IsUpper(r) && t.Pos > 1 {
			names = append(names, t.Form)
		} else {
			others = append(others, t.Form)
		}
	}
	if len(others) == 0 {
		return names
	}
	return others
}

// withoutValues leaves the values of facets out of the text of a query: the name
// of a publisher tells nothing of who asks.
func withoutValues(text string) string {
	toks, closed := scan(text)
	if !closed {
		return text
	}
	var out []string
	for i, t := range toks {
		value := i > 0 && toks[i-1].kind == tokField && facetNamed(toks[i-1].text)
		if (t.kind == tokWord || t.kind == tokPhrase) && !value {
			out = append(out, t.text)
		}
	}
	return strings.Join(out, " ")
}

// facetNamed reports whether the name of a field is that of a facet.
func facetNamed(field string) bool { return slices.Contains(Facets, Facet(field)) }
