package opensearch

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"time"

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
	out := make([]int, len(queries))
	unknown := map[string][]int{} // places in out, by query
	for i, q := range queries {
		b, err := json.Marshal(q)
		if err != nil {
			return nil, err
		}
		n, ok := v.state.counts.get(string(b))
		if out[i] = n; !ok {
			unknown[string(b)] = append(unknown[string(b)], i)
		}
	}
	for some := range slices.Chunk(slices.Collect(maps.Keys(unknown)), countedAtOnce) {
		counts, err := v.countSome(ctx, some)
		if err != nil {
			return nil, fmt.Errorf("count documents: %w", err)
		}
		for i, key := range some {
			v.state.counts.put(key, counts[i])
			for _, at := range unknown[key] {
				out[at] = counts[i]
			}
		}
	}
	return out, nil
}

func (v *view) countSome(ctx context.Context, keys []string) ([]int, error) {
	var lines bytes.Buffer
	for _, k := range keys {
		fmt.Fprintf(&lines, "{}\n{\"size\":0,\"track_total_hits\":true,\"query\":%s}\n", k)
	}
	var got struct{ Responses []answer }
	if err := v.x.client.do(ctx, http.MethodPost, "/"+v.x.serving.docs+"/_msearch", lines.Bytes(), &got); err != nil {
		return nil, err
	}
	if len(got.Responses) != len(keys) {
		return nil, fmt.Errorf("%d answers to %d questions", len(got.Responses), len(keys))
	}
	out := make([]int, len(keys))
	for i, r := range got.Responses {
		if err := r.whole(); err != nil {
			return nil, err
		}
		out[i] = r.Hits.Total.Value
	}
	return out, nil
}

// scanned is how many words of the dictionary each part of the index looks at.
const scanned = 20_000

// WordsWithPrefix returns the words of a field that begin with prefix, the
// commonest n of them.
func (v *view) WordsWithPrefix(field, prefix string, n int) []plan.Known {
	return v.words(field+" "+prefix+"*", n, func() ([]plan.Known, bool, error) { return v.wordsWithPrefix(field, prefix, n) })
}

// WordsLike returns the words of a field that like may be meant to be, the
// likeliest n of them.
func (v *view) WordsLike(field, like string, n int) []plan.Known {
	return v.words(field+" "+like+"~", n, func() ([]plan.Known, bool, error) { return v.wordsLike(field, like, n) })
}

// words returns what ask does, or did before in this state. What ask found in too
// short a time is not remembered.
func (v *view) words(key string, n int, ask func() (known []plan.Known, cut bool, err error)) []plan.Known {
	if n == 0 {
		return nil
	}
	key = fmt.Sprint(key, n)
	known, ok := v.state.words.get(key)
	if ok {
		return slices.Clone(known)
	}
	known, cut, err := ask()
	if err != nil {
		v.err = errors.Join(v.err, fmt.Errorf("words of the index: %w", err))
		return nil
	}
	if !cut {
		v.state.words.put(key, known)
	}
	return slices.Clone(known)
}

func (v *view) wordsWithPrefix(field, prefix string, n int) ([]plan.Known, bool, error) {
	var got struct {
		answer
		Aggregations struct{ Words buckets }
	}
	words := object{"field": dictionary + strings.TrimPrefix(field, plan.Form), "include": regexp.QuoteMeta(prefix) + ".*", "size": n, "shard_size": scanned}
	if err := v.search(v.ctx, v.x.serving.docs, object{"size": 0, "aggs": object{"words": object{"terms": words}}}, &got); err != nil {
		return nil, false, err
	}
	var out []plan.Known
	for _, b := range got.Aggregations.Words.Buckets {
		out = append(out, plan.Known{Text: b.Key, Docs: b.Docs, Likeness: 1})
	}
	return out, got.TimedOut, nil
}

// suggested is how many words each part of the index offers for one, and
// anyNumber of how many documents may have that one: the cluster takes a word
// that many have for right, and offers no other.
const (
	suggested = 1000
	anyNumber = 1_000_000_000
)

func (v *view) wordsLike(field, like string, n int) ([]plan.Known, bool, error) {
	var got struct {
		answer
		Suggest struct {
			Like []struct{ Options []struct{ Text string } }
		}
	}
	suggest := object{"text": like, "like": object{"term": object{
		"field": field, "suggest_mode": "always", "max_edits": plan.Edits(like), "prefix_length": 1, "min_word_length": 1,
		"accuracy": 0, "size": suggested, "shard_size": suggested, "max_term_freq": anyNumber,
	}}}
	if err := v.search(v.ctx, v.x.serving.docs, object{"size": 0, "suggest": suggest}, &got); err != nil {
		return nil, false, err
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
	slices.SortFunc(out, func(a, b plan.Known) int { return cmp.Compare(a.Text, b.Text) })
	return plan.Likeliest(like, out, n), got.TimedOut, nil
}

// search makes a search, for which the index has as long as patience says: what it
// has found by then it answers.
func (v *view) search(ctx context.Context, index string, body object, out interface{ whole() error }) error {
	if body["timeout"] == nil {
		body["timeout"] = fmt.Sprintf("%dms", max(1, v.x.Patience.Milliseconds()))
	}
	if err := v.x.client.do(ctx, http.MethodPost, "/"+index+"/_search", body, out); err != nil {
		return err
	}
	return out.whole()
}

// wholeTime is how long all documents may be counted, once for each state.
const wholeTime = 8 * time.Second

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
	if err := v.search(ctx, v.x.serving.docs, object{"size": 0, "track_total_hits": true, "aggs": aggs, "timeout": wholeTime.String()}, &got); err != nil {
		return nil, fmt.Errorf("count all documents: %w", err)
	}
	if got.TimedOut {
		return nil, fmt.Errorf("count all documents: it takes longer than %v: %w", wholeTime, context.DeadlineExceeded)
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
