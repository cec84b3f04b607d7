package plan

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/lexicon"
	"github.com/simde/simde/search/word"
)

// The bounds of what Similar reads and asks.
const (
	similarPages = 8
	similarWords = 16
)

// Similar returns the documents most like one: those that have most of the
// words that tell it from others, in any language.
//
// They are ranked by what documents hold of the words, wherever it stands: of so
// many words it tells nothing which stand on one page.
func (f *Finder) Similar(ctx context.Context, id schema.ID, n int) (ids []schema.ID, err error) {
	card, err := f.card(ctx, id)
	if err != nil {
		return nil, err
	}
	counts, err := f.wordsOf(ctx, card)
	if err != nil {
		return nil, err
	}
	s, err := f.telling(ctx, counts, card.Language)
	if err != nil || s == nil {
		return nil, err
	}
	defer s.end(&err)
	defer BrokeOff(&err)
	found, err := s.Find(ctx, s.query, Want{First: n + 1})
	if err != nil {
		return nil, err
	}
	for _, h := range found.Hits[:min(n+1, len(found.Hits))] {
		if h.ID != id && len(ids) < n {
			ids = append(ids, h.ID)
		}
	}
	return ids, nil
}

// wordsOf counts the words of a document by their forms, those of its title
// more.
func (f *Finder) wordsOf(ctx context.Context, card schema.Card) (map[string]float64, error) {
	var numbers []int
	for i := range min(similarPages, card.Pages) {
		numbers = append(numbers, i+1)
	}
	pages, err := f.Texts.Pages(ctx, card.ID, numbers)
	if err != nil {
		return nil, fmt.Errorf("pages of %s: %w", card.ID, err)
	}
	counts := map[string]float64{}
	words := f.borrow()
	defer f.readers.Put(words)
	for _, t := range words.Tokens(card.Title, card.Language) {
		counts[t.Form] += 3
	}
	for _, p := range pages {
		for _, t := range words.Tokens(p.Text, card.Language) {
			if t.Stem != "" && len(t.Form) > 3 {
				counts[t.Form]++
			}
		}
	}
	return counts, nil
}

// telling asks for any of the words that a document has oftener than others have,
// in the view in which these were looked up; nil where there are none.
func (f *Finder) telling(ctx context.Context, counts map[string]float64, l schema.Lang) (s *question, err error) {
	v, err := f.engine.View(ctx)
	if err != nil {
		return nil, err
	}
	text, err := tellingText(v, counts, l)
	if err != nil || text == "" {
		return nil, v.Close(err)
	}
	return f.beginWith(v, func() *Query {
		q := search.Query{Text: text, Lang: l}
		read := search.NewPlan(q, nil) // a document's words are spelt as it spells them
		read.Node = ofSingleWords(read.Node)
		return compilePlan(q, read, v, nil, Share(f.Patience))
	})
}

// ofSingleWords leaves out translations of several words: to look for these costs
// as much as for all else, and of a score of words the others tell enough.
func ofSingleWords(n search.Node) search.Node {
	switch n := n.(type) {
	case search.Or:
		nodes := make([]search.Node, len(n.Nodes))
		for i, x := range n.Nodes {
			nodes[i] = ofSingleWords(x)
		}
		return search.Or{Nodes: nodes}
	case search.Group:
		n.Terms = slices.DeleteFunc(slices.Clone(n.Terms), func(t search.ExpansionTerm) bool { return strings.Contains(t.Text, " ") })
		return n
	}
	return n
}

func tellingText(d Dictionary, counts map[string]float64, l schema.Lang) (text string, err error) {
	defer BrokeOff(&err)
	return rarest(d, counts, l), nil
}

// weighed is a word of a document with what it tells of it.
type weighed struct {
	form   string
	weight float64
}

func heaviest(all []weighed, n int) []weighed {
	slices.SortFunc(all, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), strings.Compare(a.form, b.form))
	})
	return all[:min(len(all), n)]
}

// firstStems returns the first n words that are no stop words, with their stems
// as the index has them.
func firstStems(all []weighed, n int, l schema.Lang) ([]weighed, []Term) {
	kept, terms := make([]weighed, 0, n), make([]Term, 0, n)
	for _, w := range all {
		if len(kept) == n {
			break
		}
		if stem := word.Stem(w.form, l); stem != "" {
			kept, terms = append(kept, w), append(terms, Term{Field: Body + Suffix(l), Text: stem})
		}
	}
	return kept, terms
}

// rarest writes a query for any of the words whose count in a document, beside
// their rarity in the index, is greatest.
func rarest(d Dictionary, counts map[string]float64, l schema.Lang) string {
	all := make([]weighed, 0, len(counts))
	for form, n := range counts {
		if form[0] < '0' || form[0] > '9' {
			all = append(all, weighed{form, math.Sqrt(n)})
		}
	}
	all, terms := firstStems(heaviest(all, len(all)), 4*similarWords, l)
	for i, docs := range d.Holders(terms) {
		all[i].weight *= float64(IDF(float64(docs), d.Documents()))
		if docs < 2 && !lexicon.Shipped().Knows(all[i].form, l) {
			all[i].weight = 0 // no other document has it, nor a translation
		}
	}
	var out []string
	for _, w := range heaviest(all, similarWords) {
		if w.weight > 0 {
			out = append(out, w.form)
		}
	}
	return strings.Join(out, " OR ")
}
