package search

import (
	"slices"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/lexicon"
	"github.com/simde/simde/search/word"
)

// word translates one word by the table, and by the rules of spelling where
// the table does not know it. An acronym is a name that nobody knows, and a
// word that is spelt wrongly means nothing yet: neither is translated.
func (e *expander) word(n Node) Node {
	w, ok := n.(Word)
	if !ok || word.IsAcronym(w.Text) {
		return n
	}
	form := exactForms(w.Text)
	if word.Stem(form, e.read) == "" || word.Function(form) && !lexicon.Ordinary(form, e.read) {
		return n
	}
	if e.spell != nil {
		if _, wrong := e.spell.Better(form, e.read); wrong {
			return n
		}
	}
	x := Expansion{Key: "word:" + form, From: w.Text}
	for _, l := range schema.Langs {
		if l == e.read {
			continue
		}
		x.Terms = append(x.Terms, translations(form, e.read, l)...)
	}
	if kept := e.keep(x); len(kept) > 0 {
		return Group{Node: n, Terms: kept}
	}
	return n
}

// translations returns what a word means in another language by the table, and
// where the table is not sure, how the word itself might be written there.
func translations(form string, from, to schema.Lang) []ExpansionTerm {
	var out []ExpansionTerm
	ts := lexicon.Shipped().Translate(form, from, to)
	sum := 0.0
	for _, t := range ts {
		sum += t.P
	}
	for _, t := range ts {
		out = append(out, ExpansionTerm{Lang: to, Text: t.Text, Weight: translated * t.P / max(sum, surest)})
	}
	if sum >= surest {
		return out
	}
	for _, g := range lexicon.Shipped().Guess(form, from, to) {
		if !slices.ContainsFunc(out, func(t ExpansionTerm) bool { return t.Text == g.Text }) {
			out = append(out, ExpansionTerm{Lang: to, Text: g.Text, Weight: cognateOnly * g.P * (1 - sum)})
		}
	}
	return out
}
