package pdf

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// edgeLines is how many lines at the start and at the end of a page's text may
// stand elsewhere on the page.
const edgeLines = 15

// apart is how many points part two lines: letters of one line differ in how
// far they reach down.
const apart = 4

// textLine is a line of a page's text.
type textLine struct {
	text string
	char int     // of the page, the first that is no space
	y    float64 // of the foot of that character, from below, in points
}

// ordered returns a page's text with what programs draw out of turn put where
// a reader finds it: headers that are drawn last go first, footers that are
// drawn first go last. count is the number of the page's characters.
func (in *instance) ordered(page references.FPDF_PAGE, tp references.FPDF_TEXTPAGE, text string, count int) string {
	if len(utf16.Encode([]rune(text))) != count {
		return text // characters without text: no telling which is which
	}
	rotation, err := in.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: requests.Page{ByReference: &page}})
	if err != nil || rotation.PageRotation != 0 {
		return text
	}
	lines := splitLines(text)
	for i := range lines {
		if i >= edgeLines && i < len(lines)-edgeLines {
			continue
		}
		box, err := in.FPDFText_GetCharBox(&requests.FPDFText_GetCharBox{TextPage: tp, Index: lines[i].char})
		if err != nil {
			return text
		}
		lines[i].y = box.Bottom
	}
	top, bottom := misplaced(lines)
	if top == len(lines) && bottom == 0 {
		return text
	}
	var out []string
	for _, part := range [][]textLine{lines[top:], lines[bottom:top], lines[:bottom]} {
		for _, l := range part {
			out = append(out, l.text)
		}
	}
	return strings.Join(out, "\n")
}

// splitLines returns the lines of a text that hold anything.
func splitLines(text string) []textLine {
	var out []textLine
	char := 0
	for l := range strings.SplitAfterSeq(text, "\n") {
		if i := strings.IndexFunc(l, func(r rune) bool { return !unicode.IsSpace(r) }); i >= 0 {
			out = append(out, textLine{text: strings.TrimRight(l, "\r\n"), char: char + units(l[:i])})
		}
		char += units(l)
	}
	return out
}

func units(s string) int { return len(utf16.Encode([]rune(s))) }

// misplaced returns where the lines begin that were drawn last and stand above
// all others, and where those end that were drawn first and stand below.
func misplaced(lines []textLine) (top, bottom int) {
	n := len(lines)
	known := func(from, to int) []float64 {
		var ys []float64
		for i := from; i < to; i++ {
			if i < edgeLines || i >= n-edgeLines {
				ys = append(ys, lines[i].y)
			}
		}
		return ys
	}
	most := min(edgeLines, n/2)
	top = n
	for start := n - 1; start >= n-most; start-- {
		if slices.Min(known(start, n)) > slices.Max(known(0, start))+apart {
			top = start
		}
	}
	for end := 1; end <= most && end < top; end++ {
		if slices.Max(known(0, end))+apart < slices.Min(known(end, top)) {
			bottom = end
		}
	}
	return top, bottom
}
