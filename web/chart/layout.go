package chart

import (
	"fmt"

	"github.com/simde/simde/schema"
)

// Value is a value of a period.
type Value struct {
	schema.Period
	Value       float64
	Provisional bool
	Counts      string // whom it counts, where values of the series differ in it
}

// Series is a series to draw, all of one kind of period.
type Series struct {
	Name   string
	Values []Value // in the order of time
}

// Scale writes the values of a chart: those of an axis that reaches up to top,
// and those of its points; and its periods, the zero Scale as they are.
type Scale struct {
	Axis   func(top float64) func(float64) string
	Point  func(float64) string
	Period func(schema.Period) string // nil for ISO 8601
}

func (s Scale) period(p schema.Period) string {
	if s.Period == nil {
		return p.String()
	}
	return s.Period(p)
}

// New lays out series as lines and, over the same years, numbers of documents.
func New(id string, series []Series, documents []Value, write Scale) Chart {
	c := Chart{ID: id}
	f, ok := extentOf(series)
	if !ok {
		return c
	}
	if f.first == f.last {
		f.first -= f.perYear
	}
	c.grid(f, write)
	c.Years = f.years(f.x)
	for i, s := range series {
		c.Lines = append(c.Lines, c.line(f, s, write, i))
	}
	c.Bars = f.bars(documents)
	return c
}

func (c *Chart) grid(f extent, write Scale) {
	label := write.Axis(f.top)
	for v := 0.0; v <= f.top+f.step/2; v += f.step {
		c.Grid = append(c.Grid, GridLine{f.y(v), label(v)})
	}
}

// line draws a series and notes where it begins to count others.
func (c *Chart) line(f extent, s Series, write Scale, number int) Line {
	line := Line{Name: s.Name, Class: fmt.Sprintf("s%d", number%len(fileColours))}
	for i, v := range s.Values {
		line.Last = write.Point(v.Value)
		p := Point{X: f.x(f.slot(v.Period)), Y: f.y(v.Value), Label: write.period(v.Period) + ": " + line.Last, Value: line.Last, Provisional: v.Provisional}
		if i > 0 && v.Counts != s.Values[i-1].Counts {
			p.Apart = true
			c.breakAt((p.X+line.Points[i-1].X)/2, v)
		}
		line.Points = append(line.Points, p)
	}
	return line
}

// breakAt notes a break; two series that break at one place share it.
func (c *Chart) breakAt(x Share, v Value) {
	for _, b := range c.Breaks {
		if b.X == x {
			return
		}
	}
	c.Breaks = append(c.Breaks, Break{x, string(rune('A' + len(c.Breaks)%26)), v.Period, v.Counts})
}

// columnShare is how much of the room of a period its column takes, and
// widestColumn how much of the chart at most.
const (
	columnShare  = 0.72
	widestColumn = 0.12
)

// NewColumns lays out a flow as columns, a period each. A period without a value
// has no column.
func NewColumns(id string, s Series, write Scale) Chart {
	c := Chart{ID: id}
	f, ok := extentOf([]Series{s})
	if !ok {
		return c
	}
	c.grid(f, write)
	c.Years = f.years(f.middle)
	room := 1 / Share(f.last-f.first+1)
	width := min(columnShare*room, widestColumn)
	for i, v := range s.Values {
		x, y := f.middle(f.slot(v.Period)), f.y(v.Value)
		value := write.Point(v.Value)
		c.Columns = append(c.Columns, Column{x - width/2, y, width, 1 - y, write.period(v.Period) + ": " + value, value, v.Provisional})
		if i > 0 && v.Counts != s.Values[i-1].Counts {
			c.breakAt(x-room/2, v)
		}
	}
	return c
}
