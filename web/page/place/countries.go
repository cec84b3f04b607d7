package place

import (
	"net/http"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// Countries is the page of all places.
type Countries struct {
	Site   *frame.Site
	Finder search.Engine
}

// countriesPage lists every place that has a page.
type countriesPage struct {
	frame.Frame
	Regions   []frame.Link
	Groups    []frame.Link
	Countries []listing.Counted
}

// List lists every place that has a page.
func (s *Countries) List(r *frame.Request) error {
	res, err := s.Finder.Search(r.Ctx(), search.Query{Lang: r.Lang, Size: 1})
	if err != nil {
		return err
	}
	counts := map[string]int{}
	for _, v := range listing.Counts(res, search.FacetCountry).Values {
		counts[v.Value] = v.Count
	}
	page := countriesPage{Frame: s.Site.Frame(r, frame.RouteCountries, s.Site.Locale(r.Lang).Say("nav.countries"))}
	for _, p := range schema.Places() {
		switch p.Kind() {
		case schema.Region:
			page.Regions = append(page.Regions, frame.Link{Label: p.Name(r.Lang), URL: frame.PlaceAddress(r.Lang, p)})
		case schema.Group:
			page.Groups = append(page.Groups, frame.Link{Label: p.Name(r.Lang), URL: frame.PlaceAddress(r.Lang, p)})
		}
	}
	for _, o := range s.Site.Locale(r.Lang).Countries() {
		p, _ := schema.ReadPlace(o.Value)
		page.Countries = append(page.Countries, listing.Counted{Value: o.Value, Label: o.Label, URL: frame.PlaceAddress(r.Lang, p), Count: counts[string(p)]})
	}
	return s.Site.Render(r, http.StatusOK, "countries.html", page)
}
