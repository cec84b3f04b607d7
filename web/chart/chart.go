// Package chart lays out series of values over time, as lines or as columns, for
// a page and for a file. It knows nothing but the values and the words handed in.
package chart

import (
	"fmt"
	"strings"

	"github.com/simde/simde/schema"
)

// Chart is a drawing of series over time: lines with points on the periods that
// a source gives, or a column a period. Everything is placed in shares of its
// width and height, from the left and from the top, so that the page and the
// file that is saved draw the same.
type Chart struct {
	ID          string // unique on the page
	Title, Text string // what it shows, and what it says in words
	Unit        string // what the values are counted in
	Grid        []GridLine
	Years       []YearMark
	Lines       []Line
	Columns     []Column
	Breaks      []Break
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
	Value       string
	Provisional bool
	Apart       bool // it counts others than the point before: the two are not joined
}

// Column is a value of a flow.
type Column struct {
	X, Y, Width, Height Share
	Label               string
	Value               string
	Provisional         bool
}

// Middle is the middle of the column's width.
func (c Column) Middle() Share { return c.X + c.Width/2 }

// Break is a place after which a series counts others than before.
type Break struct {
	X      Share
	Letter string // by which it is explained: "A"
	At     schema.Period
	Counts string // whom the values from there on count
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
	for _, run := range l.runs(provisional) {
		for i, p := range run {
			fmt.Fprintf(&b, "%c%.1f,%.1f", "ML"[min(i, 1)], float64(p.X)*width, float64(p.Y)*height)
		}
	}
	return b.String()
}

// runs are the points to be joined of which the later ones are provisional or
// are not.
func (l Line) runs(provisional bool) [][]Point {
	var out [][]Point
	drawn := -1 // the point at which the last run has arrived
	for i := 1; i < len(l.Points); i++ {
		if l.Points[i].Provisional != provisional || l.Points[i].Apart {
			continue
		}
		if drawn != i-1 {
			out = append(out, []Point{l.Points[i-1]})
		}
		out[len(out)-1] = append(out[len(out)-1], l.Points[i])
		drawn = i
	}
	return out
}

// Newest is the newest point of the line.
func (l Line) Newest() Point { return l.Points[len(l.Points)-1] }

// Crowded reports whether the line has too many points to mark each.
func (l Line) Crowded() bool { return len(l.Points) > mostDots }

// Provisional reports whether a part of the chart may be revised.
func (c Chart) Provisional() bool {
	for _, l := range c.Lines {
		if l.Provisional() {
			return true
		}
	}
	return len(c.Columns) > 0 && c.Columns[len(c.Columns)-1].Provisional
}

// Empty reports whether nothing is drawn.
func (c Chart) Empty() bool { return len(c.Lines)+len(c.Columns) == 0 }

// Last is the newest column with what it says; it is marked on the chart.
func (c Chart) Last() Column {
	if len(c.Columns) == 0 {
		return Column{}
	}
	return c.Columns[len(c.Columns)-1]
}

// aboveWidth is how much of the width of a chart of columns the value of the
// newest one takes at most.
const aboveWidth = 0.3

// Above is where the value of the newest column stands: over all columns that
// it would cover.
func (c Chart) Above() Share {
	last := c.Last()
	y := last.Y
	for _, k := range c.Columns {
		if k.Middle() > last.Middle()-aboveWidth {
			y = min(y, k.Y)
		}
	}
	return y
}

// Said tells the newest value of every line, for those who do not see them.
func (c Chart) Said() string {
	var out []string
	for _, l := range c.Lines {
		out = append(out, l.Name+", "+l.Points[len(l.Points)-1].Label)
	}
	return strings.Join(out, "; ")
}
