package bleve

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/simde/simde/search/plan"
)

// outcome is what the text of a query finds in a view: by segment, the
// documents and their scores.
type outcome struct {
	segs []*found
	plan.Relaxation
	cut bool // the time was up before all segments were read
}

// run evaluates the parts of a query as far as they are asked for. What is not
// read within a time is left out.
func (s *inquiry) run(ctx context.Context, q *plan.Query, within time.Duration) (*outcome, error) {
	v := s.view
	prepared, cut, err := lookUp(ctx, v, s.root, within)
	if err != nil {
		return nil, err
	}
	began := time.Now()
	rest := func() time.Duration { return max(within-prepared.took-time.Since(began), plan.Share(within)) }
	soft := q.Soft()
	topics := q.KeepTopics(soft, func(l *plan.Leaf) bool { return s.byPlan[l].df > 0 })
	all, stopped, err := readAll(ctx, v, s.root, soft, prepared.segs, rest())
	if err == nil && topics && bestCoverage(v, all) == 0 {
		soft = q.Soft() // no document has the topics together with anything
		all, stopped, err = readAll(ctx, v, s.root, soft, prepared.segs, rest())
	}
	if err != nil {
		return nil, err
	}
	out := &outcome{cut: cut || stopped}
	out.Relaxation = q.Relax(soft, topics, bestCoverage(v, all), func() int { return withAll(v, all, len(q.Parts)) })
	for i, seg := range v.segs {
		if out.Few {
			all[i].lessenPart(len(q.Parts))
		}
		out.segs = append(out.segs, all[i].atLeast(out.Need, seg.live))
	}
	return out, nil
}

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
		defer plan.BrokeOff(&err)
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
	must := 0
	had := make([]int32, len(out.parts)) // of those that a document must have
	part := 0
	err := evalEach(ctx, v, i, c.parts, func(f *found) {
		hard := !soft[part]
		if part++; hard {
			must++
		}
		f.each(func(slot int32) {
			out.score[slot] += f.scoreOf(slot)
			if f.match[slot] {
				out.parts[slot]++
				if hard {
					had[slot]++
				}
			}
		})
	})
	for slot, n := range had {
		if int(n) < must {
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
			c.score[slot] *= plan.Lessened(int(n), all)
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
