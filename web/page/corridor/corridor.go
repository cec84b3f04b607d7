// Package corridor has the pages of corridors: of one, of some side by side, and
// of all that have figures.
package corridor

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/atlas"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/figure"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
	"github.com/simde/simde/web/profile"
)

// Page is the page of a corridor.
type Page struct {
	Site      *frame.Site
	Bank      *bank.Reader
	Draw      *figure.Drawer
	Corridors *profile.Corridors
}

// corridorPage is a corridor: its figures, its documents, what these say of it,
// and what is missing.
type corridorPage struct {
	frame.Frame
	Corridor   frame.CorridorView
	Lede       string
	Documents  int
	DocsURL    string
	Reverse    frame.CorridorView
	CSV        string // of the figures
	DocsCSV    string // of the documents; "" where there are none
	JSON       string
	CompareURL string
	Feed       string
	Follow     string
	News       listing.News
	Newer      string // that the figures are of a newer edition than the address names, or ""
	Keys       []bank.KeyFigure
	Map        atlas.Map
	Spans      figure.Group
	Themes     []figure.Shown
	Scopes     *figure.Group // of the routes, or nil
	Routes     []routeView
	Orders     figure.Group // of the documents
	Found      []profile.Found
	ByTopic    []listing.Counted
	ByKind     []listing.Counted
	Claims     []profile.Claim
	Gaps       []profile.Gap
	Near       []profile.Near // where there are no documents
	SameOrigin []bank.Flow
	SameDest   []bank.Flow
}

// corridorRelated is how many other corridors of either end it lists.
const corridorRelated = 6

// The places of the page to which links lead.
const (
	routesAt    = "routes"
	documentsAt = "documents"
)

// Show answers with the page of a corridor, or with its figures as a table.
func (s *Page) Show(r *frame.Request) error {
	slug, asCSV := strings.CutSuffix(r.Param("corridor"), ".csv")
	c, err := schema.ParseCorridor(slug)
	if err != nil || c.Origin == "" || c.Destination == "" {
		return cmp.Or(err, schema.ErrNotFound)
	}
	if asCSV {
		return s.csv(r, c)
	}
	if c.Slug() != slug {
		r.Redirect(http.StatusMovedPermanently, frame.Address(r.Lang, frame.RouteCorridors, c.Slug()))
		return nil
	}
	loc, view := s.Site.Locale(r.Lang), frame.CorridorOf(r.Lang, c)
	page := corridorPage{Frame: s.Site.Frame(r, frame.RouteCorridors, loc.Say("corridor.title", view.Origin, view.Destination)), Corridor: view,
		Reverse: frame.CorridorOf(r.Lang, c.Reverse()), CSV: view.URL + ".csv", JSON: frame.APIPath + "/corridors/" + c.String(),
		CompareURL: frame.Address(r.Lang, frame.RouteCorridors, "compare") + "?c=" + c.Slug() + "&c=" + c.Reverse().Slug()}
	held, err := s.Corridors.Documents(r, c)
	if err != nil {
		return err
	}
	s.figures(r, c, held, &page)
	if err := s.documents(r, c, held, &page); err != nil {
		return err
	}
	page.Gaps = s.Corridors.Gaps(r.Lang, c, held)
	page.Description = page.Lede
	if err := s.describe(r, &page); err != nil {
		return err
	}
	return s.Site.Render(r, http.StatusOK, "corridor.html", page)
}

// describe tells search engines what figures the page has.
func (s *Page) describe(r *frame.Request, page *corridorPage) error {
	if len(page.Themes) == 0 {
		return nil
	}
	first, last, sources := page.span()
	base := s.Site.Base(r.Request)
	var err error
	page.Head, err = bank.DatasetLD(page.Title, page.Lede, base+page.Corridor.URL, base+page.CSV, "", first, last, sources)
	return err
}

// span returns the first and the last year of the page's figures, and their
// sources.
func (p *corridorPage) span() (first, last int, sources []string) {
	first = 9999
	for _, c := range p.Themes {
		for _, f := range c.Drawn {
			first, last = min(first, f.Values[0].Year), max(last, f.Latest().Year)
			if !slices.Contains(sources, f.Series.URL) && f.Series.URL != "" {
				sources = append(sources, f.Series.URL)
			}
		}
	}
	return first, last, sources
}

// series are those whose figures the page has.
func (p *corridorPage) series() []schema.Series {
	var out []schema.Series
	for _, k := range p.Keys {
		out = append(out, k.Series.Series)
	}
	return out
}

// figures fills in what the data bank holds.
func (s *Page) figures(r *frame.Request, c schema.Corridor, held profile.Documents, page *corridorPage) {
	l, loc, subject := r.Lang, s.Site.Locale(r.Lang), subjectOf(page.Corridor)
	themes := s.Bank.Themes(l, c)
	page.Keys = s.Bank.KeyFigures(l, themes)
	page.Lede = s.Bank.Lead(l, c, page.Keys)
	if page.Lede == "" {
		page.Lede = loc.Say("corridor.no-figures.lead")
	}
	page.Themes = s.Draw.Themes(r, subject, themes, held.ByYear)
	page.Routes = s.routes(r, c, len(page.Themes))
	page.Scopes = s.scopes(r, c)
	page.Spans = s.Draw.Spans(r)
	for _, t := range page.Themes {
		page.Newer = cmp.Or(page.Newer, t.Newer)
	}
	page.Map = s.Bank.Map(l, "map", subject, []bank.Flow{{Corridor: page.Corridor, Pair: c, Number: 1, Value: page.Lede}}, 1)
	if main, ok := s.Bank.MainStock(); ok {
		page.SameOrigin = s.others(l, schema.Ranking{Series: main.ID, Origin: c.Origin, N: corridorRelated + 1}, c)
		page.SameDest = s.others(l, schema.Ranking{Series: main.ID, Destination: c.Destination, N: corridorRelated + 1}, c)
	}
}

// byOrder is the parameter of the order of documents.
const byOrder = "order"

// documents fills in the documents and what they say, or what is closest where
// there are none.
func (s *Page) documents(r *frame.Request, c schema.Corridor, held profile.Documents, page *corridorPage) error {
	about := listing.Only(search.FacetCorridor, c.String())
	page.DocsURL, page.Feed, page.Follow = frame.ResultsAddress(r.Lang, about), frame.FeedAddress(r.Lang, about), frame.FollowAddress(r.Lang, about)
	var err error
	if page.News, err = listing.NewsOf(r.Ctx(), s.Site.Locale(r.Lang), s.Corridors.Finder, about, page.series()); err != nil {
		return err
	}
	page.News.SeriesURL = page.Corridor.URL + ".csv"
	page.Documents, page.ByTopic, page.ByKind = held.Total, held.ByTopic, held.ByKind
	if held.Total == 0 {
		page.Near, err = s.Corridors.Near(r.Ctx(), r.Lang, c)
		return err
	}
	page.DocsCSV = frame.WithValues(frame.APIPath+"/documents.csv", about.Values())
	said, err := s.Corridors.Evidence(r, c)
	if err != nil {
		return err
	}
	page.Claims = said.Claims
	page.Found, page.Orders = said.Documents, figure.Group{Label: s.Site.Locale(r.Lang).Say("choose.order")}
	orders := []struct {
		code, label string
		documents   func() []profile.Found
	}{{"", "corridor.order.relevant", func() []profile.Found { return said.Documents }}, {"newest", "corridor.order.newest", said.Newest}, {"kind", "corridor.order.kind", said.ByKind}}
	for _, o := range orders {
		x := figure.Choice{Label: s.Site.Locale(r.Lang).Say(o.label), URL: figure.Link(r, documentsAt, byOrder), Current: r.Query(byOrder) == o.code}
		if o.code != "" {
			x.URL = figure.Link(r, documentsAt, byOrder, o.code)
		}
		if x.Current {
			page.Found = o.documents()
		}
		page.Orders.Links = append(page.Orders.Links, x)
	}
	page.Found = page.Found[:min(profile.FirstDocuments, len(page.Found))]
	return nil
}

// others is a ranking without one corridor.
func (s *Page) others(l schema.Lang, ask schema.Ranking, c schema.Corridor) []bank.Flow {
	rows := slices.DeleteFunc(s.Bank.Ranked(l, ask), func(r bank.Flow) bool { return r.Pair == c })
	bank.Share(rows)
	return rows[:min(len(rows), corridorRelated)]
}
