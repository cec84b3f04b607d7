// Package corridor has the pages of corridors: of one, of some side by side, and
// of all that have figures.
package corridor

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/atlas"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/chart"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
	"github.com/simde/simde/web/profile"
)

// Page is the page of a corridor.
type Page struct {
	Site      *frame.Site
	Bank      *bank.Reader
	Corridors *profile.Corridors
}

// corridorPage is a corridor: its figures, its documents, and what the
// documents say of it.
type corridorPage struct {
	frame.Frame
	Corridor   frame.CorridorView
	Lede       string
	Documents  int
	DocsURL    string
	Reverse    frame.CorridorView
	CSV        string // of the figures
	DocsCSV    string // of the documents; "" where there are none
	CompareURL string
	Keys       []bank.Key
	Map        atlas.Map
	Charts     []bank.Section
	ByTopic    []listing.Counted
	Newest     []schema.Card
	Best       []schema.Card // the most relevant, of those that are not among Newest
	Evidence   []profile.Passage
	Claims     []profile.Claim
	SameOrigin []bank.Flow
	SameDest   []bank.Flow
	Feed       string
}

// corridorRelated is how many other corridors of either end it lists.
const corridorRelated = 6

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
	loc := s.Site.Locale(r.Lang)
	view := frame.CorridorOf(r.Lang, c)
	page := corridorPage{Frame: s.Site.Frame(r, frame.RouteCorridors, loc.Say("corridor.title", view.Origin, view.Destination)), Corridor: view,
		Reverse: frame.CorridorOf(r.Lang, c.Reverse()), CSV: view.URL + ".csv",
		CompareURL: frame.Address(r.Lang, frame.RouteCorridors, "compare") + "?c=" + c.Slug() + "&c=" + c.Reverse().Slug()}
	about := listing.Only(search.FacetCorridor, c.String())
	page.DocsURL = frame.ResultsAddress(r.Lang, about)
	page.Feed = frame.FeedAddress(r.Lang, about)
	held, err := s.Corridors.Documents(r, c)
	if err != nil {
		return err
	}
	page.Documents, page.ByTopic, page.Newest, page.Best = held.Total, held.ByTopic, held.Newest, besides(held.Relevant, held.Newest)
	if page.Documents > 0 {
		page.DocsCSV = frame.WithValues(frame.APIPath+"/documents.csv", about.Values())
	}
	s.figures(r, c, held.ByYear, &page)
	said, err := s.Corridors.Evidence(r, c, held)
	if err != nil {
		return err
	}
	page.Evidence, page.Claims = said.Passages, said.Claims
	page.Description = page.Lede
	if len(page.Charts) > 0 {
		first, last, sources := page.span()
		base := s.Site.Base(r.Request)
		if page.Head, err = bank.DatasetLD(page.Title, page.Lede, base+view.URL, base+page.CSV, "", first, last, sources); err != nil {
			return err
		}
	}
	return s.Site.Render(r, http.StatusOK, "corridor.html", page)
}

// span returns the first and the last year of the page's figures, and their
// sources.
func (p *corridorPage) span() (first, last int, sources []string) {
	first = 9999
	for _, c := range p.Charts {
		for _, f := range c.Series {
			first, last = min(first, f.Values[0].Year), max(last, f.Latest().Year)
			if !slices.Contains(sources, f.Series.URL) && f.Series.URL != "" {
				sources = append(sources, f.Series.URL)
			}
		}
	}
	return first, last, sources
}

// besides returns the documents that are not among others.
func besides(cards, others []schema.Card) []schema.Card {
	return slices.DeleteFunc(slices.Clone(cards), func(c schema.Card) bool {
		return slices.ContainsFunc(others, func(o schema.Card) bool { return o.ID == c.ID })
	})
}

// figures fills in what the data bank holds.
func (s *Page) figures(r *frame.Request, c schema.Corridor, byYear []chart.Value, page *corridorPage) {
	l, loc := r.Lang, s.Site.Locale(r.Lang)
	key := func(label string, series []bank.Series) {
		if len(series) > 0 {
			v := series[0].Latest()
			page.Keys = append(page.Keys, bank.Key{Label: label, Value: v.Text, Source: series[0].Said(v)})
		}
	}
	stock := s.Bank.Between(l, c, schema.MeasureStock)
	if len(stock) > 0 {
		v := stock[0].Values
		page.Lede = loc.Say("corridor.lede", page.Corridor.Origin+" → "+page.Corridor.Destination, strconv.Itoa(v[len(v)-1].Year)+": "+v[len(v)-1].Text, strconv.Itoa(v[0].Year)+": "+v[0].Text)
	}
	key(schema.MeasureStock.Name(l), stock)
	key(schema.MeasureRefugees.Name(l), s.Bank.Between(l, c, schema.MeasureRefugees))
	key(schema.MeasureProtection.Name(l), s.Bank.Between(l, c, schema.MeasureProtection))
	key(loc.Say("corridor.sent", page.Corridor.Destination, page.Corridor.Origin), s.Bank.Between(l, c, schema.MeasureRemittances))
	page.Charts = s.charts(r, c, byYear)
	page.Map = s.Bank.Map(l, "map", page.Corridor.Origin+" → "+page.Corridor.Destination, []bank.Flow{{Corridor: page.Corridor, Pair: c, Number: 1, Value: page.Lede}}, 1)
	if main, ok := s.Bank.MainStock(); ok {
		page.SameOrigin = s.others(l, bank.Ask{Series: main.ID, Origin: c.Origin, N: corridorRelated + 1}, c)
		page.SameDest = s.others(l, bank.Ask{Series: main.ID, Destination: c.Destination, N: corridorRelated + 1}, c)
	}
}

// others is a ranking without one corridor.
func (s *Page) others(l schema.Lang, ask bank.Ask, c schema.Corridor) []bank.Flow {
	rows := slices.DeleteFunc(s.Bank.Ranked(l, ask), func(r bank.Flow) bool { return r.Pair == c })
	bank.Share(rows)
	return rows[:min(len(rows), corridorRelated)]
}
