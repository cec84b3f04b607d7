package enginetest

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/search"
)

// testPublishers tests that a publisher that the vocabulary knows is one value
// of its facet, found by any of its names, in text and in addresses.
func testPublishers(t *testing.T, e search.Engine) {
	r, err := e.Search(t.Context(), search.Query{})
	if err != nil {
		t.Fatal(err)
	}
	want := []search.FacetValue{{Value: "iom", Count: 3}, {Value: "banguat", Count: 1}, {Value: "ilo", Count: 1}, {Value: "worldbank", Count: 1}, {Value: search.NoPublisher, Count: 1}}
	if d := cmp.Diff(want, FacetOf(r, search.FacetPublisher).Values); d != "" {
		t.Errorf("the facet of publishers (-want +got):\n%s", d)
	}
	for _, c := range []struct{ name, want string }{
		{"iom", "ma-fr mx-retorno pt-brief"},
		{"OIM", "ma-fr mx-retorno pt-brief"},
		{"Iom", "ma-fr mx-retorno pt-brief"},
		{"UN Migration", "ma-fr mx-retorno pt-brief"},
		{"Organisation internationale pour les migrations", "ma-fr mx-retorno pt-brief"},
		{"organizacion internacional para las migraciones (OIM)", "ma-fr mx-retorno pt-brief"},
		{"Banque mondiale", "world-remit"},
		{"Bank of Guatemala", "gt-remesas"},
		{"Bureau international du travail", "ph-nurses"},
		{"International Institute of Nothing", ""},
		{"none", "ht-cl"},
	} {
		typed := search.Query{Text: `publisher:"` + c.name + `"`}
		address, err := search.Parse(url.Values{"pub": {c.name}})
		if err != nil {
			t.Errorf("Parse(pub=%s): %v", c.name, err)
		}
		for _, q := range []search.Query{typed, address} {
			got := Find(t, e, q)
			slices.Sort(got)
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("search %v finds %q, want %q", q.Values(), s, c.want)
			}
		}
	}
}
