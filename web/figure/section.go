// Package figure draws figures of the data bank as they stand on pages: a chart
// with its table, what it counts, where it is from, and the files and references
// with which it can be taken away.
package figure

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/chart"
	"github.com/simde/simde/web/frame"
)

// Drawer draws figures.
type Drawer struct {
	Site *frame.Site
	Bank *bank.Reader
}

// Plan is what a chart is to show.
type Plan struct {
	Name      string // of its files, and where it stands on the page
	Subject   string // whom or what the page is about
	Heading   string
	Counts    string // what it counts, in whole sentences
	Scope     string // what it covers where that is not the page's subject
	Pace      bank.Pace
	Flow      bool          // the first series is drawn as columns, and the others are told
	Apart     bool          // its measures are not to be added up
	Named     bool          // series are told apart by their names, whatever they measure
	Unit      string        // what the values are counted in, where it is not that of the series
	Series    []bank.Series // of one unit and pace, the one to name first before the others
	Documents []chart.Value // by year, drawn below lines
	Chooses   []Pair        // the parameters that choose it on its page
	Groups    []Group       // the choices that stand with it
	Empty     string        // why there is nothing, where there is not
}

// Pair is a parameter of an address.
type Pair struct{ Key, Value string }

// Group is a number of links of which one is chosen.
type Group struct {
	Label string
	Links []Choice
}

// Choice is a link that chooses.
type Choice struct {
	Label, URL string
	Current    bool
}

// Section is a chart with its table, its sources and what can be done with it.
type Section struct {
	Plan
	Chart   chart.Chart
	Drawn   []bank.Series // the series that the chart and the table have
	Columns []string      // heads of the table: a series each
	Rows    []Row         // the newest first
	Changes bool          // a row tells the change in a year
	Breaks  []chart.Break
	Aside   []string // the newest value of series that are not drawn
	Taken
}

// Row is a period of the table beside a chart.
type Row struct {
	Period string
	Cells  []string // by series
	Change string   // in a year, or "" where that is not known
	Told   bool     // rows of the table tell changes
	Break  string   // the letter of the break before it, or ""
	Marks  []bank.Mark
}

// Section draws a plan. Sections of a page are numbered by their place.
func (d *Drawer) Section(r *frame.Request, p Plan, place int) Section {
	x := Section{Plan: p}
	if len(p.Series) == 0 {
		return x
	}
	loc := d.Site.Locale(r.Lang)
	if p.Flow {
		x.Drawn = p.Series[:1]
		for _, f := range p.Series[1:] {
			x.Aside = append(x.Aside, f.Latest().Text+" · "+f.Said(f.Latest()))
		}
	} else {
		x.Drawn = p.Series
	}
	if x.Drawn[0].Latest().Parts > 0 {
		x.Scope = strings.TrimPrefix(p.Scope+". "+loc.Say("chart.complete-years"), ". ")
	}
	for _, f := range x.Drawn {
		if p.Named {
			x.Columns = append(x.Columns, f.Name)
			continue
		}
		x.Columns = append(x.Columns, columnName(x.Drawn, f))
	}
	x.Chart = d.chart(r.Lang, "chart"+strconv.Itoa(place), x)
	x.Breaks = x.Chart.Breaks
	x.Rows = d.rows(r.Lang, x)
	x.Changes = slices.ContainsFunc(x.Rows, func(r Row) bool { return r.Change != "" })
	for i := range x.Rows {
		x.Rows[i].Told = x.Changes
	}
	x.Taken = d.taken(r, x)
	return x
}

// chart draws the series of a section.
func (d *Drawer) chart(l schema.Lang, id string, x Section) chart.Chart {
	first, loc := x.Drawn[0], d.Site.Locale(l)
	write := d.Bank.Scale(l, first.Series.Unit)
	var c chart.Chart
	if x.Flow {
		c = chart.NewColumns(id, chart.Series{Values: first.Years()}, write)
	} else {
		var lines []chart.Series
		for i, f := range x.Drawn {
			name := x.Columns[i]
			if len(x.Drawn) == 1 {
				name = ""
			}
			lines = append(lines, chart.Series{Name: name, Values: f.Years()})
		}
		c = chart.New(id, lines, x.Documents, write)
	}
	c.Title, c.Unit = x.Title(), cmp.Or(x.Unit, d.Bank.UnitOf(l, first.Series, x.Pace))
	begin, end := first.Values[0], first.Latest()
	c.Text = loc.Say("chart.text", begin.Name, begin.Text, end.Name+": "+end.Text)
	if len(x.Drawn) > 1 && !x.Flow {
		c.Text = c.Said()
	}
	return c
}

// Title names the chart where it stands alone: with the page's subject.
func (p Plan) Title() string {
	for end := range strings.SplitSeq(p.Subject, " → ") {
		if !strings.Contains(p.Heading, end) {
			return p.Subject + ". " + p.Heading
		}
	}
	return p.Heading
}

// columnName tells a series from those beside it: by its name where they
// measure something else, by its edition where they measure the same.
func columnName(series []bank.Series, f bank.Series) string {
	for _, x := range series {
		if x.Series.Measure != f.Series.Measure || x.Series.ID == f.Series.ID && x.Name != f.Name {
			return f.Name
		}
	}
	return f.Source
}

// rows sets the values of series side by side, the newest period first.
func (d *Drawer) rows(l schema.Lang, x Section) []Row {
	at := map[schema.Period]*Row{}
	var order []schema.Period
	for i, f := range x.Drawn {
		for _, v := range f.Values {
			row := at[v.Period]
			if row == nil {
				row = &Row{Period: v.Name, Cells: slices.Repeat([]string{"–"}, len(x.Drawn))}
				at[v.Period] = row
				order = append(order, v.Period)
			}
			row.Cells[i] = v.Text
			if len(x.Drawn) == 1 {
				row.Change = d.Bank.Change(l, f, v)
			}
			if mark := bank.MarkOf(v); !slices.Contains(row.Marks, mark) {
				row.Marks = append(row.Marks, mark)
			}
		}
	}
	for _, b := range x.Breaks {
		if row := at[b.At]; row != nil {
			row.Break = b.Letter
		}
	}
	slices.SortFunc(order, func(a, b schema.Period) int { return b.Compare(a) })
	out := make([]Row, len(order))
	for i, p := range order {
		out[i] = *at[p]
	}
	return out
}

// newestRows is how many rows of a table are open; the others fold, and more
// than mostRows of them are left to the CSV.
const (
	newestRows = 5
	mostRows   = 200
)

// OpenRows are the newest periods.
func (x Section) OpenRows() []Row { return x.Rows[:min(newestRows, len(x.Rows))] }

// FoldedRows are the periods before, or none where they are too many for a
// page.
func (x Section) FoldedRows() []Row {
	if x.Long() {
		return nil
	}
	return x.Rows[min(newestRows, len(x.Rows)):]
}

// Long reports whether the periods before are too many for a page.
func (x Section) Long() bool { return len(x.Rows) > mostRows }

// Sources names where the figures are from, each source once.
func (x Section) Sources() string {
	var out []string
	for _, f := range x.Drawn {
		if !slices.Contains(out, f.Source) {
			out = append(out, f.Source)
		}
	}
	return strings.Join(out, " · ")
}

// Notes are the methods and limits of the sources, each once.
func (x Section) Notes() []string {
	var out []string
	for _, f := range x.Drawn {
		if f.Note != "" && !slices.Contains(out, f.Note) {
			out = append(out, f.Note)
		}
	}
	return out
}
