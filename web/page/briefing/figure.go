package briefing

import (
	"strconv"
	"strings"

	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/brief"
	"github.com/simde/simde/web/chart"
	"github.com/simde/simde/web/frame"
)

// How many key figures and charts a paper has at most, and how many years its
// charts go back.
const (
	mostKeys   = 4
	mostCharts = 4
	chartYears = 10
)

// figures writes the first sentence and the key figures: the newest of each
// theme before the others of any.
func (d *draft) figures() {
	all := d.Bank.KeyFigures(d.Lang, d.themes)
	d.Lede = strings.TrimSpace(d.Bank.Lead(d.Lang, d.corridor, all) + " " + d.loc.Say("brief.documents", d.held.Total))
	for _, k := range all[:min(len(all), leadFigures)] {
		d.show(k.Series)
	}
	for _, k := range firstOfEach(all, func(k bank.KeyFigure) string { return k.Theme }, mostKeys) {
		d.show(k.Series)
		detail := []string{k.Value.Name, k.Value.Status}
		if k.Change != "" {
			detail = append(detail, k.Change+" "+k.Since)
		}
		if k.Twelve != "" {
			detail = append(detail, k.Twelve)
		}
		for _, a := range k.Apart {
			d.show(a.Series)
			detail = append(detail, d.loc.Say("brief.apart", a.Label, a.Value.Text+" ("+a.Value.Name+", "+a.Value.Status+")"))
		}
		detail = append(detail, k.Series.Source)
		d.Keys = append(d.Keys, brief.Key{Label: k.Label, Value: k.Value.Text, Detail: strings.Join(detail, " · ")})
	}
}

// leadFigures is of how many key figures the first sentence tells.
const leadFigures = 2

// firstOfEach returns at most so many of all: the first of each group, and after
// them the others, in their order.
func firstOfEach[V any](all []V, group func(V) string, most int) []V {
	seen := map[string]bool{}
	var first, rest []V
	for _, v := range all {
		if g := group(v); !seen[g] {
			seen[g] = true
			first = append(first, v)
		} else {
			rest = append(rest, v)
		}
	}
	all = append(first, rest...)
	return all[:min(len(all), most)]
}

// drawn is what a chart can show, of a theme.
type drawn struct {
	theme string
	bank.Choice
}

// charts draws a chart of remittances, of the population, of protection and of a
// route. A theme without figures gives its place to others.
func (d *draft) charts() {
	var all []drawn
	for _, theme := range []string{bank.ThemeRemittances, bank.ThemePopulation, bank.ThemeProtection} {
		all = append(all, d.choices(theme)...)
	}
	for _, x := range d.Bank.Routes(d.Lang, d.corridor) {
		c, _ := x.Shown(bank.View{})
		all = append(all, drawn{bank.ThemeMovements, c})
	}
	all = append(all, d.choices(bank.ThemeMovements)...)
	s := brief.Section{Heading: d.loc.Say("brief.charts")}
	for _, x := range firstOfEach(all, func(x drawn) string { return x.theme }, len(all)) {
		if len(s.Charts) == mostCharts {
			break
		}
		if c, ok := d.chart(x, "b"+strconv.Itoa(len(s.Charts)+1)); ok {
			s.Charts = append(s.Charts, c)
		}
	}
	d.add(s)
}

func (d *draft) choices(theme string) []drawn {
	var out []drawn
	for _, t := range d.themes {
		for _, c := range t.Choices {
			if t.Code == theme {
				out = append(out, drawn{theme, c})
			}
		}
	}
	return out
}

// chart draws a choice, and reports whether there is enough to draw. Money is
// drawn by quarter where it comes so, everything else in its shortest periods.
func (d *draft) chart(x drawn, id string) (brief.Chart, bool) {
	pace := x.PaceIn(bank.View{})
	if x.theme == bank.ThemeRemittances {
		pace = x.PaceIn(bank.View{Pace: bank.Quarterly})
	}
	series := d.lines(x.Choice, pace)
	if len(series) == 0 || len(series[0].Values) < 2 {
		return brief.Chart{}, false
	}
	for _, f := range series {
		d.show(f)
	}
	first := series[0]
	write := d.Bank.Scale(d.Lang, first.Series.Unit)
	var drawing chart.Chart
	if x.Flow {
		drawing = chart.NewColumns(id, chart.Series{Values: first.Years()}, write)
	} else {
		var lines []chart.Series
		for _, f := range series {
			line := chart.Series{Values: f.Years()}
			if len(series) > 1 {
				line.Name = f.Name
			}
			lines = append(lines, line)
		}
		drawing = chart.New(id, lines, nil, write)
	}
	begin, end := first.Values[0], first.Latest()
	drawing.Title = x.Heading
	drawing.Text = d.loc.Say("chart.text", begin.Name, begin.Text, end.Name+": "+end.Text)
	c := brief.Chart{Heading: x.Heading, Unit: d.Bank.UnitOf(d.Lang, first.Series, pace), Alt: x.Heading + ". " + drawing.Text, Drawing: drawing}
	if drawing.Provisional() {
		c.Unit += ". " + d.loc.Say("brief.provisional")
	}
	c.Note = d.note(x.Choice, series, drawing)
	return c, true
}

// lines are the series of a choice that are drawn, of the last years: the one to
// name first, and what is counted apart from it.
func (d *draft) lines(c bank.Choice, pace bank.Pace) []bank.Series {
	var out []bank.Series
	for _, f := range c.Series(pace) {
		apart := len(out) == 1 && (c.Apart && f.Series.Measure != out[0].Series.Measure || c.Code == bank.ChoiceSex)
		if f = (bank.View{Years: chartYears}).Of(f); len(out) == 0 || apart {
			out = append(out, f)
		}
	}
	return out
}

// note says where the figures of a chart are from, what they cover, and what
// changes at each break.
func (d *draft) note(c bank.Choice, series []bank.Series, drawing chart.Chart) string {
	var words []string
	for _, f := range series {
		if len(words) == 0 || words[len(words)-1] != f.Source {
			words = append(words, f.Source)
		}
	}
	text := strings.Join(words, "; ") + "."
	if c.Scope != "" {
		text += " " + strings.TrimSuffix(c.Scope, ".") + "."
	}
	if series[0].Latest().Parts > 0 {
		text += " " + d.loc.Say("chart.complete-years") + "."
	}
	for _, b := range drawing.Breaks {
		text += " " + d.loc.Say("brief.break", b.Letter, d.Bank.PeriodName(d.Lang, b.At), b.Counts) + "."
	}
	return text
}

// mostRoutes is how many routes and records a paper lists.
const mostRoutes = 3

// routes lists the newest records of the routes that lead to the corridor, and
// of people on it.
func (d *draft) routes() {
	t := &brief.Table{Head: []string{d.loc.Say("brief.route"), d.loc.Say("brief.period"), d.loc.Say("brief.records"), frame.Capital(d.loc.Say("key.year"))}}
	row := func(name string, f bank.Series) {
		if len(t.Rows) == mostRoutes {
			return
		}
		v := f.Latest()
		d.show(f)
		change := d.Bank.Change(d.Lang, f, v)
		if change == "" {
			change = "–"
		}
		t.Rows = append(t.Rows, []string{name, v.Name, v.Text + " · " + v.Status, change})
	}
	for _, x := range d.Bank.Routes(d.Lang, d.corridor) {
		c, national := x.Shown(bank.View{})
		who := d.loc.Say("brief.everyone")
		if national {
			who = d.loc.Say("brief.nationality", d.corridor.Origin.Name(d.Lang))
		}
		if series := c.Series(c.PaceIn(bank.View{})); len(series) > 0 {
			row(x.Name+", "+who, series[0])
		}
	}
	for _, x := range d.choices(bank.ThemeMovements) {
		for _, f := range x.Series(x.PaceIn(bank.View{})) {
			row(f.Name, f)
		}
	}
	if len(t.Rows) > 0 {
		d.add(brief.Section{Heading: d.loc.Say("brief.routes"), Text: d.loc.Say("brief.routes.note"), Table: t})
	}
}
