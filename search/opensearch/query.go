package opensearch

import (
	"fmt"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/plan"
)

// A clause of package plan becomes up to two queries of the cluster: match finds
// its documents and gives no score; scores give what the clause adds to the
// scores of documents that are found by whatever. Where a document must have the
// clause, must does both at once.

func term(field, value string) object { return object{"term": object{field: value}} }

func anyOf(qs []object) object {
	if len(qs) == 1 {
		return qs[0]
	}
	return object{"bool": object{"should": qs, "minimum_should_match": 1}}
}

func constant(filter object, score float32) object {
	return object{"constant_score": object{"filter": filter, "boost": score}}
}

var (
	everything = object{"match_all": object{}}
	nothing    = object{"match_none": object{}}
)

// fields returns the fields in which a field of package plan is kept, such that
// the frequency of a term is the sum of those in each.
func fields(field string) []string {
	suffix, ok := strings.CutPrefix(field, plan.Body)
	switch {
	case !ok:
		return []string{field}
	case suffix == plan.Suffix(schema.Undetermined):
		return []string{plan.Page + suffix, plan.Title + suffix, names}
	}
	return []string{plan.Page + suffix, plan.Title + suffix}
}

// presence finds the documents with a term. What is in the title is on page 0
// too.
func presence(field, text string) object {
	var out []object
	for _, f := range fields(field) {
		if f == field || !strings.HasPrefix(f, plan.Title) {
			out = append(out, term(f, text))
		}
	}
	return anyOf(out)
}

// frequency gives a document the weight of a term as often as it has it, or
// once.
func frequency(t plan.Term) []object {
	if t.Weight < plan.Faint {
		return []object{constant(presence(t.Field, t.Text), t.Weight)}
	}
	var out []object
	for _, f := range fields(t.Field) {
		out = append(out, object{"term": object{f: object{"value": t.Text, "boost": t.Weight}}})
	}
	return out
}

// together finds a phrase, and gives a document its weight as often as it has
// it.
func together(p *plan.Phrase) object {
	field, words := p.Field, phraseWords(p)
	if p.Forms != nil {
		field = quotedField(p.Field)
	}
	if p.Slop > 0 {
		return constant(near(p, field), p.Weight)
	}
	weight := p.Weight / float32(len(words))
	var b strings.Builder
	at := 0
	for i, w := range words {
		for ; at < p.At[i]; at++ {
			put(&b, gap)
		}
		put(&b, w)
		at++
	}
	return object{"match_phrase": object{field: object{"query": b.String(), "boost": weight}}}
}

// phraseWords are the words of a phrase as the field that it is looked for in
// has them.
func phraseWords(p *plan.Phrase) []string {
	if p.Forms == nil {
		return p.Terms
	}
	out := make([]string, len(p.Terms))
	for i, stem := range p.Terms {
		out[i] = form(stem, p.Forms[i])
	}
	return out
}

// near finds the words of a phrase near one another, in any order.
func near(p *plan.Phrase, field string) object {
	words := phraseWords(p)
	if len(words) == 1 {
		return term(field, words[0])
	}
	var all []object
	for _, w := range words {
		all = append(all, object{"match": object{"query": w}})
	}
	return object{"intervals": object{field: object{"all_of": object{"ordered": false, "max_gaps": p.Width() + 1 - len(words), "intervals": all}}}}
}

// match finds the documents of a clause.
func (a *asked) match(c plan.Clause) object {
	switch c := c.(type) {
	case plan.All:
		return everything
	case plan.And:
		return object{"bool": object{"filter": eachClause(c.Parts, a.match)}}
	case plan.Or:
		if len(c.Parts) == 0 {
			return nothing
		}
		return anyOf(eachClause(c.Parts, a.match))
	case plan.Not:
		return object{"bool": object{"must_not": a.match(c.Part)}}
	case *plan.Leaf:
		return matchLeaf(a.held[c])
	case plan.Keyed:
		return object{"terms": object{plan.Exact: c.Keys}}
	case plan.InFacet:
		return inFacet(c.Facet, c.Value)
	case plan.InYears:
		return inYears(c)
	}
	return nothing
}

func eachClause(cs []plan.Clause, f func(plan.Clause) object) []object {
	out := make([]object, len(cs))
	for i, c := range cs {
		out[i] = f(c)
	}
	return out
}

// inFacet finds the documents with a value of a facet, or one that lies within
// it.
func inFacet(facet int, value string) object {
	values := []string{value}
	if search.Columns[facet] == search.FacetCorridor {
		if c, err := schema.ParseCorridor(value); err == nil && c.String() != value {
			values = append(values, c.String())
		}
	}
	of := object{"terms": object{facetField(facet): values}}
	switch search.Columns[facet] {
	case search.FacetCorridor, search.FacetOrigin, search.FacetDestination, search.FacetCountry:
		return anyOf([]object{of, {"terms": object{widerField(facet): values}}})
	}
	return of
}

// inYears finds the documents of some years. Years are of four digits, and stand
// before whatever else the facet has.
func inYears(c plan.InYears) object {
	to := 9999
	if c.To > 0 {
		to = c.To
	}
	return object{"range": object{facetField(plan.FacetNumber(search.FacetYear)): object{"gte": fmt.Sprintf("%04d", c.From), "lte": fmt.Sprintf("%04d", to)}}}
}

// empty reports whether no document has any of a leaf.
func empty(l *plan.Leaf) bool { return len(l.Body)+len(l.Phrases) == 0 }

// unlikely reports whether a document may have a part of a leaf without being
// found by it.
func unlikely(l *plan.Leaf) bool {
	for _, t := range l.Body {
		if t.Weight < plan.LeastMeant {
			return true
		}
	}
	for _, p := range l.Phrases {
		if p.Weight < plan.LeastMeant {
			return true
		}
	}
	return false
}

// frequencies gives a document the frequency of a leaf.
func frequencies(l *plan.Leaf) object {
	var out []object
	for _, t := range l.Body {
		out = append(out, frequency(t)...)
	}
	for i := range l.Phrases {
		out = append(out, together(&l.Phrases[i]))
	}
	return anyOf(out)
}

// meant gives a document the frequency of a leaf where it is found by it.
func meant(l *plan.Leaf) object {
	if !unlikely(l) {
		return frequencies(l)
	}
	return object{"script_score": object{"query": frequencies(l), "script": object{"source": "_score"}, "min_score": plan.LeastMeant}}
}

func matchLeaf(l *plan.Leaf) object {
	if empty(l) {
		return nothing
	}
	if unlikely(l) {
		return meant(l)
	}
	var out []object
	for _, t := range l.Body {
		out = append(out, presence(t.Field, t.Text))
	}
	for i := range l.Phrases {
		out = append(out, together(&l.Phrases[i]))
	}
	return anyOf(out)
}

// The scripts that make scores. They do not differ from query to query, so that
// the cluster compiles them once.
const (
	scriptBM25  = "double f = Math.sqrt(_score); return params.c * f * (params.k1 + 1) / (f + params.k1 * (1 - params.b + params.b * doc['len'].value / params.average));"
	scriptPage  = "double f = Math.sqrt(_score); return params.base + params.c * f * (params.k1 + 1) / (f + params.k1);"
	scriptTitle = "return params.c * Math.min(_score, 1);"
)

func script(query object, source string, params object) object {
	return object{"script_score": object{"query": query, "script": object{"source": source, "params": params}}}
}

// bm25 makes the score of a leaf of its frequency.
func (a *asked) bm25(l *plan.Leaf, frequency object) object {
	return script(frequency, scriptBM25, object{"c": a.weight[l], "k1": plan.K1, "b": plan.B, "average": a.average})
}

// raised are what raises documents that are found by a leaf.
func (a *asked) raised(leaf *plan.Leaf) []object {
	var out []object
	l := a.held[leaf]
	for _, m := range l.About {
		out = append(out, constant(inFacet(m.Facet, m.Value), plan.AboutBoost*a.weight[leaf]))
	}
	var title []object
	for i := range l.Names {
		title = append(title, together(&l.Names[i]))
	}
	for _, t := range l.Title {
		title = append(title, constant(term(t.Field, t.Text), t.Weight))
	}
	if len(title) > 0 {
		out = append(out, script(anyOf(title), scriptTitle, object{"c": plan.TitleBoost * a.weight[leaf]}))
	}
	return out
}

// must finds the documents of a clause and gives their scores.
func (a *asked) must(c plan.Clause) object {
	switch c := c.(type) {
	case *plan.Leaf:
		if empty(a.held[c]) {
			return nothing
		}
		return object{"bool": object{"must": a.bm25(c, meant(a.held[c])), "should": a.raised(c)}}
	case plan.And:
		if len(c.Parts) == 0 {
			return constant(everything, 0)
		}
		return object{"bool": object{"must": eachClause(c.Parts, a.must)}}
	case plan.Or:
		if !a.doubtful(c) {
			return anyOf(eachClause(c.Parts, a.must))
		}
		return object{"bool": object{"filter": a.match(c), "should": a.scores(c)}}
	case plan.Keyed:
		return anyOf(a.scores(c))
	}
	return constant(a.match(c), 0)
}

// doubtful reports whether a document may have a score of an alternative that
// does not find it.
func (a *asked) doubtful(c plan.Clause) bool {
	switch c := c.(type) {
	case *plan.Leaf:
		return unlikely(a.held[c])
	case plan.And:
		return c.OneThing
	case plan.Or:
		for _, p := range c.Parts {
			if a.doubtful(p) {
				return true
			}
		}
		return len(c.Parts) == 0
	}
	return false
}

func (a *asked) scoresOf(cs []plan.Clause) []object {
	var out []object
	for _, c := range cs {
		out = append(out, a.scores(c)...)
	}
	return out
}

// scores gives what a clause adds to the score of a document.
func (a *asked) scores(c plan.Clause) []object {
	switch c := c.(type) {
	case *plan.Leaf:
		if !unlikely(a.held[c]) {
			return []object{a.must(c)}
		}
		out := []object{a.bm25(c, frequencies(a.held[c]))}
		if raised := a.raised(c); len(raised) > 0 {
			out = append(out, object{"bool": object{"filter": a.match(c), "should": raised}})
		}
		return out
	case plan.And:
		if c.OneThing {
			return a.scoresOf(c.Parts)
		}
		return []object{a.must(c)}
	case plan.Or:
		return a.scoresOf(c.Parts)
	case plan.Keyed:
		var out []object
		for _, k := range c.Keys {
			out = append(out, constant(term(plan.Exact, k), c.Score))
		}
		return out
	}
	return nil
}
