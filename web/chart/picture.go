package chart

import (
	"strings"

	"github.com/simde/simde/schema"
)

// The size of a chart as a file, and the room round the drawing in it.
const (
	fileWidth  = 1200
	fileHeight = 675
	fileLeft   = 130
	fileRight  = 40
	fileTop    = 170
	fileFoot   = 130

	drawnWidth  = fileWidth - fileLeft - fileRight
	drawnHeight = fileHeight - fileTop - fileFoot
)

// The colours of a file, which has no stylesheet.
const (
	paper  = "#fbfaf6"
	inkOf  = "#15212b"
	greyOf = "#44525e"
	ruleOf = "#dad5c9"
	barsOf = "#0b5a6b"
)

// fileColours are the colours of lines.
var fileColours = []string{barsOf, "#b23e1b", "#8a5f00", "#5b4a99", "#2b6a35", greyOf}

// Words are what a file says beside the chart itself.
type Words struct {
	Lang        schema.Lang
	Provisional string // what a dashed line or a hatched column means
	Sources     string
	Address     string // where the chart stands, with its period and measure
}

// pen draws the shapes of a picture, in units of which it is fileWidth wide.
type pen interface {
	// stroke draws a line along points.
	stroke(points [][2]float64, colour string, width float64, dash bool, label string)
	// rect fills a rectangle, or hatches it.
	rect(x, y, w, h float64, colour string, hatched bool, label string)
	// dot draws a circle, filled or as a ring.
	dot(x, y, radius float64, colour string, hollow bool, label string)
	// text writes words; at is where they stand to x: "start", "middle" or "end".
	text(x, y float64, words string, size float64, colour string, serif bool, at string)
}

// picture draws a chart with its words.
func picture(p pen, c Chart, words Words) {
	if len([]rune(c.Title)) > mostLarge {
		p.text(40, 62, fitted(c.Title, mostSmall), 24, inkOf, true, "start")
	} else {
		p.text(40, 62, c.Title, 34, inkOf, true, "start")
	}
	unit := c.Unit
	if c.Provisional() {
		unit += ". " + words.Provisional
	}
	p.text(40, 98, fitted(unit, 120), 18, greyOf, false, "start")
	drawKey(p, c)
	plot(p, c, box{fileLeft, fileTop, drawnWidth, drawnHeight, false})
	p.text(40, fileHeight-52, fitted(words.Sources, 130), 16, greyOf, false, "start")
	p.text(40, fileHeight-26, fitted("SIMDE, "+words.Address, 130), 16, greyOf, false, "start")
}

// How many letters of a title have room, in large letters and in smaller ones.
const (
	mostLarge = 62
	mostSmall = 90
)

// fitted cuts words that are longer than there is room for.
func fitted(words string, most int) string {
	runes := []rune(words)
	if len(runes) <= most {
		return words
	}
	return strings.TrimRight(string(runes[:most-1]), " ,.;") + "…"
}

// drawKey writes the names of several lines with their colours.
func drawKey(p pen, c Chart) {
	if len(c.Lines) < 2 {
		return
	}
	at := 40.0
	for i, line := range c.Lines {
		p.stroke([][2]float64{{at, 127}, {at + 28, 127}}, fileColours[i%len(fileColours)], 3, false, "")
		p.text(at+36, 133, line.Name, 18, greyOf, false, "start")
		at += float64(60 + 9*len([]rune(line.Name)))
	}
}

// drawLine draws a line with its points, dashed and hollow where it is
// provisional.
func drawLine(p pen, line Line, colour string, x, y func(Share) float64) {
	for _, dashed := range []bool{false, true} {
		for _, run := range line.runs(dashed) {
			var points [][2]float64
			for _, q := range run {
				points = append(points, [2]float64{x(q.X), y(q.Y)})
			}
			p.stroke(points, colour, 3, dashed, "")
		}
	}
	if line.Crowded() {
		return
	}
	for _, q := range line.Points {
		p.dot(x(q.X), y(q.Y), 4, colour, q.Provisional, q.Label)
	}
}

// mostDots is up to how many points of a line are marked.
const mostDots = 60
