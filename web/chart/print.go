package chart

// Paper is how a chart stands on a sheet: its size in millimetres. What it is
// about and where it is from stand in the text around it.
type Paper struct{ Width, Height float64 }

// perMM is how many units of a picture a millimetre of paper is: letters of 18
// units stand there in 7 points, whatever the width of the chart.
const perMM = 7

// The room round the drawing of a print, in units, and that of a line of its key.
const (
	printLeft  = 72
	printRight = 28
	printTop   = 40
	printFoot  = 36
	keyLine    = 26
)

// yearRoom is the width that a year on the axis needs. Where there is less, every
// second one is left out.
const yearRoom = 62

// Print draws a chart as a PNG for paper, in 267 points an inch.
func Print(c Chart, on Paper) ([]byte, error) {
	b, err := newBitmap(on.Width*perMM, on.Height*perMM, "#ffffff")
	if err != nil {
		return nil, err
	}
	top := float64(printTop)
	if len(c.Lines) > 1 {
		top += float64(keyLine * len(c.Lines))
	}
	width := on.Width*perMM - printLeft - printRight
	for i, line := range c.Lines {
		if len(c.Lines) > 1 {
			y := float64(20 + keyLine*i)
			b.stroke([][2]float64{{0, y}, {28, y}}, fileColours[i%len(fileColours)], 3, false, "")
			b.text(36, y+6, fitted(line.Name, int(width)/9), 18, inkOf, false, "start")
		}
	}
	plot(b, c, box{printLeft, top, width, on.Height*perMM - top - printFoot, width < float64(yearRoom*len(c.Years))})
	return b.encode()
}

// box is where the drawing stands in a picture, and whether there is little
// room across.
type box struct {
	left, top, width, height float64
	narrow                   bool
}

// plot draws what a chart shows: the grid, the years, columns, lines and breaks.
func plot(p pen, c Chart, in box) {
	x := func(at Share) float64 { return in.left + float64(at)*in.width }
	y := func(at Share) float64 { return in.top + float64(at)*in.height }
	foot := in.top + in.height
	for _, g := range c.Grid {
		p.stroke([][2]float64{{in.left, y(g.Y)}, {in.left + in.width, y(g.Y)}}, ruleOf, 1, false, "")
		p.text(in.left-12, y(g.Y)+6, g.Label, 18, greyOf, false, "end")
	}
	for _, m := range c.Years {
		if !m.Minor || !in.narrow {
			p.text(x(m.X), foot+30, m.Label, 18, greyOf, false, "middle")
		}
	}
	for _, k := range c.Columns {
		p.rect(x(k.X), y(k.Y), float64(k.Width)*in.width, float64(k.Height)*in.height, barsOf, k.Provisional, k.Label)
	}
	for i, line := range c.Lines {
		drawLine(p, line, fileColours[i%len(fileColours)], x, y)
		q := line.Newest()
		p.text(x(q.X), y(q.Y)-14, q.Value, 18, inkOf, false, "end")
	}
	if last := c.Last(); last.Value != "" {
		p.text(x(last.X+last.Width), y(c.Above())-10, last.Value, 18, inkOf, false, "end")
	}
	for _, b := range c.Breaks {
		p.stroke([][2]float64{{x(b.X), in.top - 14}, {x(b.X), foot}}, inkOf, 1.5, true, b.Counts)
		p.text(x(b.X), in.top-20, b.Letter, 18, inkOf, false, "middle")
	}
}
