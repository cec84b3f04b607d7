package chart

import (
	"fmt"
	"html"
	"strings"

	"github.com/simde/simde/schema"
)

// Ending is the ending of a chart's address as a file.
const Ending = ".svg"

// The size of a chart as a file, and the room round the drawing in it.
const (
	fileWidth  = 1200
	fileHeight = 675
	fileLeft   = 130
	fileRight  = 40
	fileTop    = 170
	fileFoot   = 130
)

// fileColours are the colours of lines in a file, which has no stylesheet.
var fileColours = []string{"#0b5a6b", "#b23e1b", "#8a5f00", "#5b4a99", "#2b6a35", "#44525e"}

// Words are what a file says beside the chart itself.
type Words struct {
	Lang        schema.Lang
	Provisional string // what a dashed line means
	Sources     string
	Address     string // of the page with the chart
}

// File writes a chart as a file. Words are attributes of nothing: each is
// escaped where it stands.
func File(c Chart, words Words) string {
	var b strings.Builder
	e := html.EscapeString
	x := func(at Share) float64 { return fileLeft + float64(at)*(fileWidth-fileLeft-fileRight) }
	y := func(at Share) float64 { return fileTop + float64(at)*(fileHeight-fileTop-fileFoot) }
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-labelledby="t d" lang="%s" font-family="'Public Sans','Segoe UI',Arial,sans-serif" font-size="18" fill="#44525e">`+"\n",
		fileWidth, fileHeight, fileWidth, fileHeight, words.Lang)
	fmt.Fprintf(&b, `<title id="t">%s</title><desc id="d">%s</desc><rect width="%d" height="%d" fill="#fbfaf6"/>`+"\n", e(c.Title), e(c.Text), fileWidth, fileHeight)
	fmt.Fprintf(&b, `<text x="40" y="62" font-family="Newsreader,Georgia,serif" font-size="34" fill="#15212b">%s</text>`+"\n", e(c.Title))
	unit := c.Unit
	if c.Provisional() {
		unit += ". " + words.Provisional
	}
	fmt.Fprintf(&b, `<text x="40" y="98">%s</text>`+"\n", e(unit))
	drawnKey(&b, c)
	for _, g := range c.Grid {
		fmt.Fprintf(&b, `<path d="M%d %.1fH%d" stroke="#dad5c9"/><text x="%d" y="%.1f" text-anchor="end">%s</text>`+"\n", fileLeft, y(g.Y), fileWidth-fileRight, fileLeft-12, y(g.Y)+6, e(g.Label))
	}
	for _, m := range c.Years {
		fmt.Fprintf(&b, `<text x="%.1f" y="%d" text-anchor="middle">%s</text>`+"\n", x(m.X), fileHeight-fileFoot+30, e(m.Label))
	}
	for i, line := range c.Lines {
		drawnLine(&b, line, fileColours[i%len(fileColours)])
	}
	fmt.Fprintf(&b, `<text x="40" y="%d" font-size="16">%s</text><text x="40" y="%d" font-size="16">%s</text></svg>`+"\n", fileHeight-52, e(words.Sources), fileHeight-26, e("SIMDE, "+words.Address))
	return b.String()
}

// drawnKey writes the names of several lines with their colours.
func drawnKey(b *strings.Builder, c Chart) {
	if len(c.Lines) < 2 {
		return
	}
	at := 40
	for i, line := range c.Lines {
		fmt.Fprintf(b, `<path d="M%d 127h28" stroke="%s" stroke-width="3"/><text x="%d" y="133">%s</text>`+"\n", at, fileColours[i%len(fileColours)], at+36, html.EscapeString(line.Name))
		at += 60 + 9*len([]rune(line.Name))
	}
}

// drawnLine writes a line with its points, dashed and hollow where it is
// provisional.
func drawnLine(b *strings.Builder, line Line, colour string) {
	const width, height = fileWidth - fileLeft - fileRight, fileHeight - fileTop - fileFoot
	fmt.Fprintf(b, `<g transform="translate(%d %d)" fill="none" stroke="%s" stroke-width="3" stroke-linejoin="round">`, fileLeft, fileTop, colour)
	fmt.Fprintf(b, `<path d="%s"/><path stroke-dasharray="8 6" d="%s"/>`, line.path(false, width, height), line.path(true, width, height))
	for _, p := range line.Points {
		fill := colour
		if p.Provisional {
			fill = "#fbfaf6"
		}
		fmt.Fprintf(b, `<circle cx="%.1f" cy="%.1f" r="4" fill="%s"><title>%s</title></circle>`, float64(p.X)*width, float64(p.Y)*height, fill, html.EscapeString(p.Label))
	}
	b.WriteString("</g>\n")
}
