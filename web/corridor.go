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
	"github.com/simde/simde/web/frame"
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
	ByTopic    []countedValue
	Newest     []schema.Card
	Best       []schema.Card // the most relevant, of those that are not among Newest
	Evidence   []passage
	Claims     []claimView
	SameOrigin []bank.Flow
	SameDest   []bank.Flow
	Feed       string
}

// passage is what a document says of a corridor.
type passage struct {
	Title, URL string
	Text       []search.Span
	Lang       schema.Lang
	Page       int
	Parts      []schema.Part // of the document
	Kind       string
}

const (
	corridorDocuments = 5
	corridorPassages  = 6
	corridorRelated   = 6
)

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
	about := only(search.FacetCorridor, c.String())
	page.DocsURL = frame.ResultsAddress(r.Lang, about)
	page.Feed = frame.FeedAddress(r.Lang, about)
	held, err := s.corridorDocuments(r, c)
	if err != nil {
		return err
	}
	page.Documents, page.ByTopic, page.Newest, page.Best = held.Total, held.ByTopic, held.Newest, besides(held.Relevant, held.Newest)
	if page.Documents > 0 {
		page.DocsCSV = frame.WithValues(frame.APIPath+"/documents.csv", about.Values())
	}
	s.corridorFigures(r, c, held.ByYear, &page)
	if page.Evidence, page.Claims, err = s.corridorEvidence(r, c, held); err != nil {
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

// heldDocuments are what the library holds of a corridor.
type heldDocuments struct {
	Total    int
	ByTopic  []countedValue
	ByYear   []chart.Value
	Newest   []schema.Card
	Relevant []schema.Card // those that speak the most of its ends
}

// corridorDocuments returns the documents of a corridor.
func (s *Server) corridorDocuments(r *frame.Request, c schema.Corridor) (heldDocuments, error) {
	var held heldDocuments
	about, view := only(search.FacetCorridor, c.String()), frame.CorridorOf(r.Lang, c)
	about.Lang, about.Size, about.Sort = r.Lang, corridorDocuments, search.ByNewest
	newest, err := s.Finder.Search(r.Ctx(), about)
	if err != nil {
		return held, err
	}
	held.Total, held.ByYear = newest.Total, documentsByYear(newest)
	held.ByTopic = s.countedWithin(r.Lang, about, newest, search.FacetTopic, 8)
	if held.Newest, err = s.Catalogue.Cards(r.Ctx(), hitIDs(newest.Hits)); err != nil {
		return held, err
	}
	about.Sort = search.ByRelevance
	about.Text = view.Origin + " OR " + view.Destination
	best, err := s.Finder.Search(r.Ctx(), about)
	if err != nil {
		return held, err
	}
	held.Relevant, err = s.Catalogue.Cards(r.Ctx(), hitIDs(best.Hits))
	return held, err
}

// besides returns the documents that are not among others.
func besides(cards, others []schema.Card) []schema.Card {
	return slices.DeleteFunc(slices.Clone(cards), func(c schema.Card) bool {
		return slices.ContainsFunc(others, func(o schema.Card) bool { return o.ID == c.ID })
	})
}

func documentsByYear(res search.Result) []chart.Value {
	var out []chart.Value
	for _, v := range facetOf(res, search.FacetYear).Values {
		if y, err := strconv.Atoi(v.Value); err == nil && v.Count > 0 {
			out = append(out, chart.Value{Year: y, Value: float64(v.Count)})
		}
	}
	slices.SortFunc(out, func(a, b chart.Value) int { return a.Year - b.Year })
	return out
}

// countedWithin is counted with links that keep the query's own filters.
func (s *Server) countedWithin(l schema.Lang, q search.Query, res search.Result, f search.Facet, n int) []countedValue {
	out := s.counted(l, res, f, n)
	for i := range out {
		narrowed := first(q)
		narrowed.Size, narrowed.Sort = 0, search.ByRelevance
		narrowed.Filters[f] = search.Selection{Any: []string{out[i].Value}}
		out[i].URL = frame.ResultsAddress(l, narrowed)
	}
	return out
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
	if r.Param("corridor") == "compare" && r.Param("chart") == "stock"+chart.Ending {
		return s.compare(r, true)
	}
	c, err := schema.ParseCorridor(r.Param("corridor"))
	name, ok := strings.CutSuffix(r.Param("chart"), chart.Ending)
	if err != nil || !ok {
		return cmp.Or(err, schema.ErrNotFound)
	}
	return s.Bank.SendChart(r, s.corridorCharts(r, c, nil), name)
}

// others is a ranking without one corridor.
func (s *Server) others(l schema.Lang, ask bank.Ask, c schema.Corridor) []bank.Flow {
	rows := slices.DeleteFunc(s.Bank.Ranked(l, ask), func(r bank.Flow) bool { return r.Pair == c })
	bank.Share(rows)
	return rows[:min(len(rows), corridorRelated)]
}

// corridorEvidence quotes what the documents say of the corridor, and sets their
// numbers beside the data bank's.
func (s *Server) corridorEvidence(r *frame.Request, c schema.Corridor, held heldDocuments) ([]passage, []claimView, error) {
	var said []passage
	var claimed []claimView
	seen := map[schema.ID]bool{}
	for _, card := range append(slices.Clone(held.Relevant), held.Newest...) {
		if seen[card.ID] {
			continue
		}
		seen[card.ID] = true
		doc, err := s.Catalogue.Head(r.Ctx(), card.ID)
		if err != nil {
			return nil, nil, err
		}
		claims, err := s.claims(r, doc, c, min(claimsEach, corridorClaims-len(claimed)))
		if err != nil {
			return nil, nil, err
		}
		claimed = append(claimed, claims...)
		for _, x := range doc.Corridors {
			if !c.Covers(x.Corridor) || len(x.Evidence) == 0 || len(said) >= corridorPassages {
				continue
			}
			e := x.Evidence[0]
			text, err := s.sentence(r, card.ID, e)
			if err != nil {
				return nil, nil, err
			}
			to := frame.DocumentAddress(r.Lang, card.ID, card.Title) + "?p=" + strconv.Itoa(e.Page) + "#page"
			said = append(said, passage{card.Title, to, text, card.Language, e.Page, card.Parts,
				s.Site.Locale(r.Lang).Say("relation." + string(x.Kind))})
			break
		}
	}
	return said, claimed, nil
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
	w, err := newSheet(r.Writer)
	if err != nil {
		return err
	}
	if err := w.Write([]string{"series", "name", "measure", "definition", "unit", "origin", "destination", "year", "value", "status", "source", "vintage", "licence", "url", "period", "sex", "area", "route"}); err != nil {
		return err
	}
	for _, t := range s.Figures.TotalsByShare(c) {
		x := series[t.Series]
		err := w.Write(safeCells(t.Series, x.Name.In(r.Lang), string(x.Measure), string(bank.DefinitionOf(t, x)), string(x.Unit), string(c.Origin), string(c.Destination),
			strconv.Itoa(t.Year), strconv.FormatFloat(t.Value, 'f', -1, 64), string(t.Status), x.Source, x.Vintage, x.Licence, x.URL, t.Period.String(), string(t.Sex), string(t.Area), t.Route))
		if err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}
