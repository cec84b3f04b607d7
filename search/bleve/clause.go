package bleve

import (
	"context"
	"sync"

	"github.com/simde/simde/search/plan"
)

// clause is a clause of a query as it is evaluated. It belongs to one search:
// prepare looks its terms up, segment by segment; ready draws the sum; eval then
// finds documents of the segments that were prepared.
type clause interface {
	// prepare looks up what the clause needs of segment number i of the view.
	prepare(ctx context.Context, v *view, i int) error
	// ready is called once, after the last segment was prepared.
	ready(v *view)
	// eval finds documents of segment number i of the view. It may be called
	// for several segments at a time.
	eval(ctx context.Context, v *view, i int) (*found, error)
}

// evaluator makes the clauses of one search.
type evaluator struct {
	terms  *terms
	leaves map[*plan.Leaf]*leaf
}

func (e *evaluator) all(cs []plan.Clause) []clause {
	out := make([]clause, len(cs))
	for i, c := range cs {
		out[i] = e.one(c)
	}
	return out
}

func (e *evaluator) one(c plan.Clause) clause {
	switch c := c.(type) {
	case plan.All:
		return everything{}
	case plan.And:
		return &and{parts: e.all(c.Parts), oneThing: c.OneThing}
	case plan.Or:
		return &or{e.all(c.Parts)}
	case plan.Not:
		return &not{e.one(c.Part)}
	case *plan.Leaf:
		l := newLeaf(c, e.terms)
		e.leaves[c] = l
		return l
	case plan.Keyed:
		return &keyed{Keyed: c}
	case plan.InFacet:
		return &inFacet{InFacet: c}
	case plan.InYears:
		return &inYears{InYears: c}
	}
	return nothing{}
}

// found is what a clause finds in one segment, by slots.
type found struct {
	match []bool
	score []float32 // nil where nothing scores

	// touched are the slots that may have a match or a score; whole says that any
	// may. Most words are in few documents, and only these are looked at.
	touched []int32
	whole   bool
}

// newFound returns what finds nothing yet.
func newFound(n int) *found {
	if f, ok := founds.Get().(*found); ok && cap(f.match) >= n && cap(f.score) >= n {
		f.match, f.score = f.match[:n], f.score[:n]
		return f
	}
	return &found{match: make([]bool, n), score: make([]float32, n)}
}

// founds are what clauses found that nobody reads any more, emptied: a question of
// many words has hundreds of them.
var founds sync.Pool // of *found

// release gives back what nobody reads any more.
func (f *found) release() {
	if f.score == nil {
		return
	}
	if f.whole {
		clear(f.match)
		clear(f.score)
	}
	for _, slot := range f.touched {
		f.match[slot], f.score[slot] = false, 0
	}
	f.touched, f.whole = f.touched[:0], false
	founds.Put(f)
}

// add adds to the score of a document, more than nothing.
func (f *found) add(slot int32, score float32) {
	if f.score[slot] == 0 && !f.match[slot] {
		f.touched = append(f.touched, slot)
	}
	f.score[slot] += score
}

// each calls visit for every slot that may have a match or a score.
func (f *found) each(visit func(slot int32)) {
	if f.whole {
		for slot := range f.match {
			visit(int32(slot))
		}
		return
	}
	for _, slot := range f.touched {
		visit(slot)
	}
}

// and asks for documents that all its clauses find.
type and struct {
	parts    []clause
	oneThing bool // see plan.And
}

// or asks for documents that any of its clauses finds.
type or struct{ parts []clause }

// not asks for documents that its clause does not find.
type not struct{ part clause }

func (c *and) prepare(ctx context.Context, v *view, i int) error {
	return prepareAll(ctx, v, i, c.parts)
}

func (c *or) prepare(ctx context.Context, v *view, i int) error {
	return prepareAll(ctx, v, i, c.parts)
}

func (c *not) prepare(ctx context.Context, v *view, i int) error { return c.part.prepare(ctx, v, i) }

func prepareAll(ctx context.Context, v *view, i int, parts []clause) error {
	for _, p := range parts {
		if err := p.prepare(ctx, v, i); err != nil {
			return err
		}
	}
	return nil
}

func (c *and) ready(v *view) { readyAll(v, c.parts) }
func (c *or) ready(v *view)  { readyAll(v, c.parts) }
func (c *not) ready(v *view) { c.part.ready(v) }

func readyAll(v *view, parts []clause) {
	for _, p := range parts {
		p.ready(v)
	}
}

func (c *and) eval(ctx context.Context, v *view, i int) (*found, error) {
	out := newFound(len(v.segs[i].ids))
	out.whole = true
	for slot := range out.match {
		out.match[slot] = true
	}
	err := evalEach(ctx, v, i, c.parts, func(f *found) {
		for slot, m := range f.match {
			out.match[slot] = out.match[slot] && m
		}
		f.each(func(slot int32) { out.score[slot] += f.scoreOf(slot) })
	})
	for slot, m := range out.match {
		if !m && !c.oneThing {
			out.score[slot] = 0
		}
	}
	return out, err
}

func (c *or) eval(ctx context.Context, v *view, i int) (*found, error) {
	out := newFound(len(v.segs[i].ids))
	return out, evalEach(ctx, v, i, c.parts, func(f *found) {
		out.whole = out.whole || f.whole
		f.each(func(slot int32) {
			if score := f.scoreOf(slot); score > 0 || f.match[slot] {
				out.add(slot, score)
				out.match[slot] = out.match[slot] || f.match[slot]
			}
		})
	})
}

// scoreOf returns the score of a document, 0 where nothing scores.
func (f *found) scoreOf(slot int32) float32 {
	if f.score == nil {
		return 0
	}
	return f.score[slot]
}

// evalEach evaluates parts one after another, so that what they find is not
// held all at once: take keeps nothing of it.
func evalEach(ctx context.Context, v *view, i int, parts []clause, take func(*found)) error {
	for _, p := range parts {
		f, err := p.eval(ctx, v, i)
		if err != nil {
			return err
		}
		take(f)
		f.release()
	}
	return nil
}

func (c *not) eval(ctx context.Context, v *view, i int) (*found, error) {
	f, err := c.part.eval(ctx, v, i)
	if err != nil {
		return nil, err
	}
	out := &found{match: make([]bool, len(f.match)), whole: true}
	for slot, m := range f.match {
		out.match[slot] = !m
	}
	f.release()
	return out, nil
}

// everything finds every document.
type everything struct{}

func (everything) prepare(context.Context, *view, int) error { return nil }

func (everything) ready(*view) {}

func (everything) eval(_ context.Context, v *view, i int) (*found, error) {
	out := &found{match: make([]bool, len(v.segs[i].ids)), whole: true}
	for slot := range out.match {
		out.match[slot] = true
	}
	return out, nil
}

// nothing finds no document.
type nothing struct{}

func (nothing) prepare(context.Context, *view, int) error { return nil }

func (nothing) ready(*view) {}

func (nothing) eval(_ context.Context, v *view, i int) (*found, error) {
	return &found{match: make([]bool, len(v.segs[i].ids))}, nil
}

// inFacet finds the documents with a value of a facet.
type inFacet struct {
	plan.InFacet
	in []bool // by number of the value
}

func (c *inFacet) prepare(context.Context, *view, int) error { return nil }

func (c *inFacet) ready(v *view) { c.in = v.matching(c.Facet, c.Value) }

func (c *inFacet) eval(_ context.Context, v *view, i int) (*found, error) {
	return v.segs[i].having(c.Facet, c.in), nil
}

// inYears finds the documents of some years.
type inYears struct {
	plan.InYears
	in []bool // by number of the value
}

func (c *inYears) prepare(context.Context, *view, int) error { return nil }

func (c *inYears) ready(v *view) { c.in = v.which(facetYear, c.Has) }

func (c *inYears) eval(_ context.Context, v *view, i int) (*found, error) {
	return v.segs[i].having(facetYear, c.in), nil
}

// having finds the documents with any of some values of a facet.
func (s *segView) having(facet int, in []bool) *found {
	out := &found{match: make([]bool, len(s.ids)), whole: true}
	for slot := range out.match {
		out.match[slot] = hasAny(s.facet[facet].of(int32(slot)), in)
	}
	return out
}

func hasAny(ords []uint32, in []bool) bool {
	for _, o := range ords {
		if int(o) < len(in) && in[o] {
			return true
		}
	}
	return false
}
