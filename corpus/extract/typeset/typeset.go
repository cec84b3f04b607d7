// Package typeset finds what stands out of the first pages of a document by the
// type in which it is set.
package typeset

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/simde/simde/schema"
)

// Line is a line of a page, or the part of a line that is set in one type.
type Line struct {
	Text        string
	Size        float64 // of its type, in points
	Heavy       bool
	Top, Bottom float64 // from below, in points
	Left, Right float64
}

// SameType reports whether two sizes are those of one type: letters of one font
// are measured alike, those of two fonts of one size nearly.
func SameType(a, b float64) bool { return math.Abs(a-b) <= 0.07*max(a, b) }

// What is kept of the lines on top of a file: the blocks that open its pages,
// and those below them that are set larger than most of the text.
const (
	larger      = 1.12
	openingOnes = 8
	mostOfAll   = 20
	mostLetters = 320 // of a heading: more is text in large type
)

// Headings returns what opens the pages that were measured, and what stands out
// of them by its type, from above to below, page by page.
func Headings(pages [][]Line) []schema.Heading {
	body := bodySize(pages)
	if body == 0 {
		return nil
	}
	var out []schema.Heading
	for n, lines := range pages {
		for i, b := range blocks(lines) {
			if len(b.Text) > mostLetters && b.Size < larger*body || i >= openingOnes && b.Size < larger*body || !strings.ContainsFunc(b.Text, unicode.IsLetter) {
				continue
			}
			if len(b.Text) > mostLetters {
				b.Text = clip(b.Text)
			}
			out = append(out, schema.Heading{Page: n + 1, Text: b.Text, Size: share(b.Size, body), Heavy: b.Heavy, Top: share(b.Top, body), Bottom: share(b.Bottom, body)})
			if len(out) == mostOfAll {
				return out
			}
		}
	}
	return out
}

// clip shortens s to what is kept of a heading, at the start of a character.
func clip(s string) string {
	end := mostLetters
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end]
}

func share(x, of float64) float64 { return math.Round(100*x/of) / 100 }

// bodySize is the size of type in which the middle letter is set.
func bodySize(pages [][]Line) float64 {
	type weighed struct {
		size    float64
		letters int
	}
	var all []weighed
	letters := 0
	for _, lines := range pages {
		for _, l := range lines {
			all = append(all, weighed{l.Size, len(l.Text)})
			letters += len(l.Text)
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
func blocks(lines []Line) []Line {
	sorted := slices.Clone(lines)
	slices.SortStableFunc(sorted, func(a, b Line) int {
		if math.Abs(a.Bottom-b.Bottom) < min(a.Size, b.Size)/3 {
			return cmp.Compare(a.Left, b.Left)
		}
		return cmp.Compare(b.Bottom, a.Bottom)
	})
	var out []Line
	for _, l := range sorted {
		if n := followed(out, l); n >= 0 {
			out[n] = Line{out[n].Text + " " + l.Text, out[n].Size, out[n].Heavy, out[n].Top, min(out[n].Bottom, l.Bottom), min(out[n].Left, l.Left), max(out[n].Right, l.Right)}
			continue
		}
		out = append(out, l)
	}
	return out
}

// followed returns which of the last blocks a line goes on with, or -1: beside
// a title may stand what belongs to another column.
func followed(blocks []Line, l Line) int {
	const columns = 3
	for n := len(blocks) - 1; n >= max(0, len(blocks)-columns); n-- {
		if follows(blocks[n], l) {
			return n
		}
	}
	return -1
}

// follows reports whether a line goes on with the block above it.
func follows(b, l Line) bool {
	const leading = 0.9 // of the size: what may lie between two lines
	if !SameType(b.Size, l.Size) || b.Heavy != l.Heavy {
		return false
	}
	beside := math.Abs(b.Bottom-l.Bottom) < b.Size/3
	if beside {
		return l.Left-b.Right < 2*b.Size
	}
	return b.Bottom-l.Top < leading*b.Size && l.Left < b.Right && b.Left < l.Right
}
