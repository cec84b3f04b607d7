package enginetest

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// testFamilies tests that near-copies are folded under the first of them, that
// translations are named, and that both end when they do.
func testFamilies(t *testing.T, e Engine, lib *Library) {
	at := lib.last
	lib.Join(
		schema.Kin{ID: "gt-remesas", Lang: schema.Spanish, Copies: "gt-remesas"},
		schema.Kin{ID: "mx-retorno", Lang: schema.Spanish, Copies: "gt-remesas", Work: "ma-fr"},
		schema.Kin{ID: "ma-fr", Lang: schema.French, Work: "ma-fr"})
	apply(t, e, lib, at)
	for _, c := range []struct {
		sort search.Sort
		want string
	}{
		{search.ByNewest, "gt-remesas+mx-retorno world-remit ph-nurses pt-brief ma-fr ht-cl"},
		{search.ByOldest, "ma-fr mx-retorno+gt-remesas pt-brief ph-nurses world-remit ht-cl"},
	} {
		r, err := e.Search(t.Context(), search.Query{Sort: c.sort})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, h := range r.Hits {
			name := string(h.ID)
			for _, x := range h.Copies {
				name += "+" + string(x)
			}
			got = append(got, name)
		}
		if strings.Join(got, " ") != c.want || r.Total != 7 || r.Distinct != 6 {
			t.Errorf("sorted %q: %v of %d, %d distinct; want %s of 7, 6 distinct", c.sort, got, r.Total, r.Distinct, c.want)
		}
	}
	r, err := e.Search(t.Context(), search.Query{Sort: search.ByNewest, Size: 1, Page: 2})
	if err != nil || len(r.Hits) != 1 || r.Hits[0].ID != "world-remit" {
		t.Errorf("the second page, near-copies folded: %+v, %v", r.Hits, err)
	}
	r, err = e.Search(t.Context(), search.Query{Text: "id:mx-retorno"})
	if err != nil || len(r.Hits) != 1 || len(r.Hits[0].Copies) > 0 {
		t.Fatalf("a copy of which the other is not found: %+v, %v", r.Hits, err)
	}
	if d := cmp.Diff([]search.Version{{ID: "ma-fr", Lang: schema.French}}, r.Hits[0].Versions); d != "" {
		t.Errorf("translations (-want +got):\n%s", d)
	}
	f, err := e.Family(t.Context(), "mx-retorno")
	if d := cmp.Diff(search.Family{Versions: []search.Version{{ID: "ma-fr", Lang: schema.French}}, Copies: []schema.ID{"gt-remesas"}}, f); err != nil || d != "" {
		t.Errorf("the family of a document, %v (-want +got):\n%s", err, d)
	}
	n, ids := 0, []string{}
	for id, err := range e.IDs(t.Context(), search.Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		n, ids = n+1, append(ids, string(id))
	}
	if n != 7 || !slices.Contains(ids, "mx-retorno") {
		t.Errorf("all documents are %v, want near-copies among them", ids)
	}
	CheckCounts(t, e, search.Query{})

	at = lib.last
	lib.Join(schema.Kin{ID: "gt-remesas", Lang: schema.Spanish}, schema.Kin{ID: "mx-retorno", Lang: schema.Spanish}, schema.Kin{ID: "ma-fr", Lang: schema.French})
	apply(t, e, lib, at)
	if r, err = e.Search(t.Context(), search.Query{}); err != nil || r.Distinct != 7 || len(r.Hits) != 7 {
		t.Errorf("after the groups ended %d distinct, %d hits, %v", r.Distinct, len(r.Hits), err)
	}
}
