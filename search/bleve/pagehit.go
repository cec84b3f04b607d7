package bleve

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// pageHit is a page on which a query was found.
type pageHit struct {
	number int
	score  float32
	words  int // leaves of the query found on it
}

// pagesOf finds, for each hit, the pages with the most of the query on them,
// the best first. Page 0, the title and the abstract, is no page.
func pagesOf(ctx context.Context, v *view, leaves []*leaf, hits []*hit) (map[*hit][]pageHit, error) {
	out := map[*hit][]pageHit{}
	for i, s := range v.segs {
		wanted, owner := roaring.New(), map[uint32]*hit{}
		for _, h := range hits {
			if h.seg != s {
				continue
			}
			for _, e := range s.pagesOf(h.slot) {
				if s.number[e] > 0 {
					wanted.Add(e)
					owner[e] = h
				}
			}
		}
		if wanted.IsEmpty() {
			continue
		}
		found := map[uint32]*pageHit{}
		for _, l := range leaves {
			if err := l.addPages(ctx, s, i, wanted, found); err != nil {
				return nil, err
			}
		}
		for e, p := range found {
			out[owner[e]] = append(out[owner[e]], *p)
		}
	}
	for h, pages := range out {
		out[h] = fullest(pages)
	}
	return out, nil
}

// fullest keeps the pages that have as many words of the query as the best
// has, by score.
func fullest(pages []pageHit) []pageHit {
	most := 0
	for _, p := range pages {
		most = max(most, p.words)
	}
	pages = slices.DeleteFunc(pages, func(p pageHit) bool { return p.words < most })
	slices.SortFunc(pages, func(a, b pageHit) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.number, b.number))
	})
	return pages
}

// addPages adds what the leaf finds on the wanted pages of segment i.
func (l *leaf) addPages(ctx context.Context, s *segView, i int, wanted *roaring.Bitmap, found map[uint32]*pageHit) error {
	tf := map[uint32]float32{}
	for _, t := range l.pages {
		if err := ctx.Err(); err != nil {
			return err
		}
		list, err := postings(s.seg, t)
		if err != nil {
			return err
		}
		if err := addPageFrequencies(list, t.weight, wanted, tf); err != nil {
			return err
		}
	}
	for _, p := range l.phrases {
		for e, n := range p.hits[i] {
			if wanted.Contains(e) {
				tf[e] += p.weight * float32(n)
			}
		}
	}
	for e, f := range tf {
		p := found[e]
		if p == nil {
			p = &pageHit{number: int(s.number[e])}
			found[e] = p
		}
		f = float32(math.Sqrt(float64(f)))
		p.score += l.boost * l.idf * f * (bmK1 + 1) / (f + bmK1)
		p.words++
	}
	return nil
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
