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

// fullSource returns a source with every field set.
func fullSource(name string) schema.Source {
	at := time.Date(2026, 3, 1, 4, 5, 6, 0, time.UTC)
	return schema.Source{Name: name, Kind: schema.SourceOAI, Address: "https://example.org/oai", Set: "reports", Only: "^x", Stated: schema.Known{Rights: "CC BY"},
		Allow: []string{"example.org"}, Every: 24 * time.Hour, Rate: 2 * time.Second, Limit: 7, Paused: true, By: "me", Made: at, Due: at.Add(time.Hour), Cursor: "x\x00", Whole: 48 * time.Hour, Compared: at, Vanished: 3, Compare: schema.CompareNow,
		Runs: []schema.SourceRun{{Begun: at, Ended: at.Add(time.Second), Batch: 3, Listed: 5, States: map[schema.FileState]int{schema.StateImported: 2}, Gone: 1, Vanished: 2, Err: "e", Notes: []string{"n"}, Left: 1}}}
}

func keepsSources(t *testing.T, s corpus.Store) {
	must(t, s.AddSource(t.Context(), fullSource("b")))
	must(t, s.AddSource(t.Context(), fullSource("a")))
	if err := s.AddSource(t.Context(), schema.Source{Name: "a"}); !errors.Is(err, schema.ErrConflict) {
		t.Errorf("a name for the second time: %v, want ErrConflict", err)
	}
	want := []schema.Source{fullSource("a"), fullSource("b")}
	if got, err := s.Sources(t.Context()); err != nil || !cmp.Equal(got, want) {
		t.Errorf("sources (-want +got), %v:\n%s", err, cmp.Diff(want, got))
	}
	enough := errors.New("enough")
	err := s.ChangeSource(t.Context(), "a", func(x *schema.Source) error {
		x.Name, x.Cursor = "z", "other"
		return enough
	})
	if got, _ := s.Source(t.Context(), "a"); !errors.Is(err, enough) || got.Cursor != want[0].Cursor {
		t.Errorf("a change that fails: %v, and the cursor is %q", err, got.Cursor)
	}
	must(t, s.ChangeSource(t.Context(), "a", func(x *schema.Source) error {
		x.Name, x.Paused = "z", false
		return nil
	}))
	if got, err := s.Source(t.Context(), "a"); err != nil || got.Paused || got.Name != "a" {
		t.Errorf("changed: %+v, %v, want the same name and no pause", got, err)
	}
	for what, err := range map[string]error{"Source": func() error { _, err := s.Source(t.Context(), "c"); return err }(),
		"ChangeSource": s.ChangeSource(t.Context(), "c", func(*schema.Source) error { return nil }), "RemoveSource": s.RemoveSource(t.Context(), "c"),
		"KeepSourceItems": s.KeepSourceItems(t.Context(), "c", "1", []schema.SourceItem{{Key: "k"}})} {
		if !errors.Is(err, schema.ErrNotFound) {
			t.Errorf("%s of none: %v, want ErrNotFound", what, err)
		}
	}
	keepsSourceItems(t, s)
}

func keepsSourceItems(t *testing.T, s corpus.Store) {
	full := schema.SourceItem{Key: "oai:x:1", Name: "source:a/1", Stamp: "2020", Link: "https://x", Hash: "0f", ETag: `"1"`, Modified: "m", Open: true, Gone: true,
		More: []schema.SourceFile{{Name: "source:a/1/b", Link: "https://x/b", Hash: "1f", ETag: "e", Modified: "m"}}}
	var items []schema.SourceItem
	var keys []string
	for i := range 1100 {
		keys = append(keys, fmt.Sprint("k", i))
		items = append(items, schema.SourceItem{Key: keys[i], Stamp: "1"})
	}
	must(t, s.KeepSourceItems(t.Context(), "a", "page 2", append(items, full)))
	must(t, s.KeepSourceItems(t.Context(), "b", "b", []schema.SourceItem{{Key: full.Key, Stamp: "b's"}}))
	must(t, s.KeepSourceItems(t.Context(), "a", "page 3", []schema.SourceItem{{Key: "k1", Stamp: "2"}}))
	got, err := s.SourceItems(t.Context(), "a", append(keys, full.Key, "unheard of"))
	if err != nil || len(got) != 1101 || !cmp.Equal(got[full.Key], full) || got["k1"].Stamp != "2" || got["k2"].Stamp != "1" {
		t.Errorf("%d items, %v, of them %+v, %+v", len(got), err, got[full.Key], got["k1"])
	}
	if x, err := s.Source(t.Context(), "a"); err != nil || x.Cursor != "page 3" || x.Address == "" {
		t.Errorf("source after what was kept: %+v, %v", x, err)
	}
	var each []schema.SourceItem
	for after := ""; ; after = each[len(each)-1].Key {
		some, err := s.SourceItemsAfter(t.Context(), "a", after, 7)
		if err != nil {
			t.Fatal(err)
		}
		if len(some) == 0 {
			break
		}
		if each = append(each, some...); len(each) > 2*len(keys) {
			break
		}
	}
	if len(each) != len(got) {
		t.Errorf("SourceItemsAfter gives %d items, want %d", len(each), len(got))
	}
	for _, x := range each {
		if !cmp.Equal(x, got[x.Key]) {
			t.Errorf("SourceItemsAfter: %+v, want %+v", x, got[x.Key])
		}
	}
	must(t, s.RemoveSource(t.Context(), "a"))
	if got, err := s.SourceItems(t.Context(), "a", keys); err != nil || len(got) != 0 {
		t.Errorf("of a source that was removed %d items are known, %v", len(got), err)
	}
	if got, err := s.SourceItems(t.Context(), "b", []string{full.Key}); err != nil || got[full.Key].Stamp != "b's" {
		t.Errorf("of the other one: %v, %v", got, err)
	}
}
