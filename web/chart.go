package web

import (
	"fmt"
	"math"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/atlas"
)

// lineChart is a drawing of series over years, with points on the years that
// a source gives and straight lines between them.
type lineChart struct {
	ID            string // unique on the page
	Title, Text   string // what it shows, and what it says in words
	Width, Height int
	Grid          []gridLine
	Years         []yearMark
	Lines         []chartLine
	Bars          []chartBar
}

type gridLine struct {
	Y     float64
	Label string
}

type yearMark struct {
	X     float64
	Label string
}

type chartLine struct {
	Name   string
	Class  string
	Path   string
	Points []chartPoint
	X, Y   float64 // of the name
}

type chartPoint struct {
	X, Y  float64
	Label string
}

// chartBar is a number of documents in a year, drawn below the lines.
type chartBar struct {
	X, Y, Width, Height float64
	Label               string
}

// yearValue is a value in a year.
type yearValue struct {
	Year  int
	Value float64
}

// namedValues is a series to draw.
type namedValues struct {
	Name   string
	Values []yearValue // in the order of years
}

const (
	chartWidth  = 720
	chartHeight = 300
	chartLeft   = 64
	chartRight  = 96
	chartTop    = 16
	chartFoot   = 28
)

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

// newLineChart lays out series and, over the same years, numbers of documents.
func newLineChart(id string, series []namedValues, documents []yearValue, write scale) lineChart {
	c := lineChart{ID: id, Width: chartWidth, Height: chartHeight}
	first, last, most := 9999, 0, 0.0
	for _, s := range series {
		for _, v := range s.Values {
			first, last, most = min(first, v.Year), max(last, v.Year), max(most, v.Value)
		}
	}
	if last == 0 {
		return c
	}
	if first == last {
		first--
	}
	step := niceStep(most)
	top := math.Max(math.Ceil(most/step)*step, step)
	x := func(year int) float64 {
		return chartLeft + float64(year-first)/float64(last-first)*(chartWidth-chartLeft-chartRight)
	}
	y := func(v float64) float64 { return chartHeight - chartFoot - v/top*(chartHeight-chartFoot-chartTop) }
	label := write.axis(top)
	for v := 0.0; v <= top+step/2; v += step {
		c.Grid = append(c.Grid, gridLine{y(v), label(v)})
	}
	every := max(1, (last-first+7)/8)
	if every > 1 && every < 5 {
		every = 5
	}
	for year := first; year <= last; year++ {
		if year%every == 0 || last-first < 8 {
			c.Years = append(c.Years, yearMark{x(year), fmt.Sprint(year)})
		}
	}
	for i, s := range series {
		line := chartLine{Name: s.Name, Class: fmt.Sprintf("s%d", i%6)}
		var path strings.Builder
		for j, v := range s.Values {
			op := "L"
			if j == 0 {
				op = "M"
			}
			fmt.Fprintf(&path, "%s%.1f,%.1f", op, x(v.Year), y(v.Value))
			line.Points = append(line.Points, chartPoint{x(v.Year), y(v.Value), fmt.Sprintf("%d: %s", v.Year, write.point(v.Value))})
			line.X, line.Y = x(v.Year)+8, y(v.Value)+4
		}
		line.Path = path.String()
		c.Lines = append(c.Lines, line)
	}
	c.bars(documents, first, last, x)
	return c
}

// bars draws the documents of each year within the years of the chart.
func (c *lineChart) bars(documents []yearValue, first, last int, x func(int) float64) {
	most := 0.0
	for _, d := range documents {
		if d.Year >= first && d.Year <= last {
			most = max(most, d.Value)
		}
	}
	const tallest = 60
	width := math.Max(2, (chartWidth-chartLeft-chartRight)/float64(last-first+1)-2)
	for _, d := range documents {
		if d.Year < first || d.Year > last || d.Value == 0 {
			continue
		}
		h := math.Max(2, d.Value/most*tallest)
		c.Bars = append(c.Bars, chartBar{x(d.Year) - width/2, chartHeight - chartFoot - h, width, h, fmt.Sprintf("%d: %.0f", d.Year, d.Value)})
	}
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

// flowMap is the world, or a part of it, with corridors as arcs with
// arrowheads. Their width grows with the square root of their value.
type flowMap struct {
	ID      string
	Title   string
	ViewBox string
	Arcs    []flowArc
}

type flowArc struct {
	Path     string
	Head     string // of the arrow, as the points of a polygon
	Width    string
	Label    string
	URL      string
	From, To atlas.Point
	Dot      string // radius of the point of origin
}

// mapFlow is a corridor with what its arc shows.
type mapFlow struct {
	Corridor   schema.Corridor
	Value      float64
	Label, URL string
}

// newFlowMap draws the arcs of flows on the part of the world that holds them.
func newFlowMap(id string, flows []mapFlow) flowMap {
	m := flowMap{ID: id}
	most := 0.0
	for _, f := range flows {
		most = max(most, f.Value)
	}
	box := newBox()
	type ends struct {
		f    mapFlow
		a, b atlas.Point
	}
	var drawn []ends
	for _, f := range flows {
		a, okA := atlas.Of(f.Corridor.Origin)
		b, okB := atlas.Of(f.Corridor.Destination)
		if !okA || !okB || a == b || most == 0 {
			continue
		}
		box.add(a)
		box.add(b)
		drawn = append(drawn, ends{f, a, b})
	}
	box.fit()
	m.ViewBox = fmt.Sprintf("%.0f %.0f %.0f %.0f", box.x0, box.y0, box.x1-box.x0, box.y1-box.y0)
	unit := (box.x1 - box.x0) / 500
	for _, d := range drawn {
		m.Arcs = append(m.Arcs, arc(d.f, d.a, d.b, unit, (0.7+3.3*math.Sqrt(d.f.Value/most))*unit))
	}
	return m
}

// arc is a curve from a to b that bends to the left of its way, the more the
// longer it is, and ends in an arrowhead.
func arc(f mapFlow, a, b atlas.Point, unit, width float64) flowArc {
	dx, dy := b.X-a.X, b.Y-a.Y
	length := math.Hypot(dx, dy)
	bend := 0.22 * length
	cx, cy := (a.X+b.X)/2+dy/length*bend, (a.Y+b.Y)/2-dx/length*bend
	tx, ty := b.X-cx, b.Y-cy
	t := math.Hypot(tx, ty)
	tx, ty = tx/t, ty/t
	head := 1.8*width + 2.5*unit
	ex, ey := b.X-tx*head*0.8, b.Y-ty*head*0.8
	return flowArc{
		Path:  fmt.Sprintf("M%.1f,%.1fQ%.1f,%.1f %.1f,%.1f", a.X, a.Y, cx, cy, ex, ey),
		Head:  fmt.Sprintf("%.1f,%.1f %.1f,%.1f %.1f,%.1f", b.X, b.Y, b.X-tx*head-ty*head*.45, b.Y-ty*head+tx*head*.45, b.X-tx*head+ty*head*.45, b.Y-ty*head-tx*head*.45),
		Width: fmt.Sprintf("%.2f", width), Label: f.Label, URL: f.URL, From: a, To: b, Dot: fmt.Sprintf("%.2f", width*.7+unit),
	}
}

// box is a part of the map.
type box struct{ x0, y0, x1, y1 float64 }

func newBox() *box { return &box{atlas.Width, atlas.Height, 0, 0} }

func (b *box) add(p atlas.Point) {
	b.x0, b.y0, b.x1, b.y1 = min(b.x0, p.X), min(b.y0, p.Y), max(b.x1, p.X), max(b.y1, p.Y)
}

// fit leaves room round what the box holds and gives it the shape of the
// drawing, five to three, without leaving the map.
func (b *box) fit() {
	if b.x1 < b.x0 {
		*b = box{0, 0, atlas.Width, atlas.Height}
		return
	}
	w, h := b.x1-b.x0, b.y1-b.y0
	margin := 0.25*max(w, h) + 15
	w, h = w+2*margin, h+2*margin
	if w/h < 5.0/3 {
		w = h * 5 / 3
	} else {
		h = w * 3 / 5
	}
	if w > atlas.Width {
		w, h = atlas.Width, min(h, atlas.Height)
	}
	h = min(h, atlas.Height)
	cx, cy := (b.x0+b.x1)/2, (b.y0+b.y1)/2
	b.x0 = min(max(0, cx-w/2), atlas.Width-w)
	b.y0 = min(max(0, cy-h/2), atlas.Height-h)
	b.x1, b.y1 = b.x0+w, b.y0+h
}
