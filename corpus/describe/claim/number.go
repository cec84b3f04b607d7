package claim

import (
	"math"
	"strconv"
	"strings"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/lexicon"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// quantity is a number that a page states, at tokens [first, end).
type quantity struct {
	value      float64
	first, end int
}

// thousand is what goes on in Spanish: "mil 300", "9 mil 206".
const thousand = 1000

// quantityAt reads the number that begins at tokens[i]: digits with the groups
// of three and the multipliers that follow, "3 800", "57,5 millions", and what
// Spanish goes on with, "9 mil 206", "un millón 500 mil".
func quantityAt(k *lexicon.Lexicon, r *text.Text, i int) (quantity, bool) {
	if !mayBegin(k, r, i) {
		return quantity{}, false
	}
	q, factor, ok := onePart(k, r, i)
	if !ok {
		return q, false
	}
	for r.Lang == schema.Spanish && factor >= thousand && q.end < len(r.Tokens) && !r.Tokens[q.end].Is(text.Breaks) {
		more, next, ok := onePart(k, r, q.end)
		if !ok || more.value >= factor {
			break
		}
		q.value, q.end, factor = q.value+more.value, more.end, next
	}
	return q, true
}

// mayBegin reports whether a number can begin at tokens[i]: digits, or a word before or
// in a multiplier.
func mayBegin(k *lexicon.Lexicon, r *text.Text, i int) bool {
	return r.Tokens[i].Is(text.Number) || k.Multipliers.Has(r.Tokens[i].Word) || i+1 < len(r.Tokens) && k.Multipliers.Has(r.Tokens[i+1].Word)
}

// onePart reads a number up to its multipliers, and how much these are
// together.
func onePart(k *lexicon.Lexicon, r *text.Text, i int) (quantity, float64, bool) {
	q, ok := digits(k, r, i)
	if !ok {
		q, ok = inWords(k, r, i)
	}
	factor := 1.0
	for ok && q.end < len(r.Tokens) && multiplier(k, r, q.end) != 0 {
		factor *= multiplier(k, r, q.end)
		q.end++
	}
	if q.value *= factor; factor >= thousand {
		q.value = math.Round(q.value) // 4.1 millions are a whole number
	}
	return q, factor, ok
}

func multiplier(k *lexicon.Lexicon, r *text.Text, j int) float64 {
	if r.Tokens[j].Word == 0 {
		return 0
	}
	return k.Multipliers.Of(r.Tokens[j].Word)
}

// inWords reads what stands for one before a multiplier, "un millón", and
// Spanish "mil 300", to which multipliers may follow.
func inWords(k *lexicon.Lexicon, r *text.Text, i int) (quantity, bool) {
	next := i + 1
	switch {
	case next >= len(r.Tokens):
		return quantity{}, false
	case multiplier(k, r, next) != 0 && r.Is(i, lang.Indefinite):
		return quantity{1, i, next}, true
	case r.Lang == schema.Spanish && multiplier(k, r, i) == thousand && r.Tokens[next].Is(text.Number):
		rest, ok := digits(k, r, next)
		return quantity{thousand + rest.value, i, rest.end}, ok && rest.value < thousand
	}
	return quantity{}, false
}

// digits reads a number in digits.
func digits(k *lexicon.Lexicon, r *text.Text, i int) (quantity, bool) {
	t := r.Tokens[i]
	if !t.Is(text.Number) {
		return quantity{}, false
	}
	content, end := r.Body[t.Start:t.End], i+1
	for end < len(r.Tokens) && r.Tokens[end].Is(text.Number) && r.Tokens[end].End-r.Tokens[end].Start == 3 && r.Tokens[end].Start-r.Tokens[end-1].End <= 3 && !r.Tokens[end].Is(text.Breaks) && len(content) <= 3*(end-i) {
		content += r.Body[r.Tokens[end].Start:r.Tokens[end].End]
		end++
	}
	point := byte(0)
	if end < len(r.Tokens) && multiplier(k, r, end) != 0 {
		point = decimalPoint(r.Lang)
	}
	value, ok := parseNumber(content, point)
	return quantity{value, i, end}, ok
}

func decimalPoint(l schema.Lang) byte {
	if l == schema.English {
		return '.'
	}
	return ','
}

// parseNumber reads digits with marks: one before exactly three digits parts
// thousands, unless it is the decimal point asked for; another is a decimal
// point. What no number is written as is none: "2020.395", a year with the mark
// of a footnote, and "800.0000".
func parseNumber(s string, point byte) (float64, bool) {
	const longest = 16 // bytes and more
	if len(s) < longest && !strings.ContainsAny(s, ".,") {
		x, err := strconv.ParseFloat(s, 64)
		return x, err == nil
	}
	groups := strings.FieldsFunc(s, func(r rune) bool { return r == '.' || r == ',' })
	if len(s) >= longest || len(groups) == 0 || len(groups) > 1 && len(groups[0]) > 3 && len(groups[1]) > 1 {
		return 0, false
	}
	text := groups[0]
	for i, g := range groups[1:] {
		decimal := len(g) != 3 || s[len(groups[0])] == point && len(groups) == 2
		if len(g) > 3 && len(groups[0])+i > 1 {
			return 0, false
		}
		if decimal {
			text += "."
		}
		text += g
	}
	x, err := strconv.ParseFloat(text, 64)
	return x, err == nil
}

// rate reports whether a quantity of s is one of each day, week or month.
func rate(k *lexicon.Lexicon, r *text.Text, s text.Span, q quantity) bool {
	const before, after = 4, 14 // tokens
	rates := k.Rates[r.Lang]
	if rates == nil {
		return false
	}
	for j := max(s.First, q.first-before); j < min(s.End, q.end+after); j++ {
		for _, rest := range rates.Of(r.Tokens[j].Word) {
			if j+1+len(rest) <= s.End && r.Spelt(j+1, rest) {
				return true
			}
		}
	}
	return false
}
