package bank

import (
	"cmp"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/chart"
	"github.com/simde/simde/web/frame"
)

// The endings of the address of a chart as a file.
const (
	asSVG = ".svg"
	asPNG = ".png"
)

// SendChart gives out a chart of a page as a file that says by itself what it
// shows and whence it is: one of the name before the ending of the file's.
func (s *Reader) SendChart(r *frame.Request, charts []Section, file string) error {
	ending := path.Ext(file)
	name := strings.TrimSuffix(file, ending)
	at := slices.IndexFunc(charts, func(c Section) bool { return c.Name == name && c.SVG != "" })
	if at < 0 || ending != asSVG && ending != asPNG {
		return schema.ErrNotFound
	}
	c := charts[at]
	words := s.words(r, c, strings.TrimSuffix(r.Request.URL.Path, "/"+file))
	h := r.Writer.Header()
	h.Set("Content-Disposition", frame.ContentDisposition("inline", "simde-"+frame.Slug(c.Chart.Title)+"-"+frame.Slug(name)+ending))
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Cross-Origin-Resource-Policy", "cross-origin") // it may be shown on any page
	if ending == asPNG {
		data, err := chart.PNG(c.Chart, words)
		if err == nil {
			r.Data(http.StatusOK, "image/png", data)
		}
		return err
	}
	r.Data(http.StatusOK, "image/svg+xml; charset=utf-8", []byte(chart.SVG(c.Chart, words)))
	return nil
}

// words are what the file of a chart says beside it; page is where it stands.
func (s *Reader) words(r *frame.Request, c Section, page string) chart.Words {
	address := s.Site.Base(r.Request) + page
	if q := r.Request.URL.RawQuery; q != "" {
		address += "?" + q
	}
	return chart.Words{Lang: r.Lang, Provisional: s.Site.Locale(r.Lang).Say("chart.provisional"), Sources: c.Sources(), Address: address}
}

// Section is a chart with its table, its sources and what can be done
// with it.
type Section struct {
	Name    string // in the address of the file that is saved; unique on the page
	Heading string
	Chart   chart.Chart
	Series  []Series
	Scope   string // what the figures cover where that is not the page's subject
	Columns []string
	Rows    []Row  // the newest year first
	SVG     string // address of the chart as a file; "" where it is but a table
	PNG     string // the same as a picture
	CSV     string
	Cite    []string // how to cite each source as it is read here
}

// Row is a year of the table beside a chart.
type Row struct {
	Year  int
	Cells []string // by series
	Marks []Mark
}

// Mark says how a figure came about, by a shape and a word.
type Mark struct {
	Class string
	Text  string
}

// Sources names where the figures are from, each source once.
func (c Section) Sources() string {
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
func (c Section) OpenRows() []Row { return c.Rows[:min(newestRows, len(c.Rows))] }

// FoldedRows are the years before.
func (c Section) FoldedRows() []Row { return c.Rows[min(newestRows, len(c.Rows)):] }

// statusClasses are the shapes of statuses.
var statusClasses = map[schema.Status]string{schema.Observed: "obs", schema.Modelled: "mod", schema.Assumed: "est", schema.Estimated: "est", schema.Residual: "est", schema.Provisional: "prov"}

// MarkOf is the shape and the word of a value.
func MarkOf(v Value) Mark { return Mark{statusClasses[v.Code], v.Status} }

// chartRows sets the values of series side by side, the newest year first.
func chartRows(loc *frame.Locale, series []Series) []Row {
	byYear := map[int]*Row{}
	for i, f := range series {
		for _, v := range f.Values {
			row := byYear[v.Year]
			if row == nil {
				row = &Row{Year: v.Year, Cells: slices.Repeat([]string{"–"}, len(series))}
				byYear[v.Year] = row
			}
			row.Cells[i] = v.Text
			mark := Mark{statusClasses[v.Code], loc.Say("status." + string(v.Code))}
			if !slices.Contains(row.Marks, mark) {
				row.Marks = append(row.Marks, mark)
			}
		}
	}
	out := make([]Row, 0, len(byYear))
	for _, row := range byYear {
		out = append(out, *row)
	}
	slices.SortFunc(out, func(a, b Row) int { return cmp.Compare(b.Year, a.Year) })
	return out
}

// Section draws series of one unit and lays their values out in a
// table. Charts of a page are numbered by their place.
func (s *Reader) Section(r *frame.Request, name, heading, scope string, series []Series, documents []chart.Value, place int) Section {
	l := r.Lang
	if slices.ContainsFunc(series, func(f Series) bool { return f.Latest().Parts > 0 }) {
		scope = strings.TrimPrefix(scope+". "+s.Site.Locale(l).Say("chart.complete-years"), ". ")
	}
	c := Section{Name: name, Heading: heading, Series: series, Scope: scope, Rows: chartRows(s.Site.Locale(l), series),
		Chart: s.chartOf(l, "chart"+strconv.Itoa(place), heading, series, documents)}
	page, query := r.Request.URL.Path, r.Request.URL.RawQuery
	if !c.Chart.Empty() {
		file := strings.TrimSuffix(page, "/") + "/" + name
		if query != "" {
			query = "?" + query
		}
		c.SVG, c.PNG = file+asSVG+query, file+asPNG+query
	}
	for _, f := range series {
		c.Columns = append(c.Columns, columnName(series, f))
		c.Cite = append(c.Cite, CiteSeries(f.Series, l)+" — "+s.Site.Base(r.Request)+page)
	}
	return c
}

// columnName tells a series from those beside it: by its edition where they
// measure the same, else by its name.
func columnName(series []Series, f Series) string {
	for _, x := range series {
		if x.Series.Measure != f.Series.Measure {
			return f.Name
		}
	}
	return f.Source
}

// CiteSeries is how a series is cited: who publishes it, its edition, its name
// and where it stands.
func CiteSeries(x schema.Series, l schema.Lang) string {
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

// Key is one number in large letters, with what it counts and whence.
type Key struct {
	Label, Value, Source string
	URL                  string // of what it is about, or ""
}

// chartOf draws one or more series of one unit over the documents of the same years.
func (s *Reader) chartOf(l schema.Lang, id, title string, series []Series, documents []chart.Value) chart.Chart {
	var lines []chart.Series
	for _, f := range series {
		if len(f.Values) < 2 {
			continue // no line; the table has it
		}
		name := columnName(series, f)
		if len(series) == 1 {
			name = ""
		}
		lines = append(lines, chart.Series{Name: name, Values: f.Years()})
	}
	c := chart.New(id, lines, documents, s.Scale(l, series[0].Series.Unit))
	c.Title, c.Unit = title, s.unitOf(l, series[0].Series)
	v := series[0].Values
	c.Text = s.Site.Locale(l).Say("chart.text", strconv.Itoa(v[0].Year), v[0].Text, strconv.Itoa(v[len(v)-1].Year)+": "+v[len(v)-1].Text)
	return c
}
