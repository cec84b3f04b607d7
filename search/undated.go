package search

import (
	"slices"

	"github.com/simde/simde/schema"
)

// Undated is the value of FacetYear of documents without a date.
const Undated = "undated"

var undatedNames = map[schema.Lang]string{schema.Spanish: "sin fecha", schema.English: "undated", schema.French: "sans date"}

// Ranged reports whether q names a first or a last year.
func (q Query) Ranged() bool { return q.YearFrom != 0 || q.YearTo != 0 }

// Undated returns how many documents without a date the range of years of q
// drops, and how many of those found have none. Where the range is joined by
// Undated it drops none.
func (r Result) Undated(q Query) (dropped, found int) {
	if !q.Ranged() {
		return 0, 0
	}
	sel := q.Filters[FacetYear]
	for _, c := range r.Facets {
		for _, v := range c.Values {
			switch {
			case c.Facet != FacetYear || v.Value != Undated || slices.Contains(sel.Not, Undated):
			case slices.Contains(sel.Any, Undated):
				found = v.Count
			default:
				dropped = v.Count
			}
		}
	}
	return dropped, found
}
