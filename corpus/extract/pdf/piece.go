package pdf

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf16"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// box is where something stands, in points, seen so that the text of the page
// is upright: from the left and from below.
type box struct{ left, bottom, right, top float64 }

func (b box) width() float64  { return b.right - b.left }
func (b box) height() float64 { return b.top - b.bottom }

func (b box) with(c box) box {
	return box{min(b.left, c.left), min(b.bottom, c.bottom), max(b.right, c.right), max(b.top, c.top)}
}

// across is how far two boxes share their width, and along how far their height.
func (b box) across(c box) float64 { return min(b.right, c.right) - max(b.left, c.left) }
func (b box) along(c box) float64  { return min(b.top, c.top) - max(b.bottom, c.bottom) }

// piece is a line of a page's text, or the part of one that belongs to a column.
type piece struct {
	text  string
	char  int // of the page, the first that is no space
	words int
	box
}

// typed is how high the type of a piece is.
func (p piece) typed() float64 { return p.height() }

// splitLines returns the lines of a text that hold anything.
func splitLines(text string) []piece {
	var out []piece
	char := 0
	for l := range strings.SplitAfterSeq(text, "\n") {
		if i := strings.IndexFunc(l, func(r rune) bool { return !unicode.IsSpace(r) }); i >= 0 {
			out = append(out, piece{text: strings.TrimRight(l, "\r\n"), char: char + units(l[:i]), words: len(strings.Fields(l))})
		}
		char += units(l)
	}
	return out
}

func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// sheet is a page whose characters are asked for where they stand.
type sheet struct {
	in   *instance
	text references.FPDF_TEXTPAGE
	turn int // how many quarters its text is turned, against the clock
}

// turns is how many lines are asked how they are turned.
const turns = 7

// turned finds out how most of the lines of the page are turned.
func (s *sheet) turned(lines []piece) {
	var votes [4]int
	for i := 0; i < len(lines); i += 1 + len(lines)/turns {
		a, err := s.in.FPDFText_GetCharAngle(&requests.FPDFText_GetCharAngle{TextPage: s.text, Index: lines[i].char})
		if err != nil {
			continue
		}
		votes[-int(math.Round(float64(a.CharAngle)/(math.Pi/2)))&3] += lines[i].words // PDFium counts with the clock
	}
	for q, n := range votes {
		if n > votes[s.turn] {
			s.turn = q
		}
	}
}

// at returns where a character stands.
func (s *sheet) at(char int) (box, bool) {
	got, err := s.in.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: s.text, Index: char})
	if err != nil {
		return box{}, false
	}
	l, b, r, t := float64(got.Rect.Left), float64(got.Rect.Bottom), float64(got.Rect.Right), float64(got.Rect.Top)
	if size := math.Abs(l) + math.Abs(b) + math.Abs(r) + math.Abs(t); math.IsNaN(size) || math.IsInf(size, 0) {
		return box{}, false // a broken matrix
	}
	l, r, b, t = min(l, r), max(l, r), min(b, t), max(b, t)
	switch s.turn {
	case 1:
		return box{b, -r, t, -l}, true
	case 2:
		return box{-r, -t, -l, -b}, true
	case 3:
		return box{-t, l, -b, r}, true
	}
	return box{l, b, r, t}, true
}

// place finds out where a piece stands, by its ends.
func (s *sheet) place(p *piece) bool {
	first, ok := s.at(p.char)
	if !ok {
		return false
	}
	last, ok := s.at(p.char + units(strings.TrimSpace(p.text)) - 1)
	p.box = first.with(last)
	return ok
}

// wordsOf returns the words of a piece as pieces of their own, but for the first
// and the last so many.
func (s *sheet) wordsOf(p piece, but int) []piece {
	text := strings.TrimSpace(p.text)
	words := strings.Fields(text)
	var out []piece
	char, at := p.char, 0
	for i, word := range words {
		to := at + strings.Index(text[at:], word)
		char += units(text[at:to])
		w := piece{text: word, char: char, words: 1}
		at = to + len(word)
		char += units(word)
		if i >= but && i < len(words)-but && s.place(&w) {
			out = append(out, w)
		}
	}
	return out
}
