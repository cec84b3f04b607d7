package page

import (
	"context"
	"encoding/json"
	"html/template"
	"net/http"
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

	made frame.PerState[held]         // by language and day
	news frame.PerState[[]figureNews] // by language; the bank stays as it is
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

const (
	homeTopics    = 8
	homeCorridors = 8
	homeArcs      = 20
)

// homeRegion is where SIMDE began: the largest corridors from Latin America
// and the Caribbean are the ones on the map of the home page.
const homeRegion schema.Place = "419"

// figures fills in the map and the numbers of what the library holds.
func (s *Home) figures(l schema.Lang, res search.Result, page *held) {
	loc := s.Site.Locale(l)
	page.Totals = append(page.Totals, listing.Counted{Label: loc.Say("nav.documents"), URL: frame.Address(l, frame.RouteDocuments), Count: res.Total})
	if n := listing.Counts(res, search.FacetCorridor).Total; n > 0 {
		page.Totals = append(page.Totals, listing.Counted{Label: loc.Say("home.corridors-read"), URL: frame.Address(l, frame.RouteFacets, string(search.FacetCorridor)), Count: n})
	}
	main, ok := s.Bank.MainStock()
	if !ok {
		return
	}
	years := s.Bank.Figures.Years(main.ID)
	rows := s.Bank.Ranked(l, schema.Ranking{Series: main.ID, Origin: homeRegion, N: homeArcs})
	page.Few = s.few(l, res, rows)
	page.Caption = loc.Say("explorer.caption", schema.MeasureStock.Name(l), strconv.Itoa(years[len(years)-1]), bank.SourceOf(main))
	page.Map = s.Bank.Map(l, "map", loc.Say("home.map"), rows, homeArcs)
	page.Totals = append(page.Totals, listing.Counted{Label: loc.Say("home.series"), URL: frame.Address(l, frame.RouteData), Count: len(s.Bank.Figures.Series())})
}

// Show answers with the page.
func (s *Home) Show(r *frame.Request) error {
	state, err := s.Finder.State(r.Ctx())
	if err != nil {
		return err
	}
	today := time.Now().UTC().Format(time.DateOnly)
	all, err := s.made.Of(r.Ctx(), state, string(r.Lang)+" "+today, func(ctx context.Context) (held, error) { return s.gather(ctx, r.Lang) })
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

// gather makes what the page shows.
func (s *Home) gather(ctx context.Context, l schema.Lang) (held, error) {
	res, err := s.Finder.Search(ctx, search.Query{Lang: l, Size: 1})
	if err != nil {
		return held{}, err
	}
	recent, err := s.Catalogue.Recent(ctx, lotsDrawn)
	if err != nil {
		return held{}, err
	}
	loc := s.Site.Locale(l)
	out := held{Documents: res.Total, Lots: lots(recent), ByLang: listing.Top(loc, res, search.FacetLang, 3), Topics: listing.Top(loc, res, search.FacetTopic, homeTopics),
		Corridors: s.corridors(l, res), Examples: s.examples(l, res), Places: loc.Countries()}
	if out.Figures, err = s.news.Of(ctx, "bank", string(l), func(context.Context) ([]figureNews, error) { return s.newFigures(l), nil }); err != nil {
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
	for i := range out.Lots {
		if err := out.Lots[i].complete(ctx, l, s.Finder); err != nil {
			return held{}, err
		}
	}
	s.figures(l, res, &out)
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
