package web

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// homePage is what the library holds, at a glance.
type homePage struct {
	frame
	Documents int
	ByLang    []countedValue
	Recent    []schema.Card
	Topics    []countedValue
	Corridors []countedCorridor
	Places    []option // of the picker
	Map       flowMap  // of the largest corridors
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
	Corridor corridorView
	URL      string
	Count    int
}

// option is an entry of a select element.
type option struct {
	Value, Label string
	Selected     bool
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
	loc := s.locales[l]
	page.Totals = append(page.Totals, countedValue{Label: loc.say("nav.documents"), URL: address(l, routeDocuments), Count: res.Total})
	if n := facetOf(res, search.FacetCorridor).Total; n > 0 {
		page.Totals = append(page.Totals, countedValue{Label: loc.say("home.corridors-read"), URL: address(l, routeFacets, string(search.FacetCorridor)), Count: n})
	}
	main, ok := s.mainStock()
	if !ok {
		return
	}
	years := s.Figures.Years(main.ID)
	rows := s.ranked(l, Ask{Series: main.ID, Origin: homeRegion, N: homeArcs})
	page.Caption = loc.say("explorer.caption", schema.MeasureStock.Name(l), strconv.Itoa(years[len(years)-1]), sourceOf(main))
	page.Map = s.mapOf(l, "map", loc.say("home.map"), rows, homeArcs)
	page.Totals = append(page.Totals, countedValue{Label: loc.say("home.series"), URL: address(l, routeData), Count: len(s.Figures.Series())})
}

func (s *Server) home(r *request) error {
	res, err := s.Finder.Search(r.ctx(), search.Query{Lang: r.Lang, Size: 1})
	if err != nil {
		return err
	}
	recent, err := s.Catalogue.Recent(r.ctx(), homeRecent)
	if err != nil {
		return err
	}
	loc := s.locales[r.Lang]
	page := homePage{frame: s.frame(r, routeHome, loc.say("site.name")), Documents: res.Total, Recent: recent}
	page.Description = loc.say("site.about")
	page.ByLang = s.counted(r.Lang, res, search.FacetLang, 3)
	page.Topics = s.counted(r.Lang, res, search.FacetTopic, homeTopics)
	page.Corridors = countedCorridors(r.Lang, res, homeCorridors)
	page.Places = s.placeOptions(r.Lang)
	s.homeFigures(r.Lang, res, &page)
	if page.Head, err = siteLD(s.base(r.Request), r.Lang, "SIMDE"); err != nil {
		return err
	}
	return s.render(r, http.StatusOK, "home.html", page)
}

// countedCorridors returns the n corridors with the most documents.
func countedCorridors(l schema.Lang, res search.Result, n int) []countedCorridor {
	var out []countedCorridor
	for _, v := range facetOf(res, search.FacetCorridor).Values {
		c, err := schema.ParseCorridor(v.Value)
		if err == nil && v.Count > 0 && c.Origin != "" && c.Destination != "" && len(out) < n {
			out = append(out, countedCorridor{corridorOf(l, c), resultsAddress(l, only(search.FacetCorridor, v.Value)), v.Count})
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
		out = append(out, countedValue{v.Value, s.facetLabel(l, f, v.Value), resultsAddress(l, only(f, v.Value)), v.Count})
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
func (s *Server) placeOptions(l schema.Lang) []option {
	var out []option
	for _, p := range schema.Countries() {
		out = append(out, option{Value: p.Slug(), Label: p.Name(l)})
	}
	c := s.locales[l].sorter()
	slices.SortStableFunc(out, func(a, b option) int { return c.CompareString(a.Label, b.Label) })
	return out
}
