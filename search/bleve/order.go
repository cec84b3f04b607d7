package bleve

import (
	"container/heap"
	"slices"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// hit is a document that a query found.
type hit struct {
	seg    *segView
	slot   int32
	score  float32
	group  int32 // of near-identical documents, or -1
	folded int32 // near-identical documents folded under it
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
		case search.ByEntry:
			if x, y := a.seg.came[a.slot], b.seg.came[b.slot]; x != y {
				return x > y
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

// first returns the first n hits in an order, near-identical ones folded; all,
// each for itself, where n is negative.
func (s *selection) first(order search.Sort, n int) []hit {
	before := lessFor(order)
	switch {
	case n == 0:
		return nil
	case n < 0:
		slices.SortFunc(s.picked, func(a, b hit) int {
			if before(&a, &b) {
				return -1
			}
			return 1
		})
		return s.picked
	}
	t := &top{less: before, n: n}
	leading := s.foldCopies(before)
	for i := range s.picked {
		h := &s.picked[i]
		if h.group >= 0 && leading[h.group] != h {
			continue
		}
		t.offer(h)
	}
	var out []hit
	for _, h := range t.sorted() {
		out = append(out, *h)
	}
	return out
}

// distinct counts the documents found, near-identical ones once.
func distinct(picked []hit) int {
	n, seen := 0, map[int32]bool{}
	for i := range picked {
		g := picked[i].group
		if g < 0 {
			n++
		} else if !seen[g] {
			seen[g] = true
			n++
		}
	}
	return n
}

// foldCopies finds the first of each group of near-identical documents, and
// how many of the others were found with it.
func (s *selection) foldCopies(before less) map[int32]*hit {
	first := map[int32]*hit{}
	for i := range s.picked {
		h := &s.picked[i]
		if h.group < 0 {
			continue
		}
		f := first[h.group]
		switch {
		case f == nil:
			first[h.group] = h
		case before(h, f):
			h.folded = f.folded + 1
			first[h.group] = h
		default:
			f.folded++
		}
	}
	return first
}

// copies names the documents that are folded under hits, by their groups.
func (s *selection) copies(hits []hit) map[int32][]schema.ID {
	shown := map[int32]*hit{}
	for i := range hits {
		if hits[i].folded > 0 {
			shown[hits[i].group] = &hits[i]
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
