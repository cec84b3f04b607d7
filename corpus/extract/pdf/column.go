package pdf

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Columns that are drawn line by line come as lines that run over all of them.
// Such lines are as wide as wideShare of the page's text and have columnWords on
// either side of a gap of columnGap times the height of their type, which stands
// at the same place in columnLines that follow one another.
const (
	wideShare   = 0.4
	columnWords = 3
	columnGap   = 0.9
	columnLines = 3
	lineGap     = 0.7 // between two lines of a paragraph at most, by the height of their type
	sampled     = 8   // lines that are looked at before all of them are
)

// columns parts the lines that run over columns, and puts the pieces of each
// column together, the left one first.
func (s *sheet) columns(lines []piece) []piece {
	all := extent(lines)
	wide := func(p piece) bool { return p.words >= 2*columnWords && p.width() >= wideShare*all.width() }
	var some []int
	for i, l := range lines {
		if wide(l) {
			some = append(some, i)
		}
	}
	if len(some) < columnLines || !s.anyGap(lines, some) {
		return lines
	}
	words := make([][]piece, len(lines))
	for _, i := range some {
		words[i] = s.wordsOf(lines[i], 0)
	}
	var out []piece
	for i := 0; i < len(lines); {
		n, cut := run(lines[i:], words[i:])
		if n == 0 {
			out = append(out, lines[i])
			i++
			continue
		}
		out = append(out, parted(words[i:i+n], cut)...)
		i += n
	}
	return out
}

// anyGap reports whether one of a few lines has a gap. It asks only for words
// between which one may be: where they stand is what reading a page costs most.
func (s *sheet) anyGap(lines []piece, some []int) bool {
	for i := 0; i < len(some); i += 1 + len(some)/sampled {
		if len(gapsFrom(s.wordsOf(lines[some[i]], columnWords-1), 1)) > 0 {
			return true
		}
	}
	return false
}

// gap is a place between two words of a line that is wider than a space.
type gap struct{ left, right float64 }

// gaps returns those of a line's words that have enough words on either side.
func gaps(words []piece) []gap { return gapsFrom(words, columnWords) }

// gapsFrom returns the gaps that have so many of some words on either side.
func gapsFrom(words []piece, least int) []gap {
	var out []gap
	for i := least; i <= len(words)-least; i++ {
		a, b := words[i-1], words[i]
		if b.left-a.right >= columnGap*max(a.typed(), b.typed()) {
			out = append(out, gap{a.right, b.left})
		}
	}
	return out
}

// run returns how many lines from the first on are cut by one gap, where they
// are prose on either side of it; or 0.
func run(lines []piece, words [][]piece) (n int, cut gap) {
	for _, g := range gaps(words[0]) {
		open, k := g, 1
		for ; k < len(lines); k++ {
			if lines[k-1].bottom-lines[k].top > lineGap*lines[k].typed() || lines[k].top > lines[k-1].top {
				break // another paragraph of all columns, or another place
			}
			next, ok := narrowed(open, words[k])
			if !ok {
				break
			}
			open = next
		}
		if k >= columnLines && k > n && prose(words[:k], open) {
			n, cut = k, open
		}
	}
	return n, cut
}

// narrowed returns what a gap and one of a line have in common.
func narrowed(open gap, words []piece) (gap, bool) {
	for i := 1; i < len(words); i++ {
		a, b := words[i-1], words[i]
		both := gap{max(open.left, a.right), min(open.right, b.left)}
		if both.right-both.left >= columnGap/2*max(a.typed(), b.typed()) && b.left-a.right >= columnGap*max(a.typed(), b.typed()) {
			return both, true
		}
	}
	return open, false
}

// prose reports whether the words on either side of a gap are sentences that go
// on from line to line, and not the cells of a table.
func prose(lines [][]piece, cut gap) bool {
	for _, side := range sides(lines, cut) {
		n, open, full := 0, 0, 0
		edge := extent(side)
		for i, p := range side {
			n += p.words
			if i < len(side)-1 && goesOn(p.text, side[i+1].text) {
				open++
			}
			if p.right >= edge.right-edge.width()/4 {
				full++
			}
		}
		if n < columnWords*len(side) || 2*open < len(side)-1 || 2*full < len(side) {
			return false
		}
	}
	return true
}

// goesOn reports whether a line does not end its sentence, and the next begins
// like the middle of one.
func goesOn(line, next string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(line))
	first, _ := utf8.DecodeRuneInString(strings.TrimSpace(next))
	return !strings.ContainsRune(".:;!?", last) && unicode.IsLower(first)
}

// sides returns the lines left of a gap, and right of it.
func sides(lines [][]piece, cut gap) [2][]piece {
	var out [2][]piece
	middle := (cut.left + cut.right) / 2
	for _, words := range lines {
		at, _ := slices.BinarySearchFunc(words, middle, func(w piece, x float64) int {
			if w.left < x {
				return -1
			}
			return 1
		})
		for side, part := range [][]piece{words[:at], words[at:]} {
			if len(part) > 0 {
				out[side] = append(out[side], joinedWords(part))
			}
		}
	}
	return out
}

// parted returns lines cut at a gap, the left column before the right one, which
// may be columns itself.
func parted(lines [][]piece, cut gap) []piece {
	both := sides(lines, cut)
	middle := (cut.left + cut.right) / 2
	rest := make([][]piece, 0, len(lines))
	for _, words := range lines {
		if i := slices.IndexFunc(words, func(w piece) bool { return w.left >= middle }); i >= 0 {
			rest = append(rest, words[i:])
		}
	}
	if n, again := run(both[1], rest); n > 0 && n == len(rest) {
		return append(both[0], parted(rest, again)...)
	}
	return append(both[0], both[1]...)
}

// joinedWords makes one piece of words.
func joinedWords(words []piece) piece {
	out := words[0]
	for _, w := range words[1:] {
		out.text += " " + w.text
		out.box = out.box.with(w.box)
		out.words++
	}
	return out
}

// extent is the box around all pieces.
func extent(pieces []piece) box {
	var all box
	for i, p := range pieces {
		if i == 0 {
			all = p.box
		}
		all = all.with(p.box)
	}
	return all
}
