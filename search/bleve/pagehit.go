package bleve

import (
	"cmp"
	"context"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/simde/simde/search/plan"
)

// Pages finds, for each hit, the pages with the most of the query on them, the
// best first. Page 0, the title and the abstract, is no page.
func (s *inquiry) Pages(ctx context.Context, q *plan.Query, hits []plan.Hit) ([][]plan.PageFound, error) {
	if err := s.prepare(ctx, q); err != nil {
		return nil, err
	}
	out := make([][]plan.PageFound, len(hits))
	for i, seg := range s.segs {
		w := seg.wanted(i, hits)
		if len(w.docs) == 0 {
			continue
		}
		for _, l := range s.leaves {
			if err := l.addPages(ctx, i, w); err != nil {
				return nil, err
			}
		}
		for _, d := range w.docs {
			out[d.hit] = plan.Fullest(d.found(seg, w))
		}
	}
	return out, nil
}

// pageScores is what a query finds on all pages of some documents of a segment.
type pageScores struct {
	docs   []pagesOfHit // in the order of their slots
	in     *roaring.Bitmap
	times  []float32 // how often the leaf at hand stands on each page
	score  []float32
	leaves []int
}

// pagesOfHit is where the pages of one document stand among those of all.
type pagesOfHit struct {
	hit         int // its number
	slot        int32
	bits        uint8
	from, until int
}

// wanted returns the pages of the hits that are in segment i.
func (s *segView) wanted(i int, hits []plan.Hit) *pageScores {
	w := &pageScores{in: roaring.New()}
	for n, h := range hits {
		if at, slot := place(h.Ref); at == i {
			w.docs = append(w.docs, pagesOfHit{hit: n, slot: slot, bits: s.bits[slot]})
			w.in.Add(uint32(slot))
		}
	}
	slices.SortFunc(w.docs, func(a, b pagesOfHit) int { return cmp.Compare(a.slot, b.slot) })
	n := 0
	for k := range w.docs {
		d := &w.docs[k]
		d.from, d.until = n, n+1+int(s.pages[d.slot])
		n = d.until
	}
	w.times, w.score, w.leaves = make([]float32, n), make([]float32, n), make([]int, n)
	return w
}

// found lists the pages on which anything was found.
func (d *pagesOfHit) found(s *segView, w *pageScores) (out []plan.PageFound) {
	for page := 1; d.from+page < d.until; page++ {
		if n := w.leaves[d.from+page]; n > 0 {
			out = append(out, plan.PageFound{Number: s.number(d.slot, page), Score: w.score[d.from+page], Leaves: n})
		}
	}
	return out
}

// addPages adds what the leaf finds on the wanted pages of segment i.
func (l *leaf) addPages(ctx context.Context, i int, w *pageScores) error {
	clear(w.times)
	for n, page := range l.pages {
		if err := ctx.Err(); err != nil {
			return err
		}
		list, err := l.terms.in(i, page)
		if err != nil {
			return err
		}
		in := entriesAmong(list, w.in)
		if in.IsEmpty() {
			continue
		}
		if err := w.add(newPlaces(list, in, ""), l.Pages[n].Weight); err != nil {
			return err
		}
	}
	for _, p := range l.phrases {
		w.addPhrase(p.on(i), p.Weight)
	}
	for k, f := range w.times {
		if f > 0 {
			w.score[k] += plan.BM25(l.Boost*l.idf, f, plan.K1)
			w.leaves[k]++
		}
	}
	return nil
}

// add adds a weight for each place of a term.
func (w *pageScores) add(p *places, weight float32) error {
	for k := 0; ; {
		slot, at, ok, err := p.next()
		if err != nil || !ok {
			return err
		}
		for w.docs[k].slot < int32(slot) {
			k++
		}
		d := &w.docs[k]
		for len(at) > 0 {
			n := onPage(at, d.bits)
			w.times[d.from+int(at[0]>>d.bits)] += weight * float32(n)
			at = at[n:]
		}
	}
}

// addPhrase adds a weight for each time that a page has a phrase.
func (w *pageScores) addPhrase(h *phraseHits, weight float32) {
	for _, d := range w.docs {
		for _, p := range h.on(d.slot) {
			w.times[d.from+p.page()] += weight * float32(p.times())
		}
	}
}
