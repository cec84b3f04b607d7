package result

import (
	"html/template"
	"net/url"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// facetView is one facet of the filter form.
type facetView struct {
	Label string
	Open  bool
	Boxes template.HTML
	All   string // address of the whole list, where it has more values than are shown
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

func (s *Results) facetViews(l schema.Lang, q search.Query, res search.Result) []facetView {
	var out []facetView
	for _, f := range shownFacets {
		counts := listing.Counts(res, f.facet)
		if len(counts.Values) == 0 {
			continue
		}
		chosen := q.Filters[f.facet]
		v := facetView{Label: s.Site.Locale(l).Say("facet." + string(f.facet)), Open: f.open || len(chosen.Any)+len(chosen.Not) > 0}
		if counts.Total > f.most {
			v.All = frame.WithValues(frame.Address(l, frame.RouteFacets, string(f.facet)), listing.First(q).Values())
		}
		var values []facetValueView
		for i, x := range counts.Values {
			if i >= f.most && !x.Selected && !x.Excluded && !search.Last(f.facet, x.Value) {
				continue
			}
			label, acronym := s.facetName(l, f.facet, x.Value)
			values = append(values, facetValueView{x, string(f.facet) + "-" + inID.Replace(url.QueryEscape(x.Value)), label, acronym, frame.ResultsAddress(l, listing.Excluding(q, f.facet, x.Value))})
		}
		v.Boxes = s.boxes(l, f.facet, values)
		out = append(out, v)
	}
	return out
}

// facetName names a value of a facet in l, an organisation that is known by
// its name and its acronym apart.
func (s *Results) facetName(l schema.Lang, f search.Facet, value string) (label, acronym string) {
	if o, ok := schema.OrganisationByID(value); ok && f == search.FacetPublisher {
		label, acronym = o.Name.In(l), o.Acronym.In(l)
		if strings.Contains(label, acronym) {
			acronym = ""
		}
		return label, acronym
	}
	return listing.FacetLabel(s.Site.Locale(l), f, value), ""
}

// inID writes an escaped value in the letters of an id, no two values alike.
var inID = strings.NewReplacer("_", "_5F", ".", "_2E", "~", "_7E", "+", "_20", "%", "_")
