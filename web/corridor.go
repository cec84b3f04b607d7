package web

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
	"github.com/simde/simde/web/export"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
	"github.com/simde/simde/web/profile"
)

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

func (s *Server) corridor(r *frame.Request) error {
	slug, asCSV := strings.CutSuffix(r.Param("corridor"), ".csv")
	c, err := schema.ParseCorridor(slug)
	if err != nil || c.Origin == "" || c.Destination == "" {
		return cmp.Or(err, schema.ErrNotFound)
	}
	if asCSV {
		return s.corridorCSV(r, c)
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
	s.corridorFigures(r, c, held.ByYear, &page)
	if page.Evidence, page.Claims, err = s.Corridors.Evidence(r, c, held); err != nil {
		return err
	}
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

// corridorFigures fills in what the data bank holds.
func (s *Server) corridorFigures(r *frame.Request, c schema.Corridor, byYear []chart.Value, page *corridorPage) {
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
	page.Charts = s.corridorCharts(r, c, byYear)
	page.Map = s.Bank.Map(l, "map", page.Corridor.Origin+" → "+page.Corridor.Destination, []bank.Flow{{Corridor: page.Corridor, Pair: c, Number: 1, Value: page.Lede}}, 1)
	if main, ok := s.Bank.MainStock(); ok {
		page.SameOrigin = s.others(l, bank.Ask{Series: main.ID, Origin: c.Origin, N: corridorRelated + 1}, c)
		page.SameDest = s.others(l, bank.Ask{Series: main.ID, Destination: c.Destination, N: corridorRelated + 1}, c)
	}
}

// flows are the measures of people on the move, each of which is drawn by
// itself.
var flows = []schema.Measure{schema.MeasureFlow, schema.MeasureApplications, schema.MeasureFirstTime, schema.MeasureEncounters, schema.MeasureEntries,
	schema.MeasureCrossings, schema.MeasureReturns}

// corridorCharts draws the figures of a corridor, over the documents of the
// same years.
func (s *Server) corridorCharts(r *frame.Request, c schema.Corridor, byYear []chart.Value) []bank.Section {
	l, loc, view := r.Lang, s.Site.Locale(r.Lang), frame.CorridorOf(r.Lang, c)
	var out []bank.Section
	section := func(name, heading, scope string, series []bank.Series, documents []chart.Value) {
		if len(series) > 0 {
			x := s.Bank.Section(r, name, heading, scope, series, documents, len(out)+1)
			x.CSV = view.URL + ".csv"
			out = append(out, x)
		}
	}
	section("stock", loc.Say("corridor.stock"), "", s.Bank.Between(l, c, schema.MeasureStock), byYear)
	section("protection", loc.Say("corridor.protection"), loc.Say("protection.apart"), s.Bank.Between(l, c, schema.MeasureRefugees, schema.MeasureProtection), byYear)
	section("asylum", loc.Say("corridor.asylum"), "", s.Bank.Between(l, c, schema.MeasureAsylum), byYear)
	section("remittances", loc.Say("corridor.sent", view.Destination, view.Origin), "", bank.SeveralYears(s.Bank.Between(l, c, schema.MeasureRemittances)), nil)
	for _, flow := range s.Bank.Between(l, c, flows...) {
		section(flow.Series.ID, flow.Name, "", []bank.Series{flow}, byYear)
	}
	if c.Origin.Kind() == schema.Country {
		inflow := s.Bank.Between(l, schema.Corridor{Origin: c.Origin}, schema.MeasureRemittances)
		section("inflows", loc.Say("corridor.inflows", view.Origin), loc.Say("corridor.inflows.scope", view.Origin), bank.SeveralYears(inflow), nil)
	}
	return out
}

// corridorChart gives out one chart of a corridor as a file.
func (s *Server) corridorChart(r *frame.Request) error {
	c, err := schema.ParseCorridor(r.Param("corridor"))
	if err != nil {
		return err
	}
	return s.Bank.SendChart(r, s.corridorCharts(r, c, nil), r.Param("chart"))
}

// others is a ranking without one corridor.
func (s *Server) others(l schema.Lang, ask bank.Ask, c schema.Corridor) []bank.Flow {
	rows := slices.DeleteFunc(s.Bank.Ranked(l, ask), func(r bank.Flow) bool { return r.Pair == c })
	bank.Share(rows)
	return rows[:min(len(rows), corridorRelated)]
}

// corridorCSV gives out every figure of a corridor.
func (s *Server) corridorCSV(r *frame.Request, c schema.Corridor) error {
	if s.Figures == nil {
		return schema.ErrNotFound
	}
	series := map[string]schema.Series{}
	for _, x := range s.Figures.Series() {
		series[x.ID] = x
	}
	h := r.Writer.Header()
	h.Set("Content-Type", "text/csv; charset=utf-8")
	h.Set("Content-Disposition", frame.ContentDisposition("attachment", "simde-"+c.Slug()+".csv"))
	w, err := export.Sheet(r.Writer)
	if err != nil {
		return err
	}
	if err := w.Write([]string{"series", "name", "measure", "definition", "unit", "origin", "destination", "year", "value", "status", "source", "vintage", "licence", "url", "period", "sex", "area", "route"}); err != nil {
		return err
	}
	for _, t := range s.Figures.TotalsByShare(c) {
		x := series[t.Series]
		err := w.Write(export.Cells(t.Series, x.Name.In(r.Lang), string(x.Measure), string(bank.DefinitionOf(t, x)), string(x.Unit), string(c.Origin), string(c.Destination),
			strconv.Itoa(t.Year), strconv.FormatFloat(t.Value, 'f', -1, 64), string(t.Status), x.Source, x.Vintage, x.Licence, x.URL, t.Period.String(), string(t.Sex), string(t.Area), t.Route))
		if err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}
