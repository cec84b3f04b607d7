package plan

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"

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
		most := shown
		if f == search.FacetYear || f == search.FacetTopic {
			most = all
		}
		values, total := c.values(q, i, most)
		out = append(out, search.FacetCounts{Facet: f, Values: values, Total: total})
	}
	return out
}

// all is no bound on values.
const all = math.MaxInt

// values lists the values of one facet, the chosen first, then by count: so many,
// and one more where it stands behind all others. It returns how many there are.
func (c *Counts) values(q *Query, facet, most int) (out []search.FacetValue, total int) {
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
	f := search.Columns[facet]
	others := make([]search.FacetValue, 0, len(c.Values[facet]))
	for _, v := range c.Values[facet] {
		if !taken[v.Value] && listed(f, v.Value) {
			others = append(others, search.FacetValue{Value: v.Value, Count: v.Docs})
		}
	}
	total = len(out) + len(others)
	return append(out, commonest(f, others, max(0, most-len(out)))...), total
}

// commonest puts n values with the greatest counts in order, and behind them the
// one that stands behind all others.
func commonest(f search.Facet, values []search.FacetValue, n int) []search.FacetValue {
	if n < len(values) {
		least := nthGreatest(values, n)
		values = slices.DeleteFunc(values, func(v search.FacetValue) bool { return v.Count < least && !search.Last(f, v.Value) })
	}
	slices.SortFunc(values, func(a, b search.FacetValue) int {
		return cmp.Or(compareLast(f, a.Value, b.Value), cmp.Compare(b.Count, a.Count), strings.Compare(a.Value, b.Value))
	})
	if n >= len(values) {
		return values
	}
	if last := values[len(values)-1]; search.Last(f, last.Value) {
		return append(values[:n:n], last)
	}
	return values[:n:n]
}

// nthGreatest returns a count that at least n values besides the one behind all
// others reach, if there are as many.
func nthGreatest(values []search.FacetValue, n int) int {
	counts := make([]int, len(values))
	for i, v := range values {
		counts[i] = v.Count
	}
	slices.Sort(counts)
	return counts[max(0, len(counts)-n-1)]
}

// listed reports whether a value is shown in the list of a facet when nobody
// chose it: of corridors and places, those of countries. Of a wider one the
// list could not tell the count after a click without its members.
func listed(f search.Facet, value string) bool {
	switch f {
	case search.FacetCorridor:
		origin, destination, _ := strings.Cut(value, "-")
		return isCountry(origin) && isCountry(destination)
	case search.FacetOrigin, search.FacetDestination:
		return isCountry(value)
	}
	return true
}

// isCountry reports whether a code is that of a country. A list has thousands of
// corridors.
func isCountry(code string) bool {
	return len(code) == 2 && countries()[int(code[0])<<8|int(code[1])]
}

// countries are the codes of countries, two letters each, as numbers.
var countries = sync.OnceValue(func() *[1 << 16]bool {
	known := new([1 << 16]bool)
	for _, p := range schema.Countries() {
		known[int(p[0])<<8|int(p[1])] = true
	}
	return known
})

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
