package plan

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// rows is a catalogue that has rows of kindred documents and no texts.
type rows []schema.Kin

func (r rows) Members(context.Context, []schema.ID) ([]schema.Kin, error) { return r, nil }

func (rows) Cards(context.Context, []schema.ID) ([]schema.Card, error) { return nil, nil }

func (rows) Pages(context.Context, schema.ID, []int) ([]schema.Page, error) { return nil, nil }

func (rows) PagesOf(context.Context, map[schema.ID][]int) (map[schema.ID][]schema.Page, error) {
	return nil, nil
}

// TestOneVersionOfCopies holds that a translation which is there twice is named
// once, and that a document is no version of its near-copy.
func TestOneVersionOfCopies(t *testing.T) {
	f := &Finder{Texts: rows{
		{ID: "es", Lang: "es", Work: "en"},
		{ID: "fr2", Lang: "fr", Work: "en", Copies: "fr1"},
		{ID: "en", Lang: "en", Work: "en"},
		{ID: "fr1", Lang: "fr", Work: "en", Copies: "fr1"},
	}}
	got, err := f.families(t.Context(), []schema.ID{"es", "fr2", "alone"})
	if err != nil {
		t.Fatal(err)
	}
	want := map[schema.ID]search.Family{
		"es":  {Versions: []search.Version{{ID: "en", Lang: "en"}, {ID: "fr1", Lang: "fr"}}},
		"fr2": {Versions: []search.Version{{ID: "en", Lang: "en"}, {ID: "es", Lang: "es"}}, Copies: []schema.ID{"fr1"}},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("families (-want +got):\n%s", d)
	}
}
