package bank

import (
	"slices"
	"strconv"

	"github.com/simde/simde/schema"
)

// Pace is how long the periods of figures are.
type Pace string

// The paces, the longest first.
const (
	Yearly    Pace = "year"
	Quarterly Pace = "quarter"
	Monthly   Pace = "month"
)

// Paces are all paces.
var Paces = []Pace{Yearly, Quarterly, Monthly}

// PaceOf returns the pace of a period.
func PaceOf(p schema.Period) Pace {
	switch {
	case p.Month > 0:
		return Monthly
	case p.Quarter > 0:
		return Quarterly
	}
	return Yearly
}

// measures returns what each series measures.
func measures(f Figures) map[string]schema.Measure {
	out := map[string]schema.Measure{}
	for _, x := range f.Series() {
		out[x.ID] = x.Measure
	}
	return out
}

// ByPace is Between in periods of a pace.
func (s *Reader) ByPace(l schema.Lang, c schema.Corridor, pace Pace, measures ...schema.Measure) []Series {
	if s.Figures == nil {
		return nil
	}
	var totals []schema.Total
	if pace == Yearly {
		totals = s.Figures.Annual(c, measures...)
	} else {
		for _, t := range s.Figures.Totals(c) {
			if PaceOf(t.Period) == pace {
				totals = append(totals, t)
			}
		}
	}
	return s.told(l, totals, measures)
}

// PeriodName writes a period in words: "2024", "2nd quarter 2024", "March 2024".
func (s *Reader) PeriodName(l schema.Lang, p schema.Period) string {
	loc := s.Site.Locale(l)
	switch PaceOf(p) {
	case Monthly:
		return loc.Format.Date(schema.Date(p.String()))
	case Quarterly:
		nth := loc.Say("period.quarter." + strconv.Itoa(p.Quarter))
		return loc.Say("period.quarter", nth, strconv.Itoa(p.Year))
	}
	return p.String()
}

// LastYears returns a series with its values of the last so many years before
// its newest one, and all of them where years is 0.
func (s Series) LastYears(years int) Series {
	if years <= 0 {
		return s
	}
	newest := s.Latest().Period
	s.Values = slices.DeleteFunc(slices.Clone(s.Values), func(v Value) bool {
		return v.Year < newest.Year-years || v.Year == newest.Year-years && v.Period.Compare(schema.Period{Year: newest.Year - years, Quarter: newest.Quarter, Month: newest.Month}) <= 0
	})
	return s
}

// YearBefore returns the value one year before another in a series that counts
// the same, and false where there is none.
func (s Series) YearBefore(v Value) (Value, bool) {
	want := schema.Period{Year: v.Year - 1, Quarter: v.Quarter, Month: v.Month}
	for _, x := range s.Values {
		if x.Period == want && x.Counts == v.Counts && x.Value != 0 {
			return x, true
		}
	}
	return Value{}, false
}

// Change writes by how much a value differs from that of a year before, in
// percent: "+2.3 %"; "" where there is none.
func (s *Reader) Change(l schema.Lang, x Series, v Value) string {
	before, ok := x.YearBefore(v)
	if !ok {
		return ""
	}
	return s.Site.Locale(l).Format.Percent(100 * (v.Value - before.Value) / before.Value)
}
