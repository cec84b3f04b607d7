package chart

import (
	"fmt"
	"html"
	"strings"
)

// SVG writes a chart as a file that says by itself what it shows and whence it
// is.
func SVG(c Chart, words Words) string {
	var s svg
	e := html.EscapeString
	fmt.Fprintf(&s, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-labelledby="t d" lang="%s" font-family="'Public Sans','Segoe UI',Arial,sans-serif">`+"\n",
		fileWidth, fileHeight, fileWidth, fileHeight, words.Lang)
	fmt.Fprintf(&s, `<title id="t">%s</title><desc id="d">%s</desc><defs><pattern id="h" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6" stroke="%s" stroke-width="2.5"/></pattern></defs><rect width="%d" height="%d" fill="%s"/>`+"\n",
		e(c.Title), e(c.Text), barsOf, fileWidth, fileHeight, paper)
	picture(&s, c, words)
	s.WriteString("</svg>\n")
	return s.String()
}

// svg is a pen that writes elements. Words are attributes of nothing: each is
// escaped where it stands.
type svg struct{ strings.Builder }

// titled closes an element, with what is shown where a pointer rests on it.
func (s *svg) titled(name, label string) {
	if label == "" {
		s.WriteString("/>\n")
		return
	}
	fmt.Fprintf(s, "><title>%s</title></%s>\n", html.EscapeString(label), name)
}

func (s *svg) stroke(points [][2]float64, colour string, width float64, dash bool, label string) {
	s.WriteString(`<path d="`)
	for i, p := range points {
		fmt.Fprintf(s, "%c%.1f,%.1f", "ML"[min(i, 1)], p[0], p[1])
	}
	fmt.Fprintf(s, `" fill="none" stroke="%s" stroke-width="%g" stroke-linejoin="round"`, colour, width)
	if dash {
		s.WriteString(` stroke-dasharray="8 6"`)
	}
	s.titled("path", label)
}

func (s *svg) rect(x, y, w, h float64, colour string, hatched bool, label string) {
	fill := colour
	if hatched {
		fill = "url(#h)"
	}
	fmt.Fprintf(s, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="%s"`, x, y, w, h, fill)
	if hatched {
		fmt.Fprintf(s, ` stroke="%s"`, colour)
	}
	s.titled("rect", label)
}

func (s *svg) dot(x, y, radius float64, colour string, hollow bool, label string) {
	fill := colour
	if hollow {
		fill = paper
	}
	fmt.Fprintf(s, `<circle cx="%.1f" cy="%.1f" r="%g" fill="%s" stroke="%s" stroke-width="3"`, x, y, radius, fill, colour)
	s.titled("circle", label)
}

func (s *svg) text(x, y float64, words string, size float64, colour string, serif bool, at string) {
	fmt.Fprintf(s, `<text x="%.1f" y="%.1f" font-size="%g" fill="%s"`, x, y, size, colour)
	if serif {
		s.WriteString(` font-family="Newsreader,Georgia,serif"`)
	}
	if at != "start" {
		fmt.Fprintf(s, ` text-anchor="%s"`, at)
	}
	fmt.Fprintf(s, ">%s</text>\n", html.EscapeString(words))
}
