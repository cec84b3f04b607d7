package listing

import (
	"slices"

	"github.com/simde/simde/search"
)

// NewestShown is how many of the newest documents a page shows.
const NewestShown = 5

// AllValues is more than any facet has.
const AllValues = 1 << 30

// Without returns q without one value of a facet, chosen or excluded.
func Without(q search.Query, f search.Facet, value string) search.Query {
	rest := First(q)
	is := func(x string) bool { return x == value }
	s := rest.Filters[f]
	s.Any, s.Not = slices.DeleteFunc(s.Any, is), slices.DeleteFunc(s.Not, is)
	rest.Filters[f] = s
	return rest
}

// Excluding returns q with a value of a facet excluded.
func Excluding(q search.Query, f search.Facet, value string) search.Query {
	rest := Without(q, f, value)
	s := rest.Filters[f]
	s.Not = append(s.Not, value)
	rest.Filters[f] = s
	return rest
}

// Only is the query for all documents with one value of a facet.
func Only(f search.Facet, value string) search.Query {
	return search.Query{Filters: map[search.Facet]search.Selection{f: {Any: []string{value}}}}
}

// Counts are the values of a facet in a result.
func Counts(res search.Result, f search.Facet) search.FacetCounts {
	for _, x := range res.Facets {
		if x.Facet == f {
			return x
		}
	}
	return search.FacetCounts{Facet: f}
}

// Size is how many hits a page of the answer to q has.
func Size(q search.Query) int {
	if q.Size > 0 {
		return q.Size
	}
	return search.DefaultSize
}

// First returns q with its first page of results.
func First(q search.Query) search.Query {
	q.Page = 1
	q.Filters = copySelections(q.Filters)
	return q
}

// copySelections copies the selections, so that a changed copy of a query leaves the
// query as it is.
func copySelections(in map[search.Facet]search.Selection) map[search.Facet]search.Selection {
	out := make(map[search.Facet]search.Selection, len(in))
	for f, s := range in {
		out[f] = search.Selection{Any: slices.Clone(s.Any), Not: slices.Clone(s.Not)}
	}
	return out
}

// Partial reports whether an answer is a part of what would be found with more
// time.
func Partial(res search.Result) bool {
	return slices.ContainsFunc(res.Notes, func(n search.Note) bool { return n.Code == search.NoteCut })
}
