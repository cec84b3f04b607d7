package pdf

import (
	"math"
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
// a reader finds it: headers and titles that are drawn last go to the top,
// footers that are drawn first go last.
func (in *instance) ordered(page references.FPDF_PAGE, tp references.FPDF_TEXTPAGE, text string, firstPage bool) string {
	count, err := in.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: tp})
	if err != nil || len(utf16.Encode([]rune(text))) != count.Count {
		return text // characters without text: no telling which is which
	}
	rotation, err := in.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: requests.Page{ByReference: &page}})
	if err != nil || rotation.PageRotation != 0 {
		return text
	}
	lines := splitLines(text)
	for i := range lines {
		if !measured(i, len(lines)) {
			continue
		}
		box, err := in.FPDFText_GetCharBox(&requests.FPDFText_GetCharBox{TextPage: tp, Index: lines[i].char})
		if err != nil {
			return text
		}
		lines[i].y = box.Bottom
	}
	footer, at, late := misplaced(lines, firstPage)
	if footer == 0 && late == len(lines) {
		return text
	}
	var out []string
	for _, part := range [][]textLine{lines[footer:at], lines[late:], lines[at:late], lines[:footer]} {
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

// On a document's first page up to titleLines lines that are drawn last may go
// below up to headLines others: a title in a box, under a date or a letterhead.
// On other pages what goes among the lines is rather a part of a chart.
const (
	headLines  = 4
	titleLines = 6
)

// misplaced returns what is out of turn: the first footer lines stand below all
// others; the lines from late on stand between those before at and those from
// at on, as a title in a box does that is drawn last. It returns 0 and
// len(lines) where nothing is.
func misplaced(lines []textLine, firstPage bool) (footer, at, late int) {
	n := len(lines)
	most := min(edgeLines, n/2)
	for end := 1; end <= most; end++ {
		if highest(lines, 0, end)+apart < lowest(lines, end, n) {
			footer = end
		}
	}
	at, late = n, n
	for start := n - 1; start >= n-most && start > footer; start-- {
		k, ok := between(lines, footer, start)
		if ok && (k == footer || firstPage && n-start <= titleLines) {
			at, late = k, start
		}
	}
	return footer, at, late
}

// between returns the line before which the lines from start on belong: all
// from there to start stand below them, and the few between first and there
// stand above.
func between(lines []textLine, first, start int) (at int, ok bool) {
	high, low := highest(lines, start, len(lines)), lowest(lines, start, len(lines))
	for at = first; at < start && at <= first+headLines; at++ {
		if highest(lines, at, start)+apart < low {
			return at, true
		}
		if lines[at].y < high+apart {
			break
		}
	}
	return 0, false
}

// highest and lowest return the extremes among lines of which the place is
// known; the others lie within.
func highest(lines []textLine, from, to int) float64 {
	y := math.Inf(-1)
	for i := from; i < to; i++ {
		if measured(i, len(lines)) {
			y = max(y, lines[i].y)
		}
	}
	return y
}

func lowest(lines []textLine, from, to int) float64 {
	y := math.Inf(1)
	for i := from; i < to; i++ {
		if measured(i, len(lines)) {
			y = min(y, lines[i].y)
		}
	}
	return y
}

// measured reports whether the place of line i of n is looked up.
func measured(i, n int) bool { return i < edgeLines || i >= n-edgeLines }
