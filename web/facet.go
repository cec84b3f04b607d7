package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// facetView is one facet of the filter form.
type facetView struct {
	Facet  search.Facet
	Label  string
	Open   bool
	Values []facetValueView
	All    string // address of the whole list, where it has more values than are shown
	Total  int
}

// facetValueView is one check box.
type facetValueView struct {
	search.FacetValue
	ID      string // of the check box: it is the same one wherever in the list the value stands
	Label   string
	Acronym string // under the label, or ""
	Exclude string // address that excludes the value
}

// shownFacets are the facets of the form with how many values each shows. The
// years have a form of their own.
var shownFacets = []struct {
	facet search.Facet
	most  int
	open  bool
}{
	{search.FacetCorridor, 8, true},
	{search.FacetPublisher, 5, true},
	{search.FacetTopic, 8, true},
	{search.FacetOrigin, 5, false},
	{search.FacetDestination, 5, false},
	{search.FacetCountry, 5, false},
	{search.FacetRegion, 5, false},
	{search.FacetLang, 8, false},
	{search.FacetKind, 5, false},
	{search.FacetCollection, 5, false},
}

func (s *Server) facetViews(l schema.Lang, q search.Query, res search.Result) []facetView {
	var out []facetView
	for _, f := range shownFacets {
		counts := listing.Counts(res, f.facet)
		if len(counts.Values) == 0 {
			continue
		}
		chosen := q.Filters[f.facet]
		v := facetView{Facet: f.facet, Label: s.Site.Locale(l).Say("facet." + string(f.facet)), Total: counts.Total,
			Open: f.open || len(chosen.Any)+len(chosen.Not) > 0}
		if v.Total > f.most {
			v.All = frame.WithValues(frame.Address(l, frame.RouteFacets, string(f.facet)), listing.First(q).Values())
		}
		for i, x := range counts.Values {
			if i >= f.most && !x.Selected && !x.Excluded && !search.Last(f.facet, x.Value) {
				continue
			}
			label, acronym := s.facetName(l, f.facet, x.Value)
			v.Values = append(v.Values, facetValueView{x, string(f.facet) + "-" + url.QueryEscape(x.Value), label, acronym, frame.ResultsAddress(l, listing.Excluding(q, f.facet, x.Value))})
		}
		out = append(out, v)
	}
	return out
}

// facetName names a value of a facet in l, an organisation that is known by
// its name and its acronym apart.
func (s *Server) facetName(l schema.Lang, f search.Facet, value string) (label, acronym string) {
	if o, ok := schema.OrganisationByID(value); ok && f == search.FacetPublisher {
		label, acronym = o.Name.In(l), o.Acronym.In(l)
		if strings.Contains(label, acronym) {
			acronym = ""
		}
		return label, acronym
	}
	return listing.FacetLabel(s.Site.Locale(l), f, value), ""
}

// histogram is the number of documents a year.
type histogram struct {
	Bars          []bar
	Width, Height int // of the drawing, in its own units
	From, To      int // chosen; 0 for open
	First, Last   int // years drawn
	MostIn, Most  int // the fullest year and its documents
	HasChoice     bool
}

// bar is one year of a histogram.
type bar struct {
	Year, Count         int
	X, Y, Width, Height int
	On                  bool
	URL                 string
}

const (
	histogramWidth  = 240
	histogramHeight = 64
	histogramYears  = 40 // the newest years, at most
)

func (s *Server) histogram(l schema.Lang, q search.Query, counts search.FacetCounts) histogram {
	h := histogram{Width: histogramWidth, Height: histogramHeight, From: q.YearFrom, To: q.YearTo, HasChoice: q.Ranged()}
	byYear := map[int]int{}
	for _, v := range counts.Values {
		y, err := strconv.Atoi(v.Value)
		if err == nil && v.Count > 0 {
			byYear[y] = v.Count
			if v.Count > h.Most || v.Count == h.Most && y > h.MostIn {
				h.Most, h.MostIn = v.Count, y
			}
		}
	}
	if len(byYear) == 0 {
		return h
	}
	years := make([]int, 0, len(byYear))
	for y := range byYear {
		years = append(years, y)
	}
	h.First, h.Last = slices.Min(years), slices.Max(years)
	h.First = max(h.First, h.Last-histogramYears+1)
	n := h.Last - h.First + 1
	step := histogramWidth / max(n, 8)
	h.Width = step * max(n, 8)
	for y := h.First; y <= h.Last; y++ {
		b := bar{Year: y, Count: byYear[y], X: (y - h.First) * step, Width: max(step-1, 1)}
		if b.Count > 0 {
			b.Height = max(2, b.Count*histogramHeight/h.Most)
		}
		b.Y = histogramHeight - b.Height
		b.On = h.HasChoice && y >= h.From && (h.To == 0 || y <= h.To)
		pick := listing.First(q)
		pick.YearFrom, pick.YearTo = y, y
		b.URL = frame.ResultsAddress(l, pick)
		h.Bars = append(h.Bars, b)
	}
	return h
}
