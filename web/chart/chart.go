// Package chart lays out series of values over years as a line chart, for a page
// and for a file. It knows nothing but the values and the words handed in.
package chart

import (
	"fmt"
	"strings"
)

// Chart is a drawing of series over years, with points on the years that
// a source gives and straight lines between them. Everything is placed in
// shares of its width and height, from the left and from the top, so that the
// page and the file that is saved draw the same.
type Chart struct {
	ID          string // unique on the page
	Title, Text string // what it shows, and what it says in words
	Unit        string // what the values are counted in
	Grid        []GridLine
	Years       []YearMark
	Lines       []Line
	Bars        []Bar
}

// GridLine is a line across the chart at a value.
type GridLine struct {
	Y     Share
	Label string
}

// YearMark is a year on the axis.
type YearMark struct {
	X     Share
	Label string
	Minor bool // left out where there is little room
}

// Line is a series as it is drawn.
type Line struct {
	Name   string // "" where the chart has one line
	Last   string // the newest value
	Class  string
	Points []Point
}

// Point is a value of a line.
type Point struct {
	X, Y        Share
	Label       string
	Provisional bool
}

// Bar is a number of documents in a year, drawn below the lines.
type Bar struct {
	X, Y, Width, Height Share
	Label               string
}

// Share is a share of the width or the height of a chart, from 0 to 1.
type Share float64

// String writes the share for an attribute: "12.34%".
func (s Share) String() string { return fmt.Sprintf("%.2f%%", 100*float64(s)) }

// Provisional reports whether a point of the line may be revised.
func (l Line) Provisional() bool {
	return len(l.Points) > 0 && l.Points[len(l.Points)-1].Provisional
}

// Solid is the part of a line between values that stand, as a path in a square
// of a thousand units.
func (l Line) Solid() string { return l.path(false, 1000, 1000) }

// Dashed is the part that leads to values which may be revised.
func (l Line) Dashed() string { return l.path(true, 1000, 1000) }

// path joins the points of which the later one is provisional or is not.
func (l Line) path(provisional bool, width, height float64) string {
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
func (c Chart) Provisional() bool {
	for _, l := range c.Lines {
		if l.Provisional() {
			return true
		}
	}
	return false
}

// Value is a value in a year.
type Value struct {
	Year        int
	Value       float64
	Provisional bool
}

// Series is a series to draw.
type Series struct {
	Name   string
	Values []Value // in the order of years
}

// Scale writes the values of a chart: those of an axis that reaches up to top,
// and those of its points.
type Scale struct {
	Axis  func(top float64) func(float64) string
	Point func(float64) string
}

// New lays out series and, over the same years, numbers of documents.
func New(id string, series []Series, documents []Value, write Scale) Chart {
	c := Chart{ID: id}
	f, ok := extentOf(series)
	if !ok {
		return c
	}
	label := write.Axis(f.top)
	for v := 0.0; v <= f.top+f.step/2; v += f.step {
		c.Grid = append(c.Grid, GridLine{f.y(v), label(v)})
	}
	c.Years = f.years()
	for i, s := range series {
		line := Line{Name: s.Name, Class: fmt.Sprintf("s%d", i%6)}
		for _, v := range s.Values {
			line.Last = write.Point(v.Value)
			line.Points = append(line.Points, Point{f.x(v.Year), f.y(v.Value), fmt.Sprintf("%d: %s", v.Year, line.Last), v.Provisional})
		}
		c.Lines = append(c.Lines, line)
	}
	c.Bars = f.bars(documents)
	return c
}

// Said tells the newest value of every line, for those who do not see them.
func (c Chart) Said() string {
	var out []string
	for _, l := range c.Lines {
		out = append(out, l.Name+", "+l.Points[len(l.Points)-1].Label)
	}
	return strings.Join(out, "; ")
}
