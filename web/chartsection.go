package web

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/frame"
)

// chartSection is a chart with its table, its sources and what can be done
// with it.
type chartSection struct {
	Name    string // in the address of the file that is saved; unique on the page
	Heading string
	Chart   lineChart
	Series  []figureSeries
	Scope   string // what the figures cover where that is not the page's subject
	Columns []string
	Rows    []chartRow // the newest year first
	SVG     string     // address of the chart as a file; "" where it is but a table
	CSV     string
	Cite    []string // how to cite each source as it is read here
}

// chartRow is a year of the table beside a chart.
type chartRow struct {
	Year  int
	Cells []string // by series
	Marks []statusMark
}

// statusMark says how a figure came about, by a shape and a word.
type statusMark struct {
	Class string
	Text  string
}

// Sources names where the figures are from, each source once.
func (c chartSection) Sources() string {
	var out []string
	for _, f := range c.Series {
		if !slices.Contains(out, f.Source) {
			out = append(out, f.Source)
		}
	}
	return strings.Join(out, " · ")
}

// newestRows is how many years of a table are open; the others fold.
const newestRows = 5

// OpenRows are the newest years.
func (c chartSection) OpenRows() []chartRow { return c.Rows[:min(newestRows, len(c.Rows))] }

// FoldedRows are the years before.
func (c chartSection) FoldedRows() []chartRow { return c.Rows[min(newestRows, len(c.Rows)):] }

// statusClasses are the shapes of statuses.
var statusClasses = map[schema.Status]string{schema.Observed: "obs", schema.Modelled: "mod", schema.Assumed: "est", schema.Estimated: "est", schema.Residual: "est", schema.Provisional: "prov"}

// chartRows sets the values of series side by side, the newest year first.
func chartRows(loc *frame.Locale, series []figureSeries) []chartRow {
	byYear := map[int]*chartRow{}
	for i, f := range series {
		for _, v := range f.Values {
			row := byYear[v.Year]
			if row == nil {
				row = &chartRow{Year: v.Year, Cells: slices.Repeat([]string{"–"}, len(series))}
				byYear[v.Year] = row
			}
			row.Cells[i] = v.Text
			mark := statusMark{statusClasses[v.Code], loc.Say("status." + string(v.Code))}
			if !slices.Contains(row.Marks, mark) {
				row.Marks = append(row.Marks, mark)
			}
		}
	}
	out := make([]chartRow, 0, len(byYear))
	for _, row := range byYear {
		out = append(out, *row)
	}
	slices.SortFunc(out, func(a, b chartRow) int { return cmp.Compare(b.Year, a.Year) })
	return out
}

// newChartSection draws series of one unit and lays their values out in a
// table. Charts of a page are numbered by their place.
func (s *Server) newChartSection(r *frame.Request, name, heading, scope string, series []figureSeries, documents []yearValue, place int) chartSection {
	l := r.Lang
	if slices.ContainsFunc(series, func(f figureSeries) bool { return f.latest().Parts > 0 }) {
		scope = strings.TrimPrefix(scope+". "+s.Site.Locale(l).Say("chart.complete-years"), ". ")
	}
	c := chartSection{Name: name, Heading: heading, Series: series, Scope: scope, Rows: chartRows(s.Site.Locale(l), series),
		Chart: s.chartOf(l, "chart"+strconv.Itoa(place), heading, series, documents)}
	path, query := r.Request.URL.Path, r.Request.URL.RawQuery
	if len(c.Chart.Lines) > 0 {
		c.SVG = strings.TrimSuffix(path, "/") + "/" + name + chartFile
		if query != "" {
			c.SVG += "?" + query
		}
	}
	for _, f := range series {
		c.Columns = append(c.Columns, columnName(series, f))
		c.Cite = append(c.Cite, citeSeries(f.Series, l)+" — "+s.Site.Base(r.Request)+path)
	}
	return c
}

// columnName tells a series from those beside it: by its edition where they
// measure the same, else by its name.
func columnName(series []figureSeries, f figureSeries) string {
	for _, x := range series {
		if x.Series.Measure != f.Series.Measure {
			return f.Name
		}
	}
	return f.Source
}

// citeSeries is how a series is cited: who publishes it, its edition, its name
// and where it stands.
func citeSeries(x schema.Series, l schema.Lang) string {
	text := x.Source
	if x.Vintage != "" {
		text += " (" + x.Vintage + ")"
	}
	text += ". " + x.Name.In(l) + "."
	if x.Licence != "" {
		text += " " + x.Licence + "."
	}
	if x.URL != "" {
		text += " " + x.URL
	}
	return text
}
