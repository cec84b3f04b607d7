package storetest

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

func keepsARowAFile(t *testing.T, s corpus.Store) {
	want := corpus.Row{Name: "/in/a.pdf", Source: "/in/m.csv", State: corpus.Failed, Document: "a", Hash: "h", Size: 9,
		MediaType: "application/pdf", Pages: 2, Stage: schema.StageExtract, Class: schema.FailCorrupt, Reason: "no trailer",
		Extractor: "pdfium", Warnings: []string{"w"}, Batch: 4, Attempts: 2, Took: 3 * time.Millisecond, At: time.UnixMilli(7).UTC()}
	must(t, s.Record(t.Context(), corpus.Row{Name: want.Name, State: corpus.Waiting}, corpus.Row{Name: "/in/b", State: corpus.Waiting}))
	must(t, s.Record(t.Context(), want))
	must(t, s.Record(t.Context(), want))
	must(t, s.Record(t.Context(), corpus.Row{Name: want.Name, State: corpus.Waiting}))
	got, err := s.Row(t.Context(), want.Name)
	must(t, err)
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("row (-recorded +got):\n%s", diff)
	}
	if _, err := s.Row(t.Context(), "/never"); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("a file never offered: %v, want ErrNotFound", err)
	}
	for _, c := range []struct {
		only corpus.Filter
		n    int
	}{{corpus.Filter{Document: "a"}, 1}, {corpus.Filter{Document: "b"}, 0}, {corpus.Filter{Warned: true}, 1},
		{corpus.Filter{Warned: true, Document: "a", States: []corpus.State{corpus.Waiting}}, 0}} {
		count := 0
		for _, err := range s.Ledger(t.Context(), c.only) {
			must(t, err)
			count++
		}
		if count != c.n {
			t.Errorf("%d rows of %+v, want %d", count, c.only, c.n)
		}
	}
	for only, n := range map[corpus.State]int{corpus.Failed: 1, corpus.Waiting: 1, corpus.Imported: 0} {
		count := 0
		for _, err := range s.Ledger(t.Context(), corpus.Filter{States: []corpus.State{only}}) {
			must(t, err)
			count++
		}
		if count != n {
			t.Errorf("%d rows %s, want %d", count, only, n)
		}
	}
}

func putsRowsWithTheDocument(t *testing.T, s corpus.Store) {
	row := corpus.Row{Name: "/in/a.pdf", State: corpus.Imported, Document: "a"}
	must(t, s.Put(t.Context(), Full("a"), row))
	got, err := s.Row(t.Context(), row.Name)
	if err != nil || got.State != corpus.Imported || got.Document != "a" {
		t.Errorf("row = %+v, %v", got, err)
	}
}

// listsRowsInOrder holds that names are ordered by their bytes, whatever the
// language of the database.
func listsRowsInOrder(t *testing.T, s corpus.Store) {
	names := []string{"/a b", "/a-b", "/a.b", "/a/b", "/aB", "/ab", "/b", "/B", "/Á", "/ñ", "/_", "/z", "/o'h", `/100%`}
	for _, n := range names {
		must(t, s.Record(t.Context(), corpus.Row{Name: n, State: corpus.Failed}))
	}
	var got []string
	for r, err := range s.Ledger(t.Context(), corpus.Filter{}) {
		must(t, err)
		got = append(got, r.Name)
	}
	slices.Sort(names)
	if diff := cmp.Diff(names, got); diff != "" {
		t.Errorf("names (-by their bytes +got):\n%s", diff)
	}
}

// keepsOut holds that a file which is held back stays out by one step, and that
// one which somebody took in meanwhile stays in.
func keepsOut(t *testing.T, s corpus.Store) {
	must(t, s.Put(t.Context(), Full("a")))
	must(t, s.Record(t.Context(), corpus.Row{Name: "/in/x", State: corpus.Held, Reason: "why", At: time.UnixMilli(5)},
		corpus.Row{Name: "/in/y", State: corpus.Imported, Document: "a", At: time.UnixMilli(5)}))
	for name, want := range map[string]corpus.State{"/in/x": corpus.Withdrawn, "/in/y": corpus.Imported} {
		step := &schema.Step{At: time.UnixMilli(9).UTC(), By: "Ana", Verb: schema.VerbKeepOut, Note: name}
		must(t, s.KeepOut(t.Context(), name, step))
		must(t, s.KeepOut(t.Context(), name, &schema.Step{At: time.UnixMilli(10).UTC(), Verb: schema.VerbKeepOut})) // another was faster
		row, err := s.Row(t.Context(), name)
		if err != nil || row.State != want || (step.Number != 0) != (want == corpus.Withdrawn) {
			t.Errorf("%s is %s, %v, by step %d, want %s", name, row.State, err, step.Number, want)
		}
	}
	must(t, s.KeepOut(t.Context(), "/in/nothing", &schema.Step{At: time.UnixMilli(11).UTC(), Verb: schema.VerbKeepOut}))
	steps, err := s.Steps(t.Context(), schema.StepFilter{Verb: schema.VerbKeepOut})
	if err != nil || len(steps) != 1 || steps[0].By != "Ana" {
		t.Errorf("steps: %+v, %v, want one", steps, err)
	}
	waits := func(want int) {
		t.Helper()
		if list, err := s.Queue(t.Context(), schema.CaseQuery{Kinds: []schema.CaseKind{schema.CaseHeld}}); err != nil || list.Total != want {
			t.Errorf("%d held files wait, %v, want %d", list.Total, err, want)
		}
	}
	waits(0)
	again := &schema.Step{At: time.UnixMilli(12).UTC(), By: "Eva", Verb: schema.VerbUndo, Undoes: steps[0].Number}
	must(t, s.HoldAgain(t.Context(), "/in/x", again))
	if row, err := s.Row(t.Context(), "/in/x"); err != nil || row.State != corpus.Held || row.Reason != "why" || again.Number == 0 {
		t.Errorf("held back again: %+v, %v, step %d", row, err, again.Number)
	}
	waits(1)
	for _, name := range []string{"/in/x", "/in/y", "/in/nothing"} {
		none := &schema.Step{At: time.UnixMilli(13).UTC(), Verb: schema.VerbUndo}
		if err := s.HoldAgain(t.Context(), name, none); err != nil || none.Number != 0 {
			t.Errorf("%s, which does not stay out: %v, step %d", name, err, none.Number)
		}
	}
}
