package plan

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// hitPages is how many pages of a document an answer shows.
const hitPages = 3

// show writes hits with their titles, pages and snippets.
func (s *question) show(ctx context.Context, hits []Hit) ([]search.Hit, error) {
	ids := make([]schema.ID, len(hits))
	for i, h := range hits {
		ids[i] = h.ID
	}
	cards, err := s.Texts.Cards(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("cards: %w", err)
	}
	card := map[schema.ID]schema.Card{}
	for _, c := range cards {
		card[c.ID] = c
	}
	limited, stop := context.WithTimeout(ctx, Share(s.Patience))
	defer stop()
	pages, err := s.pagesOf(limited, hits)
	if err != nil && !late(ctx, err) {
		return nil, err
	}
	s.cut = s.cut || err != nil
	texts, err := s.texts(limited, hits, pages)
	if err != nil && !late(ctx, err) {
		return nil, err
	}
	s.cut = s.cut || err != nil
	kin, err := s.families(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := make([]search.Hit, 0, len(hits))
	for _, h := range hits {
		c, held := card[h.ID]
		if !held {
			continue // withdrawn since: the next batch takes it out of the index
		}
		out = append(out, search.Hit{
			ID: c.ID, Score: float64(h.Score), Pages: s.snippets(c, pages[h.ID], texts[c.ID]), PageHits: len(pages[h.ID]), Copies: slices.Sorted(slices.Values(h.Copies)),
			Versions: kin[c.ID].Versions,
			Title:    search.Spans(c.Title, s.query.marks().ranges(s.words, c.Title, c.Language)),
		})
	}
	return out, nil
}

// pagesOf returns the pages of hits, which ranking them again has found already
// where they are among the first.
func (s *question) pagesOf(ctx context.Context, hits []Hit) (map[schema.ID][]PageFound, error) {
	if !slices.ContainsFunc(hits, func(h Hit) bool { _, ranked := s.pages[h.ID]; return !ranked }) {
		return s.pages, nil
	}
	pages, err := s.Pages(ctx, s.query, hits)
	if err != nil {
		return nil, err
	}
	out := map[schema.ID][]PageFound{}
	for i, h := range hits {
		out[h.ID] = pages[i]
	}
	return out, nil
}

// Fullest keeps the pages of one document that have as many leaves of the query
// as the best has, by score.
func Fullest(pages []PageFound) []PageFound {
	most := 0
	for _, p := range pages {
		most = max(most, p.Leaves)
	}
	pages = slices.DeleteFunc(pages, func(p PageFound) bool { return p.Leaves < most })
	slices.SortFunc(pages, func(a, b PageFound) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Number, b.Number))
	})
	return pages
}

// texts reads the pages of hits that are shown.
func (s *question) texts(ctx context.Context, hits []Hit, pages map[schema.ID][]PageFound) (map[schema.ID][]schema.Page, error) {
	wanted := map[schema.ID][]int{}
	for _, h := range hits {
		for _, p := range pages[h.ID][:min(hitPages, len(pages[h.ID]))] {
			wanted[h.ID] = append(wanted[h.ID], p.Number)
		}
	}
	if len(wanted) == 0 {
		return nil, nil
	}
	texts, err := s.Texts.PagesOf(ctx, wanted)
	if err != nil {
		return nil, fmt.Errorf("pages: %w", err)
	}
	return texts, nil
}

// snippets cuts a snippet from the text of each page found, as far as the text
// is at hand.
func (s *question) snippets(c schema.Card, found []PageFound, texts []schema.Page) []search.PageHit {
	var out []search.PageHit
	for _, f := range found {
		i := slices.IndexFunc(texts, func(p schema.Page) bool { return p.Number == f.Number })
		if i < 0 {
			continue
		}
		p := texts[i]
		marks := s.query.marks().ranges(s.words, p.Text, pageLang(p.Language, c.Language))
		out = append(out, search.PageHit{Number: p.Number, Label: p.Label, Snippet: search.Snippet(p.Text, marks, search.SnippetSize)})
	}
	return out
}

// pageHits returns every page of a document on which the query is found, in the
// order of the pages.
func (s *question) pageHits(ctx context.Context, id schema.ID) ([]search.PageHit, error) {
	h, err := s.Hit(ctx, id)
	if err != nil {
		return nil, err
	}
	pages, err := s.Pages(ctx, s.query, []Hit{h})
	if err != nil {
		return nil, err
	}
	card, err := s.card(ctx, id)
	if err != nil {
		return nil, err
	}
	found := pages[0]
	if len(found) == 0 {
		return nil, nil
	}
	slices.SortFunc(found, func(a, b PageFound) int { return cmp.Compare(a.Number, b.Number) })
	numbers := make([]int, len(found))
	for i, p := range found {
		numbers[i] = p.Number
	}
	texts, err := s.Texts.Pages(ctx, id, numbers)
	if err != nil {
		return nil, fmt.Errorf("pages of %s: %w", id, err)
	}
	return s.snippets(card, found, texts), nil
}

// card returns the card of one document.
func (f *Finder) card(ctx context.Context, id schema.ID) (schema.Card, error) {
	cards, err := f.Texts.Cards(ctx, []schema.ID{id})
	if err != nil {
		return schema.Card{}, fmt.Errorf("card of %s: %w", id, err)
	}
	if len(cards) == 0 {
		return schema.Card{}, fmt.Errorf("document %s: %w", id, schema.ErrNotFound)
	}
	return cards[0], nil
}
