package web

import (
	"net/url"
	"slices"
	"strconv"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
)

// chip is a part of the query that can be removed.
type chip struct {
	Facet, Label, URL string
	Not               bool
}

// chips are the filters of a query, each with the address without it.
func (s *Server) chips(l schema.Lang, q search.Query) []chip {
	var out []chip
	loc := s.Site.Locale(l)
	for _, f := range search.Facets {
		for _, not := range []bool{false, true} {
			values := q.Filters[f].Any
			if not {
				values = q.Filters[f].Not
			}
			for _, v := range values {
				out = append(out, chip{loc.Say("facet." + string(f)), s.facetLabel(l, f, v), frame.ResultsAddress(l, without(q, f, v)), not})
			}
		}
	}
	if q.Ranged() {
		rest := first(q)
		rest.YearFrom, rest.YearTo = 0, 0
		out = append(out, chip{Facet: loc.Say("facet.year"), Label: yearRange(loc, q.YearFrom, q.YearTo), URL: frame.ResultsAddress(l, rest)})
	}
	return out
}

func yearRange(loc *frame.Locale, from, to int) string {
	switch {
	case from == 0:
		return loc.Say("year.until", strconv.Itoa(to))
	case to == 0:
		return loc.Say("year.since", strconv.Itoa(from))
	case from == to:
		return strconv.Itoa(from)
	}
	return strconv.Itoa(from) + "–" + strconv.Itoa(to)
}

// without returns q without one value of a facet, chosen or excluded.
func without(q search.Query, f search.Facet, value string) search.Query {
	rest := first(q)
	is := func(x string) bool { return x == value }
	s := rest.Filters[f]
	s.Any, s.Not = slices.DeleteFunc(s.Any, is), slices.DeleteFunc(s.Not, is)
	rest.Filters[f] = s
	return rest
}

// drops tries the query without each of its filters and returns those that
// would bring results.
func (s *Server) drops(r *frame.Request, q search.Query) ([]countedValue, error) {
	var out []countedValue
	for _, c := range s.chips(r.Lang, q) {
		u, err := url.Parse(c.URL)
		if err != nil {
			return nil, err
		}
		rest, err := search.Parse(u.Query())
		if err != nil {
			return nil, err
		}
		rest.Lang, rest.Size = r.Lang, 1
		res, err := s.Finder.Search(r.Ctx(), rest)
		if err != nil {
			return nil, err
		}
		if res.Total > 0 {
			out = append(out, countedValue{Label: c.Facet + ": " + c.Label, URL: c.URL, Count: res.Total})
		}
	}
	return out, nil
}
