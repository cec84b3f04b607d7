package chart

import (
	"fmt"
	"math"
)

// extent is what the values of a chart span.
type extent struct {
	first, last int // years
	step, top   float64
}

func extentOf(series []Series) (extent, bool) {
	f := extent{first: math.MaxInt}
	most := 0.0
	for _, s := range series {
		for _, v := range s.Values {
			f.first, f.last, most = min(f.first, v.Year), max(f.last, v.Year), max(most, v.Value)
		}
	}
	if f.last == 0 {
		return f, false
	}
	if f.first == f.last {
		f.first--
	}
	f.step = niceStep(most)
	f.top = math.Max(math.Ceil(most/f.step)*f.step, f.step)
	return f, true
}

func (f extent) x(year int) Share { return Share(year-f.first) / Share(f.last-f.first) }

func (f extent) y(v float64) Share { return Share(1 - v/f.top) }

// years are the years on the axis: about eight, the last among them, every
// second of which can be left out.
func (f extent) years() []YearMark {
	every := max(1, (f.last-f.first+7)/8)
	if every > 1 && every < 5 {
		every = 5
	}
	var shown []int
	for year := f.first; year <= f.last; year++ {
		if year%every == 0 {
			shown = append(shown, year)
		}
	}
	if n := len(shown); n == 0 || 2*(f.last-shown[n-1]) > every {
		shown = append(shown, f.last)
	}
	var out []YearMark
	for i, year := range shown {
		out = append(out, YearMark{f.x(year), fmt.Sprint(year), (len(shown)-1-i)%2 == 1})
	}
	return out
}

// tallestBar is how much of a chart's height the documents of the fullest year
// take.
const tallestBar = 0.22

// bars draws the documents of each year within the years of the chart.
func (f extent) bars(documents []Value) []Bar {
	most := 0.0
	for _, d := range documents {
		if d.Year >= f.first && d.Year <= f.last {
			most = max(most, d.Value)
		}
	}
	width := 0.7 / Share(f.last-f.first+1)
	var out []Bar
	for _, d := range documents {
		if d.Year < f.first || d.Year > f.last || d.Value == 0 {
			continue
		}
		h := Share(math.Max(0.01, d.Value/most*tallestBar))
		out = append(out, Bar{f.x(d.Year) - width/2, 1 - h, width, h, fmt.Sprintf("%d: %.0f", d.Year, d.Value)})
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
