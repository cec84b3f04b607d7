package bleve

import (
	"container/heap"
	"context"
	"errors"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/simde/simde/search"
)

// hit is a document that a query found.
type hit struct {
	seg    *segView
	slot   int32
	score  float32
	group  int32 // of near-identical documents, or -1
	copies int   // near-identical documents folded under it
	again  bool  // ranked again with its pages
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

// outcome is what the text of a query finds in a view: by segment, the
// documents and their scores.
type outcome struct {
	segs    []*found
	relaxed bool // no document had all the words
	few     bool // few documents had all the words
	cut     bool // the time was up before all segments were read
}

// run evaluates the text of a query. Where no document has all of several
// words, those with most of them are found instead; whether that is so depends
// on the text alone, so that every selection of facets narrows the same
// documents. What is not read within a time is left out.
func run(ctx context.Context, v *view, root *and, within time.Duration) (*outcome, error) {
	prepared, cut, err := lookUp(ctx, v, root, within)
	if err != nil {
		return nil, err
	}
	began := time.Now()
	rest := func() time.Duration { return max(within-prepared.took-time.Since(began), within/share) }
	soft := root.soft()
	topics := root.keepTopics(soft)
	all, stopped, err := readAll(ctx, v, root, soft, prepared.segs, rest())
	if err == nil && topics && bestCoverage(v, all) == 0 {
		soft = root.soft() // no document has the topics together with anything
		all, stopped, err = readAll(ctx, v, root, soft, prepared.segs, rest())
	}
	if err != nil {
		return nil, err
	}
	need, words := len(root.parts), countTrue(soft)
	out := &outcome{cut: cut || stopped}
	if best, must := bestCoverage(v, all), need-words; best < need && (words > 1 || words == 1 && must > 0 && topics) {
		// Of many words most documents lack some: half of what the best has.
		need = must + max(min(1, words-1), (best-must+1)/2)
		out.relaxed = best > must || words == 1
	} else if best == need && words >= manyWords && withAll(v, all, need) < fewDocuments {
		need -= words / manyWords
		out.few = true
	}
	for i, s := range v.segs {
		if out.few {
			all[i].lessenPart(len(root.parts))
		}
		out.segs = append(out.segs, all[i].atLeast(need, s.live))
	}
	return out, nil
}

// Where fewer documents than fewDocuments have all of manyWords words, one word
// in manyWords may be missing: what was looked for may say it otherwise.
const (
	manyWords    = 3
	fewDocuments = 5
)

// withAll counts the live documents that have so many parts.
func withAll(v *view, all []*covered, need int) int {
	n := 0
	for i, s := range v.segs {
		for slot, parts := range all[i].parts {
			if int(parts) == need && s.live[slot] {
				n++
			}
		}
	}
	return n
}

// lookedUp is how many segments the words of a query were looked up in, and how
// long that took.
type lookedUp struct {
	segs int
	took time.Duration
}

// lookUp prepares the segments one after another, until time is up.
func lookUp(ctx context.Context, v *view, root *and, within time.Duration) (lookedUp, bool, error) {
	began := time.Now()
	n, cut, err := eachSegment(ctx, within, len(v.segs), func(ctx context.Context, i int) error {
		return root.prepare(ctx, v, i)
	})
	root.ready(v)
	return lookedUp{n, time.Since(began)}, cut, err
}

// readAll reads the first n segments, which were looked up, until time is up.
func readAll(ctx context.Context, v *view, root *and, soft []bool, n int, within time.Duration) ([]*covered, bool, error) {
	all := make([]*covered, len(v.segs))
	stopped, err := besideOneAnother(ctx, within, v.workers(), n, func(ctx context.Context, i int) error {
		c, err := root.cover(ctx, v, i, soft)
		if err == nil {
			all[i] = c
		}
		return err
	})
	for i := range all {
		if all[i] == nil {
			all[i] = newCovered(len(v.segs[i].ids))
		}
	}
	return all, stopped, err
}

// eachSegment calls f for n segments in their order and returns how many it did
// before time was up.
func eachSegment(ctx context.Context, within time.Duration, n int, f func(context.Context, int) error) (done int, cut bool, err error) {
	cut, err = besideOneAnother(ctx, within, 1, n, func(ctx context.Context, i int) error {
		err := f(ctx, i)
		if err == nil {
			done = i + 1
		}
		return err
	})
	return done, cut, err
}

// besideOneAnother calls f for n segments, several at a time, until one fails
// or time is up, which is no error.
func besideOneAnother(ctx context.Context, within time.Duration, workers, n int, f func(context.Context, int) error) (cut bool, err error) {
	limited, stop := context.WithTimeout(ctx, within)
	defer stop()
	var next atomic.Int64
	work := func() (err error) {
		defer brokeOff(&err)
		for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
			err := limited.Err()
			if err == nil {
				err = f(limited, i)
			}
			if err != nil {
				next.Store(int64(n)) // the others end too
				return err
			}
		}
		return nil
	}
	errs := make([]error, min(workers, n))
	var wg sync.WaitGroup
	for w := 1; w < len(errs); w++ {
		wg.Go(func() { errs[w] = work() })
	}
	if len(errs) > 0 {
		errs[0] = work()
	}
	wg.Wait()
	err = errors.Join(errs...)
	if late(ctx, err) {
		return true, nil
	}
	return false, err
}

// manyDocuments is from how many documents on a search is worth two workers.
const manyDocuments = 20_000

// workers is how many segments of the view are read at a time.
func (v *view) workers() int {
	if v.docs < manyDocuments {
		return 1
	}
	return min(2, runtime.GOMAXPROCS(0))
}

// late reports whether an error says that a search's own time was up, not that
// of the one who asked.
func late(ctx context.Context, err error) bool {
	return errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil
}

// covered is what the parts of an And find in one segment: of each document how
// many, 0 where it lacks one that it must have, and the sum of their scores.
type covered struct {
	parts []uint8
	score []float32
}

func newCovered(n int) *covered { return &covered{parts: make([]uint8, n), score: make([]float32, n)} }

// cover evaluates the parts in segment i.
func (c *and) cover(ctx context.Context, v *view, i int, soft []bool) (*covered, error) {
	out := newCovered(len(v.segs[i].ids))
	lacking := make([]bool, len(out.parts))
	part := 0
	err := evalEach(ctx, v, i, c.parts, func(f *found) {
		for slot, m := range f.match {
			if m {
				out.parts[slot]++
			} else if !soft[part] {
				lacking[slot] = true
			}
		}
		for slot, s := range f.score {
			out.score[slot] += s
		}
		part++
	})
	for slot, l := range lacking {
		if l {
			out.parts[slot] = 0
		}
	}
	return out, err
}

// lessenPart makes a document that lacks some of all parts worth as much less,
// so that those that have all come before it.
func (c *covered) lessenPart(all int) {
	for slot, n := range c.parts {
		if int(n) < all {
			c.score[slot] *= float32(n) / float32(all)
		}
	}
}

// atLeast returns the live documents that at least so many parts find.
func (c *covered) atLeast(need int, live []bool) *found {
	out := &found{match: make([]bool, len(c.parts)), score: c.score}
	for slot, n := range c.parts {
		out.match[slot] = live[slot] && int(n) >= need
	}
	return out
}

// soft tells which parts may be missing where no document has all: words, and
// phrases that are not in quotes.
func (c *and) soft() []bool {
	out := make([]bool, len(c.parts))
	for i, p := range c.parts {
		l, isLeaf := p.(*leaf)
		_, isOr := p.(*or)
		out[i] = isLeaf && !l.quoted || isOr
	}
	return out
}

// keepTopics takes the topics that some document has out of soft while a place
// remains in it, and reports whether it took any: who asks for remittances to
// Guatemala is better served with remittances than with Guatemala.
//
// Of a whole sentence no word is the topic alone.
func (c *and) keepTopics(soft []bool) bool {
	var topics []int
	place := false
	for i, p := range c.parts {
		if !soft[i] {
			continue
		}
		switch aboutWhat(p) {
		case search.FacetTopic:
			topics = append(topics, i)
		case search.FacetCountry, search.FacetRegion:
			place = true
		}
	}
	if !place || countTrue(soft) > shortQuery {
		return false
	}
	for _, i := range topics {
		soft[i] = false
	}
	return len(topics) > 0
}

// shortQuery is up to how many words a query asks for a topic in a place.
const shortQuery = 6

// aboutWhat returns the facet of what a clause names and some document has, or
// "".
func aboutWhat(c clause) search.Facet {
	switch c := c.(type) {
	case *leaf:
		if len(c.about) > 0 && c.df > 0 {
			return search.Facets[c.about[0].facet]
		}
	case *or:
		for _, p := range c.parts {
			if f := aboutWhat(p); f != "" {
				return f
			}
		}
	}
	return ""
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
// has.
func bestCoverage(v *view, all []*covered) int {
	best := 0
	for i, s := range v.segs {
		for slot, n := range all[i].parts {
			if int(n) > best && s.live[slot] {
				best = int(n)
			}
		}
	}
	return best
}
