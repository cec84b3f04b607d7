package web

import (
	"net/http"
	"strconv"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// placePage is a country or a region: as origin, as destination, and in the
// documents.
type placePage struct {
	frame
	Name      string
	Region    bool
	Within    []link
	Members   []link
	Keys      []keyFigure
	Charts    []chartSection
	AsOrigin  []flowRow
	AsDest    []flowRow
	Documents int
	DocsURL   string
	Topics    []countedValue
	Newest    []schema.Card
	Map       flowMap
}

const placeRows = 10

func (s *Server) place(r *request) error {
	p, ok := schema.ReadPlace(r.Param("place"))
	if !ok {
		return schema.ErrNotFound
	}
	if want := placeAddress(r.Lang, p); want != r.Request.URL.Path {
		r.Redirect(http.StatusMovedPermanently, want)
		return nil
	}
	at, facet := routeCountries, search.FacetCountry
	if p.Kind() != schema.Country {
		at, facet = routeRegions, search.FacetRegion
	}
	page := placePage{frame: s.frame(r, at, p.Name(r.Lang)), Name: p.Name(r.Lang), Region: at == routeRegions}
	page.Nav = routeCountries
	for _, x := range p.Within() {
		page.Within = append(page.Within, link{x.Name(r.Lang), placeAddress(r.Lang, x)})
	}
	for _, x := range p.Members() {
		page.Members = append(page.Members, link{x.Name(r.Lang), placeAddress(r.Lang, x)})
	}
	about := only(facet, string(p))
	page.DocsURL = resultsAddress(r.Lang, about)
	about.Lang, about.Size, about.Sort = r.Lang, corridorDocuments, search.ByNewest
	res, err := s.Finder.Search(r.ctx(), about)
	if err != nil {
		return err
	}
	page.Documents = res.Total
	page.Topics = s.countedWithin(r.Lang, about, res, search.FacetTopic, 8)
	if page.Newest, err = s.Catalogue.Cards(r.ctx(), hitIDs(res.Hits)); err != nil {
		return err
	}
	s.placeFigures(r.Lang, p, documentsByYear(res), &page)
	return s.render(r, http.StatusOK, "place.html", page)
}

// placeFigures fills in the figures of a place at either end.
func (s *Server) placeFigures(l schema.Lang, p schema.Place, byYear []yearValue, page *placePage) {
	loc := s.locales[l]
	add := func(heading string, c schema.Corridor, documents []yearValue, m schema.Measure) {
		series := severalYears(s.seriesBetween(l, c, m))
		if len(series) == 0 {
			return
		}
		id := "chart" + strconv.Itoa(len(page.Charts)+1)
		page.Charts = append(page.Charts, chartSection{heading, s.chartOf(l, id, heading, series, documents), series, ""})
		v := series[0].latest()
		page.Keys = append(page.Keys, keyFigure{Label: heading, Value: v.Text, Source: strconv.Itoa(v.Year) + " · " + series[0].Source})
	}
	out, in := schema.Corridor{Origin: p}, schema.Corridor{Destination: p}
	add(loc.say("place.emigrants", page.Name), out, byYear, schema.MeasureStock)
	add(loc.say("place.immigrants", page.Name), in, byYear, schema.MeasureStock)
	add(loc.say("place.refugees-from", page.Name), out, nil, schema.MeasureRefugees)
	add(loc.say("place.refugees-in", page.Name), in, nil, schema.MeasureRefugees)
	if p.Kind() == schema.Country {
		add(loc.say("corridor.inflows", page.Name), out, nil, schema.MeasureRemittances)
	}
	if main, ok := s.mainStock(); ok {
		page.AsOrigin = s.ranked(l, Ask{Series: main.ID, Origin: p, N: placeRows})
		page.AsDest = s.ranked(l, Ask{Series: main.ID, Destination: p, N: placeRows})
		page.Map = s.mapOf(l, "map", page.Name, append(append([]flowRow(nil), page.AsOrigin...), page.AsDest...), 2*placeRows)
	}
}

// countriesPage lists every place that has a page.
type countriesPage struct {
	frame
	Regions   []link
	Groups    []link
	Countries []countedValue
}

func (s *Server) countries(r *request) error {
	res, err := s.Finder.Search(r.ctx(), search.Query{Lang: r.Lang, Size: 1})
	if err != nil {
		return err
	}
	counts := map[string]int{}
	for _, v := range facetOf(res, search.FacetCountry).Values {
		counts[v.Value] = v.Count
	}
	page := countriesPage{frame: s.frame(r, routeCountries, s.locales[r.Lang].say("nav.countries"))}
	for _, p := range schema.Places() {
		switch p.Kind() {
		case schema.Region:
			page.Regions = append(page.Regions, link{p.Name(r.Lang), placeAddress(r.Lang, p)})
		case schema.Group:
			page.Groups = append(page.Groups, link{p.Name(r.Lang), placeAddress(r.Lang, p)})
		}
	}
	for _, o := range s.placeOptions(r.Lang) {
		p, _ := schema.ReadPlace(o.Value)
		page.Countries = append(page.Countries, countedValue{o.Value, o.Label, placeAddress(r.Lang, p), counts[string(p)]})
	}
	return s.render(r, http.StatusOK, "countries.html", page)
}
