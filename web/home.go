package web

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/atlas"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/frame"
)

// homePage is what the library holds, at a glance.
type homePage struct {
	frame.Frame
	Documents int
	ByLang    []countedValue
	Recent    []schema.Card
	Topics    []countedValue
	Corridors []countedCorridor
	Places    []frame.Option // of the picker
	Map       atlas.Map      // of the largest corridors
	Caption   string
	Totals    []countedValue
}

// countedValue is a value of a facet with its label, its count and where its
// documents are.
type countedValue struct {
	Value, Label, URL string
	Count             int
}

type countedCorridor struct {
	Corridor frame.CorridorView
	URL      string
	Count    int
}

const (
	homeRecent    = 5
	homeTopics    = 8
	homeCorridors = 8
	homeArcs      = 20
)

// homeRegion is where SIMDE began: the largest corridors from Latin America
// and the Caribbean are the ones on the map of the home page.
const homeRegion schema.Place = "419"

// homeFigures fills in the map and the numbers of what the library holds.
func (s *Server) homeFigures(l schema.Lang, res search.Result, page *homePage) {
	loc := s.Site.Locale(l)
	page.Totals = append(page.Totals, countedValue{Label: loc.Say("nav.documents"), URL: frame.Address(l, frame.RouteDocuments), Count: res.Total})
	if n := facetOf(res, search.FacetCorridor).Total; n > 0 {
		page.Totals = append(page.Totals, countedValue{Label: loc.Say("home.corridors-read"), URL: frame.Address(l, frame.RouteFacets, string(search.FacetCorridor)), Count: n})
	}
	main, ok := s.Bank.MainStock()
	if !ok {
		return
	}
	years := s.Figures.Years(main.ID)
	rows := s.Bank.Ranked(l, bank.Ask{Series: main.ID, Origin: homeRegion, N: homeArcs})
	page.Caption = loc.Say("explorer.caption", schema.MeasureStock.Name(l), strconv.Itoa(years[len(years)-1]), bank.SourceOf(main))
	page.Map = s.Bank.Map(l, "map", loc.Say("home.map"), rows, homeArcs)
	page.Totals = append(page.Totals, countedValue{Label: loc.Say("home.series"), URL: frame.Address(l, frame.RouteData), Count: len(s.Figures.Series())})
}

func (s *Server) home(r *frame.Request) error {
	res, err := s.Finder.Search(r.Ctx(), search.Query{Lang: r.Lang, Size: 1})
	if err != nil {
		return err
	}
	recent, err := s.Catalogue.Recent(r.Ctx(), homeRecent)
	if err != nil {
		return err
	}
	loc := s.Site.Locale(r.Lang)
	page := homePage{Frame: s.Site.Frame(r, frame.RouteHome, loc.Say("site.name")), Documents: res.Total, Recent: recent}
	page.Description = loc.Say("site.about")
	page.ByLang = s.counted(r.Lang, res, search.FacetLang, 3)
	page.Topics = s.counted(r.Lang, res, search.FacetTopic, homeTopics)
	page.Corridors = countedCorridors(r.Lang, res, homeCorridors)
	page.Places = s.placeOptions(r.Lang)
	s.homeFigures(r.Lang, res, &page)
	if page.Head, err = siteLD(s.Site.Base(r.Request), r.Lang, "SIMDE"); err != nil {
		return err
	}
	return s.Site.Render(r, http.StatusOK, "home.html", page)
}

// countedCorridors returns the n corridors with the most documents.
func countedCorridors(l schema.Lang, res search.Result, n int) []countedCorridor {
	var out []countedCorridor
	for _, v := range facetOf(res, search.FacetCorridor).Values {
		c, err := schema.ParseCorridor(v.Value)
		if err == nil && v.Count > 0 && c.Origin != "" && c.Destination != "" && len(out) < n {
			out = append(out, countedCorridor{frame.CorridorOf(l, c), frame.ResultsAddress(l, only(search.FacetCorridor, v.Value)), v.Count})
		}
	}
	return out
}

// only is the query for all documents with one value of a facet.
func only(f search.Facet, value string) search.Query {
	return search.Query{Filters: map[search.Facet]search.Selection{f: {Any: []string{value}}}}
}

// counted returns the first n values of a facet, labelled.
func (s *Server) counted(l schema.Lang, res search.Result, f search.Facet, n int) []countedValue {
	var out []countedValue
	for _, v := range facetOf(res, f).Values {
		if len(out) == n {
			break
		}
		out = append(out, countedValue{v.Value, s.facetLabel(l, f, v.Value), frame.ResultsAddress(l, only(f, v.Value)), v.Count})
	}
	return out
}

func facetOf(res search.Result, f search.Facet) search.FacetCounts {
	for _, x := range res.Facets {
		if x.Facet == f {
			return x
		}
	}
	return search.FacetCounts{Facet: f}
}

// placeOptions lists the countries in the order of the language.
func (s *Server) placeOptions(l schema.Lang) []frame.Option {
	var out []frame.Option
	for _, p := range schema.Countries() {
		out = append(out, frame.Option{Value: p.Slug(), Label: p.Name(l)})
	}
	c := s.Site.Locale(l).Sorter()
	slices.SortStableFunc(out, func(a, b frame.Option) int { return c.CompareString(a.Label, b.Label) })
	return out
}
