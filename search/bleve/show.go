package bleve

import (
	"context"
	"fmt"
	"slices"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// Texts is the corpus as the engine shows it: the index holds no text.
type Texts interface {
	// Cards returns what a list shows of documents, in the order of ids; those
	// that are not held are left out.
	Cards(ctx context.Context, ids []schema.ID) ([]schema.Card, error)
	// Pages returns some pages of a document.
	Pages(ctx context.Context, id schema.ID, numbers []int) ([]schema.Page, error)
	// PagesOf returns some pages of several documents, in order.
	PagesOf(ctx context.Context, wanted map[schema.ID][]int) (map[schema.ID][]schema.Page, error)
}

// hitPages is how many pages of a document an answer shows.
const hitPages = 3

// show writes hits with their titles, pages and snippets.
func (s *inquiry) show(ctx context.Context, hits []*hit) ([]search.Hit, error) {
	ids := make([]schema.ID, len(hits))
	for i, h := range hits {
		ids[i] = h.seg.ids[h.slot]
	}
	cards, err := s.x.texts.Cards(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("cards: %w", err)
	}
	card := map[schema.ID]schema.Card{}
	for _, c := range cards {
		card[c.ID] = c
	}
	limited, stop := context.WithTimeout(ctx, s.x.patience/share)
	defer stop()
	pages, err := s.pagesOf(limited, hits)
	if err != nil && !late(ctx, err) {
		return nil, err
	}
	s.cut = s.cut || err != nil
	texts, err := s.texts(limited, ids, hits, pages)
	if err != nil && !late(ctx, err) {
		return nil, err
	}
	s.cut = s.cut || err != nil
	folded := s.folded(hits)
	out := make([]search.Hit, 0, len(hits))
	for i, h := range hits {
		c, held := card[ids[i]]
		if !held {
			continue // withdrawn since: the next batch takes it out of the index
		}
		out = append(out, search.Hit{
			ID: c.ID, Score: float64(h.score), Pages: s.pageHits(c, pages[h], texts[c.ID]), PageHits: len(pages[h]), Copies: folded[h.group],
			Versions: s.family.versions(h),
			Title:    search.Spans(c.Title, s.marks.ranges(s.words, c.Title, c.Language)),
		})
	}
	return out, nil
}

// folded names the documents that are folded under hits, by their group.
func (s *inquiry) folded(hits []*hit) map[int32][]schema.ID {
	shown := map[int32]*hit{}
	for _, h := range hits {
		if h.copies > 0 {
			shown[h.group] = h
		}
	}
	if len(shown) == 0 {
		return nil
	}
	out := map[int32][]schema.ID{}
	for i := range s.picked {
		p := &s.picked[i]
		if h, ok := shown[p.group]; ok && (p.seg != h.seg || p.slot != h.slot) {
			out[p.group] = append(out[p.group], p.seg.ids[p.slot])
		}
	}
	return out
}

// pagesOf returns the pages of hits, which ranking them again has found already
// where they are among the first.
func (s *inquiry) pagesOf(ctx context.Context, hits []*hit) (map[*hit][]pageHit, error) {
	if s.pages != nil && len(hits) > 0 && s.ranked(hits) {
		return s.pages, nil
	}
	return pagesOf(ctx, s.view, s.leaves, hits)
}

// ranked reports whether all hits are among those that were ranked again.
func (s *inquiry) ranked(hits []*hit) bool {
	return !slices.ContainsFunc(hits, func(h *hit) bool { return !h.again })
}

// texts reads the pages of hits that are shown.
func (s *inquiry) texts(ctx context.Context, ids []schema.ID, hits []*hit, pages map[*hit][]pageHit) (map[schema.ID][]schema.Page, error) {
	wanted := map[schema.ID][]int{}
	for i, h := range hits {
		for _, p := range pages[h][:min(hitPages, len(pages[h]))] {
			wanted[ids[i]] = append(wanted[ids[i]], p.number)
		}
	}
	if len(wanted) == 0 {
		return nil, nil
	}
	texts, err := s.x.texts.PagesOf(ctx, wanted)
	if err != nil {
		return nil, fmt.Errorf("pages: %w", err)
	}
	return texts, nil
}

// pageHits cuts a snippet from the text of each page found, as far as the text
// is at hand.
func (s *inquiry) pageHits(c schema.Card, found []pageHit, texts []schema.Page) []search.PageHit {
	var out []search.PageHit
	for _, f := range found {
		i := slices.IndexFunc(texts, func(p schema.Page) bool { return p.Number == f.number })
		if i < 0 {
			continue
		}
		p := texts[i]
		marks := s.marks.ranges(s.words, p.Text, pageLang(p.Language, c.Language))
		out = append(out, search.PageHit{Number: p.Number, Label: p.Label, Snippet: search.Snippet(p.Text, marks, search.SnippetSize)})
	}
	return out
}
