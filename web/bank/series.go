package bank

import (
	"cmp"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/chart"
)

// Series is one series of a page: its values over the years with where
// they come from.
type Series struct {
	Series schema.Series
	Name   string
	Source string
	Values []Value
	Note   string
}

// Value is the value of a series in a period.
type Value struct {
	schema.Period
	Value      float64
	Text       string
	Status     string // in words
	Code       schema.Status
	Name       string            // of the period, in words
	Counts     string            // whom it counts, in words, or ""
	Definition schema.Definition // the same as a code
	Parts      int               // months or quarters of which it is made, or 0
}

// Said is when and how a value came about: "2024 · by citizenship · UN DESA,
// 2024 · estimated".
func (s Series) Said(v Value) string {
	text := v.Name
	if v.Counts != "" {
		text += " · " + v.Counts
	}
	return text + " · " + s.Source + " · " + v.Status
}

// Latest is the newest value of a series.
func (s Series) Latest() Value { return s.Values[len(s.Values)-1] }

// Years are the values as a chart takes them.
func (s Series) Years() []chart.Value {
	out := make([]chart.Value, len(s.Values))
	for i, v := range s.Values {
		out[i] = chart.Value{Period: v.Period, Value: v.Value, Provisional: v.Code == schema.Provisional, Counts: v.Counts}
	}
	return out
}

// Between returns the series of some measures between the ends of a
// corridor, by year, the one to name first before the others: what was observed
// before what was estimated, and that before what a model gave; then the one
// with the newest value, and of the newest vintage. Two vintages stay apart.
func (s *Reader) Between(l schema.Lang, c schema.Corridor, measures ...schema.Measure) []Series {
	return s.ByPace(l, c, Yearly, measures...)
}

// told puts totals into series of some measures, in the order of Between.
func (s *Reader) told(l schema.Lang, totals []schema.Total, measures []schema.Measure) []Series {
	byID := map[string]*Series{}
	var out []*Series
	for _, x := range s.Figures.Series() {
		if slices.Contains(measures, x.Measure) {
			f := &Series{Series: x, Name: x.Name.In(l), Source: SourceOf(x), Note: x.Note.In(l)}
			byID[x.ID] = f
			out = append(out, f)
		}
	}
	for _, t := range totals {
		if f := byID[t.Series]; f != nil && t.Value != 0 {
			f.Values = append(f.Values, Value{t.Period, t.Value, s.Amount(l, f.Series.Unit, t.Value), s.Site.Locale(l).Say("status." + string(t.Status)), t.Status,
				s.PeriodName(l, t.Period), s.Counts(l, DefinitionOf(t, f.Series)), DefinitionOf(t, f.Series), t.Parts})
		}
	}
	var full []Series
	for _, f := range out {
		if len(f.Values) > 0 {
			full = append(full, *f)
		}
	}
	slices.SortStableFunc(full, func(a, b Series) int {
		x, y := a.Latest(), b.Latest()
		return cmp.Or(cmp.Compare(distances[x.Code], distances[y.Code]), y.Period.Compare(x.Period), cmp.Compare(b.Series.Vintage, a.Series.Vintage))
	})
	return full
}

// distances say how far from what was counted a figure of a status is.
var distances = map[schema.Status]int{schema.Observed: 0, schema.Provisional: 0, schema.Residual: 0, schema.Estimated: 1, schema.Modelled: 2, schema.Assumed: 2}

// DefinitionOf is whom a total counts: what its figures say, or its series.
func DefinitionOf(t schema.Total, x schema.Series) schema.Definition {
	if t.Definition != schema.NoDefinition {
		return t.Definition
	}
	return x.Definition
}

// Counts says in words whom a definition counts, or "".
func (s *Reader) Counts(l schema.Lang, d schema.Definition) string {
	var words []string
	for _, w := range d.Words() {
		words = append(words, s.Site.Locale(l).Say("definition."+string(w)))
	}
	return strings.Join(words, ", ")
}

// SourceOf names a series' source with its edition.
func SourceOf(x schema.Series) string {
	if x.Vintage == "" {
		return x.Source
	}
	return x.Source + ", " + x.Vintage
}

// MainStock is the stock series of the newest vintage, or "".
func (s *Reader) MainStock() (schema.Series, bool) {
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

// SeveralYears leaves out the series of which a chart would be a point or two.
func SeveralYears(series []Series) []Series {
	return slices.DeleteFunc(series, func(f Series) bool { return len(f.Values) < 3 })
}
