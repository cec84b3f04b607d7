package corpus_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// dropped writes the rows that their catalogues name no longer.
func (l *library) dropped(t *testing.T) string {
	t.Helper()
	d, err := corpus.FindDropped(t.Context(), l.store)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for r, err := range l.store.Ledger(t.Context(), corpus.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		if d.Has(r) {
			out = append(out, r.Name)
		}
	}
	return strings.Join(out, " ")
}

// TestDropped holds that what a catalogue names no longer is known from its last
// whole import, whatever was imported, undone or interrupted since.
func TestDropped(t *testing.T) {
	l := newLibrary(t)
	from := func(source, name, text string) corpus.Item {
		it := item(name, text)
		it.Source = source
		return it
	}
	a, b, c := from("/m.csv", "/a", report), from("/m.csv", "/b", annex), from("/m.csv", "/c", "one")
	b.Known = schema.Known{Title: "B"}
	l.run(t, a, b, from("/other.csv", "/o", "other"), item("/folder", "file"))
	if got := l.dropped(t); got != "" {
		t.Errorf("dropped after the first import: %q", got)
	}
	want := func(when, want string) {
		t.Helper()
		if got := l.dropped(t); got != want {
			t.Errorf("dropped %s = %q, want %q", when, got, want)
		}
	}
	l.Retry = true
	l.run(t, a)
	l.Retry = false
	want("after what failed was tried again", "")
	l.run(t, a)
	want("once the catalogue lacks it", "/b")
	l.run(t, from("/other.csv", "/o", "other"))
	want("after another catalogue", "/b")
	ctx, stop := context.WithCancel(t.Context())
	l.Done, l.Workers = func(corpus.Row) { stop() }, 1
	if _, err := l.Run(ctx, slices.Values([]corpus.Item{c, a})); !errors.Is(err, context.Canceled) {
		t.Fatalf("Run = %v, want it cancelled", err)
	}
	l.Done = nil
	want("after an import that was interrupted", "/b")
	l.Retry = true
	l.run(t, c)
	l.Retry = false
	want("after the rest of that was taken up", "/b")
	l.run(t, c, a)
	want("with a file more", "/b")
	l.run(t, item("/b", annex))
	want("after its file was offered by itself", "/b")
	broken := corpus.Item{Name: "/m.csv", Source: "/m.csv", Err: &schema.FileError{Stage: schema.StageRead, Class: schema.FailUnreadable, Err: errors.New("cut short")}}
	l.run(t, a, broken)
	want("after the catalogue could not be read to its end", "/b")
	l.run(t, a, b, c)
	want("once it is named again", "")
}
