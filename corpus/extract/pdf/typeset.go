package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"github.com/simde/simde/schema"
)

// typesetPages is how many pages are measured for what stands out by its type,
// and typesetLines how many lines of each.
const (
	typesetPages = 2
	typesetLines = 90
)

// setLine is a line, or the part of a line that is set in one type.
type setLine struct {
	text        string
	size        float64 // of its type, in points
	heavy       bool
	top, bottom float64 // from below
	left, right float64
}

// typeset measures the type of the lines of a page; where a line mixes types,
// each part is one. Without the place of its characters it has none.
func (in *instance) typeset(tp references.FPDF_TEXTPAGE, text string) []setLine {
	count, err := in.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: tp})
	if err != nil || units(text) != count.Count {
		return nil
	}
	var out []setLine
	for i, l := range splitLines(text) {
		if i == typesetLines {
			break
		}
		for _, part := range in.parts(tp, strings.TrimSpace(l.text), l.char) {
			if part.size > 0 {
				out = append(out, part)
			}
		}
	}
	return out
}

// sameType reports whether two sizes are those of one type: letters of one font
// are measured alike, those of two fonts of one size nearly.
func sameType(a, b float64) bool { return math.Abs(a-b) <= 0.07*max(a, b) }

// parts measures a line that begins at character char of the page: in one part
// where its first and its last character are of one type.
func (in *instance) parts(tp references.FPDF_TEXTPAGE, line string, char int) []setLine {
	first, ok := in.measure(tp, char)
	last, also := in.measure(tp, char+units(line)-1)
	if !ok || !also {
		return nil
	}
	if sameType(first.size, last.size) {
		return []setLine{joined(first, last, line)}
	}
	var out []setLine
	at := 0
	for word := range strings.FieldsSeq(line) {
		at += strings.Index(line[at:], word)
		m, ok := in.measure(tp, char+units(line[:at]))
		at += len(word)
		switch n := len(out) - 1; {
		case !ok:
			continue
		case n >= 0 && sameType(out[n].size, m.size):
			out[n] = joined(out[n], m, out[n].text+" "+word)
		default:
			m.text = word
			out = append(out, m)
		}
	}
	return out
}

// joined is the line from its first character to its last.
func joined(first, last setLine, text string) setLine {
	first.text, first.right = text, last.right
	first.top, first.bottom = max(first.top, last.top), min(first.bottom, last.bottom)
	return first
}

// measure returns the type and the place of a character.
func (in *instance) measure(tp references.FPDF_TEXTPAGE, char int) (setLine, bool) {
	box, err := in.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: tp, Index: char})
	if err != nil {
		return setLine{}, false
	}
	l := setLine{size: float64(box.Rect.Top - box.Rect.Bottom), top: float64(box.Rect.Top), bottom: float64(box.Rect.Bottom), left: float64(box.Rect.Left), right: float64(box.Rect.Right)}
	if w, err := in.FPDFText_GetFontWeight(&requests.FPDFText_GetFontWeight{TextPage: tp, Index: char}); err == nil {
		const bold = 600
		l.heavy = w.FontWeight >= bold
	}
	return l, true
}

// What is kept of the lines on top of a file: the blocks that open its pages,
// and those below them that are set larger than most of the text.
const (
	larger      = 1.12
	openingOnes = 8
	mostOfAll   = 20
	mostLetters = 320 // of a heading: more is text in large type
)

// headings returns what opens the pages that were measured, and what stands out
// of them by its type, from above to below, page by page.
func headings(pages [][]setLine) []schema.Heading {
	body := bodySize(pages)
	if body == 0 {
		return nil
	}
	var out []schema.Heading
	for n, lines := range pages {
		for i, b := range blocks(lines) {
			if len(b.text) > mostLetters && b.size < larger*body || i >= openingOnes && b.size < larger*body || !strings.ContainsFunc(b.text, unicode.IsLetter) {
				continue
			}
			if len(b.text) > mostLetters {
				b.text = clip(b.text, mostLetters)
			}
			out = append(out, schema.Heading{Page: n + 1, Text: b.text, Size: share(b.size, body), Heavy: b.heavy, Top: share(b.top, body), Bottom: share(b.bottom, body)})
			if len(out) == mostOfAll {
				return out
			}
		}
	}
	return out
}

func share(x, of float64) float64 { return math.Round(100*x/of) / 100 }

// bodySize is the size of type in which the middle letter is set.
func bodySize(pages [][]setLine) float64 {
	type weighed struct {
		size    float64
		letters int
	}
	var all []weighed
	letters := 0
	for _, lines := range pages {
		for _, l := range lines {
			all = append(all, weighed{l.size, len(l.text)})
			letters += len(l.text)
		}
	}
	slices.SortFunc(all, func(a, b weighed) int { return cmp.Compare(a.size, b.size) })
	for _, w := range all {
		if letters -= 2 * w.letters; letters <= 0 {
			return w.size
		}
	}
	return 0
}

// blocks joins lines of one type that stand right below one another, or side by
// side, and returns them from above to below.
func blocks(lines []setLine) []setLine {
	sorted := slices.Clone(lines)
	slices.SortStableFunc(sorted, func(a, b setLine) int {
		if math.Abs(a.bottom-b.bottom) < min(a.size, b.size)/3 {
			return cmp.Compare(a.left, b.left)
		}
		return cmp.Compare(b.bottom, a.bottom)
	})
	var out []setLine
	for _, l := range sorted {
		if n := followed(out, l); n >= 0 {
			out[n] = setLine{out[n].text + " " + l.text, out[n].size, out[n].heavy, out[n].top, min(out[n].bottom, l.bottom), min(out[n].left, l.left), max(out[n].right, l.right)}
			continue
		}
		out = append(out, l)
	}
	return out
}

// followed returns which of the last blocks a line goes on with, or -1: beside
// a title may stand what belongs to another column.
func followed(blocks []setLine, l setLine) int {
	const columns = 3
	for n := len(blocks) - 1; n >= max(0, len(blocks)-columns); n-- {
		if follows(blocks[n], l) {
			return n
		}
	}
	return -1
}

// follows reports whether a line goes on with the block above it.
func follows(b, l setLine) bool {
	const leading = 0.9 // of the size: what may lie between two lines
	if !sameType(b.size, l.size) || b.heavy != l.heavy {
		return false
	}
	beside := math.Abs(b.bottom-l.bottom) < b.size/3
	if beside {
		return l.left-b.right < 2*b.size
	}
	return b.bottom-l.top < leading*b.size && l.left < b.right && b.left < l.right
}
