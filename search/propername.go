package search

import (
	"cmp"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/word"
)

// mostNames bounds the names of a place or a body that one group holds.
const mostNames = 30

// name makes a group of the nodes that are a proper name. Whichever of its
// names was typed, the same documents are found.
func (e *expander) name(nodes []Node, cs []*concept, x Expansion) Node {
	var names []ExpansionTerm
	for _, c := range cs {
		names = append(names, c.names...)
	}
	slices.SortStableFunc(names, func(a, b ExpansionTerm) int { return cmp.Compare(b.Weight, a.Weight) })
	g := Group{Node: group(nodes, func(ns []Node) Node { return And{ns} }), About: about(cs), Name: true}
	typed := exactForms(x.From)
	for _, t := range distinct(names) {
		if len(g.Terms)+len(x.Terms) == mostNames {
			break
		}
		switch {
		case sameName(t, x.From, typed):
			g.Terms = append(g.Terms, ExpansionTerm{Lang: t.Lang, Text: x.From, Weight: 1})
			continue
		case t.Lang == e.read:
			t.Weight *= otherName
		default:
			t.Weight *= translated
		}
		x.Terms = append(x.Terms, t)
	}
	if len(g.Terms) == 0 {
		g.Terms = []ExpansionTerm{{Lang: e.read, Text: x.From, Weight: 1}}
	}
	g.Terms = append(g.Terms, e.keep(x)...)
	return g
}

func exactForms(text string) string { return strings.Join(word.Forms(text), " ") }

// sameName reports whether a name is the one that was typed, or a form of it.
func sameName(t ExpansionTerm, typed, forms string) bool {
	return exactForms(t.Text) == forms || slices.Equal(word.Stems(t.Text, t.Lang), word.Stems(typed, t.Lang))
}

// distinct leaves out of names, the weightiest first, those that others find
// already: the same stems in the same language, and longer names that have a
// shorter one within ("Estados Unidos de América").
func distinct(names []ExpansionTerm) []ExpansionTerm {
	var out []ExpansionTerm
	keys := map[schema.Lang][]string{}
	for _, t := range names {
		key := " " + strings.Join(word.Stems(t.Text, t.Lang), " ") + " "
		if key == "  " || slices.ContainsFunc(keys[t.Lang], func(k string) bool { return strings.Contains(key, k) }) {
			continue
		}
		keys[t.Lang] = append(keys[t.Lang], key)
		out = append(out, t)
	}
	return out
}
