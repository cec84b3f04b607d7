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
	for i, f := range search.Columns {
		s := q.Filters[f]
		c := Filter{Facet: i, Any: s.Any, Not: s.Not}
		if f == search.FacetYear && q.Ranged() {
			c.Years = &InYears{q.YearFrom, q.YearTo}
		}
		if len(s.Any)+len(s.Not) > 0 || c.Years != nil {
			out = append(out, c)
		}
	}
	if q.Since != "" {
		f, days := q.Entered()
		out = append(out, Filter{Facet: FacetNumber(f), Any: days})
	}
	return out
}

// Matching returns which values of a facet one chosen by a person stands for:
// itself, and what lies within it.
func Matching(facet int, value string) func(name string) bool {
	wider := func(string) bool { return false }
	switch search.Columns[facet] {
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

// Wider returns the values of a facet that stand for any of some values and are
// none of them: those by which Matching finds them as well. Each is written as
// schema writes it.
func Wider(facet int, values []string) []string {
	seen := map[string]bool{}
	for _, v := range values {
		seen[v] = true
	}
	var out []string
	for _, v := range values {
		for _, w := range wider(search.Columns[facet], v) {
			if !seen[w] {
				seen[w] = true
				out = append(out, w)
			}
		}
	}
	return out
}

func wider(f search.Facet, value string) []string {
	switch f {
	case search.FacetCorridor:
		c, err := schema.ParseCorridor(value)
		if err != nil {
			return nil
		}
		return widerCorridors(c)
	case search.FacetOrigin, search.FacetDestination, search.FacetCountry:
		var out []string
		for _, p := range schema.Place(value).Within() {
			if p.Kind() != schema.Country {
				out = append(out, string(p))
			}
		}
		return out
	}
	return nil
}

// widerCorridors returns the corridors that cover c.
func widerCorridors(c schema.Corridor) []string {
	var out []string
	for _, o := range append([]schema.Place{"", c.Origin}, c.Origin.Within()...) {
		for _, d := range append([]schema.Place{"", c.Destination}, c.Destination.Within()...) {
			if w := (schema.Corridor{Origin: o, Destination: d}); o != d && w != c {
				out = append(out, w.String())
			}
		}
	}
	return out
}
