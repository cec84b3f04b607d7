package opensearch

import (
	"context"
	"fmt"
	"strings"

	"github.com/simde/simde/search/plan"
)

// Pages returns the pages on which leaves of the query are found. Where they are
// more than the cluster gives at a time, it is asked for the documents in two
// halves.
func (v *view) Pages(ctx context.Context, q *plan.Query, hits []plan.Hit) ([][]plan.PageFound, error) {
	out := make([][]plan.PageFound, len(hits))
	if len(hits) == 0 || len(q.Leaves) == 0 {
		return out, nil
	}
	a, err := v.ask(ctx, q)
	if err != nil {
		return nil, err
	}
	place := map[string]int{}
	ids := make([]string, len(hits))
	for i, h := range hits {
		ids[i] = string(h.ID)
		place[ids[i]] = i
	}
	base := a.base()
	var leaves []object
	for _, l := range q.Leaves {
		if found := onPages(a.held[l]); len(found) > 0 {
			leaves = append(leaves, script(anyOf(found), scriptPage, object{"c": a.weight[l], "k1": plan.K1, "base": base}))
		}
	}
	if len(leaves) == 0 {
		return out, nil
	}
	body := object{
		"size": v.x.mostPages, "docvalue_fields": []string{"doc", "number"}, "track_total_hits": false,
		"query": object{"bool": object{
			"filter": []object{{"terms": object{"doc": ids}}, {"range": object{"number": object{"gt": 0}}}},
			"should": leaves, "minimum_should_match": 1,
		}},
	}
	var got answer
	if err := v.search(ctx, v.x.serving.pages, body, &got); err != nil {
		return nil, fmt.Errorf("pages: %w", err)
	}
	if len(got.Hits.Hits) == v.x.mostPages && len(hits) > 1 {
		return v.halves(ctx, q, hits)
	}
	for i := range got.Hits.Hits {
		h := &got.Hits.Hits[i]
		n := int(h.Score / base)
		at := place[h.text("doc")]
		out[at] = append(out[at], plan.PageFound{Number: int(h.number("number")), Score: float32(h.Score - float64(n)*base), Leaves: n})
	}
	for i := range out {
		out[i] = plan.Fullest(out[i])
	}
	if got.TimedOut || len(got.Hits.Hits) == v.x.mostPages {
		return out, context.DeadlineExceeded // some pages are not counted
	}
	return out, nil
}

// halves is Pages of one half of the documents after the other.
func (v *view) halves(ctx context.Context, q *plan.Query, hits []plan.Hit) ([][]plan.PageFound, error) {
	first, err := v.Pages(ctx, q, hits[:len(hits)/2])
	if err != nil {
		return nil, err
	}
	second, err := v.Pages(ctx, q, hits[len(hits)/2:])
	return append(first, second...), err
}

// base is more than all leaves of a query together can give a page: added for
// each leaf, it tells how many are on it.
func (a *asked) base() float64 {
	sum := 1.0
	for _, l := range a.query.Leaves {
		sum += float64(a.weight[l]) * (plan.K1 + 1)
	}
	return float64(int(sum) + 1)
}

// onPages gives a page the frequency of a leaf.
func onPages(l *plan.Leaf) []object {
	var out []object
	for _, t := range l.Pages {
		out = append(out, object{"term": object{t.Field: object{"value": t.Text, "boost": t.Weight}}})
	}
	for i := range l.Phrases {
		if p := &l.Phrases[i]; strings.HasPrefix(p.Field, plan.Page) {
			out = append(out, together(p))
		}
	}
	return out
}
