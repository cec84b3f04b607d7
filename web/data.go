package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/chart"
	"github.com/simde/simde/web/export"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// dataPage lists the series of the data bank.
type dataPage struct {
	frame.Frame
	Series []seriesView
}

// seriesView is a series with what one must know to use it.
type seriesView struct {
	schema.Series
	Label, Note, URL  string
	First, Last       int           // years
	From, To          schema.Period // the first and the last
	Measured, Defined string
	Means             string // what the measure counts and what it does not
}

func (s *Server) seriesView(l schema.Lang, x schema.Series) seriesView {
	v := seriesView{Series: x, Label: x.Name.In(l), Note: x.Note.In(l), URL: frame.Address(l, frame.RouteData, x.ID), Measured: x.Measure.Name(l), Means: x.Measure.Note(l)}
	v.Defined = s.Bank.Counts(l, x.Definition)
	v.From, v.To = s.Figures.Span(x.ID)
	v.First, v.Last = v.From.Year, v.To.Year
	return v
}

func (s *Server) data(r *frame.Request) error {
	page := dataPage{Frame: s.Site.Frame(r, frame.RouteData, s.Site.Locale(r.Lang).Say("nav.data"))}
	if s.Figures != nil {
		for _, x := range s.Figures.Series() {
			page.Series = append(page.Series, s.seriesView(r.Lang, x))
		}
	}
	return s.Site.Render(r, http.StatusOK, "data.html", page)
}

// seriesPage is one series: its method and its largest figures.
type seriesPage struct {
	frame.Frame
	Series seriesView
	Year   int
	Years  []frame.Link
	Rows   []bank.Flow
	CSV    string
	Cite   string
}

// seriesRows is how many corridors the page of a series lists; its table has
// them all.
const seriesRows = 100

func (s *Server) series(r *frame.Request) error {
	if s.Figures == nil {
		return schema.ErrNotFound
	}
	id, asCSV := strings.CutSuffix(r.Param("series"), ".csv")
	all := s.Figures.Series()
	i := slices.IndexFunc(all, func(x schema.Series) bool { return x.ID == id })
	if i < 0 {
		return schema.ErrNotFound
	}
	if asCSV {
		return s.seriesCSV(r, all[i])
	}
	view := s.seriesView(r.Lang, all[i])
	page := seriesPage{Frame: s.Site.Frame(r, frame.RouteData, view.Label), Series: view, Year: view.Last, CSV: view.URL + ".csv"}
	page.Description = view.Note
	years := s.Figures.Years(id)
	if len(years) > 0 {
		page.Year = years[len(years)-1]
	}
	if y, err := strconv.Atoi(r.Query("year")); err == nil && slices.Contains(years, y) {
		page.Year = y
	}
	for _, y := range slices.Backward(years) {
		page.Years = append(page.Years, frame.Link{Label: strconv.Itoa(y), URL: view.URL + "?year=" + strconv.Itoa(y)})
	}
	page.Rows = s.Bank.Ranked(r.Lang, bank.Ask{Series: id, Year: page.Year, N: seriesRows})
	page.Cite = bank.CiteSeries(all[i], r.Lang) + " — " + s.Site.Base(r.Request) + view.URL
	base := s.Site.Base(r.Request)
	var err error
	page.Head, err = bank.DatasetLD(view.Label, view.Note, base+view.URL, base+page.CSV, all[i].Licence, view.First, view.Last, []string{all[i].URL})
	if err != nil {
		return err
	}
	return s.Site.Render(r, http.StatusOK, "series.html", page)
}

// seriesCSV gives out every figure of a series.
func (s *Server) seriesCSV(r *frame.Request, x schema.Series) error {
	h := r.Writer.Header()
	h.Set("Content-Type", "text/csv; charset=utf-8")
	h.Set("Content-Disposition", frame.ContentDisposition("attachment", "simde-"+x.ID+".csv"))
	w, err := export.Sheet(r.Writer)
	if err != nil {
		return err
	}
	if err := w.Write([]string{"series", "origin", "destination", "year", "value", "status", "period", "sex", "area", "definition", "route"}); err != nil {
		return err
	}
	for f := range s.Figures.Each(x.ID) {
		err := w.Write(export.Cells(x.ID, string(f.Corridor.Origin), string(f.Corridor.Destination), strconv.Itoa(f.Year),
			strconv.FormatFloat(f.Value, 'f', -1, 64), string(f.Status), f.Period.String(), string(f.Sex), string(f.Area),
			string(bank.DefinitionOf(bank.Total{Definition: f.Definition}, x)), f.Route))
		if err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
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

// comparison shows corridors side by side.
func (s *Server) comparison(r *frame.Request) error { return s.compare(r, false) }

// comparisonChart gives out the chart of corridors side by side.
func (s *Server) comparisonChart(r *frame.Request) error { return s.compare(r, true) }

// compare shows corridors side by side, or their chart as a file.
func (s *Server) compare(r *frame.Request, asFile bool) error {
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
		col, err := s.compareColumn(r, c)
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

// corridorOrComparison tells the pages apart that stand beside the corridors'.
func (s *Server) corridorOrComparison(r *frame.Request) error {
	switch r.Param("corridor") {
	case "compare":
		return s.comparison(r)
	case "go":
		return s.pickCorridor(r)
	}
	return s.corridor(r)
}

// pickCorridor leads from the picker to what was picked: a corridor, or with
// one end only the place.
func (s *Server) pickCorridor(r *frame.Request) error {
	o, hasO := schema.ReadPlace(r.Query("o"))
	d, hasD := schema.ReadPlace(r.Query("d"))
	to := frame.Address(r.Lang, frame.RouteCorridors)
	switch {
	case hasO && hasD && o != d:
		to = frame.Address(r.Lang, frame.RouteCorridors, schema.Corridor{Origin: o, Destination: d}.Slug())
	case hasO:
		to = frame.PlaceAddress(r.Lang, o)
	case hasD:
		to = frame.PlaceAddress(r.Lang, d)
	}
	r.Redirect(http.StatusSeeOther, to)
	return nil
}
