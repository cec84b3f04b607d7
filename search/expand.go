package search

import (
	"cmp"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/word"
)

// Group is a part of a query together with what it means in other words, most
// of them of other languages. It finds what its Node finds, and what any of
// its terms finds.
type Group struct {
	Node  Node // a Word, a Phrase, or an And of them
	Terms []ExpansionTerm
	About []Match // what a document about the same has in its facets; it ranks higher
	// Name tells that the node is a proper name, which is itself among the
	// terms: its words are not looked for one by one.
	Name bool
}

// String writes the node and, in braces, its terms.
func (g Group) String() string {
	parts := make([]string, len(g.Terms))
	for i, t := range g.Terms {
		parts[i] = string(t.Lang) + ":" + t.Text
	}
	return g.Node.String() + "{" + strings.Join(parts, ", ") + "}"
}

// Plan is a query read in a language and expanded into the others.
type Plan struct {
	Node       Node
	Read       schema.Lang // the language in which the words are read first
	Expansions []Expansion
	Notes      []Note
}

// What translations weigh beside the word that was typed, which weighs 1.
const (
	translated  = 0.85 // all translations of a word into one language together
	surest      = 0.6  // the sum of probabilities below which they are not raised
	cognateOnly = 0.5  // a word made up by the rules of spelling
	maxPerLang  = 5    // terms of one language in a group
)

// Speller knows how the words of a library are spelt.
type Speller interface {
	// Better returns the right spelling, in a language, of a folded word that
	// the library does not have, and false where the word may be right.
	Better(form string, l schema.Lang) (string, bool)
}

// NewPlan reads the text of q and expands it: places, organisations and topics
// are matched as phrases first, then single words by the table of
// translations. A word that spell corrects is not translated. What q.Drop names
// is left out. Nothing is expanded where q.OnlyLang is set or the text itself
// chooses a language.
func NewPlan(q Query, spell Speller) Plan {
	n, notes := ParseText(q.Text)
	p := Plan{Node: n, Notes: notes, Read: ReadLang(q.Text, q.Lang)}
	if n == nil || q.OnlyLang || choosesLang(n) {
		return p
	}
	e := expander{read: p.Read, drop: q.Drop, spell: spell}
	p.Node = e.node(n)
	p.Expansions = e.made
	return p
}

func choosesLang(n Node) bool {
	switch n := n.(type) {
	case And:
		return slices.ContainsFunc(n.Nodes, choosesLang)
	case Or:
		return slices.ContainsFunc(n.Nodes, choosesLang)
	case Match:
		return n.Facet == FacetLang
	}
	return false
}

type expander struct {
	read  schema.Lang
	drop  []string
	made  []Expansion
	spell Speller
}

// anyLength is no bound on the words of a concept's name.
const anyLength = 1 << 20

func (e *expander) node(n Node) Node {
	switch n := n.(type) {
	case And:
		return group(e.run(n.Nodes, anyLength), func(ns []Node) Node { return And{ns} })
	case Or:
		var out []Node
		for _, x := range n.Nodes {
			out = append(out, e.node(x))
		}
		return Or{out}
	case Word, Phrase:
		return group(e.run([]Node{n}, anyLength), func(ns []Node) Node { return And{ns} })
	}
	return n
}

// run expands nodes that stand beside one another: the longest names of
// concepts first, of at most so many nodes, then each word.
func (e *expander) run(nodes []Node, most int) []Node {
	var out []Node
	for i := 0; i < len(nodes); {
		if !expandable(nodes[i]) {
			out = append(out, e.other(nodes[i]))
			i++
			continue
		}
		cs, n := e.match(nodes[i:min(len(nodes), i+most)], i == 0)
		if n == 0 {
			out = append(out, e.word(nodes[i]))
			i++
			continue
		}
		out = append(out, e.concept(nodes[i:i+n], cs))
		i += n
	}
	return out
}

// other expands a node that is no word; a quoted phrase means itself.
func (e *expander) other(n Node) Node {
	switch n.(type) {
	case And, Or:
		return e.node(n)
	}
	return n
}

// expandable reports whether n is a word as a person typed it, without signs.
func expandable(n Node) bool {
	switch n := n.(type) {
	case Word:
		return n.Part == AnyPart && !n.Prefix && !n.Fuzzy
	case Phrase:
		return n.Part == AnyPart && n.Compound
	}
	return false
}

func textOf(n Node) string {
	switch n := n.(type) {
	case Word:
		return n.Text
	case Phrase:
		return n.Text
	}
	return ""
}

// match returns the concepts that the first nodes name, and how many nodes
// that takes; the longest name wins, in the language of the query before the
// others. begin reports whether the query begins with them.
func (e *expander) match(nodes []Node, begin bool) ([]*concept, int) {
	var best []*concept
	most := 0
	for _, l := range e.langs() {
		ws := wordsOfNodes(nodes, l)
		for n := min(len(ws), 2*vocabulary().longest); n > 0; n-- {
			last := ws[n-1].node + 1
			if last <= most {
				break // not longer
			}
			if n < len(ws) && ws[n].node == ws[n-1].node {
				continue // it ends within a compound
			}
			if cs := vocabulary().named(ws[:n], l, e.read, begin); len(cs) > 0 {
				best, most = cs, last
				break
			}
		}
	}
	return best, most
}

// langs lists the languages, the query's first.
func (e *expander) langs() []schema.Lang { return langsFrom(e.read) }

// langsFrom lists the languages, one of them first.
func langsFrom(first schema.Lang) []schema.Lang {
	out := []schema.Lang{first}
	for _, l := range schema.Langs {
		if l != first {
			out = append(out, l)
		}
	}
	return out
}

// wordsOfNodes returns the words of the first nodes that are words.
func wordsOfNodes(nodes []Node, l schema.Lang) []typedWord {
	var out []typedWord
	for i, n := range nodes {
		if !expandable(n) {
			break
		}
		out = append(out, wordsOf(textOf(n), i, l)...)
	}
	return out
}

// concept makes a group of the nodes that name concepts. A single word is not
// translated further.
func (e *expander) concept(nodes []Node, cs []*concept) Node {
	var typed []string
	for _, n := range nodes {
		typed = append(typed, textOf(n))
	}
	x := Expansion{Key: cs[0].key, From: strings.Join(typed, " ")}
	if !slices.ContainsFunc(cs, func(c *concept) bool { return !c.proper() }) {
		return e.name(nodes, cs, x)
	}
	for _, c := range cs {
		x.Terms = append(x.Terms, c.near(x.From, e.read)...)
	}
	x.Terms = pick(x.Terms, e.read, x.From)
	kept := e.keep(x)
	node := nodes[0]
	if len(nodes) > 1 {
		node = And{e.within(nodes)}
	}
	if len(kept) == 0 {
		return node
	}
	return Group{Node: node, Terms: kept, About: about(cs)}
}

// within expands the words of a concept's name for texts that have them apart:
// where a shorter name is among them ("costo de las remesas"). Else the words
// mean something else one by one ("envois", "fonds"), and only they themselves
// are looked for.
func (e *expander) within(nodes []Node) []Node {
	made := e.made
	out := e.run(nodes, len(nodes)-1)
	for _, n := range out {
		if g, ok := n.(Group); ok && len(g.About) > 0 {
			return out
		}
	}
	e.made = made
	return nodes
}

// about returns the values of facets that concepts stand for.
func about(cs []*concept) []Match {
	var out []Match
	for _, c := range cs {
		sort, code, _ := strings.Cut(c.key, ":")
		switch {
		case sort == "topic":
			out = append(out, Match{FacetTopic, code})
		case sort == "thing":
			topic, _, _ := strings.Cut(code, "/")
			out = append(out, Match{FacetTopic, topic})
		case (sort == "place" || sort == "people") && schema.Place(code).Kind() == schema.Country:
			out = append(out, Match{FacetCountry, code})
		case sort == "place" || sort == "people":
			out = append(out, Match{FacetRegion, code})
		}
	}
	return out
}

// pick takes the weightiest terms of each language, without what was typed.
func pick(terms []ExpansionTerm, read schema.Lang, typed string) []ExpansionTerm {
	slices.SortStableFunc(terms, func(a, b ExpansionTerm) int { return cmp.Compare(b.Weight, a.Weight) })
	seen := map[string]bool{string(read) + " " + strings.Join(word.Stems(typed, read), " "): true}
	var out []ExpansionTerm
	n := map[schema.Lang]int{}
	for _, t := range terms {
		key := string(t.Lang) + " " + strings.Join(word.Stems(t.Text, t.Lang), " ")
		if seen[key] || n[t.Lang] >= maxPerLang {
			continue
		}
		seen[key] = true
		n[t.Lang]++
		if t.Lang == read {
			t.Weight *= otherName // another word of the same language
		} else {
			t.Weight *= translated
		}
		out = append(out, t)
	}
	return out
}

// keep lists an expansion for the person, and returns its terms that were not
// dropped.
func (e *expander) keep(x Expansion) []ExpansionTerm {
	if len(x.Terms) == 0 {
		return nil
	}
	if slices.Contains(e.drop, x.Key) {
		return nil
	}
	x.Terms = slices.DeleteFunc(x.Terms, func(t ExpansionTerm) bool { return slices.Contains(e.drop, x.TermKey(t)) })
	if len(x.Terms) > 0 && !slices.ContainsFunc(e.made, func(m Expansion) bool { return m.Key == x.Key }) {
		e.made = append(e.made, x)
	}
	return x.Terms
}

// TermKey names one term of an expansion, for Query.Drop.
func (x Expansion) TermKey(t ExpansionTerm) string {
	return x.Key + "|" + string(t.Lang) + "|" + t.Text
}
