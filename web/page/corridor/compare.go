package corridor

import (
	"context"
	"net/http"
	"net/url"
	"slices"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/chart"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// Comparison shows corridors side by side.
type Comparison struct {
	Site      *frame.Site
	Bank      *bank.Reader
	Finder    search.Engine
	Catalogue interface {
		Cards(ctx context.Context, ids []schema.ID) ([]schema.Card, error)
	}
}

// comparePage is up to four corridors side by side.
type comparePage struct {
	frame.Frame
	Columns []compareColumn
	Rows    []compareRow
	Chart   chart.Chart
	Source  string   // of the chart
	SVG     string   // of the chart
	Cite    []string // the chart
	Action  string
	Origins []frame.Option
	Dests   []frame.Option
	Given   []string
}

// compareColumn is what is shown of one corridor.
type compareColumn struct {
	Corridor  frame.CorridorView
	Documents int
	DocsURL   string
	Topics    []listing.Counted
	Newest    []schema.Card
}

// compareRow is one measure of every corridor that is compared.
type compareRow struct {
	Label string
	Cells []string
}

const mostCompared = 4

// Show shows corridors side by side.
func (s *Comparison) Show(r *frame.Request) error { return s.compare(r, false) }

// Chart gives out the chart of corridors side by side.
func (s *Comparison) Chart(r *frame.Request) error { return s.compare(r, true) }

// compare shows corridors side by side, or their chart as a file.
func (s *Comparison) compare(r *frame.Request, asFile bool) error {
	loc := s.Site.Locale(r.Lang)
	page := comparePage{Frame: s.Site.Frame(r, frame.RouteCorridors, loc.Say("compare.title")), Action: frame.Address(r.Lang, frame.RouteCorridors, "compare")}
	page.NoIndex = true
	page.Origins, page.Dests = listing.PlaceOptions(s.Site.Locale(r.Lang)), listing.PlaceOptions(s.Site.Locale(r.Lang))
	given := r.QueryArray("c")
	if r.Query("o") != "" && r.Query("d") != "" {
		given = append(given, r.Query("o")+"-"+r.Query("d"))
	}
	measures := []schema.Measure{schema.MeasureStock, schema.MeasureRefugees, schema.MeasureProtection, schema.MeasureRemittances}
	rows := make([]compareRow, len(measures))
	for i, m := range measures {
		rows[i].Label = m.Name(r.Lang)
	}
	var lines []chart.Series
	for _, slug := range given {
		c, err := schema.ParseCorridor(slug)
		if err != nil || c.Origin == "" || c.Destination == "" || len(page.Columns) == mostCompared || slices.Contains(page.Given, c.Slug()) {
			continue
		}
		col, err := s.column(r, c)
		if err != nil {
			return err
		}
		page.Columns, page.Given = append(page.Columns, col), append(page.Given, c.Slug())
		for i, m := range measures {
			cell := "–"
			if series := s.Bank.Between(r.Lang, c, m); len(series) > 0 {
				v := series[0].Latest()
				cell = v.Text + " (" + series[0].Said(v) + ")"
				if m == schema.MeasureStock {
					lines = append(lines, chart.Series{Name: col.Corridor.Origin + " → " + col.Corridor.Destination, Values: series[0].Years()})
				}
			}
			rows[i].Cells = append(rows[i].Cells, cell)
		}
	}
	page.Rows = rows
	page.Chart = chart.New("chart1", lines, nil, s.Bank.Scale(r.Lang, schema.Persons))
	page.Chart.Title, page.Chart.Unit, page.Chart.Text = schema.MeasureStock.Name(r.Lang), loc.Say("unit.stock"), page.Chart.Said()
	if main, ok := s.Bank.MainStock(); ok && len(lines) > 0 {
		v := url.Values{"c": page.Given}
		page.SVG, page.Source = frame.WithValues(page.Action+"/stock.svg", v), bank.SourceOf(main)
		page.Cite = []string{bank.CiteSeries(main, r.Lang) + " — " + s.Site.Base(r.Request) + frame.WithValues(page.Action, v)}
	}
	if asFile {
		drawing := bank.Section{Name: "stock", Chart: page.Chart, SVG: page.SVG, Series: []bank.Series{{Source: page.Source}}}
		return s.Bank.SendChart(r, []bank.Section{drawing}, r.Param("chart"))
	}
	return s.Site.Render(r, http.StatusOK, "compare.html", page)
}

// column gathers the documents of one corridor that is compared.
func (s *Comparison) column(r *frame.Request, c schema.Corridor) (compareColumn, error) {
	about := listing.Only(search.FacetCorridor, c.String())
	col := compareColumn{Corridor: frame.CorridorOf(r.Lang, c), DocsURL: frame.ResultsAddress(r.Lang, about)}
	about.Lang, about.Size, about.Sort = r.Lang, 3, search.ByNewest
	res, err := s.Finder.Search(r.Ctx(), about)
	if err != nil {
		return col, err
	}
	col.Documents = res.Total
	col.Topics = listing.TopWithin(s.Site.Locale(r.Lang), about, res, search.FacetTopic, 5)
	col.Newest, err = s.Catalogue.Cards(r.Ctx(), listing.IDs(res.Hits))
	return col, err
}
