package extract

import (
	"encoding/xml"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/simde/simde/corpus/extract/typeset"
	"github.com/simde/simde/schema"
)

// Sizes of type in a DOCX, in points.
const (
	halves     = 2  // a size is written in halves of a point
	plainSize  = 10 // where nothing says another
	titleSize  = 28 // of the style of titles, where it says none
	paper      = 720
	measure    = 450  // how wide a line is
	letterWide = 0.5  // of the size
	leading    = 1.15 // from line to line, of the size
)

// wordStyle is the type in which the paragraphs of a style are set.
type wordStyle struct {
	based string // on another style
	size  float64
	heavy bool
}

// wordStyles are the styles of a DOCX by their identifiers; "" is what holds
// where none says another.
type wordStyles map[string]wordStyle

// readStyles reads the styles of a DOCX. What cannot be read of them is left
// out: the text reads without.
func readStyles(part []byte) wordStyles {
	type setting struct {
		Val string `xml:"val,attr"`
	}
	type run struct {
		Size setting  `xml:"sz"`
		Bold *setting `xml:"b"`
	}
	var p struct {
		Plain  run `xml:"docDefaults>rPrDefault>rPr"`
		Styles []struct {
			ID    string  `xml:"styleId,attr"`
			Name  setting `xml:"name"`
			Based setting `xml:"basedOn"`
			Run   run     `xml:"rPr"`
		} `xml:"style"`
	}
	out := wordStyles{"": {size: plainSize}}
	if err := xml.Unmarshal(part, &p); err != nil {
		return out
	}
	if size := points(p.Plain.Size.Val); size > 0 {
		out[""] = wordStyle{size: size}
	}
	for _, s := range p.Styles {
		style := wordStyle{based: s.Based.Val, size: points(s.Run.Size.Val), heavy: s.Run.Bold != nil && on(s.Run.Bold.Val)}
		if strings.EqualFold(s.Name.Val, "title") && style.size == 0 {
			style.size = titleSize
		}
		out[s.ID] = style
	}
	return out
}

// points reads a size of type; 0 is none.
func points(s string) float64 {
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || n <= 0 || n > 1000 {
		return 0
	}
	return n / halves
}

// on reports whether a setting that may be left out is on.
func on(val string) bool { return val != "0" && val != "false" && val != "off" && val != "none" }

// of returns the type of a style, with what it takes from those that it is
// based on.
func (w wordStyles) of(id string) wordStyle {
	const deepest = 12
	out := wordStyle{}
	for range deepest {
		s, ok := w[id]
		if !ok || id == "" {
			break
		}
		if out.size == 0 {
			out.size = s.size
		}
		out.heavy = out.heavy || s.heavy
		id = s.based
	}
	if out.size == 0 {
		out.size = w[""].size
	}
	return out
}

// wordType measures the paragraphs of a DOCX as its pages would show them.
type wordType struct {
	styles wordStyles
	pages  [][]typeset.Line
	y      float64 // where the next line stands on its page, from below, in points

	style string    // of the paragraph under way
	own   wordStyle // of the run under way, where it says one; heavy is that it does not undo the style's
	first wordStyle // of the first letters of the paragraph; no size until there are some
	mark  int       // depth within the properties of a paragraph, which are of its mark
	part  bool      // the page ends within the paragraph
}

func newWordType(styles []byte) *wordType {
	return &wordType{styles: readStyles(styles), pages: [][]typeset.Line{nil}, y: paper}
}

// start takes note of what an element says of type.
func (w *wordType) start(e xml.StartElement) {
	switch e.Name.Local {
	case "pPr":
		w.mark++
	case "pStyle":
		w.style = attribute(e, "val")
	case "r":
		w.own = wordStyle{heavy: w.styles.of(w.style).heavy}
	case "sz":
		if w.mark == 0 {
			w.own.size = points(attribute(e, "val"))
		}
	case "b":
		if w.mark == 0 {
			w.own.heavy = on(attribute(e, "val"))
		}
	case "t":
		if w.first.size == 0 {
			w.first = w.own
			if w.first.size == 0 {
				w.first.size = w.styles.of(w.style).size
			}
		}
	case "lastRenderedPageBreak":
		w.breakPage()
	case "br":
		if attribute(e, "type") == "page" {
			w.breakPage()
		}
	}
}

// end takes note of the end of an element.
func (w *wordType) end(name string) {
	if name == "pPr" {
		w.mark = max(0, w.mark-1)
	}
}

// breakPage begins a page, at once or after the paragraph of which letters were
// written.
func (w *wordType) breakPage() {
	if w.first.size > 0 {
		w.part = true
		return
	}
	if len(w.pages[len(w.pages)-1]) > 0 {
		w.pages, w.y = append(w.pages, nil), paper
	}
}

// paragraph sets the paragraph under way, of which s is the text; an empty one
// leaves a line free.
func (w *wordType) paragraph(s string) {
	set := w.first
	if set.size == 0 {
		set.size = w.styles.of(w.style).size
	}
	wide := float64(utf8.RuneCountInString(s)) * letterWide * set.size
	lines := max(1, math.Ceil(wide/measure))
	if w.y < lines*set.size {
		w.first = wordStyle{}
		w.breakPage()
	}
	if n := len(w.pages) - 1; s != "" {
		bottom := w.y - (lines-1)*leading*set.size - set.size
		w.pages[n] = append(w.pages[n], typeset.Line{Text: s, Size: set.size, Heavy: set.heavy, Top: w.y, Bottom: bottom, Right: min(wide, measure)})
	}
	w.y -= lines * leading * set.size
	if set.size <= w.styles.of("").size {
		w.y -= set.size // in the type of the text a paragraph does not go on with the one before
	}
	ends := w.part
	w.style, w.first, w.part = "", wordStyle{}, false
	if ends {
		w.breakPage()
	}
}

// attribute returns the value of an attribute; "" where there is none.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// headings returns what stands out of the first page by its type.
func (w *wordType) headings() []schema.Heading {
	all := typeset.Headings(w.pages)
	return slices.DeleteFunc(all, func(h schema.Heading) bool { return h.Page > 1 })
}
