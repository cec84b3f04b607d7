package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// goodEnough is the quality above which no second reading is asked for.
const goodEnough = 0.6

// Quality says how much a text looks like words, from 0 to 1: the share of
// its words that are neither shreds nor glued together, less what could not be
// decoded. A text of fewer than ten words has no quality to speak of and is 1.
// Scripts without spaces are judged by their characters alone.
func Quality(text string) float64 {
	words, odd := 0, 0
	for w := range strings.FieldsSeq(text) {
		n := letters(w)
		if n == 0 {
			continue
		}
		words++
		if n > 22 {
			odd += 2
		} else if n == 1 {
			odd++
		}
	}
	if words < 10 || spaceless(text) {
		return readable(text)
	}
	const shreds = 0.12 // single letters are words in every language: a, y, à
	shape := 1 - max(0, float64(odd)/float64(words)-shreds)*1.5
	return max(0, shape) * readable(text)
}

func letters(w string) int {
	n := 0
	for _, r := range w {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// readable is the share of characters that stand for something: neither
// U+FFFD nor private nor control.
func readable(text string) float64 {
	all, bad := 0, 0
	for _, r := range text {
		all++
		if r == utf8.RuneError || unicode.Is(unicode.Co, r) || unicode.IsControl(r) && r != '\n' && r != '\t' && r != '\r' {
			bad++
		}
	}
	if all == 0 {
		return 0
	}
	return 1 - float64(bad)/float64(all)
}

// spaceless reports whether most letters are of a script written without
// spaces between words.
func spaceless(text string) bool {
	const firstSpaceless = '\u0E00' // of these scripts
	all, cjk := 0, 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			all++
			if r >= firstSpaceless && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer) {
				cjk++
			}
		}
	}
	return cjk*2 > all
}
