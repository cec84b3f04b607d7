package page

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/export"
	"github.com/simde/simde/web/frame"
)

// Data are the pages of the data bank.
type Data struct {
	Site *frame.Site
	Bank *bank.Reader
}

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

func (s *Data) view(l schema.Lang, x schema.Series) seriesView {
	v := seriesView{Series: x, Label: x.Name.In(l), Note: x.Note.In(l), URL: frame.Address(l, frame.RouteData, x.ID), Measured: x.Measure.Name(l), Means: x.Measure.Note(l)}
	v.Defined = s.Bank.Counts(l, x.Definition)
	v.From, v.To = s.Bank.Figures.Span(x.ID)
	v.First, v.Last = v.From.Year, v.To.Year
	return v
}

// List lists the series of the data bank.
func (s *Data) List(r *frame.Request) error {
	page := dataPage{Frame: s.Site.Frame(r, frame.RouteData, s.Site.Locale(r.Lang).Say("nav.data"))}
	if s.Bank.Figures != nil {
		for _, x := range s.Bank.Figures.Series() {
			page.Series = append(page.Series, s.view(r.Lang, x))
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

// Show answers with the page of a series, or with its figures as a table.
func (s *Data) Show(r *frame.Request) error {
	if s.Bank.Figures == nil {
		return schema.ErrNotFound
	}
	id, asCSV := strings.CutSuffix(r.Param("series"), ".csv")
	all := s.Bank.Figures.Series()
	i := slices.IndexFunc(all, func(x schema.Series) bool { return x.ID == id })
	if i < 0 {
		return schema.ErrNotFound
	}
	if asCSV {
		return s.csv(r, all[i])
	}
	view := s.view(r.Lang, all[i])
	page := seriesPage{Frame: s.Site.Frame(r, frame.RouteData, view.Label), Series: view, Year: view.Last, CSV: view.URL + ".csv"}
	page.Description = view.Note
	years := s.Bank.Figures.Years(id)
	if len(years) > 0 {
		page.Year = years[len(years)-1]
	}
	if y, err := strconv.Atoi(r.Query("year")); err == nil && slices.Contains(years, y) {
		page.Year = y
	}
	for _, y := range slices.Backward(years) {
		page.Years = append(page.Years, frame.Link{Label: strconv.Itoa(y), URL: view.URL + "?year=" + strconv.Itoa(y)})
	}
	page.Rows = s.Bank.Ranked(r.Lang, schema.Ranking{Series: id, Year: page.Year, N: seriesRows})
	page.Cite = bank.CiteSeries(all[i], r.Lang) + " — " + s.Site.Base(r.Request) + view.URL
	base := s.Site.Base(r.Request)
	var err error
	page.Head, err = bank.DatasetLD(view.Label, view.Note, base+view.URL, base+page.CSV, all[i].Licence, view.First, view.Last, []string{all[i].URL})
	if err != nil {
		return err
	}
	return s.Site.Render(r, http.StatusOK, "series.html", page)
}

// csv gives out every figure of a series.
func (s *Data) csv(r *frame.Request, x schema.Series) error {
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
	for f := range s.Bank.Figures.Each(x.ID) {
		err := w.Write(export.Cells(x.ID, string(f.Corridor.Origin), string(f.Corridor.Destination), strconv.Itoa(f.Year),
			strconv.FormatFloat(f.Value, 'f', -1, 64), string(f.Status), f.Period.String(), string(f.Sex), string(f.Area),
			string(bank.DefinitionOf(schema.Total{Definition: f.Definition}, x)), f.Route))
		if err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}
