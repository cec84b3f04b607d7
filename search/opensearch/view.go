package opensearch

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/plan"
)

// view answers one question, and ends with its context.
type view struct {
	x     *Index
	ctx   context.Context // of the one question that a view is for
	state *state
	err   error // why words of the index could not be read

	asked *asked // the query that was evaluated last
}

var _ plan.View = (*view)(nil)

// View begins to answer a question. It reads until ctx ends.
func (x *Index) View(ctx context.Context) (plan.View, error) {
	select {
	case x.slots <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	s, err := x.state(ctx)
	if err != nil {
		<-x.slots
		return nil, err
	}
	return &view{x: x, ctx: ctx, state: s}, nil
}

// Close ends the question.
func (v *view) Close(err error) error {
	<-v.x.slots
	return errors.Join(err, v.err)
}

// Documents returns how many documents there are.
func (v *view) Documents() int {
	w, err := v.whole(v.ctx)
	if err != nil {
		v.err = errors.Join(v.err, err)
		return 0
	}
	return w.documents
}

// Holders returns how many documents have each of some terms.
func (v *view) Holders(ts []plan.Term) []int {
	queries := make([]object, len(ts))
	for i, t := range ts {
		queries[i] = presence(t.Field, t.Text)
	}
	out, err := v.count(v.ctx, queries)
	if err != nil {
		v.err = errors.Join(v.err, err)
		return make([]int, len(ts))
	}
	return out
}

// countedAtOnce is how many queries are counted in one call.
const countedAtOnce = 256

// count returns how many documents each of some queries finds. What was counted
// in the same state is not asked again.
func (v *view) count(ctx context.Context, queries []object) ([]int, error) {
	keys := make([]string, len(queries))
	var unknown []string
	v.state.mu.Lock()
	asked := map[string]bool{}
	for i, q := range queries {
		b, err := json.Marshal(q)
		if err != nil {
			v.state.mu.Unlock()
			return nil, err
		}
		keys[i] = string(b)
		if _, ok := v.state.counts[keys[i]]; !ok && !asked[keys[i]] {
			asked[keys[i]] = true
			unknown = append(unknown, keys[i])
		}
	}
	v.state.mu.Unlock()
	for len(unknown) > 0 {
		n := min(countedAtOnce, len(unknown))
		if err := v.countSome(ctx, unknown[:n]); err != nil {
			return nil, fmt.Errorf("count documents: %w", err)
		}
		unknown = unknown[n:]
	}
	v.state.mu.Lock()
	defer v.state.mu.Unlock()
	out := make([]int, len(keys))
	for i, k := range keys {
		out[i] = v.state.counts[k]
	}
	return out, nil
}

func (v *view) countSome(ctx context.Context, keys []string) error {
	var lines bytes.Buffer
	for _, k := range keys {
		fmt.Fprintf(&lines, "{}\n{\"size\":0,\"track_total_hits\":true,\"query\":%s}\n", k)
	}
	var got struct{ Responses []answer }
	if err := v.x.client.do(ctx, http.MethodPost, "/"+v.x.serving.docs+"/_msearch", lines.Bytes(), &got); err != nil {
		return err
	}
	if len(got.Responses) != len(keys) {
		return fmt.Errorf("%d answers to %d questions", len(got.Responses), len(keys))
	}
	v.state.mu.Lock()
	defer v.state.mu.Unlock()
	for i, r := range got.Responses {
		if err := r.whole(); err != nil {
			return err
		}
		v.state.counts[keys[i]] = r.Hits.Total.Value
	}
	return nil
}

// scanned is how many words of the dictionary each part of the index looks at.
const scanned = 20_000

// WordsWithPrefix returns the words of a field that begin with prefix, the
// commonest n of them.
func (v *view) WordsWithPrefix(field, prefix string, n int) []plan.Known {
	if n == 0 {
		return nil
	}
	var got struct {
		answer
		Aggregations struct{ Words buckets }
	}
	words := object{"field": dictionary + strings.TrimPrefix(field, plan.Form), "include": regexp.QuoteMeta(prefix) + ".*", "size": n, "shard_size": scanned}
	err := v.search(v.ctx, v.x.serving.docs, object{"size": 0, "aggs": object{"words": object{"terms": words}}}, &got)
	if err != nil {
		v.err = errors.Join(v.err, fmt.Errorf("words with %q: %w", prefix, err))
		return nil
	}
	var out []plan.Known
	for _, b := range got.Aggregations.Words.Buckets {
		out = append(out, plan.Known{Text: b.Key, Docs: b.Docs, Likeness: 1})
	}
	return out
}

// WordsLike returns the words of a field that like may be meant to be, the
// likeliest n of them.
func (v *view) WordsLike(field, like string, n int) []plan.Known {
	if n == 0 {
		return nil
	}
	var got struct {
		answer
		Suggest struct {
			Like []struct{ Options []struct{ Text string } }
		}
	}
	suggest := object{"text": like, "like": object{"term": object{
		"field": field, "suggest_mode": "always", "max_edits": plan.Edits(like), "prefix_length": 1, "min_word_length": 1,
		"accuracy": 0.01, "size": scanned / 20, "shard_size": scanned / 20, "max_inspections": 20,
	}}}
	if err := v.search(v.ctx, v.x.serving.docs, object{"size": 0, "suggest": suggest}, &got); err != nil {
		v.err = errors.Join(v.err, fmt.Errorf("words like %q: %w", like, err))
		return nil
	}
	var out []plan.Known
	if v.Holders([]plan.Term{{Field: field, Text: like}})[0] > 0 { // which is not suggested
		out = append(out, plan.Known{Text: like})
	}
	for _, s := range got.Suggest.Like {
		for _, o := range s.Options {
			if plan.Meant(like, o.Text) {
				out = append(out, plan.Known{Text: o.Text})
			}
		}
	}
	return plan.Likeliest(like, out, n)
}

// search makes a search.
func (v *view) search(ctx context.Context, index string, body object, out interface{ whole() error }) error {
	body["timeout"] = fmt.Sprintf("%dms", v.x.Patience.Milliseconds())
	if err := v.x.client.do(ctx, http.MethodPost, "/"+index+"/_search", body, out); err != nil {
		return err
	}
	return out.whole()
}

// whole returns what is known of all documents.
func (v *view) whole(ctx context.Context) (*whole, error) {
	v.state.mu.Lock()
	defer v.state.mu.Unlock()
	if v.state.whole != nil {
		return v.state.whole, nil
	}
	aggs := object{"length": object{"sum": object{"field": "len"}}}
	for i := range search.Facets {
		aggs[facetField(i)] = termsOf(i)
	}
	var got answer
	if err := v.search(ctx, v.x.serving.docs, object{"size": 0, "track_total_hits": true, "aggs": aggs}, &got); err != nil {
		return nil, fmt.Errorf("count all documents: %w", err)
	}
	w := &whole{documents: got.Hits.Total.Value}
	var length struct{ Value float64 }
	if err := json.Unmarshal(got.Aggregations["length"], &length); err != nil {
		return nil, err
	}
	w.average = max(1, length.Value/float64(max(1, w.documents)))
	for i := range search.Facets {
		var b buckets
		if err := json.Unmarshal(got.Aggregations[facetField(i)], &b); err != nil {
			return nil, err
		}
		w.counts.Values[i] = b.counts()
		w.inexact = w.inexact || b.inexact()
	}
	v.state.whole = w
	return w, nil
}

// Everything counts the facets of all documents.
func (v *view) Everything(ctx context.Context) (*plan.Counts, error) {
	w, err := v.whole(ctx)
	if err != nil {
		return nil, err
	}
	return &w.counts, nil
}

// Hit returns a document.
func (v *view) Hit(ctx context.Context, id schema.ID) (plan.Hit, error) {
	var got answer
	body := object{"size": 1, "query": term("id", string(id)), "docvalue_fields": hitFields}
	if err := v.search(ctx, v.x.serving.docs, body, &got); err != nil {
		return plan.Hit{}, fmt.Errorf("find %s: %w", id, err)
	}
	if len(got.Hits.Hits) == 0 {
		return plan.Hit{}, fmt.Errorf("document %s: %w", id, schema.ErrNotFound)
	}
	return newHit(&got.Hits.Hits[0], ""), nil
}

// mostExpanded is how many words the last word of a title may go on as.
const mostExpanded = 1000

// Titled returns the newest documents with a title in which folded words stand
// together, the last perhaps unfinished.
func (v *view) Titled(ctx context.Context, folded string, n int) ([]schema.ID, error) {
	var got answer
	body := object{
		"size": n, "sort": sortFor(search.ByNewest), "docvalue_fields": hitFields,
		"query": object{"constant_score": object{"filter": object{"match_phrase_prefix": object{"ty": object{"query": folded, "max_expansions": mostExpanded}}}}},
	}
	if err := v.search(ctx, v.x.serving.docs, body, &got); err != nil {
		return nil, fmt.Errorf("titles: %w", err)
	}
	var out []schema.ID
	for i := range got.Hits.Hits {
		out = append(out, schema.ID(got.Hits.Hits[i].text("id")))
	}
	return out, nil
}

// PagesWith returns some pages that have a term.
func (v *view) PagesWith(ctx context.Context, t plan.Term, n int) ([]plan.PageOf, error) {
	var got answer
	body := object{
		"size": n, "docvalue_fields": []string{"doc", "number"},
		"query": object{"bool": object{"filter": []object{term(t.Field, t.Text), {"range": object{"number": object{"gt": 0}}}}}},
	}
	if err := v.search(ctx, v.x.serving.pages, body, &got); err != nil {
		return nil, fmt.Errorf("pages with %q: %w", t.Text, err)
	}
	var out []plan.PageOf
	for i := range got.Hits.Hits {
		h := &got.Hits.Hits[i]
		out = append(out, plan.PageOf{ID: schema.ID(h.text("doc")), Number: int(h.number("number"))})
	}
	return out, nil
}
