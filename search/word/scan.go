package word

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/simde/simde/schema"
)

// scanner finds the words of a text. After next returns true, text[start:end]
// is a word.
type scanner struct {
	text       string
	start, end int
}

// next moves to the next word: a run of letters, digits and marks; an acronym
// with its dots ("U.S.", "EE. UU.", "É.-U."); or a number with its thousands marks.
// Elided articles ("l'", "qu'") and the possessive "'s" are left out.
func (s *scanner) next() bool {
	for i := s.end; i < len(s.text); {
		if n := gap(s.text[i:]); n > 0 {
			i += n
			continue
		}
		if mayBeAcronym(s.text[i:]) && !wordBefore(s.text, i) {
			if e := acronym(s.text[i:]); e > 0 {
				s.start, s.end = i, i+e
				return true
			}
		}
		e := i + run(s.text[i:])
		if s.skip(i, e) {
			i = e
			continue
		}
		s.start, s.end = i, e
		return true
	}
	return false
}

// gap returns the length of the sign that begins s, or 0 where a word does.
func gap(s string) int {
	if s[0] < utf8.RuneSelf {
		if isWord(rune(s[0])) {
			return 0
		}
		return 1
	}
	r, n := utf8.DecodeRuneInString(s)
	if !isWord(r) || unicode.Is(unicode.Mn, r) {
		return n
	}
	return 0
}

// run returns the length of the word that begins s.
func run(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	if alone(r) {
		return n
	}
	for n < len(s) {
		if isASCIILetter(s[n]) {
			n++
			continue
		}
		r, w := utf8.DecodeRuneInString(s[n:])
		if alone(r) {
			break
		}
		if isWord(r) {
			n += w
			continue
		}
		if (r == '.' || r == ',') && thousands(s, n) {
			n += 4
			continue
		}
		break
	}
	return n
}

// thousands reports whether s[i] parts a number's thousands: a digit before
// it, three digits after it and no fourth.
func thousands(s string, i int) bool {
	if !digit(s, i-1) || !digit(s, i+1) || !digit(s, i+2) || !digit(s, i+3) {
		return false
	}
	return !digit(s, i+4)
}

func digit(s string, i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }

// mayBeAcronym rules out most words: the first part of an acronym has one
// letter or two, and a dot follows.
func mayBeAcronym(s string) bool {
	return len(s) > 1 && s[1] == '.' || len(s) > 2 && s[2] == '.'
}

// acronym returns the length of an acronym written with dots at the beginning
// of s, or 0: single letters or doubled ones, at least two parts.
func acronym(s string) int {
	end, parts := 0, 0
	for i := 0; i < len(s); {
		n := acronymPart(s[i:])
		if n == 0 {
			break
		}
		i += n
		parts, end = parts+1, i
		if strings.HasPrefix(s[i:], ". ") && n == 2 {
			if acronymPart(s[i+2:]) != 2 {
				break
			}
			i += 2
			continue
		}
		if i >= len(s) || s[i] != '.' {
			break
		}
		i++
		if i+1 < len(s) && s[i] == '-' && acronymPart(s[i+1:]) > 0 { // É.-U.
			i++
		}
	}
	if parts < 2 {
		return 0
	}
	if r, _ := utf8.DecodeRuneInString(s[end:]); end < len(s) && isWord(r) {
		return 0
	}
	return end
}

// acronymPart returns the length of one part of an acronym at the beginning
// of s: a letter, or the same capital twice, before a dot or the end of the
// word.
func acronymPart(s string) int {
	if r, w := utf8.DecodeRuneInString(s); w == 2 && unicode.IsUpper(r) {
		if next, _ := utf8.DecodeRuneInString(s[w:]); len(s) > w && isWord(next) {
			return 0
		}
		return w
	}
	n := 0
	for n < len(s) && n < 3 && isASCIILetter(s[n]) {
		n++
	}
	if n < len(s) {
		if r, _ := utf8.DecodeRuneInString(s[n:]); isWord(r) {
			return 0
		}
	}
	if n == 1 || n == 2 && s[0]|0x20 == s[1]|0x20 {
		return n
	}
	return 0
}

func isASCIILetter(c byte) bool { c |= 0x20; return c >= 'a' && c <= 'z' }

func wordBefore(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return i > 0 && isWord(r)
}

// skip reports whether the word text[i:e] is an elided article before an
// apostrophe or the possessive after one.
func (s *scanner) skip(i, e int) bool {
	if (e >= len(s.text) || s.text[e] == ' ') && e-i > 1 {
		return false
	}
	if r, n := utf8.DecodeRuneInString(s.text[e:]); schema.Apostrophe(r) {
		if next, _ := utf8.DecodeRuneInString(s.text[e+n:]); unicode.IsLetter(next) && schema.IsElided(schema.Fold(s.text[i:e])) {
			return true
		}
	}
	if r, _ := utf8.DecodeLastRuneInString(s.text[:i]); schema.Apostrophe(r) && e-i == 1 && s.text[i]|0x20 == 's' {
		return wordBefore(s.text, i-utf8.RuneLen(r))
	}
	return false
}

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return r != utf8.RuneError && r != '´' && r != 'ʼ' && (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.M, r) || r == '\u00ad')
}

// alone reports whether r is written without spaces between words, so that
// each sign counts as a word.
func alone(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
}
