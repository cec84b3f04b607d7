package opensearch

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/plan"
)

// asked is a query in one state of the index: with the rarity of its leaves.
type asked struct {
	*view
	query   *plan.Query
	average float64                   // length of documents
	weight  map[*plan.Leaf]float32    // rarity times boost
	held    map[*plan.Leaf]*plan.Leaf // of a leaf, what some document has
	exact   *plan.Keyed               // where some document has such a key
}

// ask counts what the scores of a query need. What was asked last is remembered.
func (v *view) ask(ctx context.Context, q *plan.Query) (*asked, error) {
	if v.asked != nil && v.asked.query == q {
		return v.asked, nil
	}
	w, err := v.whole(ctx)
	if err != nil {
		return nil, err
	}
	a := &asked{view: v, query: q, average: w.average, weight: map[*plan.Leaf]float32{}, held: map[*plan.Leaf]*plan.Leaf{}}
	all := leavesOf(q)
	var queries []object
	for _, l := range all {
		for _, t := range l.Body {
			queries = append(queries, presence(t.Field, t.Text))
		}
		for i := range l.Phrases {
			p := l.Phrases[i]
			p.Weight = 1 // so that the count is kept for every weight
			queries = append(queries, together(&p))
		}
	}
	if q.Exact != nil {
		queries = append(queries, a.match(*q.Exact))
	}
	counts, err := v.count(ctx, queries)
	if err != nil {
		return nil, err
	}
	for _, l := range all {
		n := len(l.Body) + len(l.Phrases)
		df := 0.0
		for i, t := range l.Body {
			df += float64(t.Weight) * float64(counts[i])
		}
		for i, p := range l.Phrases {
			df += float64(p.Weight) * float64(counts[len(l.Body)+i])
		}
		a.weight[l], a.held[l] = l.Boost*plan.IDF(df, w.documents), heldOf(l, counts[:n])
		counts = counts[n:]
	}
	if q.Exact != nil && counts[0] > 0 {
		a.exact = q.Exact
	}
	v.asked = a
	return a, nil
}

// heldOf leaves out of a leaf what no document has, given how many have each
// term of Body and each of Phrases. What is in a title is on page 0 too, so that
// what is on no page is in no title. Most of a query goes: its words as they
// would be spelt in the other languages.
func heldOf(l *plan.Leaf, counts []int) *plan.Leaf {
	out := *l
	absent := map[string]bool{}
	out.Body, out.Phrases = nil, nil
	for i, t := range l.Body {
		if counts[i] > 0 {
			out.Body = append(out.Body, t)
		} else if suffix, ok := strings.CutPrefix(t.Field, plan.Body); ok {
			absent[suffix+" "+t.Text] = true
		}
	}
	for i, p := range l.Phrases {
		if counts[len(l.Body)+i] > 0 {
			out.Phrases = append(out.Phrases, p)
		} else if suffix, ok := strings.CutPrefix(p.Field, plan.Page); ok {
			absent[suffix+" "+phraseKey(&p)] = true
		}
	}
	gone := func(field, text string) bool { return absent[field[strings.IndexByte(field, '_')+1:]+" "+text] }
	out.Title = slices.DeleteFunc(slices.Clone(l.Title), func(t plan.Term) bool { return gone(t.Field, t.Text) })
	out.Pages = slices.DeleteFunc(slices.Clone(l.Pages), func(t plan.Term) bool { return gone(t.Field, t.Text) })
	out.Names = slices.DeleteFunc(slices.Clone(l.Names), func(p plan.Phrase) bool { return gone(p.Field, phraseKey(&p)) })
	return &out
}

// phraseKey tells phrases of one language apart.
func phraseKey(p *plan.Phrase) string { return fmt.Sprint(p.Terms, p.At, p.Forms, p.Slop) }

// leavesOf returns all leaves of a query, those that leave documents out too.
func leavesOf(q *plan.Query) []*plan.Leaf {
	var out []*plan.Leaf
	var walk func(plan.Clause)
	walk = func(c plan.Clause) {
		switch c := c.(type) {
		case *plan.Leaf:
			out = append(out, c)
		case plan.And:
			for _, p := range c.Parts {
				walk(p)
			}
		case plan.Or:
			for _, p := range c.Parts {
				walk(p)
			}
		case plan.Not:
			walk(c.Part)
		}
	}
	walk(plan.And{Parts: q.Parts})
	return out
}

// text finds what the parts of the query find, without its filters, and what was
// named exactly.
func (a *asked) text(soft []bool, r plan.Relaxation) object {
	out := constant(everything, 0)
	if len(a.query.Parts) > 0 {
		out = a.parts(soft, r)
	}
	if a.query.Scored() {
		own := term(facetField(plan.FacetNumber(search.FacetLang)), a.query.Own)
		out = object{"function_score": object{"query": out, "boost_mode": "multiply", "functions": []object{
			{"filter": object{"bool": object{"must_not": own}}, "weight": plan.OtherLanguage},
		}}}
	}
	if a.exact != nil {
		out = anyOf(append([]object{out}, a.scores(*a.exact)...))
	}
	return out
}

// parts finds the documents with as many parts as are needed.
func (a *asked) parts(soft []bool, r plan.Relaxation) object {
	ps := a.query.Parts
	if r.Need == len(ps) {
		return object{"bool": object{"must": eachClause(ps, a.must)}}
	}
	hard, some := a.split(soft)
	var scores []object
	for _, p := range ps {
		scores = append(scores, a.scores(p)...)
	}
	out := object{"bool": object{"filter": append(hard, atLeast(some, r.Need-len(hard))), "should": scores}}
	if !r.Few {
		return out
	}
	var functions []object
	for _, p := range ps {
		functions = append(functions, object{"filter": a.match(p), "weight": plan.Lessened(1, len(ps))})
	}
	return object{"function_score": object{"query": out, "score_mode": "sum", "boost_mode": "multiply", "functions": functions}}
}

// split returns what finds the parts that a document must have, and those that
// it may lack.
func (a *asked) split(soft []bool) (hard, some []object) {
	for i, p := range a.query.Parts {
		if soft[i] {
			some = append(some, a.match(p))
		} else {
			hard = append(hard, a.match(p))
		}
	}
	return hard, some
}

func atLeast(some []object, n int) object {
	if n <= 0 {
		return everything
	}
	return object{"bool": object{"should": some, "minimum_should_match": n}}
}

// best returns the greatest number of parts that a document has which has all
// that are not soft, and whether the time was up before all were looked at.
func (a *asked) best(ctx context.Context, soft []bool) (n int, cut bool, err error) {
	hard, some := a.split(soft)
	must := len(hard)
	var should []object
	for _, s := range some {
		should = append(should, constant(s, 1))
	}
	var got answer
	body := object{"size": 1, "query": object{"bool": object{"filter": append(hard, everything), "should": should}}}
	if err := a.search(ctx, a.x.serving.docs, body, &got); err != nil {
		return 0, false, err
	}
	if len(got.Hits.Hits) == 0 {
		return 0, got.TimedOut, nil
	}
	return must + int(got.Hits.Hits[0].Score+0.5), got.TimedOut, nil
}

// mostHits is how many documents are listed in their order; of more, what is
// behind them is not.
const mostHits = 10_000

// Find evaluates a query, and counts the facets.
func (v *view) Find(ctx context.Context, q *plan.Query, w plan.Want) (*plan.Found, error) {
	a, err := v.ask(ctx, q)
	if err != nil {
		return nil, err
	}
	soft := q.Soft()
	topics := q.KeepTopics(soft, func(l *plan.Leaf) bool { return !empty(a.held[l]) })
	relaxation := plan.Relaxation{Need: len(q.Parts)}
	found, whole, err := a.find(ctx, soft, relaxation, w)
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	best, cut := len(q.Parts), false
	if whole == 0 && slices.Contains(soft, true) {
		if best, cut, err = a.best(ctx, soft); err == nil && topics && best == 0 {
			soft = q.Soft() // no document has the topics together with anything
			best, cut, err = a.best(ctx, soft)
		}
		if err != nil {
			return nil, fmt.Errorf("search: %w", err)
		}
	}
	relaxation = q.Relax(soft, topics, best, func() int { return whole })
	if relaxation.Need < len(q.Parts) {
		if found, _, err = a.find(ctx, soft, relaxation, w); err != nil {
			return nil, fmt.Errorf("search: %w", err)
		}
	}
	found.Relaxation, found.Cut = relaxation, found.Cut || cut
	return found, nil
}

// find evaluates the query where so many parts are needed, and returns how many
// documents have these parts whatever the filters select.
func (a *asked) find(ctx context.Context, soft []bool, r plan.Relaxation, w plan.Want) (*plan.Found, int, error) {
	text := a.text(soft, r)
	filters := a.filters()
	aggs := object{"whole": object{"filter": everything}}
	if a.exact != nil && len(a.query.Parts) > 0 {
		aggs["whole"] = object{"filter": object{"bool": object{"filter": eachClause(a.query.Parts, a.match)}}}
	}
	if w.Count {
		a.addFacets(aggs, filters)
	}
	body := object{
		"query": text, "post_filter": all(filters), "size": min(max(w.First, 0), mostHits), "track_total_hits": true, "track_scores": true,
		"sort": sortFor(a.query.Order), "collapse": object{"field": "fold"}, "docvalue_fields": hitFields, "aggs": aggs,
	}
	if w.First <= 0 {
		delete(body, "collapse")
	}
	var got answer
	if err := a.search(ctx, a.x.serving.docs, body, &got); err != nil {
		return nil, 0, err
	}
	var whole struct {
		Docs int `json:"doc_count"`
	}
	if err := json.Unmarshal(got.Aggregations["whole"], &whole); err != nil {
		return nil, 0, err
	}
	out := &plan.Found{Total: got.Hits.Total.Value, Cut: got.TimedOut || w.First > mostHits && got.Hits.Total.Value > mostHits}
	if w.Count {
		if err := a.readFacets(&got, filters, out); err != nil {
			return nil, 0, err
		}
	}
	if w.First < 0 {
		return out, whole.Docs, a.every(ctx, body, out)
	}
	for i := range got.Hits.Hits {
		out.Hits = append(out.Hits, newHit(&got.Hits.Hits[i], a.query.Own))
	}
	return out, whole.Docs, a.nameCopies(ctx, body, got.Hits.Hits, out.Hits)
}

// every lists all documents that a search finds.
func (a *asked) every(ctx context.Context, body object, out *plan.Found) error {
	delete(body, "aggs")
	return a.x.serving.list(ctx, body, func(h searchHit) bool {
		out.Hits = append(out.Hits, newHit(&h, a.query.Own))
		return true
	})
}

// hitFields are what is read of a document that was found.
var hitFields = []string{"id", "date", "grp", facetField(plan.FacetNumber(search.FacetLang))}

func newHit(h *searchHit, own string) plan.Hit {
	return plan.Hit{
		ID: schema.ID(h.text("id")), Score: float32(h.Score), Date: uint32(h.number("date")),
		Own: slices.Contains(h.Fields[facetField(plan.FacetNumber(search.FacetLang))], any(own)),
	}
}

// sortFor writes an order: what was asked for, then the newest, then the
// identifier.
func sortFor(s search.Sort) []object {
	out := []object{}
	switch s {
	case search.ByRelevance:
		out = append(out, object{"_score": "desc"})
	case search.ByOldest:
		out = append(out, object{"dateup": "asc"})
	case search.ByTitle:
		out = append(out, object{"st": "asc"})
	case search.ByEntry:
		out = append(out, object{"came": "desc"})
	}
	return append(out, object{"date": "desc"}, object{"id": "asc"})
}

// nameCopies names the documents that are folded under hits.
func (a *asked) nameCopies(ctx context.Context, body object, raw []searchHit, hits []plan.Hit) error {
	leading := map[string]int{}
	var groups []string
	for i := range raw {
		if g := raw[i].text("grp"); g != "" {
			leading[g] = i
			groups = append(groups, g)
		}
	}
	if len(groups) == 0 {
		return nil
	}
	query := object{"bool": object{"filter": []any{body["query"], body["post_filter"], object{"terms": object{"grp": groups}}}}}
	var got answer
	err := a.search(ctx, a.x.serving.docs, object{"query": query, "size": mostHits, "sort": []object{{"id": "asc"}}, "docvalue_fields": hitFields}, &got)
	if err != nil {
		return fmt.Errorf("near-copies: %w", err)
	}
	for i := range got.Hits.Hits {
		h := &got.Hits.Hits[i]
		first := &hits[leading[h.text("grp")]]
		if id := schema.ID(h.text("id")); id != first.ID {
			first.Copies = append(first.Copies, id)
		}
	}
	return nil
}
