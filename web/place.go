package web

import (
	"net/http"
	"strings"

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
	s.placeFigures(r, p, documentsByYear(res), &page)
	return s.render(r, http.StatusOK, "place.html", page)
}

// placeFigures fills in the figures of a place at either end.
func (s *Server) placeFigures(r *request, p schema.Place, byYear []yearValue, page *placePage) {
	page.Charts = s.placeCharts(r, p, byYear)
	for _, c := range page.Charts {
		for _, f := range c.Series[:min(len(c.Series), 1)] {
			v := f.latest()
			page.Keys = append(page.Keys, keyFigure{Label: c.Heading, Value: v.Text, Source: f.said(v)})
		}
	}
	if main, ok := s.mainStock(); ok {
		page.AsOrigin = s.ranked(r.Lang, Ask{Series: main.ID, Origin: p, N: placeRows})
		page.AsDest = s.ranked(r.Lang, Ask{Series: main.ID, Destination: p, N: placeRows})
		page.Map = s.mapOf(r.Lang, "map", page.Name, append(append([]flowRow(nil), page.AsOrigin...), page.AsDest...), 2*placeRows)
	}
}

// placeCharts draws the figures of a place at either end, over the documents of
// the same years.
func (s *Server) placeCharts(r *request, p schema.Place, byYear []yearValue) []chartSection {
	loc, name := s.locales[r.Lang], p.Name(r.Lang)
	var out []chartSection
	add := func(file, heading string, c schema.Corridor, documents []yearValue, m schema.Measure) {
		if series := severalYears(s.seriesBetween(r.Lang, c, m)); len(series) > 0 {
			x := s.newChartSection(r, file, heading, "", series, documents, len(out)+1)
			x.CSV = address(r.Lang, routeData, series[0].Series.ID) + ".csv"
			out = append(out, x)
		}
	}
	from, in := schema.Corridor{Origin: p}, schema.Corridor{Destination: p}
	add("emigrants", loc.say("place.emigrants", name), from, byYear, schema.MeasureStock)
	add("immigrants", loc.say("place.immigrants", name), in, byYear, schema.MeasureStock)
	add("refugees-from", loc.say("place.refugees-from", name), from, nil, schema.MeasureRefugees)
	add("refugees-in", loc.say("place.refugees-in", name), in, nil, schema.MeasureRefugees)
	add("protection-from", loc.say("place.protection-from", name), from, nil, schema.MeasureProtection)
	add("protection-in", loc.say("place.protection-in", name), in, nil, schema.MeasureProtection)
	if p.Kind() == schema.Country {
		add("inflows", loc.say("corridor.inflows", name), from, nil, schema.MeasureRemittances)
		add("outflows", loc.say("place.outflows", name), in, nil, schema.MeasureRemittances)
	}
	return out
}

// placeChart gives out one chart of a place as a file.
func (s *Server) placeChart(r *request) error {
	p, known := schema.ReadPlace(r.Param("place"))
	name, ok := strings.CutSuffix(r.Param("chart"), chartFile)
	if !known || !ok {
		return schema.ErrNotFound
	}
	return s.chartAsFile(r, s.placeCharts(r, p, nil), name)
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
