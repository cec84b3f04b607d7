package enginetest

import (
	"maps"
	"slices"
	"testing"

	"github.com/simde/simde/search"
)

// FacetOf returns the counts of one facet of an answer.
func FacetOf(r search.Result, f search.Facet) search.FacetCounts {
	for _, c := range r.Facets {
		if c.Facet == f {
			return c
		}
	}
	return search.FacetCounts{}
}

// CheckCounts tests that for each query the count beside every value of every
// facet is the number of results with that value alone chosen in the facet.
func CheckCounts(t testing.TB, e search.Engine, queries ...search.Query) {
	t.Helper()
	for _, q := range queries {
		r, err := e.Search(t.Context(), q)
		if err != nil {
			t.Fatalf("Search(%v): %v", q.Values(), err)
		}
		for _, f := range r.Facets {
			for _, v := range f.Values {
				CheckCount(t, e, q, f.Facet, v)
			}
		}
	}
}

// CheckCount tests the count beside one value.
func CheckCount(t testing.TB, e search.Engine, q search.Query, f search.Facet, v search.FacetValue) {
	t.Helper()
	clicked := Clicked(q, f, v.Value)
	r, err := e.Search(t.Context(), clicked)
	if err != nil {
		t.Fatalf("Search(%v): %v", clicked.Values(), err)
	}
	if r.Total != v.Count {
		t.Errorf("search %v: beside %s %s stands %d, a click finds %d", q.Values(), f, v.Value, v.Count, r.Total)
	}
}

// Clicked returns q with one value alone chosen in a facet; what else is
// excluded in the facet stays so.
func Clicked(q search.Query, f search.Facet, value string) search.Query {
	q.Filters = maps.Clone(q.Filters)
	if q.Filters == nil {
		q.Filters = map[search.Facet]search.Selection{}
	}
	not := slices.DeleteFunc(slices.Clone(q.Filters[f].Not), func(x string) bool { return x == value })
	q.Filters[f] = search.Selection{Any: []string{value}, Not: not}
	if f == search.FacetYear {
		q.YearFrom, q.YearTo = 0, 0
	}
	q.Size = 1
	return q
}
