package plan

import (
	"cmp"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// Counts are the values of all facets over the documents that a query finds.
// The count of a value is the number of documents that the query would find
// with that value alone chosen in its facet: a facet's own choices are left out
// of its counts, and so is the exclusion of the value itself.
type Counts struct {
	// Values are those that some document has, by facet, in no order.
	Values [Facets][]Count
	// Chosen are those of Filter.Any and then Filter.Not of the facet, with the
	// documents of all values that each stands for.
	Chosen [Facets][]Count
}

// Count is a value of a facet with the number of documents.
type Count struct {
	Value string
	Docs  int
}

// shown is how many values of a facet an answer lists beside the chosen ones.
const shown = 60

// list lists the counts of all facets.
func (c *Counts) list(q *Query) []search.FacetCounts {
	var out []search.FacetCounts
	for i, f := range search.Facets {
		values := c.values(q, i)
		total := len(values)
		if f != search.FacetYear && f != search.FacetTopic && len(values) > shown {
			last := values[len(values)-1]
			if values = values[:shown:shown]; search.Last(f, last.Value) {
				values = append(values, last)
			}
		}
		out = append(out, search.FacetCounts{Facet: f, Values: values, Total: total})
	}
	return out
}

// values lists the values of one facet, the chosen first, then by count.
func (c *Counts) values(q *Query, facet int) []search.FacetValue {
	var out []search.FacetValue
	taken := map[string]bool{}
	for _, f := range q.Filters {
		if f.Facet != facet {
			continue
		}
		for i, s := range c.Chosen[facet] {
			if !taken[s.Value] {
				taken[s.Value] = true
				excluded := i >= len(f.Any)
				out = append(out, search.FacetValue{Value: s.Value, Count: s.Docs, Selected: !excluded, Excluded: excluded})
			}
		}
	}
	picked := len(out)
	f := search.Columns[facet]
	for _, v := range c.Values[facet] {
		if !taken[v.Value] && listed(f, v.Value) {
			out = append(out, search.FacetValue{Value: v.Value, Count: v.Docs})
		}
	}
	slices.SortFunc(out[picked:], func(a, b search.FacetValue) int {
		return cmp.Or(compareLast(f, a.Value, b.Value), cmp.Compare(b.Count, a.Count), strings.Compare(a.Value, b.Value))
	})
	return out
}

// listed reports whether a value is shown in the list of a facet when nobody
// chose it: of corridors and places, those of countries. Of a wider one the
// list could not tell the count after a click without its members.
func listed(f search.Facet, value string) bool {
	switch f {
	case search.FacetCorridor:
		c, err := schema.ParseCorridor(value)
		return err == nil && c.Origin.Kind() == schema.Country && c.Destination.Kind() == schema.Country
	case search.FacetOrigin, search.FacetDestination:
		return schema.Place(value).Kind() == schema.Country
	}
	return true
}

// compareLast puts a value that stands behind all others of its facet there.
func compareLast(f search.Facet, a, b string) int {
	switch last := search.Last(f, a); {
	case last == search.Last(f, b):
		return 0
	case last:
		return 1
	}
	return -1
}
