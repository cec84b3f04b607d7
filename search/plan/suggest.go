package plan

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// longestTyped is up to how many bytes of text may be the beginning of
// something: titles are cut at fewer.
const longestTyped = 200

// Suggest completes what a person has typed: topics, places, corridors, titles
// and words, those that the index has.
func (f *Finder) Suggest(ctx context.Context, typed string, l schema.Lang, n int) (out []search.Suggestion, err error) {
	if len(typed) > longestTyped || n <= 0 {
		return nil, nil
	}
	folded := exactText(typed)
	if len(folded) < 2 || len(folded) > longestTyped {
		return nil, nil
	}
	v, err := f.engine.View(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { err = v.Close(err) }()
	defer BrokeOff(&err)
	ctx, stop := context.WithTimeout(ctx, f.Patience)
	defer stop()
	held, err := v.Everything(ctx)
	if err != nil {
		return nil, err
	}
	each := max(1, n/3)
	out = append(out, held.suggestTopics(folded, l, each)...)
	places := held.suggestPlaces(folded, l, each)
	out = append(out, places...)
	out = append(out, held.suggestCorridors(places, l, each)...)
	words, err := f.suggestWords(ctx, v, folded, l, each)
	if err != nil {
		return nil, err
	}
	out = append(out, words...)
	titles, err := f.suggestTitles(ctx, v, folded, max(each, n-len(out)))
	if err != nil {
		return nil, err
	}
	out = append(out, titles...)
	return out[:min(n, len(out))], nil
}

// suggestTopics lists the topics by whose name or another label typed goes on,
// the names first.
func (c *Counts) suggestTopics(typed string, l schema.Lang, n int) []search.Suggestion {
	var named, meant []search.Suggestion
	begins := func(label string) bool { return search.Begins(label, typed) }
	for _, fv := range c.valuesOf(search.FacetTopic) {
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

// valuesOf lists the values of a facet over all documents, by count.
func (c *Counts) valuesOf(f search.Facet) []search.FacetValue {
	values, _ := c.values(&Query{}, FacetNumber(f), all)
	return values
}

// suggestPlaces lists the places one of whose names goes on what is typed.
func (c *Counts) suggestPlaces(typed string, l schema.Lang, n int) []search.Suggestion {
	var out []search.Suggestion
	for _, f := range []search.Facet{search.FacetCountry, search.FacetRegion} {
		for _, fv := range c.valuesOf(f) {
			p := schema.Place(fv.Value)
			if slices.ContainsFunc(append([]string{p.Name(l)}, schema.PlaceNames(p, l)...), func(s string) bool { return search.Begins(s, typed) }) {
				out = append(out, search.Suggestion{Kind: search.SuggestPlace, Text: p.Name(l), Value: fv.Value, Count: fv.Count})
			}
		}
	}
	return out[:min(n, len(out))]
}

// suggestCorridors lists the commonest corridors that begin or end at places.
func (c *Counts) suggestCorridors(places []search.Suggestion, l schema.Lang, n int) []search.Suggestion {
	var out []search.Suggestion
	for _, fv := range c.valuesOf(search.FacetCorridor) {
		x, err := schema.ParseCorridor(fv.Value)
		if err != nil || !slices.ContainsFunc(places, func(s search.Suggestion) bool {
			return s.Value == string(x.Origin) || s.Value == string(x.Destination)
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
func (f *Finder) suggestWords(ctx context.Context, v View, folded string, l schema.Lang, n int) ([]search.Suggestion, error) {
	head, last := "", folded
	if i := strings.LastIndexByte(folded, ' '); i >= 0 {
		head, last = folded[:i+1], folded[i+1:]
	}
	if len([]rune(last)) < 3 {
		return nil, nil
	}
	var out []search.Suggestion
	for _, w := range v.WordsWithPrefix(Form+Suffix(l), last, n) {
		written, err := f.spelling(ctx, v, w.Text, l)
		if err != nil {
			return nil, err
		}
		out = append(out, search.Suggestion{Kind: search.SuggestWord, Text: head + written, Value: head + w.Text, Count: w.Docs})
	}
	return out, nil
}

// suggestTitles lists the newest documents with a title in which the words
// typed stand together.
func (f *Finder) suggestTitles(ctx context.Context, v View, folded string, n int) ([]search.Suggestion, error) {
	ids, err := v.Titled(ctx, folded, n)
	if err != nil {
		return nil, err
	}
	cards, err := f.Texts.Cards(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("cards: %w", err)
	}
	var out []search.Suggestion
	for _, c := range cards {
		out = append(out, search.Suggestion{Kind: search.SuggestTitle, Text: c.Title, Value: string(c.ID), Count: 1})
	}
	return out, nil
}
