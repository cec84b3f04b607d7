package bleve

import (
	"context"
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"

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
		wanted, owner := roaring.New(), map[uint32]int{}
		for n, h := range hits {
			at, slot := place(h.Ref)
			if at != i {
				continue
			}
			for _, e := range seg.pagesOf(slot) {
				if seg.number[e] > 0 {
					wanted.Add(e)
					owner[e] = n
				}
			}
		}
		if wanted.IsEmpty() {
			continue
		}
		found := map[uint32]*plan.PageFound{}
		for _, l := range s.leaves {
			if err := l.addPages(ctx, seg, i, wanted, found); err != nil {
				return nil, err
			}
		}
		for e, p := range found {
			out[owner[e]] = append(out[owner[e]], *p)
		}
	}
	for n, pages := range out {
		out[n] = plan.Fullest(pages)
	}
	return out, nil
}

// addPages adds what the leaf finds on the wanted pages of segment i.
func (l *leaf) addPages(ctx context.Context, s *segView, i int, wanted *roaring.Bitmap, found map[uint32]*plan.PageFound) error {
	tf := map[uint32]float32{}
	for _, t := range l.Pages {
		if err := ctx.Err(); err != nil {
			return err
		}
		list, err := l.terms.postings(i, t.Field, t.Text)
		if err != nil {
			return err
		}
		if err := addPageFrequencies(list, t.Weight, wanted, tf); err != nil {
			return err
		}
	}
	for _, p := range l.phrases {
		p.addOnPages(i, wanted, tf)
	}
	for e, f := range tf {
		p := found[e]
		if p == nil {
			p = &plan.PageFound{Number: int(s.number[e])}
			found[e] = p
		}
		p.Score += plan.BM25(l.Boost*l.idf, f, plan.K1)
		p.Leaves++
	}
	return nil
}

// addOnPages adds how often the wanted pages of segment i have the phrase.
func (p *phrase) addOnPages(i int, wanted *roaring.Bitmap, tf map[uint32]float32) {
	h := p.on(i)
	if wanted.GetCardinality() < uint64(len(h.entries)) {
		for it := wanted.Iterator(); it.HasNext(); {
			e := it.Next()
			if n := h.on(e); n > 0 {
				tf[e] += p.Weight * float32(n)
			}
		}
		return
	}
	for k, e := range h.entries {
		if wanted.Contains(e) {
			tf[e] += p.Weight * float32(h.times[k])
		}
	}
}

func addPageFrequencies(list segment.PostingsList, weight float32, wanted *roaring.Bitmap, tf map[uint32]float32) error {
	on := entriesAmong(list, wanted)
	if on.IsEmpty() {
		return nil
	}
	it := list.Iterator(true, false, false, nil)
	if o, ok := it.(segment.OptimizablePostingsIterator); ok {
		if _, one := o.DocNum1Hit(); !one {
			o.ReplaceActual(on)
		}
	}
	for {
		p, err := it.Next()
		if err != nil {
			return fmt.Errorf("read postings: %w", err)
		}
		if p == nil {
			return nil
		}
		tf[uint32(p.Number())] += weight * float32(p.Frequency())
	}
}
