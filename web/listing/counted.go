package listing

import (
	"slices"
	"strconv"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/chart"
	"github.com/simde/simde/web/frame"
)

// ByYear counts the documents of a result by the year of their publication.
func ByYear(res search.Result) []chart.Value {
	var out []chart.Value
	for _, v := range Counts(res, search.FacetYear).Values {
		if y, err := strconv.Atoi(v.Value); err == nil && v.Count > 0 {
			out = append(out, chart.Value{Period: schema.InYear(y), Value: float64(v.Count)})
		}
	}
	slices.SortFunc(out, func(a, b chart.Value) int { return a.Year - b.Year })
	return out
}

// Counted is a value of a facet with its label, its count and where its
// documents are.
type Counted struct {
	Value, Label, URL string
	Count             int
}

// TopWithin is counted with links that keep the query's own filters.
func TopWithin(loc *frame.Locale, q search.Query, res search.Result, f search.Facet, n int) []Counted {
	out := Top(loc, res, f, n)
	for i := range out {
		narrowed := First(q)
		narrowed.Size, narrowed.Sort = 0, search.ByRelevance
		narrowed.Filters[f] = search.Selection{Any: []string{out[i].Value}}
		out[i].URL = frame.ResultsAddress(loc.Lang, narrowed)
	}
	return out
}

// CountedCorridor is a corridor with its documents.
type CountedCorridor struct {
	Corridor frame.CorridorView
	URL      string
	Count    int
}

// TopCorridors returns the n corridors with the most documents.
func TopCorridors(l schema.Lang, res search.Result, n int) []CountedCorridor {
	var out []CountedCorridor
	for _, v := range Counts(res, search.FacetCorridor).Values {
		c, err := schema.ParseCorridor(v.Value)
		if err == nil && v.Count > 0 && c.Origin != "" && c.Destination != "" && len(out) < n {
			out = append(out, CountedCorridor{frame.CorridorOf(l, c), frame.ResultsAddress(l, Only(search.FacetCorridor, v.Value)), v.Count})
		}
	}
	return out
}

// Top returns the first n values of a facet, labelled.
func Top(loc *frame.Locale, res search.Result, f search.Facet, n int) []Counted {
	var out []Counted
	for _, v := range Counts(res, f).Values {
		if len(out) == n {
			break
		}
		out = append(out, Counted{v.Value, FacetLabel(loc, f, v.Value), frame.ResultsAddress(loc.Lang, Only(f, v.Value)), v.Count})
	}
	return out
}
