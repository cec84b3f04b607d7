package bank

import (
	"math"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/chart"
	"github.com/simde/simde/web/frame"
)

// Scale is how charts in l write values in a unit.
func (s *Reader) Scale(l schema.Lang, u schema.Unit) chart.Scale {
	return chart.Scale{Axis: func(top float64) func(float64) string { return axis(s.Site.Locale(l).Format, top) }, Point: func(v float64) string { return s.Amount(l, u, v) },
		Period: func(p schema.Period) string { return s.PeriodName(l, p) }}
}

// Index is the unit of values that are shares of one of them, in percent.
const Index schema.Unit = "index"

// Amount writes a value in its unit.
func (s *Reader) Amount(l schema.Lang, u schema.Unit, v float64) string {
	f := s.Site.Locale(l).Format
	if u == schema.Percent {
		return f.Fixed(v, 1) + "\u00a0%"
	}
	if u == schema.USDMillion {
		if math.Abs(v) < 10 {
			return f.Fixed(v, 1) + "\u00a0M USD"
		}
		return f.Integer(int64(math.Round(v))) + "\u00a0M USD"
	}
	return f.Integer(int64(math.Round(v)))
}

// Short writes a value in few letters: "12 M", "350 k".
func (s *Reader) Short(l schema.Lang) func(float64) string {
	return func(v float64) string { return axis(s.Site.Locale(l).Format, v)(v) }
}

// axis writes the values of an axis that reaches up to top, all of them in the
// same thousands or millions.
func axis(f frame.Format, top float64) func(float64) string {
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

// UnitOf says what the values of a series are counted in, in periods of a pace.
func (s *Reader) UnitOf(l schema.Lang, x schema.Series, p Pace) string {
	loc := s.Site.Locale(l)
	switch {
	case x.Unit == schema.Percent:
		return loc.Say("unit.percent")
	case x.Unit == schema.USDMillion:
		return loc.Say("unit.usd." + string(p))
	case x.Measure.Adds():
		return loc.Say("unit.flow." + string(p))
	case x.Measure == schema.MeasureStock:
		return loc.Say("unit.stock")
	}
	return loc.Say("unit.year-end")
}
