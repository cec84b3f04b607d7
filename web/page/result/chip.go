package result

import (
	"net/url"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// chip is a part of the query that can be removed.
type chip struct {
	Facet, Label, URL string
	Not               bool
}

// chips are the filters of a query, each with the address without it.
func (s *Results) chips(l schema.Lang, q search.Query) []chip {
	var out []chip
	loc := s.Site.Locale(l)
	for _, f := range search.Facets {
		for _, not := range []bool{false, true} {
			values := q.Filters[f].Any
			if not {
				values = q.Filters[f].Not
			}
			for _, v := range values {
				out = append(out, chip{loc.Say("facet." + string(f)), listing.FacetLabel(s.Site.Locale(l), f, v), frame.ResultsAddress(l, listing.Without(q, f, v)), not})
			}
		}
	}
	if q.Ranged() {
		rest := listing.First(q)
		rest.YearFrom, rest.YearTo = 0, 0
		out = append(out, chip{Facet: loc.Say("facet.year"), Label: listing.Years(loc, q.YearFrom, q.YearTo), URL: frame.ResultsAddress(l, rest)})
	}
	if q.Since != "" {
		rest := listing.First(q)
		rest.Since = ""
		out = append(out, chip{Facet: loc.Say("chip.since"), Label: loc.Format.Date(q.Since), URL: frame.ResultsAddress(l, rest)})
	}
	return out
}

// drops tries the query without each of its filters and returns those that
// would bring results.
func (s *Results) drops(r *frame.Request, q search.Query) ([]listing.Counted, error) {
	var out []listing.Counted
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
			out = append(out, listing.Counted{Label: c.Facet + ": " + c.Label, URL: c.URL, Count: res.Total})
		}
	}
	return out, nil
}
