package plan

import (
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/word"
)

// newPhrase reads text in the language of a field; stop words leave gaps. It
// reports false where no word is left.
func newPhrase(text, field string, l schema.Lang, slop int) (Phrase, bool) {
	p := Phrase{Field: field, Slop: slop, Weight: 1}
	first := 0
	for _, t := range word.Tokens(text, l) {
		if t.Stem == "" {
			continue
		}
		if len(p.Terms) == 0 {
			first = t.Pos
		}
		p.Terms = append(p.Terms, t.Stem)
		p.At = append(p.At, t.Pos-first)
	}
	return p, len(p.Terms) > 0
}

// newQuoted reads a phrase in quotes: every word as it is written, function
// words too.
func newQuoted(text, field string, l schema.Lang) (Phrase, bool) {
	p := Phrase{Field: field, Weight: 1}
	for i, t := range word.Tokens(text, l) {
		term := t.Stem
		if term == "" {
			term = FunctionWord(t.Form)
		}
		p.Terms, p.At, p.Forms = append(p.Terms, term), append(p.At, i), append(p.Forms, t.Form)
	}
	return p, len(p.Terms) > 0
}

// FunctionWord is the term of a word without a stem, which phrases in quotes ask
// for. No stem is equal to it.
func FunctionWord(form string) string { return "." + form }

// Near reports whether all terms of a phrase stand within width positions of one
// another somewhere, given the positions of each in order.
func Near[N int | uint64](pos [][]N, width int) bool {
	at := make([]int, len(pos))
	for {
		low, high := 0, 0
		for i := range pos {
			if at[i] >= len(pos[i]) {
				return false
			}
			if pos[i][at[i]] < pos[low][at[low]] {
				low = i
			}
			if pos[i][at[i]] > pos[high][at[high]] {
				high = i
			}
		}
		if pos[high][at[high]]-pos[low][at[low]] <= N(width) {
			return true
		}
		at[low]++
	}
}
