package bleve

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// longestTyped is up to how many bytes of text may be the beginning of
// something: titles are cut at fewer.
const longestTyped = 200

// Suggest completes what a person has typed: topics, places, corridors,
// organisations, titles and words, those that the index has.
func (x *Index) Suggest(ctx context.Context, typed string, l schema.Lang, n int) (out []search.Suggestion, err error) {
	if len(typed) > longestTyped || n <= 0 {
		return nil, nil
	}
	folded := exactText(typed)
	if len(folded) < 2 || len(folded) > longestTyped {
		return nil, nil
	}
	typed = folded
	if err := x.admit(ctx); err != nil {
		return nil, err
	}
	defer x.leave()
	ctx, stop := context.WithTimeout(ctx, x.patience)
	defer stop()
	v, err := x.generation().acquire()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, v.answered()); x.judge(err) }()
	defer brokeOff(&err)
	each := max(1, n/3)
	out = append(out, v.suggestTopics(typed, l, each)...)
	places := v.suggestPlaces(typed, l, each)
	out = append(out, places...)
	out = append(out, v.suggestCorridors(places, l, each)...)
	words, err := x.suggestWords(ctx, v, folded, l, each)
	if err != nil {
		return nil, err
	}
	out = append(out, words...)
	titles, err := x.suggestTitles(ctx, v, folded, max(each, n-len(out)))
	if err != nil {
		return nil, err
	}
	out = append(out, titles...)
	return out[:min(n, len(out))], nil
}

// totals counts the values of all facets over the whole view, once.
func (v *view) totals() *counter {
	v.countOnce.Do(func() {
		v.counted = newCounter(v, nil)
		for _, s := range v.segs {
			for slot, live := range s.live {
				if live {
					v.counted.add(s, int32(slot))
				}
			}
		}
	})
	return v.counted
}

// suggestTopics lists the topics by whose name or another label typed goes on,
// the names first.
func (v *view) suggestTopics(typed string, l schema.Lang, n int) []search.Suggestion {
	var named, meant []search.Suggestion
	begins := func(label string) bool { return search.Begins(label, typed) }
	for _, fv := range v.valuesOf(search.FacetTopic) {
		t, ok := schema.TopicByID(schema.Term(fv.Value))
		if !ok {
			continue
		}
		s := search.Suggestion{Kind: search.SuggestTopic, Text: t.PrefLabel.In(l), Value: fv.Value, Count: fv.Count}
		switch {
		case begins(s.Text):
			named = append(named, s)
		case slices.ContainsFunc(t.Words(l)[1:], begins):
			meant = append(meant, s)
		}
	}
	out := append(named, meant...)
	return out[:min(n, len(out))]
}

// valuesOf lists the values of a facet over the whole view, by count.
func (v *view) valuesOf(f search.Facet) []search.FacetValue {
	values, _ := v.totals().values(facetNumber(f))
	return values
}

func (v *view) suggestPlaces(typed string, l schema.Lang, n int) []search.Suggestion {
	var out []search.Suggestion
	for _, f := range []search.Facet{search.FacetCountry, search.FacetRegion} {
		for _, fv := range v.valuesOf(f) {
			p := schema.Place(fv.Value)
			if slices.ContainsFunc(append([]string{p.Name(l)}, schema.PlaceNames(p, l)...), func(s string) bool { return search.Begins(s, typed) }) {
				out = append(out, search.Suggestion{Kind: search.SuggestPlace, Text: p.Name(l), Value: fv.Value, Count: fv.Count})
			}
		}
	}
	return out[:min(n, len(out))]
}

// suggestCorridors lists the commonest corridors that begin or end at places.
func (v *view) suggestCorridors(places []search.Suggestion, l schema.Lang, n int) []search.Suggestion {
	var out []search.Suggestion
	for _, fv := range v.valuesOf(search.FacetCorridor) {
		c, err := schema.ParseCorridor(fv.Value)
		if err != nil || !slices.ContainsFunc(places, func(s search.Suggestion) bool {
			return s.Value == string(c.Origin) || s.Value == string(c.Destination)
		}) {
			continue
		}
		out = append(out, search.Suggestion{Kind: search.SuggestCorridor, Text: search.Label(search.FacetCorridor, fv.Value, l), Value: fv.Value, Count: fv.Count})
		if len(out) == n {
			break
		}
	}
	return out
}

// suggestWords completes the last word from the words of the index.
func (x *Index) suggestWords(ctx context.Context, v *view, folded string, l schema.Lang, n int) ([]search.Suggestion, error) {
	head, last := "", folded
	if i := strings.LastIndexByte(folded, ' '); i >= 0 {
		head, last = folded[:i+1], folded[i+1:]
	}
	if len([]rune(last)) < 3 {
		return nil, nil
	}
	var out []search.Suggestion
	for _, w := range v.wordsWithPrefix(fieldForm+suffix(l), last, n) {
		written, err := x.spelling(ctx, v, w.text, l)
		if err != nil {
			return nil, err
		}
		out = append(out, search.Suggestion{Kind: search.SuggestWord, Text: head + written, Value: head + w.text, Count: int(w.docs)})
	}
	return out, nil
}

// suggestTitles lists the newest documents with a title in which the words
// typed stand together.
func (x *Index) suggestTitles(ctx context.Context, v *view, folded string, n int) ([]search.Suggestion, error) {
	t := &top{less: lessFor(search.ByNewest), n: n}
	for _, s := range v.segs {
		for slot, title := range s.title {
			if s.live[slot] && (strings.HasPrefix(title, folded) || strings.Contains(title, " "+folded)) {
				t.offer(&hit{seg: s, slot: int32(slot)})
			}
		}
	}
	var ids []schema.ID
	for _, h := range t.sorted() {
		ids = append(ids, h.seg.ids[h.slot])
	}
	cards, err := x.texts.Cards(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("cards: %w", err)
	}
	var out []search.Suggestion
	for _, c := range cards {
		out = append(out, search.Suggestion{Kind: search.SuggestTitle, Text: c.Title, Value: string(c.ID), Count: 1})
	}
	return out, nil
}
