package storetest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

func keepsShelves(t *testing.T, s corpus.Store) {
	one := schema.ShelfOf([]string{"Minutes", "Open"}, []string{"Minutes", "Letters"})
	two := schema.ShelfOf([]string{"Minutes", "Letters"}, []string{"Minutes", "Letters"})
	must(t, s.PutShelves(t.Context(), []schema.Shelf{one, two}))
	must(t, s.PutShelves(t.Context(), []schema.Shelf{two}))
	want := map[string][]string{one.Key: {"Minutes"}, two.Key: {"Letters", "Minutes"}}
	shelves := func() map[string][]string {
		held, err := s.Shelves(t.Context())
		must(t, err)
		out := map[string][]string{}
		for _, x := range held {
			out[x.Key] = x.Collections
		}
		return out
	}
	if d := cmp.Diff(want, shelves()); d != "" {
		t.Errorf("shelves (-want +got):\n%s", d)
	}
	must(t, s.DropShelf(t.Context(), one.Key))
	must(t, s.DropShelf(t.Context(), "none"))
	delete(want, one.Key)
	if d := cmp.Diff(want, shelves()); d != "" {
		t.Errorf("after one was dropped (-want +got):\n%s", d)
	}
}
