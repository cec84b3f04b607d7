package standing

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/simde/simde/search"
	"github.com/simde/simde/search/plan"
)

// facetKey is the key of a value of a facet.
func facetKey(facet int, value string) key { return key{"facet " + strconv.Itoa(facet), value} }

func exactKey(text string) key { return key{plan.Exact, text} }

// need is keys of which a document must have one, with how much they tell: of
// two needs a document is asked for the one that fewer documents meet.
type need struct {
	keys []key
	rank int
	size int // letters of the shortest word
}

// The ranks of needs, the one that tells most first.
const (
	tellsMost = iota // a corridor, a collection, an exact key
	tellsMuch        // a place, a topic, a publisher
	tellsWord        // a word
	tellsLess        // a language, a kind, a year
)

func (n need) compare(m need) int {
	return cmp.Or(cmp.Compare(n.rank, m.rank), cmp.Compare(m.size, n.size), cmp.Compare(len(n.keys), len(m.keys)))
}

func rankOf(facet int) int {
	switch search.Columns[facet] {
	case search.FacetCorridor, search.FacetCollection:
		return tellsMost
	case search.FacetOrigin, search.FacetDestination, search.FacetCountry, search.FacetTopic, search.FacetPublisher:
		return tellsMuch
	}
	return tellsLess
}

// needs returns keys of which a document that w finds has one; none where there
// are no such keys.
func needs(w *waiting) []key {
	var all []need
	for _, f := range w.plan.Filters {
		if len(f.Any) == 0 || f.Years != nil {
			continue
		}
		n := need{rank: rankOf(f.Facet)}
		for _, v := range f.Any {
			n.keys = append(n.keys, facetKey(f.Facet, v))
		}
		all = append(all, n)
	}
	for _, p := range w.closed() {
		if n, ok := needOf(p); ok {
			all = append(all, n.orExact(w.plan.Exact))
		}
	}
	if len(all) == 0 {
		return nil
	}
	return slices.MinFunc(all, need.compare).keys
}

// closed returns the parts that do not depend on the words of a document: an open
// word was read as one that nothing has.
func (w *waiting) closed() []plan.Clause {
	if !w.open {
		return w.plan.Parts
	}
	return slices.DeleteFunc(slices.Clone(w.plan.Parts), holdsNothing)
}

func holdsNothing(c plan.Clause) bool {
	switch c := c.(type) {
	case plan.Nothing:
		return true
	case plan.And:
		return slices.ContainsFunc(c.Parts, holdsNothing)
	case plan.Or:
		return slices.ContainsFunc(c.Parts, holdsNothing)
	case plan.Not:
		return holdsNothing(c.Part)
	}
	return false
}

// orExact adds the keys by which a document is found whatever it has of the
// parts.
func (n need) orExact(exact *plan.Keyed) need {
	if exact != nil {
		for _, k := range exact.Keys {
			n.keys = append(n.keys, exactKey(k))
		}
	}
	return n
}

// needOf returns what a document must have that a clause finds, and false where
// it may have anything.
func needOf(c plan.Clause) (need, bool) {
	switch c := c.(type) {
	case *plan.Leaf:
		return needOfLeaf(c), true
	case plan.Keyed:
		n := need{rank: tellsMost}
		for _, k := range c.Keys {
			n.keys = append(n.keys, exactKey(k))
		}
		return n, true
	case plan.InFacet:
		return need{keys: []key{facetKey(c.Facet, c.Value)}, rank: rankOf(c.Facet)}, true
	case plan.Nothing:
		return need{rank: tellsMost}, true
	case plan.And:
		var all []need
		for _, p := range c.Parts {
			if n, ok := needOf(p); ok {
				all = append(all, n)
			}
		}
		if len(all) == 0 {
			return need{}, false
		}
		return slices.MinFunc(all, need.compare), true
	case plan.Or:
		return needOfAny(c.Parts)
	}
	return need{}, false
}

// needOfAny is what a document must have that any of some clauses finds.
func needOfAny(parts []plan.Clause) (need, bool) {
	out := need{size: longest}
	for _, p := range parts {
		n, ok := needOf(p)
		if !ok {
			return need{}, false
		}
		out.keys = append(out.keys, n.keys...)
		out.rank, out.size = max(out.rank, n.rank), min(out.size, n.size)
	}
	return out, len(parts) > 0
}

// longest is more letters than a word has.
const longest = 1 << 10

// needOfLeaf is the words of a leaf, and of each phrase of it the longest.
func needOfLeaf(l *plan.Leaf) need {
	out := need{rank: tellsWord, size: longest}
	add := func(field, text string) {
		out.keys = append(out.keys, key{field, text})
		out.size = min(out.size, len(text))
	}
	for _, t := range l.Body {
		add(t.Field, t.Text)
	}
	for _, p := range l.Phrases {
		add(p.Field, slices.MaxFunc(p.Terms, func(a, b string) int { return cmp.Compare(len(a), len(b)) }))
	}
	return out
}

// wordsOf returns the keys of documents that the evaluation of a query looks at,
// but for the values of facets.
func wordsOf(q *plan.Query) []key {
	seen := map[key]bool{}
	for _, p := range q.Parts {
		collect(p, seen)
	}
	if q.Exact != nil {
		collect(*q.Exact, seen)
	}
	out := make([]key, 0, len(seen))
	for k := range seen {
		out = append(out, k)
	}
	return out
}

func collect(c plan.Clause, into map[key]bool) {
	switch c := c.(type) {
	case *plan.Leaf:
		for _, t := range c.Body {
			into[key{t.Field, t.Text}] = true
		}
		for _, p := range c.Phrases {
			for _, t := range p.Terms {
				into[key{p.Field, t}] = true
			}
		}
	case plan.Keyed:
		for _, k := range c.Keys {
			into[exactKey(k)] = true
		}
	case plan.And:
		for _, p := range c.Parts {
			collect(p, into)
		}
	case plan.Or:
		for _, p := range c.Parts {
			collect(p, into)
		}
	case plan.Not:
		collect(c.Part, into)
	}
}
