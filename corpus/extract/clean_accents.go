package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/simde/simde/schema"
)

// combining are the combining forms of the accents that old TeX fonts and some
// producers write as characters of their own before or after the letter.
var combining = map[rune]rune{'´': '\u0301', '`': '\u0300', '¨': '\u0308', 'ˆ': '\u0302', '˜': '\u0303', '¸': '\u0327'}

// joinAccents composes accents that stand beside their letters: "instalaci´on"
// is "instalación". It is for texts of which needsAccents says so.
func joinAccents(text string) string {
	runes := []rune(text)
	out := make([]rune, 0, len(runes))
	for i := 0; i < len(runes); i++ {
		mark, ok := combining[runes[i]]
		if !ok {
			out = append(out, runes[i])
			continue
		}
		if i+1 < len(runes) {
			if c, ok := compose(runes[i+1], mark); ok {
				out = append(out, c)
				i++
				continue
			}
		}
		if n := len(out); n > 0 {
			if c, ok := compose(out[n-1], mark); ok {
				out[n-1] = c
				continue
			}
		}
		out = append(out, runes[i])
	}
	return string(out)
}

// compose returns the one character that a letter and a combining mark make.
func compose(letter, mark rune) (rune, bool) {
	if letter == 'ı' {
		letter = 'i'
	}
	if !unicode.IsLetter(letter) {
		return 0, false
	}
	s := norm.NFC.String(string([]rune{letter, mark}))
	r, size := utf8.DecodeRuneInString(s)
	return r, size == len(s) && strings.ContainsRune(accented, unicode.ToLower(r))
}

// accented are the accented letters of Spanish, French, Portuguese and their
// neighbours; others that could be composed are an accent beside the wrong
// letter.
const accented = "áéíóúýàèìòùâêîôûäëïöüÿãñõç"

// needsAccents reports whether a text has at least five accents beside letters,
// and more of them than of accented letters. Others have few, and mean
// something else: the acute accent is a common misspelling of the apostrophe
// ("l´OIM").
func needsAccents(text string) bool {
	const least = 5
	if accents(text) < least {
		return false
	}
	beside, within := 0, 0
	for _, word := range strings.Fields(reElided.ReplaceAllString(text, " ")) {
		runes := []rune(word)
		for i, r := range runes {
			if _, ok := combining[r]; ok && i+1 < len(runes) && unicode.IsLetter(runes[i+1]) {
				beside++
			}
			if r >= 'À' && r <= 'ÿ' && unicode.IsLetter(r) {
				within++
			}
		}
	}
	return beside >= least && beside > within
}

// accents counts the accents that are characters of their own.
func accents(text string) int {
	n := 0
	for _, r := range text {
		switch r {
		case '´', '`', '¨', 'ˆ', '˜', '¸':
			n++
		}
	}
	return n
}

// reElided is an article or the like before an apostrophe written as an accent.
var reElided = regexp.MustCompile(`(?i)(^|[^\p{L}])(` + strings.Join(schema.Elided(), "|") + `)´`)
