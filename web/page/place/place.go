// Package place has the pages of countries and of regions.
package place

import (
	"cmp"
	"context"
	"net/http"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/atlas"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/chart"
	"github.com/simde/simde/web/figure"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// Page is the page of a country or of a region.
type Page struct {
	Site      *frame.Site
	Bank      *bank.Reader
	Draw      *figure.Drawer
	Finder    search.Engine
	Catalogue interface {
		Cards(ctx context.Context, ids []schema.ID) ([]schema.Card, error)
	}
}

// placePage is a country or a region: as origin, as destination, and in the
// documents.
type placePage struct {
	frame.Frame
	Name      string
	Slug      string
	Region    bool
	Within    []frame.Link
	Members   []frame.Link
	Keys      []bank.KeyFigure
	Spans     figure.Group
	Themes    []figure.Shown
	Newer     string // that the figures are of a newer edition than the address names, or ""
	AsOrigin  []bank.Flow
	AsDest    []bank.Flow
	Documents int
	DocsURL   string
	Feed      string
	Follow    string
	Topics    []listing.Counted
	Newest    []schema.Card
	Map       atlas.Map
}

const placeRows = 10

// Show answers with the page of a place.
func (s *Page) Show(r *frame.Request) error {
	p, ok := schema.ReadPlace(r.Param("place"))
	if !ok {
		return schema.ErrNotFound
	}
	if want := frame.PlaceAddress(r.Lang, p); want != r.Request.URL.Path {
		r.Redirect(http.StatusMovedPermanently, want)
		return nil
	}
	at, facet := frame.RouteCountries, search.FacetCountry
	if p.Kind() != schema.Country {
		at, facet = frame.RouteRegions, search.FacetRegion
	}
	page := placePage{Frame: s.Site.Frame(r, at, p.Name(r.Lang)), Name: p.Name(r.Lang), Slug: p.Slug(), Region: at == frame.RouteRegions}
	page.Nav = frame.RouteCountries
	for _, x := range p.Within() {
		page.Within = append(page.Within, frame.Link{Label: x.Name(r.Lang), URL: frame.PlaceAddress(r.Lang, x)})
	}
	for _, x := range p.Members() {
		page.Members = append(page.Members, frame.Link{Label: x.Name(r.Lang), URL: frame.PlaceAddress(r.Lang, x)})
	}
	about := listing.Only(facet, string(p))
	page.DocsURL = frame.ResultsAddress(r.Lang, about)
	page.Feed, page.Follow = frame.FeedAddress(r.Lang, about), frame.FollowAddress(r.Lang, about)
	about.Lang, about.Size, about.Sort = r.Lang, listing.NewestShown, search.ByNewest
	res, err := s.Finder.Search(r.Ctx(), about)
	if err != nil {
		return err
	}
	page.Documents = res.Total
	page.Topics = listing.TopWithin(s.Site.Locale(r.Lang), about, res, search.FacetTopic, 8)
	if page.Newest, err = s.Catalogue.Cards(r.Ctx(), listing.IDs(res.Hits)); err != nil {
		return err
	}
	s.figures(r, p, listing.ByYear(res), &page)
	return s.Site.Render(r, http.StatusOK, "place.html", page)
}

// figures fills in the figures of a place at either end.
func (s *Page) figures(r *frame.Request, p schema.Place, byYear []chart.Value, page *placePage) {
	themes := s.Bank.PlaceThemes(r.Lang, p)
	page.Keys = s.Bank.KeyFigures(r.Lang, themes)
	page.Themes = s.Draw.Themes(r, page.Name, themes, byYear)
	page.Spans = s.Draw.Spans(r)
	for _, t := range page.Themes {
		page.Newer = cmp.Or(page.Newer, t.Newer)
	}
	if main, ok := s.Bank.MainStock(); ok {
		page.AsOrigin = s.Bank.Ranked(r.Lang, schema.Ranking{Series: main.ID, Origin: p, N: placeRows})
		page.AsDest = s.Bank.Ranked(r.Lang, schema.Ranking{Series: main.ID, Destination: p, N: placeRows})
		page.Map = s.Bank.Map(r.Lang, "map", page.Name, append(append([]bank.Flow(nil), page.AsOrigin...), page.AsDest...), 2*placeRows)
	}
}

// Chart gives out one chart of a place as a file.
func (s *Page) Chart(r *frame.Request) error {
	p, known := schema.ReadPlace(r.Param("place"))
	if !known {
		return schema.ErrNotFound
	}
	name, ending := figure.File(r.Param("chart"))
	x, ok := s.Draw.Find(r, s.Bank.PlaceThemes(r.Lang, p), p.Name(r.Lang), name)
	if !ok {
		return schema.ErrNotFound
	}
	return s.Draw.Send(r, x, ending)
}
