package chart

import (
	"fmt"
	"math"

	"github.com/simde/simde/schema"
)

// extent is what the values of a chart span: slots of time, of which a year has
// one, four or twelve, and values from 0 to top.
type extent struct {
	perYear     int
	first, last int // slots
	step, top   float64
}

func extentOf(series []Series) (extent, bool) {
	f := extent{perYear: 1, first: math.MaxInt}
	most, some := 0.0, false
	for _, s := range series {
		for _, v := range s.Values {
			switch {
			case v.Month > 0:
				f.perYear = 12
			case v.Quarter > 0:
				f.perYear = max(f.perYear, 4)
			}
		}
	}
	for _, s := range series {
		for _, v := range s.Values {
			at := f.slot(v.Period)
			f.first, f.last, most, some = min(f.first, at), max(f.last, at), max(most, v.Value), true
		}
	}
	if !some {
		return f, false
	}
	f.step = niceStep(most)
	f.top = math.Max(math.Ceil(most/f.step)*f.step, f.step)
	return f, true
}

// slot numbers a period on the axis; a whole year stands at its beginning.
func (f extent) slot(p schema.Period) int {
	at := p.Year * f.perYear
	switch {
	case p.Month > 0:
		at += (p.Month - 1) * f.perYear / 12
	case p.Quarter > 0:
		at += (p.Quarter - 1) * f.perYear / 4
	}
	return at
}

// x is where a slot stands on a chart of lines, which begins and ends at one.
func (f extent) x(slot int) Share { return Share(slot-f.first) / Share(f.last-f.first) }

// middle is where a slot stands on a chart of columns.
func (f extent) middle(slot int) Share {
	return (Share(slot-f.first) + 0.5) / Share(f.last-f.first+1)
}

func (f extent) y(v float64) Share { return Share(1 - v/f.top) }

// years are the years on the axis, as place puts them: about eight, the last
// among them, every second of which can be left out. Of a year with several
// slots the first one that is on the axis is marked.
func (f extent) years(place func(slot int) Share) []YearMark {
	first, last := f.first/f.perYear, f.last/f.perYear
	every := max(1, (last-first+7)/8)
	if every > 1 && every < 5 {
		every = 5
	}
	if every == 5 && last-first < 16 {
		every = 2
	}
	if every == 1 && last > first && f.first%f.perYear > f.perYear/2 {
		first++ // little of it is shown: its name would run into the next
	}
	var shown []int
	for year := first; year <= last; year++ {
		if year%every == 0 {
			shown = append(shown, year)
		}
	}
	if n := len(shown); n == 0 || 2*(last-shown[n-1]) > every {
		shown = append(shown, last)
	}
	var out []YearMark
	for i, year := range shown {
		out = append(out, YearMark{place(max(year*f.perYear, f.first)), fmt.Sprint(year), (len(shown)-1-i)%2 == 1})
	}
	return out
}

// tallestBar is how much of a chart's height the documents of the fullest year
// take.
const tallestBar = 0.22

// bars draws the documents of each year within the years of the chart.
func (f extent) bars(documents []Value) []Bar {
	most := 0.0
	within := func(d Value) bool { return f.slot(d.Period) >= f.first && f.slot(d.Period) <= f.last }
	for _, d := range documents {
		if within(d) {
			most = max(most, d.Value)
		}
	}
	width := 0.7 * Share(f.perYear) / Share(f.last-f.first+f.perYear)
	var out []Bar
	for _, d := range documents {
		if !within(d) || d.Value == 0 {
			continue
		}
		h := Share(math.Max(0.01, d.Value/most*tallestBar))
		out = append(out, Bar{f.x(f.slot(d.Period)) - width/2, 1 - h, width, h, fmt.Sprintf("%d: %.0f", d.Year, d.Value)})
	}
	return out
}

// niceStep is a step of 1, 2 or 5 times a power of ten that makes about four
// lines up to most.
func niceStep(most float64) float64 {
	if most <= 0 {
		return 1
	}
	raw := most / 4
	power := math.Pow(10, math.Floor(math.Log10(raw)))
	for _, m := range []float64{1, 2, 5, 10} {
		if m*power >= raw {
			return m * power
		}
	}
	return 10 * power
}
