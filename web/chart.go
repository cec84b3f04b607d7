package web

import (
	"fmt"
	"math"
	"strings"

	"github.com/simde/simde/schema"
)

// lineChart is a drawing of series over years, with points on the years that
// a source gives and straight lines between them. Everything is placed in
// shares of its width and height, from the left and from the top, so that the
// page and the file that is saved draw the same.
type lineChart struct {
	ID          string // unique on the page
	Title, Text string // what it shows, and what it says in words
	Unit        string // what the values are counted in
	Grid        []gridLine
	Years       []yearMark
	Lines       []chartLine
	Bars        []chartBar
}

type gridLine struct {
	Y     part
	Label string
}

type yearMark struct {
	X     part
	Label string
	Minor bool // left out where there is little room
}

type chartLine struct {
	Name   string // "" where the chart has one line
	Last   string // the newest value
	Class  string
	Points []chartPoint
}

type chartPoint struct {
	X, Y        part
	Label       string
	Provisional bool
}

// chartBar is a number of documents in a year, drawn below the lines.
type chartBar struct {
	X, Y, Width, Height part
	Label               string
}

// part is a share of the width or the height of a chart, from 0 to 1.
type part float64

// String writes the share for an attribute: "12.34%".
func (s part) String() string { return fmt.Sprintf("%.2f%%", 100*float64(s)) }

// Provisional reports whether a point of the line may be revised.
func (l chartLine) Provisional() bool {
	return len(l.Points) > 0 && l.Points[len(l.Points)-1].Provisional
}

// Solid is the part of a line between values that stand, as a path in a square
// of a thousand units.
func (l chartLine) Solid() string { return l.path(false, 1000, 1000) }

// Dashed is the part that leads to values which may be revised.
func (l chartLine) Dashed() string { return l.path(true, 1000, 1000) }

// path joins the points of which the later one is provisional or is not.
func (l chartLine) path(provisional bool, width, height float64) string {
	var b strings.Builder
	drawn := -1 // the point at which the path has arrived
	for i := 1; i < len(l.Points); i++ {
		if l.Points[i].Provisional != provisional {
			continue
		}
		if drawn != i-1 {
			fmt.Fprintf(&b, "M%.1f,%.1f", float64(l.Points[i-1].X)*width, float64(l.Points[i-1].Y)*height)
		}
		fmt.Fprintf(&b, "L%.1f,%.1f", float64(l.Points[i].X)*width, float64(l.Points[i].Y)*height)
		drawn = i
	}
	return b.String()
}

// Provisional reports whether the chart has a dashed part.
func (c lineChart) Provisional() bool {
	for _, l := range c.Lines {
		if l.Provisional() {
			return true
		}
	}
	return false
}

// yearValue is a value in a year.
type yearValue struct {
	Year        int
	Value       float64
	Provisional bool
}

// namedValues is a series to draw.
type namedValues struct {
	Name   string
	Values []yearValue // in the order of years
}

// scale writes the values of a chart: those of an axis that reaches up to top,
// and those of its points.
type scale struct {
	axis  func(top float64) func(float64) string
	point func(float64) string
}

// scale is how charts in l write values in a unit.
func (s *Server) scale(l schema.Lang, u schema.Unit) scale {
	return scale{func(top float64) func(float64) string { return s.axis(l, top) }, func(v float64) string { return s.amount(l, u, v) }}
}

// frameOf is what the values of a chart span.
type frameOf struct {
	first, last int // years
	step, top   float64
}

func newFrame(series []namedValues) (frameOf, bool) {
	f := frameOf{first: math.MaxInt}
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

func (f frameOf) x(year int) part { return part(year-f.first) / part(f.last-f.first) }

func (f frameOf) y(v float64) part { return part(1 - v/f.top) }

// newLineChart lays out series and, over the same years, numbers of documents.
func newLineChart(id string, series []namedValues, documents []yearValue, write scale) lineChart {
	c := lineChart{ID: id}
	f, ok := newFrame(series)
	if !ok {
		return c
	}
	label := write.axis(f.top)
	for v := 0.0; v <= f.top+f.step/2; v += f.step {
		c.Grid = append(c.Grid, gridLine{f.y(v), label(v)})
	}
	c.Years = f.years()
	for i, s := range series {
		line := chartLine{Name: s.Name, Class: fmt.Sprintf("s%d", i%6)}
		for _, v := range s.Values {
			line.Last = write.point(v.Value)
			line.Points = append(line.Points, chartPoint{f.x(v.Year), f.y(v.Value), fmt.Sprintf("%d: %s", v.Year, line.Last), v.Provisional})
		}
		c.Lines = append(c.Lines, line)
	}
	c.Bars = f.bars(documents)
	return c
}

// years are the years on the axis: about eight, the last among them, every
// second of which can be left out.
func (f frameOf) years() []yearMark {
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
	var out []yearMark
	for i, year := range shown {
		out = append(out, yearMark{f.x(year), fmt.Sprint(year), (len(shown)-1-i)%2 == 1})
	}
	return out
}

// tallestBar is how much of a chart's height the documents of the fullest year
// take.
const tallestBar = 0.22

// bars draws the documents of each year within the years of the chart.
func (f frameOf) bars(documents []yearValue) []chartBar {
	most := 0.0
	for _, d := range documents {
		if d.Year >= f.first && d.Year <= f.last {
			most = max(most, d.Value)
		}
	}
	width := 0.7 / part(f.last-f.first+1)
	var out []chartBar
	for _, d := range documents {
		if d.Year < f.first || d.Year > f.last || d.Value == 0 {
			continue
		}
		h := part(math.Max(0.01, d.Value/most*tallestBar))
		out = append(out, chartBar{f.x(d.Year) - width/2, 1 - h, width, h, fmt.Sprintf("%d: %.0f", d.Year, d.Value)})
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

// said tells the newest value of every line, for those who do not see them.
func (c lineChart) said() string {
	var out []string
	for _, l := range c.Lines {
		out = append(out, l.Name+", "+l.Points[len(l.Points)-1].Label)
	}
	return strings.Join(out, "; ")
}
