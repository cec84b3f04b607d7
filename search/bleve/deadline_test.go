package bleve

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/enginetest"
	"github.com/simde/simde/search/plan"
)

// slow finds everything, but takes too long from some segment on.
type slow struct {
	everything
	from int
}

func (c slow) eval(ctx context.Context, v *view, i int) (*found, error) {
	if i >= c.from {
		<-ctx.Done()
		return nil, ctx.Err()
	}
	return c.everything.eval(ctx, v, i)
}

// evaluate evaluates a clause in a view.
func evaluate(ctx context.Context, v *view, c clause, within time.Duration) (*outcome, error) {
	s := &inquiry{terms: v.terms(), root: &and{parts: []clause{c}}}
	return s.run(ctx, &plan.Query{Parts: []plan.Clause{plan.All{}}}, within)
}

// segments returns an index of n segments.
func segments(t *testing.T, n int) *Index {
	lib := enginetest.NewLibrary()
	x := open(t, lib)
	for i, d := range enginetest.Documents()[:n] {
		must(t, x.Apply(t.Context(), "epoch", []schema.Change{{Revision: schema.Revision(i + 1), ID: d.ID, Document: d}}))
		lib.Put(d)
	}
	return x
}

func TestWhatIsReadInTimeIsAnswered(t *testing.T) {
	x := segments(t, 3)
	v, err := x.generation().acquire()
	must(t, err)
	defer v.discard()
	if len(v.segs) != 3 {
		t.Skipf("skipped: the index merged its segments to %d already", len(v.segs))
	}
	out, err := evaluate(t.Context(), v, slow{from: 1}, 300*time.Millisecond)
	must(t, err)
	if !out.cut || !slices.Contains(out.segs[0].match, true) || slices.Contains(out.segs[1].match, true) || slices.Contains(out.segs[2].match, true) {
		t.Errorf("cut %v, found %v %v %v; want the first segment alone", out.cut, out.segs[0].match, out.segs[1].match, out.segs[2].match)
	}
	out, err = evaluate(t.Context(), v, slow{from: 3}, time.Minute)
	must(t, err)
	if out.cut {
		t.Error("what was read in time is said to be cut")
	}
}

func TestASearchThatTakesTooLongSaysSo(t *testing.T) {
	x := library(t)
	x.Patience = 0
	q := search.Query{Text: "remesas migrantes", Lang: schema.Spanish}
	r, err := x.Search(t.Context(), q)
	must(t, err)
	if !slices.Contains(r.Notes, search.Note{Code: search.NoteCut}) {
		t.Errorf("notes = %v, want %s", r.Notes, search.NoteCut)
	}
	if _, err := x.Count(t.Context(), q); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("count: %v, want an error, since a part of it would be wrong", err)
	}
	for _, err := range x.IDs(t.Context(), q) {
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("identifiers: %v, want an error", err)
		}
	}
}

// slowTexts is a corpus whose pages take too long.
type slowTexts struct{ plan.Texts }

func (s slowTexts) PagesOf(ctx context.Context, _ map[schema.ID][]int) (map[schema.ID][]schema.Page, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

func TestASlowCorpusCostsSnippetsNotHits(t *testing.T) {
	x := library(t)
	x.Texts, x.Patience = slowTexts{x.Texts}, 2*time.Second
	r, err := x.Search(t.Context(), search.Query{Text: "remesas", Lang: schema.Spanish})
	must(t, err)
	if len(r.Hits) == 0 || r.Took > 10*time.Second || !slices.Contains(r.Notes, search.Note{Code: search.NoteCut}) {
		t.Errorf("%d hits after %v with notes %v, want hits without snippets and a note", len(r.Hits), r.Took, r.Notes)
	}
}

func TestACancelledSearchStops(t *testing.T) {
	x := library(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := x.Search(ctx, search.Query{Text: "remesas"}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled search: %v", err)
	}
	v, err := x.generation().acquire()
	must(t, err)
	defer v.discard()
	ctx, cancel = context.WithCancel(t.Context())
	time.AfterFunc(10*time.Millisecond, cancel)
	if _, err := evaluate(ctx, v, slow{}, time.Minute); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled within a segment: %v", err)
	}
}

func TestBesideOneAnother(t *testing.T) {
	var calls [40]atomic.Int32
	cut, err := besideOneAnother(t.Context(), time.Minute, 2, len(calls), func(_ context.Context, i int) error {
		calls[i].Add(1)
		return nil
	})
	if cut || err != nil {
		t.Errorf("cut %v, %v", cut, err)
	}
	for i := range calls {
		if n := calls[i].Load(); n != 1 {
			t.Errorf("segment %d is read %d times, want once", i, n)
		}
	}
	if _, err := besideOneAnother(t.Context(), time.Minute, 2, 9, func(context.Context, int) error { panic("damaged") }); !errors.Is(err, plan.ErrBrokeOff) {
		t.Errorf("a panic of a worker: %v, want an error", err)
	}
	if cut, err := besideOneAnother(t.Context(), time.Millisecond, 2, 9, func(ctx context.Context, _ int) error {
		<-ctx.Done()
		return ctx.Err()
	}); !cut || err != nil {
		t.Errorf("workers that take too long: cut %v, %v, want a cut and no error", cut, err)
	}
	if cut, err := besideOneAnother(t.Context(), time.Minute, 2, 0, nil); cut || err != nil {
		t.Errorf("no segments: %v, %v", cut, err)
	}
}
