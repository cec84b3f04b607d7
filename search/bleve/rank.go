package bleve

import (
	"container/heap"
	"context"
	"slices"

	"github.com/simde/simde/search"
)

// hit is a document that a query found.
type hit struct {
	seg    *segView
	slot   int32
	score  float32
	group  int32 // of near-identical documents, or -1
	copies int   // near-identical documents folded under it
}

// less orders hits: by the order asked for, then the newest, then the
// identifier, so that every order is total.
type less func(a, b *hit) bool

func lessFor(s search.Sort) less {
	return func(a, b *hit) bool {
		switch s {
		case search.ByRelevance:
			if a.score != b.score {
				return a.score > b.score
			}
		case search.ByOldest:
			if x, y := undatedLast(a), undatedLast(b); x != y {
				return x < y
			}
		case search.ByTitle:
			if x, y := a.seg.title[a.slot], b.seg.title[b.slot]; x != y {
				return x < y
			}
		}
		if x, y := a.seg.date[a.slot], b.seg.date[b.slot]; x != y {
			return x > y
		}
		return a.seg.ids[a.slot] < b.seg.ids[b.slot]
	}
}

func undatedLast(h *hit) uint32 { return h.seg.date[h.slot] - 1 }

// top keeps the n first hits.
type top struct {
	hits []*hit // a heap with the last on top
	less less
	n    int
}

func (t *top) Len() int           { return len(t.hits) }
func (t *top) Less(i, j int) bool { return t.less(t.hits[j], t.hits[i]) }
func (t *top) Swap(i, j int)      { t.hits[i], t.hits[j] = t.hits[j], t.hits[i] }
func (t *top) Push(x any)         { t.hits = append(t.hits, x.(*hit)) }
func (t *top) Pop() any {
	last := t.hits[len(t.hits)-1]
	t.hits = t.hits[:len(t.hits)-1]
	return last
}

// offer keeps h if it is among the first.
func (t *top) offer(h *hit) {
	switch {
	case len(t.hits) < t.n:
		heap.Push(t, h)
	case t.n > 0 && t.less(h, t.hits[0]):
		t.hits[0] = h
		heap.Fix(t, 0)
	}
}

// sorted returns the hits in their order.
func (t *top) sorted() []*hit {
	slices.SortFunc(t.hits, func(a, b *hit) int {
		if t.less(a, b) {
			return -1
		}
		return 1
	})
	return t.hits
}

// outcome is what the text of a query finds in a view: by segment, the
// documents and their scores.
type outcome struct {
	segs    []*found
	relaxed bool // no document had all the words
}

// run evaluates the text of a query. Where no document has all of several
// words, those with most of them are found instead; whether that is so depends
// on the text alone, so that every selection of facets narrows the same
// documents.
func run(ctx context.Context, v *view, root *and) (*outcome, error) {
	if err := root.prepare(ctx, v); err != nil {
		return nil, err
	}
	parts := make([][]*found, len(v.segs)) // by segment
	for i := range v.segs {
		var err error
		if parts[i], err = evalAll(ctx, v, i, root.parts); err != nil {
			return nil, err
		}
	}
	soft := root.soft()
	need := len(root.parts)
	out := &outcome{}
	if best := bestCoverage(v, parts, soft); best < need && countTrue(soft) > 1 {
		// Of many words most documents lack some: half of what the best has.
		need = need - countTrue(soft) + max(1, (best-(need-countTrue(soft))+1)/2)
		out.relaxed = best > len(root.parts)-countTrue(soft)
	}
	for i, s := range v.segs {
		out.segs = append(out.segs, combine(len(s.ids), s.live, parts[i], soft, need))
	}
	return out, nil
}

// soft tells which parts may be missing where no document has all: words and
// phrases.
func (c *and) soft() []bool {
	out := make([]bool, len(c.parts))
	for i, p := range c.parts {
		_, isLeaf := p.(*leaf)
		_, isOr := p.(*or)
		out[i] = isLeaf || isOr
	}
	return out
}

func countTrue(bs []bool) int {
	n := 0
	for _, b := range bs {
		if b {
			n++
		}
	}
	return n
}

// bestCoverage returns the greatest number of parts that one live document
// has, all hard parts among them.
func bestCoverage(v *view, parts [][]*found, soft []bool) int {
	best := 0
	for i, s := range v.segs {
		cover := coverage(len(s.ids), parts[i], soft)
		for slot, n := range cover {
			if s.live[slot] {
				best = max(best, int(n))
			}
		}
	}
	return best
}

// coverage counts the parts that each document has; 0 where it lacks a hard
// one.
func coverage(n int, parts []*found, soft []bool) []uint8 {
	cover := make([]uint8, n)
	for _, f := range parts {
		for slot, m := range f.match {
			if m {
				cover[slot]++
			}
		}
	}
	for p, f := range parts {
		if soft[p] {
			continue
		}
		for slot, m := range f.match {
			if !m {
				cover[slot] = 0
			}
		}
	}
	return cover
}

// combine joins the parts of an And over one segment: documents with at least
// need of them and all the hard ones, their scores added.
func combine(n int, live []bool, parts []*found, soft []bool, need int) *found {
	out := newFound(n)
	cover := coverage(n, parts, soft)
	for slot := range out.match {
		out.match[slot] = live[slot] && int(cover[slot]) >= need
	}
	for _, f := range parts {
		out.addScores(f)
	}
	return out
}
