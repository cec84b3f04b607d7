package corridor

import (
	"slices"
	"strconv"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/figure"
	"github.com/simde/simde/web/frame"
)

// The parameters of a comparison, and the scales that one can name.
const (
	byScale     = "scale"
	byBase      = "base"
	scaleIndex  = "index"
	scaleValues = "values"
)

// unlike is from how many times the smallest on the largest makes a drawing of
// values a drawing of one line: an index is shown then.
const unlike = 5

// noBase says why there is no index.
type noBase struct {
	Corridor string
	Year     string
	Instead  *frame.Link // another year, or nil where none is common
	Values   string      // the address with values
}

// scaled is what a comparison draws, and what can be chosen of it.
type scaled struct {
	plan   figure.Plan
	groups []figure.Group
	noBase *noBase
}

// scale plans the chart of corridors side by side, with the measure, the scale
// and the base year that the address names.
func (s *Comparison) scale(r *frame.Request, pairs []schema.Corridor) scaled {
	loc, v := s.Site.Locale(r.Lang), bank.ViewOf(r.Request.URL.Query())
	m, offered := s.measure(r, pairs, v)
	var out scaled
	if m == "" {
		return out
	}
	series := s.lines(r.Lang, pairs, m)
	out.plan = figure.Plan{Name: string(m), Heading: m.Name(r.Lang), Counts: m.Note(r.Lang), Pace: bank.Yearly, Named: true, Series: v.All(series),
		Chooses: []figure.Pair{{Key: bank.ByMeasure, Value: string(m)}}}
	for _, c := range pairs {
		out.plan.Chooses = append(out.plan.Chooses, figure.Pair{Key: "c", Value: c.Slug()})
	}
	index := r.Query(byScale) == scaleIndex || r.Query(byScale) != scaleValues && far(series)
	scales := figure.Group{Label: loc.Say("choose.scale"), Links: []figure.Choice{
		{Label: loc.Say("scale.index"), URL: figure.Link(r, "", byScale, scaleIndex), Current: index}, {Label: loc.Say("scale.values"), URL: figure.Link(r, "", byScale, scaleValues), Current: !index}}}
	out.groups = []figure.Group{offered, scales}
	scale := scaleValues
	if index {
		scale = scaleIndex
		s.index(r, &out, series)
	}
	out.plan.Chooses = append(out.plan.Chooses, figure.Pair{Key: byScale, Value: scale})
	out.groups = append(out.groups, s.Draw.Spans(r))
	return out
}

// measure is what is compared: what the address names, else the first of which
// there are figures; with the links to the others.
func (s *Comparison) measure(r *frame.Request, pairs []schema.Corridor, v bank.View) (schema.Measure, figure.Group) {
	g := figure.Group{Label: s.Site.Locale(r.Lang).Say("choose.measure")}
	var chosen schema.Measure
	for _, m := range compared {
		if len(s.lines(r.Lang, pairs, m)) == 0 {
			continue
		}
		if chosen == "" || slices.Contains(v.Measures, string(m)) {
			chosen = m
		}
		g.Links = append(g.Links, figure.Choice{Label: m.Name(r.Lang), URL: figure.Link(r, "", bank.ByMeasure, string(m))})
	}
	for i := range g.Links {
		g.Links[i].Current = g.Links[i].Label == chosen.Name(r.Lang)
	}
	return chosen, g
}

// lines are the main series of a measure of each corridor that has one, by the
// name of the corridor.
func (s *Comparison) lines(l schema.Lang, pairs []schema.Corridor, m schema.Measure) []bank.Series {
	var out []bank.Series
	for _, c := range pairs {
		if series := s.Bank.Hold(l, c).Series(bank.Yearly, m); len(series) > 0 {
			x := series[0]
			x.Name = subjectOf(frame.CorridorOf(l, c))
			out = append(out, x)
		}
	}
	return out
}

// far reports whether the newest values are too unlike to be drawn together.
func far(series []bank.Series) bool {
	if len(series) < 2 {
		return false
	}
	least, most := series[0].Latest().Value, series[0].Latest().Value
	for _, x := range series {
		least, most = min(least, x.Latest().Value), max(most, x.Latest().Value)
	}
	return most > unlike*least
}

// index turns a plan into one of indices: 100 is the value of each corridor in
// the base year. Where one has none, it says so instead, and draws the values.
func (s *Comparison) index(r *frame.Request, out *scaled, series []bank.Series) {
	loc, years := s.Site.Locale(r.Lang), commonYears(series)
	base := usualBase(years)
	if y, err := strconv.Atoi(r.Query(byBase)); err == nil {
		base = y
	}
	bases := figure.Group{Label: loc.Say("choose.base")}
	for _, y := range offeredYears(years) {
		bases.Links = append(bases.Links, figure.Choice{Label: strconv.Itoa(y), URL: figure.Link(r, "", byBase, strconv.Itoa(y)), Current: y == base})
	}
	for _, x := range series {
		if _, ok := inYear(x, base); ok {
			continue
		}
		out.noBase = &noBase{Corridor: x.Name, Year: strconv.Itoa(base), Values: figure.Link(r, "", byScale, scaleValues)}
		if y := usualBase(years); y > 0 {
			out.noBase.Instead = &frame.Link{Label: strconv.Itoa(y), URL: figure.Link(r, "", byBase, strconv.Itoa(y))}
		}
		if base == 0 {
			out.noBase.Year = ""
		}
		out.plan.Series = nil
		return
	}
	out.groups = append(out.groups, bases)
	out.plan.Heading += ", " + loc.Say("scale.base", strconv.Itoa(base))
	out.plan.Unit, out.plan.Scope = loc.Say("scale.base", strconv.Itoa(base)), loc.Say("scale.warn")
	out.plan.Chooses = append(out.plan.Chooses, figure.Pair{Key: byBase, Value: strconv.Itoa(base)})
	for i, x := range out.plan.Series {
		at := slices.IndexFunc(series, func(whole bank.Series) bool { return whole.Name == x.Name })
		was, _ := inYear(series[at], base)
		out.plan.Series[i] = s.indexed(r.Lang, x, was)
	}
}

// indexed is a series as shares of a value, in percent.
func (s *Comparison) indexed(l schema.Lang, x bank.Series, was float64) bank.Series {
	x.Series.Unit = bank.Index
	x.Values = slices.Clone(x.Values)
	for i := range x.Values {
		x.Values[i].Value *= 100 / was
		x.Values[i].Text = s.Bank.Amount(l, bank.Index, x.Values[i].Value)
	}
	return x
}

// inYear returns the value of a year, and false where there is none.
func inYear(x bank.Series, year int) (float64, bool) {
	for _, v := range x.Values {
		if v.Year == year {
			return v.Value, v.Value != 0
		}
	}
	return 0, false
}

// commonYears are the years of which all series have a value.
func commonYears(series []bank.Series) []int {
	var out []int
	for _, v := range series[0].Values {
		if !slices.ContainsFunc(series, func(x bank.Series) bool { _, ok := inYear(x, v.Year); return !ok }) {
			out = append(out, v.Year)
		}
	}
	return out
}

// mostBases is how many base years are offered.
const mostBases = 4

// offeredYears are a few of some years, evenly apart, the last left out.
func offeredYears(years []int) []int {
	if len(years) < 2 {
		return years
	}
	years = years[:len(years)-1]
	if len(years) <= mostBases {
		return years
	}
	var out []int
	for i := range mostBases {
		out = append(out, years[i*(len(years)-1)/(mostBases-1)])
	}
	return out
}

// usualBase is the base year where the address names none: of those that are
// offered the one in the middle, or 0 where there is none.
func usualBase(years []int) int {
	offered := offeredYears(years)
	if len(offered) == 0 {
		return 0
	}
	return offered[len(offered)/2]
}
