package web

import (
	"cmp"
	"fmt"
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/frame"
)

// Figures is the data bank as the pages read it.
type Figures interface {
	// Series returns every series.
	Series() []schema.Series
	// Figures returns what is stored of a corridor, by series and year.
	Figures(c schema.Corridor) []schema.Figure
	// Each yields every figure of a series.
	Each(series string) iter.Seq[schema.Figure]
	// Totals returns the sums of every series between two ends, by series and
	// period. An end may be a country, a region or empty.
	Totals(c schema.Corridor) []Total
	// TotalsByShare returns them with those of one sex, or of one part of a
	// country.
	TotalsByShare(c schema.Corridor) []Total
	// Annual returns the sums by year: the year's own figure, else what all its
	// months or quarters make; of series of some measures.
	Annual(c schema.Corridor, measures ...schema.Measure) []Total
	// Years returns the years of which a series has a value, or all parts.
	Years(series string) []int
	// Span returns the first and the last period of a series.
	Span(series string) (first, last schema.Period)
	// Top returns the corridors with the largest figures.
	Top(ask Ask) []schema.Figure
	// Matrix returns a row an origin and a column a destination; NaN where
	// nothing is known.
	Matrix(series string, year int, origins, destinations []schema.Place) [][]float64
}

// Total is the sum of a series over the corridors between two ends in a period.
type Total struct {
	Series string
	schema.Period
	schema.Share
	Value      float64 // with the residual
	Residual   float64 // the part whose other end is not known
	Corridors  int     // between two countries, that are part of it
	Stated     bool    // the source states it; else it is a sum of ours
	Status     schema.Status
	Definition schema.Definition // whom it counts where its figures say so
	Parts      int               // months or quarters of which the year is made, or 0
}

// Ask says which corridors Top ranks.
type Ask struct {
	Series      string
	Year        int // 0 for the latest
	Origin      schema.Place
	Destination schema.Place
	N           int // at most so many
}

// figureSeries is one series of a page: its values over the years with where
// they come from.
type figureSeries struct {
	Series schema.Series
	Name   string
	Source string
	Values []figureValue
	Note   string
}

type figureValue struct {
	Year   int
	Value  float64
	Text   string
	Status string // in words
	Code   schema.Status
	Counts string // whom it counts, in words, or ""
	Parts  int    // months or quarters of which it is made, or 0
}

// said is when and how a value came about: "2024 · by citizenship · UN DESA,
// 2024 · estimated".
func (s figureSeries) said(v figureValue) string {
	text := strconv.Itoa(v.Year)
	if v.Counts != "" {
		text += " · " + v.Counts
	}
	return text + " · " + s.Source + " · " + v.Status
}

// latest is the newest value of a series.
func (s figureSeries) latest() figureValue { return s.Values[len(s.Values)-1] }

func (s figureSeries) years() []yearValue {
	out := make([]yearValue, len(s.Values))
	for i, v := range s.Values {
		out[i] = yearValue{v.Year, v.Value, v.Code == schema.Provisional}
	}
	return out
}

// seriesBetween returns the series of some measures between the ends of a
// corridor, by year, the one to name first before the others: what was observed
// before what was estimated, and that before what a model gave; then the one
// with the newest value, and of the newest vintage. Two vintages stay apart.
func (s *Server) seriesBetween(l schema.Lang, c schema.Corridor, measures ...schema.Measure) []figureSeries {
	if s.Figures == nil {
		return nil
	}
	byID := map[string]*figureSeries{}
	var out []*figureSeries
	for _, x := range s.Figures.Series() {
		if slices.Contains(measures, x.Measure) {
			f := &figureSeries{Series: x, Name: x.Name.In(l), Source: sourceOf(x), Note: x.Note.In(l)}
			byID[x.ID] = f
			out = append(out, f)
		}
	}
	for _, t := range s.Figures.Annual(c, measures...) {
		if f := byID[t.Series]; f != nil && t.Value != 0 {
			f.Values = append(f.Values, figureValue{t.Year, t.Value, s.amount(l, f.Series.Unit, t.Value), s.Site.Locale(l).Say("status." + string(t.Status)), t.Status,
				s.counts(l, definitionOf(t, f.Series)), t.Parts})
		}
	}
	var full []figureSeries
	for _, f := range out {
		if len(f.Values) > 0 {
			full = append(full, *f)
		}
	}
	slices.SortStableFunc(full, func(a, b figureSeries) int {
		x, y := a.latest(), b.latest()
		return cmp.Or(cmp.Compare(distances[x.Code], distances[y.Code]), cmp.Compare(y.Year, x.Year), cmp.Compare(b.Series.Vintage, a.Series.Vintage))
	})
	return full
}

// distances say how far from what was counted a figure of a status is.
var distances = map[schema.Status]int{schema.Observed: 0, schema.Provisional: 0, schema.Residual: 0, schema.Estimated: 1, schema.Modelled: 2, schema.Assumed: 2}

// definitionOf is whom a total counts: what its figures say, or its series.
func definitionOf(t Total, x schema.Series) schema.Definition {
	if t.Definition != schema.NoDefinition {
		return t.Definition
	}
	return x.Definition
}

// counts says in words whom a definition counts, or "".
func (s *Server) counts(l schema.Lang, d schema.Definition) string {
	var words []string
	for _, w := range d.Words() {
		words = append(words, s.Site.Locale(l).Say("definition."+string(w)))
	}
	return strings.Join(words, ", ")
}

// sourceOf names a series' source with its edition.
func sourceOf(x schema.Series) string {
	if x.Vintage == "" {
		return x.Source
	}
	return x.Source + ", " + x.Vintage
}

// amount writes a value in its unit.
func (s *Server) amount(l schema.Lang, u schema.Unit, v float64) string {
	f := s.Site.Locale(l).Format
	if u == schema.USDMillion {
		if math.Abs(v) < 10 {
			return f.Fixed(v, 1) + "\u00a0M USD"
		}
		return f.Integer(int64(math.Round(v))) + "\u00a0M USD"
	}
	return f.Integer(int64(math.Round(v)))
}

// short writes a value in few letters: "12 M", "350 k".
func (s *Server) short(l schema.Lang) func(float64) string {
	return func(v float64) string { return s.axis(l, v)(v) }
}

// axis writes the values of an axis that reaches up to top, all of them in the
// same thousands or millions.
func (s *Server) axis(l schema.Lang, top float64) func(float64) string {
	f := s.Site.Locale(l).Format
	unit, sign := 1.0, ""
	switch {
	case top >= 1e6:
		unit, sign = 1e6, "\u00a0M"
	case top >= 1e4:
		unit, sign = 1e3, "\u00a0k"
	}
	return func(v float64) string {
		x := v / unit
		switch {
		case v == 0:
			return "0"
		case sign == "" || x == math.Trunc(x) || x >= 100:
			return f.Fixed(x, 0) + sign
		case x >= 1:
			return f.Fixed(x, 1) + sign
		}
		return f.Fixed(x, 2) + sign
	}
}

// mainStock is the stock series of the newest vintage, or "".
func (s *Server) mainStock() (schema.Series, bool) {
	var best schema.Series
	if s.Figures == nil {
		return best, false
	}
	for _, x := range s.Figures.Series() {
		if x.Measure == schema.MeasureStock && x.Vintage > best.Vintage {
			best = x
		}
	}
	return best, best.ID != ""
}

// flowRow is a corridor in a ranked list.
type flowRow struct {
	Corridor  frame.CorridorView
	Value     string
	Share     int // of the largest, in percent: the length of its bar
	Documents int
	DocsURL   string
	raw       schema.Corridor
	number    float64
}

// ranked lists the largest corridors of a series.
func (s *Server) ranked(l schema.Lang, ask Ask) []flowRow {
	if s.Figures == nil {
		return nil
	}
	var unit schema.Unit
	for _, x := range s.Figures.Series() {
		if x.ID == ask.Series {
			unit = x.Unit
		}
	}
	var out []flowRow
	for _, f := range s.Figures.Top(ask) {
		out = append(out, flowRow{Corridor: frame.CorridorOf(l, f.Corridor), Value: s.amount(l, unit, f.Value), raw: f.Corridor, number: f.Value})
	}
	share(out)
	return out
}

// share says of each row how much it is of the first, the largest.
func share(rows []flowRow) {
	for i := range rows {
		rows[i].Share = max(1, int(100*rows[i].number/rows[0].number))
	}
}

// mapOf draws ranked corridors.
func (s *Server) mapOf(l schema.Lang, id, title string, rows []flowRow, most int) flowMap {
	var flows []mapFlow
	for i, r := range rows {
		if i == most {
			break
		}
		label := fmt.Sprintf("%s → %s: %s", r.Corridor.Origin, r.Corridor.Destination, r.Value)
		flows = append(flows, mapFlow{r.raw, r.number, label, r.Corridor.URL})
	}
	slices.Reverse(flows) // the largest are drawn last, on top
	m := newFlowMap(id, flows)
	m.Title = title
	return m
}

// severalYears leaves out the series of which a chart would be a point or two.
func severalYears(series []figureSeries) []figureSeries {
	return slices.DeleteFunc(series, func(f figureSeries) bool { return len(f.Values) < 3 })
}

// chartOf draws one or more series of one unit over the documents of the same years.
func (s *Server) chartOf(l schema.Lang, id, title string, series []figureSeries, documents []yearValue) lineChart {
	var lines []namedValues
	for _, f := range series {
		if len(f.Values) < 2 {
			continue // no line; the table has it
		}
		name := columnName(series, f)
		if len(series) == 1 {
			name = ""
		}
		lines = append(lines, namedValues{name, f.years()})
	}
	c := newLineChart(id, lines, documents, s.scale(l, series[0].Series.Unit))
	c.Title, c.Unit = title, s.unitOf(l, series[0].Series)
	v := series[0].Values
	c.Text = s.Site.Locale(l).Say("chart.text", strconv.Itoa(v[0].Year), v[0].Text, strconv.Itoa(v[len(v)-1].Year)+": "+v[len(v)-1].Text)
	return c
}

// unitOf says what the values of a series are counted in.
func (s *Server) unitOf(l schema.Lang, x schema.Series) string {
	loc := s.Site.Locale(l)
	switch {
	case x.Unit == schema.USDMillion:
		return loc.Say("unit.usd")
	case x.Measure.Adds():
		return loc.Say("unit.flow")
	case x.Measure == schema.MeasureStock:
		return loc.Say("unit.stock")
	}
	return loc.Say("unit.year-end")
}
