package storetest

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// keepsBriefs holds that the first briefing of a day stays, that those of other
// days and languages stand beside it, and that erasing a document takes those
// that quote it.
func keepsBriefs(t *testing.T, s corpus.Store) {
	mxus := schema.Corridor{Origin: "MX", Destination: "US"}
	first := schema.Brief{Corridor: mxus, Lang: "es", Day: "2026-11-29", Fingerprint: "aaaa", Body: []byte(`{"Title":"México → \u0000 EE. UU."}`), Documents: []schema.ID{"a", "b"}}
	if _, err := s.Brief(t.Context(), mxus, "es", first.Day); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("a briefing that was never kept: %v, want ErrNotFound", err)
	}
	keep := func(b, want schema.Brief) {
		t.Helper()
		want.Documents = nil
		got, err := s.KeepBrief(t.Context(), b)
		must(t, err)
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("kept (-want +got):\n%s", d)
		}
		got, err = s.Brief(t.Context(), b.Corridor, b.Lang, b.Day)
		must(t, err)
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("read (-want +got):\n%s", d)
		}
	}
	keep(first, first)
	later := first
	later.Fingerprint, later.Body, later.Documents = "bbbb", []byte(`{}`), []schema.ID{"c"}
	keep(later, first)
	french, next := first, later
	french.Lang, french.Documents = "fr", []schema.ID{"c"}
	next.Day, next.Documents = "2026-11-30", nil
	keep(french, french)
	keep(next, next)
	must(t, s.Put(t.Context(), Full("a")))
	must(t, s.Erase(t.Context(), corpus.Withdrawal{ID: "a", Document: Full("a")}))
	if _, err := s.Brief(t.Context(), mxus, "es", first.Day); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("a briefing that quotes an erased document: %v, want ErrNotFound", err)
	}
	keep(french, french)
	keep(next, next)
	keep(later, later) // the day is free again
}
