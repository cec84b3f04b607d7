package bleve

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/lexicon"
	"github.com/simde/simde/search/word"
)

var _ search.Finder = (*Index)(nil)

// Count returns how many documents q finds.
func (x *Index) Count(ctx context.Context, q search.Query) (n int, err error) {
	s, err := x.begin(ctx, q)
	if err != nil {
		return 0, err
	}
	defer s.end(&err)
	if err := s.findAll(ctx); err != nil {
		return 0, err
	}
	return s.count.total, nil
}

// IDs yields every document that q finds, in its order.
func (x *Index) IDs(ctx context.Context, q search.Query) iter.Seq2[schema.ID, error] {
	return func(yield func(schema.ID, error) bool) {
		ids, err := x.allIDs(ctx, q)
		if err != nil {
			yield("", err)
			return
		}
		for _, id := range ids {
			if !yield(id, nil) {
				return
			}
		}
	}
}

func (x *Index) allIDs(ctx context.Context, q search.Query) (ids []schema.ID, err error) {
	s, err := x.begin(ctx, q)
	if err != nil {
		return nil, err
	}
	defer s.end(&err)
	if err := s.findAll(ctx); err != nil {
		return nil, err
	}
	before := s.order()
	slices.SortFunc(s.picked, func(a, b hit) int {
		if before(&a, &b) {
			return -1
		}
		return 1
	})
	for _, h := range s.picked {
		ids = append(ids, h.seg.ids[h.slot])
	}
	return ids, nil
}

// PageHits returns every page of a document on which q is found, in the order
// of the pages.
func (x *Index) PageHits(ctx context.Context, q search.Query, id schema.ID) (hits []search.PageHit, err error) {
	s, err := x.begin(ctx, q)
	if err != nil {
		return nil, err
	}
	defer s.end(&err)
	if err := s.prepare(ctx); err != nil {
		return nil, err
	}
	seg, slot, err := s.view.find(id)
	if err != nil {
		return nil, err
	}
	if seg == nil {
		return nil, fmt.Errorf("document %s: %w", id, schema.ErrNotFound)
	}
	h := &hit{seg: seg, slot: slot}
	pages, err := pagesOf(ctx, s.view, s.leaves, []*hit{h})
	if err != nil {
		return nil, err
	}
	found := pages[h]
	slices.SortFunc(found, func(a, b pageHit) int { return cmp.Compare(a.number, b.number) })
	cards, err := x.texts.Cards(ctx, []schema.ID{id})
	if err != nil {
		return nil, fmt.Errorf("card of %s: %w", id, err)
	}
	if len(cards) == 0 {
		return nil, fmt.Errorf("document %s: %w", id, schema.ErrNotFound)
	}
	if len(found) == 0 {
		return nil, nil
	}
	numbers := make([]int, len(found))
	for i, p := range found {
		numbers[i] = p.number
	}
	texts, err := x.texts.Pages(ctx, id, numbers)
	if err != nil {
		return nil, fmt.Errorf("pages of %s: %w", id, err)
	}
	return s.pageHits(cards[0], found, texts), nil
}

// Marks takes text apart where q would be found in it.
func (x *Index) Marks(ctx context.Context, q search.Query, text string, l schema.Lang) (spans []search.Span, err error) {
	s, err := x.begin(ctx, q)
	if err != nil {
		return nil, err
	}
	defer s.end(&err)
	return search.Spans(text, s.marks.ranges(s.words, text, l)), nil
}

// FacetValues lists the values of one facet by their labels.
func (x *Index) FacetValues(ctx context.Context, q search.Query, f search.Facet, prefix string, offset, limit int) (out []search.FacetValue, n int, err error) {
	i := facetNumber(f)
	if i < 0 {
		return nil, 0, fmt.Errorf("facet %q: %w", f, schema.ErrInvalid)
	}
	s, err := x.begin(ctx, q)
	if err != nil {
		return nil, 0, err
	}
	defer s.end(&err)
	if err := s.findAll(ctx); err != nil {
		return nil, 0, err
	}
	type labelled struct {
		search.FacetValue
		label string
	}
	var all []labelled
	values, _ := s.count.values(i)
	for _, v := range values {
		if search.LabelBegins(f, v.Value, prefix, q.Lang) {
			all = append(all, labelled{v, schema.Fold(search.Label(f, v.Value, q.Lang))})
		}
	}
	slices.SortFunc(all, func(a, b labelled) int {
		return cmp.Or(compareLast(f, a.Value, b.Value), strings.Compare(a.label, b.label), strings.Compare(a.Value, b.Value))
	})
	for _, v := range all[min(offset, len(all)):min(offset+limit, len(all))] {
		out = append(out, v.FacetValue)
	}
	return out, len(all), nil
}

// Family returns the other documents of the work of one, and its copies.
func (x *Index) Family(ctx context.Context, id schema.ID) (out search.Family, err error) {
	v, err := x.generation().acquire()
	if err != nil {
		return search.Family{}, err
	}
	defer func() { err = errors.Join(err, v.answered()); x.judge(err) }()
	defer brokeOff(&err)
	seg, slot, err := v.find(id)
	if err != nil {
		return search.Family{}, err
	}
	if seg == nil {
		return search.Family{}, fmt.Errorf("document %s: %w", id, schema.ErrNotFound)
	}
	f := v.families.Load()
	if f == nil {
		return search.Family{}, ctx.Err() // not grouped yet
	}
	out.Versions = f.versions(&hit{seg: seg, slot: slot})
	for _, c := range f.alike[groupOf(f.copies, seg, slot)] {
		if c != id {
			out.Copies = append(out.Copies, c)
		}
	}
	return out, ctx.Err()
}

// The bounds of what Similar reads and asks.
const (
	similarPages = 12
	similarWords = 18
)

// Similar returns the documents most like one: those that have most of the
// words that tell it from others, in any language.
func (x *Index) Similar(ctx context.Context, id schema.ID, n int) ([]search.Hit, error) {
	text, l, err := x.tellingWords(ctx, id)
	if err != nil || text == "" {
		return nil, err
	}
	r, err := x.Search(ctx, search.Query{Text: text, Lang: l, Size: n + 1})
	if err != nil {
		return nil, err
	}
	hits := slices.DeleteFunc(r.Hits, func(h search.Hit) bool { return h.ID == id })
	return hits[:min(n, len(hits))], nil
}

// tellingWords asks for any of the words that a document has oftener than
// others have.
func (x *Index) tellingWords(ctx context.Context, id schema.ID) (text string, l schema.Lang, err error) {
	v, err := x.generation().acquire()
	if err != nil {
		return "", "", err
	}
	defer func() { err = errors.Join(err, v.answered()) }()
	cards, err := x.texts.Cards(ctx, []schema.ID{id})
	if err != nil {
		return "", "", fmt.Errorf("card of %s: %w", id, err)
	}
	if len(cards) == 0 {
		return "", "", fmt.Errorf("document %s: %w", id, schema.ErrNotFound)
	}
	var numbers []int
	for i := range min(similarPages, cards[0].Pages) {
		numbers = append(numbers, i+1)
	}
	pages, err := x.texts.Pages(ctx, id, numbers)
	if err != nil {
		return "", "", fmt.Errorf("pages of %s: %w", id, err)
	}
	l = cards[0].Language
	counts := map[string]float64{} // by form
	words := x.borrow()
	defer x.readers.Put(words)
	for _, t := range words.Tokens(cards[0].Title, l) {
		counts[t.Form] += 3
	}
	for _, p := range pages {
		for _, t := range words.Tokens(p.Text, l) {
			if t.Stem != "" && len(t.Form) > 3 {
				counts[t.Form]++
			}
		}
	}
	return v.rarest(counts, l), l, nil
}

// rarest writes a query for any of the words whose count in a document, beside
// their rarity in the index, is greatest.
func (v *view) rarest(counts map[string]float64, l schema.Lang) string {
	type weighed struct {
		form   string
		weight float64
	}
	var all []weighed
	for form, n := range counts {
		stem := word.Stem(form, l)
		if stem == "" || form[0] >= '0' && form[0] <= '9' {
			continue
		}
		all = append(all, weighed{form, math.Sqrt(n)})
	}
	slices.SortFunc(all, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), strings.Compare(a.form, b.form))
	})
	all = all[:min(len(all), 4*similarWords)]
	for i := range all {
		df := v.docsWith(fieldBody+suffix(l), word.Stem(all[i].form, l))
		all[i].weight *= float64(idf(float64(df), v.docs))
		if df < 2 && !lexicon.Shipped().Knows(all[i].form, l) {
			all[i].weight = 0 // no other document has it, nor a translation
		}
	}
	slices.SortFunc(all, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), strings.Compare(a.form, b.form))
	})
	var out []string
	for _, w := range all[:min(len(all), similarWords)] {
		if w.weight > 0 {
			out = append(out, w.form)
		}
	}
	return strings.Join(out, " OR ")
}

// docsWith returns how many documents have a term, those deleted since the
// last merge among them.
func (v *view) docsWith(field, text string) int {
	n := 0
	for _, s := range v.segs {
		p, err := postings(s.seg, term{field: field, text: text})
		if err != nil {
			v.unread(err)
			return 0
		}
		n += int(p.Count())
	}
	return n
}
