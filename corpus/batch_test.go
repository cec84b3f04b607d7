package corpus_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// batches writes the batches of a library, one a line.
func (l *library) batches(t *testing.T) []string {
	t.Helper()
	var out []string
	for b, err := range l.store.Batches(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		runs, err := corpus.Running(t.Context(), l.store, b.Number)
		if err != nil {
			t.Fatal(err)
		}
		state := "interrupted"
		switch {
		case runs:
			state = "running"
		case !b.Ended.IsZero():
			state = "ended"
		}
		out = append(out, fmt.Sprintf("%d %s by %s %s: %s", b.Number, b.Kind, b.By, state, b.Summary))
	}
	return out
}

// inBatch writes what a batch made of each file.
func (l *library) inBatch(t *testing.T, n int) string {
	t.Helper()
	var out []string
	for r, err := range l.store.BatchRows(t.Context(), n) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, fmt.Sprintf("%s %s", r.Name, r.State))
	}
	return strings.Join(out, ", ")
}

func TestEveryImportIsABatch(t *testing.T) {
	l := newLibrary(t)
	l.By = "ana"
	items := []corpus.Item{item("/a", report), item("/b", annex), item("/c", "broken")}
	if _, err := l.Announce(t.Context(), slices.Values(items)); err != nil {
		t.Fatal(err)
	}
	if got := l.batches(t); !slices.Equal(got, []string{"1 import by ana running: 3 files, 3 waiting"}) {
		t.Errorf("batches while it runs = %q", got)
	}
	other := &corpus.Importer{Store: l.Store, Originals: l.Originals, Extractor: l.Extractor, Describer: l.Describer, Log: l.Log}
	if _, err := other.Undo(t.Context(), 1); !errors.Is(err, schema.ErrConflict) {
		t.Errorf("undoing what runs: %v, want ErrConflict", err)
	}
	l.run(t, items...)
	l.run(t, items[:2]...)
	l.run(t, item("/a", revised), item("/b", annex))
	want := []string{"1 import by ana ended: 3 files, 2 imported, 1 failed", "2 import by ana ended: 2 files, 2 unchanged",
		"3 import by ana ended: 2 files, 1 updated, 1 unchanged"}
	if got := l.batches(t); !slices.Equal(got, want) {
		t.Errorf("batches = %q, want %q", got, want)
	}
	if got := l.inBatch(t, 1); got != "/a imported, /b imported, /c failed" {
		t.Errorf("batch 1 = %s", got)
	}
	row, doc := l.of(t, "/a")
	if row.Batch != 3 {
		t.Errorf("the row of what changed names batch %d, want 3", row.Batch)
	}
	changes, err := l.store.BatchesOf(t.Context(), doc.ID)
	if err != nil || len(changes) != 2 || changes[0].Before != nil || changes[1].Batch != 3 || changes[1].Before.Original.Hash != doc.Earlier[0].Original.Hash {
		t.Errorf("changes of the document = %+v, %v, want it new in 1 and its earlier file in 3", changes, err)
	}
}

func TestInterruptedBatch(t *testing.T) {
	l := newLibrary(t)
	l.Workers = 1
	ctx, stop := context.WithCancel(t.Context())
	l.Done = func(corpus.Row) { stop() }
	items := []corpus.Item{item("/a", report), item("/b", annex), item("/c", "one")}
	if _, err := l.Announce(ctx, slices.Values(items)); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Run(ctx, slices.Values(items)); !errors.Is(err, context.Canceled) {
		t.Fatalf("Run = %v, want it cancelled", err)
	}
	if got := l.batches(t); !slices.Equal(got, []string{"1 import by  interrupted: 3 files, 1 imported, 2 waiting"}) {
		t.Errorf("batches after an interruption = %q", got)
	}
	l.Done = nil
	l.run(t, items...)
	if got := l.batches(t)[1]; got != "2 import by  ended: 3 files, 2 imported, 1 unchanged" {
		t.Errorf("the next batch = %q", got)
	}
}
