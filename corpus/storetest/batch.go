package storetest

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// keepsBatches holds that batches are numbered, and that what each did to rows
// and documents is written with them.
func keepsBatches(t *testing.T, s corpus.Store) {
	first := corpus.Batch{Kind: corpus.BatchImport, By: "Ana", Command: "import /in", Begun: time.UnixMilli(1000).UTC()}
	first.Number = openBatch(t, s, first)
	sum := corpus.Summary{Files: 2, Pages: 3, Bytes: 4, Took: 5, States: map[corpus.State]int{corpus.Imported: 1, corpus.Failed: 1},
		Failed: map[schema.FailureClass]int{schema.FailEmpty: 1}, NoText: 6, Warnings: 7, Sources: []string{"/m.csv"}}
	first.Ended, first.Summary = time.UnixMilli(2000).UTC(), sum
	must(t, s.CloseBatch(t.Context(), first.Number, first.Ended, sum))
	second := corpus.Batch{Kind: corpus.BatchUndo, Undoes: first.Number, Begun: time.UnixMilli(3000).UTC()}
	second.Number = openBatch(t, s, second)
	must(t, s.Record(t.Context(), corpus.Row{Name: "/x", State: corpus.Waiting, Batch: second.Number}))
	second.Summary = corpus.Summary{Files: 1, States: map[corpus.State]int{corpus.Waiting: 1}}
	if first.Number != 1 || second.Number != 2 {
		t.Errorf("numbers %d and %d, want 1 and 2", first.Number, second.Number)
	}
	var got []corpus.Batch
	for b, err := range s.Batches(t.Context()) {
		must(t, err)
		got = append(got, b)
	}
	if diff := cmp.Diff([]corpus.Batch{first, second}, got); diff != "" {
		t.Errorf("batches (-want +got):\n%s", diff)
	}
	one, err := s.Batch(t.Context(), first.Number)
	must(t, err)
	if diff := cmp.Diff(first, one); diff != "" {
		t.Errorf("batch (-want +got):\n%s", diff)
	}
	if _, err := s.Batch(t.Context(), 9); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("a number never given: %v, want ErrNotFound", err)
	}
}

// notesWhatABatchChanges holds that a batch keeps what was there before it.
func notesWhatABatchChanges(t *testing.T, s corpus.Store) {
	for range 3 {
		openBatch(t, s, corpus.Batch{Kind: corpus.BatchImport})
	}
	row := corpus.Row{Name: "/in/a.pdf", State: corpus.Imported, Document: "a", Hash: "h1", At: time.UnixMilli(7).UTC(), Batch: 1}
	enter := func(doc *schema.Document, r corpus.Row) {
		t.Helper()
		e := corpus.Entry{Documents: []*schema.Document{doc}, Rows: []corpus.Row{r}, Batch: r.Batch}
		must(t, s.Enter(t.Context(), e))
	}
	enter(Full("a"), row)
	was, err := s.Document(t.Context(), "a")
	must(t, err)
	left, err := s.Row(t.Context(), row.Name)
	must(t, err)
	changed, next := *was, row
	changed.Title, next.State, next.Hash, next.Batch, next.Reason = "Otra", corpus.Updated, "h2", 2, "why"
	enter(&changed, next)
	changed.Title = "Otra más"
	enter(&changed, next) // twice in one batch
	failed := corpus.Row{Name: "/in/b", State: corpus.Failed, Class: schema.FailEmpty, Reason: "no bytes", Batch: 2}
	must(t, s.Record(t.Context(), failed))
	must(t, s.Withdraw(t.Context(), corpus.Withdrawal{ID: "a", Reason: "undone", Batch: 3}))

	was.Pages = nil
	last := changed
	last.Pages = nil
	want := []corpus.BatchChange{{Batch: 1, Document: "a", Revision: 1}, {Batch: 2, Document: "a", Revision: 3, Before: was},
		{Batch: 3, Document: "a", Revision: 4, Before: &last}}
	got, err := s.BatchesOf(t.Context(), "a")
	must(t, err)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
	wantRows := []corpus.BatchRow{{Batch: 2, Name: "/in/a.pdf", State: corpus.Updated, Document: "a", Hash: "h2", Reason: "why", Before: &left},
		{Batch: 2, Name: "/in/b", State: corpus.Failed, Class: schema.FailEmpty, Reason: "no bytes"}}
	if diff := cmp.Diff(wantRows, batchRows(t, s, 2)); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	rows := batchRows(t, s, 3)
	if len(rows) != 1 || rows[0].State != corpus.Withdrawn || rows[0].Before == nil || rows[0].Before.State != corpus.Updated {
		t.Errorf("rows of a withdrawal = %+v, want the row it changed and the one before", rows)
	}
	if r, err := s.Row(t.Context(), row.Name); err != nil || r.Batch != 3 {
		t.Errorf("row after a withdrawal = %+v, %v, want batch 3", r, err)
	}
	if ids, err := s.ChangedBy(t.Context(), 2); err != nil || !cmp.Equal(ids, []schema.ID{"a"}) {
		t.Errorf("documents of batch 2 = %v, %v, want a", ids, err)
	}
	if ids, err := s.ChangedBy(t.Context(), 9); err != nil || len(ids) != 0 {
		t.Errorf("documents of no batch = %v, %v", ids, err)
	}
}

// forgetsWhatWasErased holds that no batch keeps what an erased document said.
func forgetsWhatWasErased(t *testing.T, s corpus.Store) {
	for n := 1; n <= 2; n++ {
		openBatch(t, s, corpus.Batch{Kind: corpus.BatchImport})
		doc := Full("a")
		doc.Title = fmt.Sprintf("Title %d", n)
		row := corpus.Row{Name: "/in/a.pdf", State: corpus.Updated, Document: "a", Warnings: []string{"of its text"}, Batch: n}
		if n == 2 {
			held, err := s.Document(t.Context(), "a")
			must(t, err)
			held.Title, doc = doc.Title, held
		}
		must(t, s.Enter(t.Context(), corpus.Entry{Documents: []*schema.Document{doc}, Rows: []corpus.Row{row}, Batch: n}))
	}
	if rows := batchRows(t, s, 2); len(rows) != 1 || rows[0].Before == nil {
		t.Fatalf("rows before erasing = %+v, want the one before kept", rows)
	}
	must(t, s.Erase(t.Context(), corpus.Withdrawal{ID: "a", Document: &schema.Document{ID: "a"}}))
	changes, err := s.BatchesOf(t.Context(), "a")
	if err != nil || len(changes) != 2 || changes[1].Before != nil {
		t.Errorf("changes of an erased document = %+v, %v, want nothing of what it was", changes, err)
	}
	if rows := batchRows(t, s, 2); len(rows) != 1 || rows[0].Before != nil {
		t.Errorf("rows of an erased document = %+v, want nothing of what they were", rows)
	}
}

func openBatch(t *testing.T, s corpus.Store, b corpus.Batch) int {
	t.Helper()
	n, err := s.OpenBatch(t.Context(), b)
	must(t, err)
	return n
}

func batchRows(t *testing.T, s corpus.Store, n int) []corpus.BatchRow {
	t.Helper()
	var out []corpus.BatchRow
	for r, err := range s.BatchRows(t.Context(), n) {
		must(t, err)
		out = append(out, r)
	}
	return out
}
