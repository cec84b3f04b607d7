package storetest

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// isCarried holds that a catalogue goes whole into another database, again into
// the same, and never in place of another library.
func isCarried(t *testing.T, a Adapter, address string) {
	from, to := a.open(t, address), a.open(t, a.New(t))
	n, err := from.OpenBatch(t.Context(), corpus.Batch{Kind: corpus.BatchImport, By: "me", Begun: time.UnixMilli(1)})
	must(t, err)
	for _, id := range []schema.ID{"a", "b\xe9\x00", "c"} {
		must(t, from.Enter(t.Context(), corpus.Entry{Documents: []*schema.Document{Full(id)}, Rows: []corpus.Row{{Name: "/in/" + string(id), State: corpus.Imported, Document: id}}, Batch: n}))
	}
	must(t, from.CloseBatch(t.Context(), n, time.UnixMilli(2), corpus.Summary{}))
	must(t, from.Withdraw(t.Context(), corpus.Withdrawal{ID: "c", By: "me", At: time.UnixMilli(3)}))
	must(t, from.AddStep(t.Context(), &schema.Step{By: "me", Parts: []schema.StepPart{part("a", "t\x00")}}))
	must(t, from.Portray(t.Context(), []schema.Portrait{portrait("a", 1, -2)}))
	must(t, from.Bind(t.Context(), schema.Binding{Bound: []schema.ID{"a"}, Bonds: []schema.Bond{{A: "a", B: "b", Kind: schema.BondCopy, Strength: 1}},
		Kin: []schema.Kin{{ID: "a", Lang: "es", Copies: "a", Since: 2}}}))
	want := rowsIn(t, from)
	if len(want) < 20 {
		t.Fatalf("only %d rows", len(want))
	}
	for range 2 {
		must(t, to.Fill(t.Context(), from.Dump(t.Context())))
		if d := gocmp.Diff(want, rowsIn(t, to)); d != "" {
			t.Fatalf("rows (-from +to):\n%s", d)
		}
	}
	if d := gocmp.Diff(changes(t, from, 0), changes(t, to, 0)); d != "" {
		t.Errorf("changes (-from +to):\n%s", d)
	}
	next, err := to.OpenBatch(t.Context(), corpus.Batch{Kind: corpus.BatchImport, Begun: time.UnixMilli(4)})
	if err != nil || next != n+1 {
		t.Errorf("the next import has the number %d, %v, want %d", next, err, n+1)
	}
	other := a.open(t, a.New(t))
	must(t, other.Put(t.Context(), Full("z")))
	before := rowsIn(t, other)
	if err := other.Fill(t.Context(), from.Dump(t.Context())); !errors.Is(err, corpus.ErrOtherLibrary) {
		t.Errorf("into another library: %v, want ErrOtherLibrary", err)
	}
	broken := errors.New("the cable is cut")
	err = to.Fill(t.Context(), func(yield func(corpus.TableRow, error) bool) { yield(corpus.TableRow{}, broken) })
	if !errors.Is(err, broken) {
		t.Errorf("rows that break off: %v", err)
	}
	if d := gocmp.Diff(before, rowsIn(t, other)); d != "" {
		t.Errorf("what was refused changed rows:\n%s", d)
	}
	if doc, err := to.Document(t.Context(), "a"); err != nil || doc.Title != Full("a").Title {
		t.Errorf("after rows that broke off: %v, %v", doc, err)
	}
}

// rowsIn writes all rows of a catalogue, in order.
func rowsIn(t *testing.T, s corpus.Store) []string {
	t.Helper()
	var out []string
	for r, err := range s.Dump(t.Context()) {
		must(t, err)
		out = append(out, fmt.Sprintf("%s %q %q", r.Table, r.Columns, r.Values))
	}
	slices.Sort(out)
	return out
}
