package page

import (
	"context"
	"encoding/json"
	"html/template"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/atlas"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// Home is the home page.
type Home struct {
	Site   *frame.Site
	Bank   *bank.Reader
	Finder interface {
		search.Engine
		counter
		State(ctx context.Context) (string, error)
	}
	Catalogue interface {
		Recent(ctx context.Context, n int) ([]schema.Card, error)
	}

	made    frame.PerState[held]    // by language and day
	library frame.PerState[library] // by day
	drawn   frame.PerState[drawn]   // by language; the bank stays as it is
	people  frame.PerState[string]  // by language and corridor, as well
}

// homePage is what the library holds, at a glance.
type homePage struct {
	frame.Frame
	held
}

// held is made once for each state of the library and each day.
type held struct {
	Documents int
	ByLang    []listing.Counted
	Examples  []frame.Link // searches that find something
	News      listing.News
	Lots      []lot
	Figures   []figureNews
	Topics    []listing.Counted
	Corridors []corridorRow
	Few       []corridorRow  // with many people and few documents
	Places    []frame.Option // of the picker
	Map       atlas.Map      // of the largest corridors
	Caption   string
	Totals    []listing.Counted
}

// library is what the page tells of documents in any language.
type library struct {
	result search.Result
	lots   []lot
}

// drawn are the parts of the page that the bank alone makes.
type drawn struct {
	known   bool // whether there is a series to draw
	flows   []bank.Flow
	world   atlas.Map
	caption string
	news    []figureNews
}

const (
	homeTopics    = 8
	homeCorridors = 8
	homeArcs      = 20
)

// homeRegion is where SIMDE began: the largest corridors from Latin America
// and the Caribbean are the ones on the map of the home page.
const homeRegion schema.Place = "419"

// draw makes what the bank alone makes.
func (s *Home) draw(l schema.Lang) drawn {
	out := drawn{news: s.newFigures(l)}
	main, ok := s.Bank.MainStock()
	if !ok {
		return out
	}
	loc := s.Site.Locale(l)
	years := s.Bank.Figures.Years(main.ID)
	out.known = true
	out.flows = s.Bank.Ranked(l, schema.Ranking{Series: main.ID, Origin: homeRegion, N: homeArcs})
	out.caption = loc.Say("explorer.caption", schema.MeasureStock.Name(l), strconv.Itoa(years[len(years)-1]), bank.SourceOf(main))
	out.world = s.Bank.Map(l, "map", loc.Say("home.map"), out.flows, homeArcs)
	return out
}

// figures fills in what the bank tells, and the numbers of what the library holds.
func (s *Home) figures(l schema.Lang, res search.Result, d drawn, page *held) {
	loc := s.Site.Locale(l)
	page.Totals = append(page.Totals, listing.Counted{Label: loc.Say("nav.documents"), URL: frame.Address(l, frame.RouteDocuments), Count: res.Total})
	if n := listing.Counts(res, search.FacetCorridor).Total; n > 0 {
		page.Totals = append(page.Totals, listing.Counted{Label: loc.Say("home.corridors-read"), URL: frame.Address(l, frame.RouteFacets, string(search.FacetCorridor)), Count: n})
	}
	page.Figures = d.news
	if !d.known {
		return
	}
	page.Few, page.Caption, page.Map = s.few(l, res, d.flows), d.caption, d.world
	page.Totals = append(page.Totals, listing.Counted{Label: loc.Say("home.series"), URL: frame.Address(l, frame.RouteData), Count: len(s.Bank.Figures.Series())})
}

// Show answers with the page.
func (s *Home) Show(r *frame.Request) error {
	state, err := s.Finder.State(r.Ctx())
	if err != nil {
		return err
	}
	today := time.Now().UTC().Format(time.DateOnly)
	lib, err := s.library.Of(r.Ctx(), state, today, s.look)
	if err != nil {
		return err
	}
	all, err := s.made.Of(r.Ctx(), state, string(r.Lang)+" "+today, func(ctx context.Context) (held, error) { return s.gather(ctx, r.Lang, lib) })
	if err != nil {
		return err
	}
	loc := s.Site.Locale(r.Lang)
	page := homePage{s.Site.Frame(r, frame.RouteHome, loc.Say("site.name")), all}
	page.Description = loc.Say("site.about")
	if page.Head, err = siteLD(s.Site.Base(r.Request), r.Lang, "SIMDE"); err != nil {
		return err
	}
	return s.Site.Render(r, http.StatusOK, "home.html", page)
}

// look finds out what the library holds.
func (s *Home) look(ctx context.Context) (library, error) {
	res, err := s.Finder.Search(ctx, search.Query{Size: 1})
	if err != nil {
		return library{}, err
	}
	recent, err := s.Catalogue.Recent(ctx, lotsDrawn)
	if err != nil {
		return library{}, err
	}
	out := library{res, lots(recent)}
	for i := range out.lots {
		if err := out.lots[i].complete(ctx, s.Finder); err != nil {
			return library{}, err
		}
	}
	return out, nil
}

// gather makes what the page shows.
func (s *Home) gather(ctx context.Context, l schema.Lang, lib library) (held, error) {
	loc, res := s.Site.Locale(l), lib.result
	out := held{Documents: res.Total, Lots: slices.Clone(lib.lots), ByLang: listing.Top(loc, res, search.FacetLang, 3), Topics: listing.Top(loc, res, search.FacetTopic, homeTopics),
		Examples: s.examples(l, res), Places: loc.Countries()}
	for i, x := range out.Lots {
		out.Lots[i].URL = frame.ResultsAddress(l, x.query())
	}
	var err error
	if out.Corridors, err = s.corridors(ctx, l, res); err != nil {
		return held{}, err
	}
	d, err := s.drawn.Of(ctx, "bank", string(l), func(context.Context) (drawn, error) { return s.draw(l), nil })
	if err != nil {
		return held{}, err
	}
	var series []schema.Series
	if s.Bank.Figures != nil {
		series = s.Bank.Figures.Series()
	}
	if out.News, err = listing.NewsOf(ctx, loc, s.Finder, search.Query{}, series); err != nil {
		return held{}, err
	}
	out.News.SeriesURL = frame.Address(l, frame.RouteData)
	s.figures(l, res, d, &out)
	return out, nil
}

// siteLD tells search engines of the site and of its own search.
func siteLD(base string, l schema.Lang, name string) (template.HTML, error) {
	home := base + frame.Address(l, frame.RouteHome)
	b, err := json.Marshal(map[string]any{"@context": "https://schema.org", "@type": "WebSite", "name": name, "url": home, "inLanguage": string(l),
		"potentialAction": map[string]any{"@type": "SearchAction", "target": base + frame.Address(l, frame.RouteDocuments) + "?q={search_term_string}",
			"query-input": "required name=search_term_string"}})
	return template.HTML(`<script type="application/ld+json">` + string(b) + "</script>\n"), err // the encoder escapes "<"
}
