package plan

import (
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// Filter is the selection in one facet: a document must have a value that one
// of Any, or Years, stands for, where there is any, and none that one of Not
// stands for.
type Filter struct {
	Facet int // by number
	Any   []string
	Not   []string
	Years *InYears // a range of years is one more value of Any
}

// filters reads the selections of q.
func filters(q search.Query) []Filter {
	var out []Filter
	for i, f := range search.Facets {
		s := q.Filters[f]
		c := Filter{Facet: i, Any: s.Any, Not: s.Not}
		if f == search.FacetYear && q.Ranged() {
			c.Years = &InYears{q.YearFrom, q.YearTo}
		}
		if len(s.Any)+len(s.Not) > 0 || c.Years != nil {
			out = append(out, c)
		}
	}
	return out
}

// Matching returns which values of a facet one chosen by a person stands for:
// itself, and what lies within it.
func Matching(facet int, value string) func(name string) bool {
	wider := func(string) bool { return false }
	switch search.Facets[facet] {
	case search.FacetCorridor:
		if c, err := schema.ParseCorridor(value); err == nil {
			wider = func(name string) bool {
				n, err := schema.ParseCorridor(name)
				return err == nil && c.Covers(n)
			}
		}
	case search.FacetOrigin, search.FacetDestination, search.FacetCountry:
		if p := schema.Place(value); p.Kind() != schema.Country {
			wider = func(name string) bool { return p.Contains(schema.Place(name)) }
		}
	}
	return func(name string) bool { return name == value || wider(name) }
}
