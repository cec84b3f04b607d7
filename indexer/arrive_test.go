package indexer_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/indexer"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/enginetest"
)

// waiting finds documents by their language.
type waiting map[string]time.Time

func (w waiting) Match(d *schema.Document) []string {
	if _, ok := w[string(d.Language)]; ok {
		return []string{string(d.Language)}
	}
	return nil
}

func (w waiting) Since(name string) time.Time { return w[name] }
func (w waiting) None() bool                  { return len(w) == 0 }

// kept keeps arrivals, and fails as often as it is told to.
type kept struct {
	at    schema.Revision
	found []schema.Arrival
	fail  int
}

func (k *kept) Arrived(context.Context) (schema.Revision, error) { return k.at, nil }

func (k *kept) Arrive(_ context.Context, upTo schema.Revision, found []schema.Arrival) error {
	if k.fail > 0 {
		k.fail--
		return errors.New("full")
	}
	k.at, k.found = upTo, append(k.found, found...)
	return nil
}

func (k *kept) ids() []schema.ID {
	var out []schema.ID
	for _, a := range k.found {
		out = append(out, a.Document)
	}
	slices.Sort(out)
	return out
}

func TestArrive(t *testing.T) {
	docs := enginetest.Documents()
	lib := enginetest.NewLibrary(docs...)
	now := func() time.Time { return time.UnixMilli(99) }
	var k kept
	arrive := func(w waiting, looked int) {
		t.Helper()
		if n, err := indexer.Arrive(t.Context(), lib, &k, w, now); err != nil || n != looked {
			t.Errorf("looked at %d documents, %v, want %d", n, err, looked)
		}
	}
	arrive(nil, 0)
	if k.at != schema.Revision(len(docs)) {
		t.Errorf("where nobody waits it is at %d, want at the newest, %d", k.at, len(docs))
	}
	k = kept{fail: 1}
	french := waiting{"fr": docs[4].Imported} // from when the first French one came
	if _, err := indexer.Arrive(t.Context(), lib, &k, french, now); err == nil || k.at != 0 {
		t.Errorf("what could not be kept: %v, at %d", err, k.at)
	}
	arrive(french, len(docs))
	if d := cmp.Diff([]schema.Arrival{{Standing: "fr", Document: "ht-cl", At: now()}}, k.found); d != "" {
		t.Errorf("found (-want +got):\n%s", d)
	}
	arrive(french, 0)
	late := *docs[0]
	late.ID, late.Language = "late", "fr"
	late.Imported = docs[6].Imported
	lib.Put(&late)
	arrive(french, 1)
	if got := k.ids(); !slices.Equal(got, []schema.ID{"ht-cl", "late"}) {
		t.Errorf("found %v", got)
	}
	k.at = 1000 // a backup was restored
	arrive(french, 0)
	arrive(french, 0)
}
