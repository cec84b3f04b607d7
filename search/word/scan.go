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
	inWord := s.end > 0 // a word ends at i
	for i := s.end; i < len(s.text); {
		piece, e := schema.PieceAt(s.text, i)
		if !piece.InWord() {
			i, inWord = e, false
			continue
		}
		if mayBeAcronym(s.text[i:]) && !inWord {
			if n := acronym(s.text[i:]); n > 0 {
				s.start, s.end = i, i+n
				return true
			}
		}
		if piece != schema.Lone {
			e = wordEnd(s.text, e)
		}
		if s.skip(i, e) {
			i, inWord = e, true
			continue
		}
		s.start, s.end = i, e
		return true
	}
	return false
}

// wordEnd returns where the word ends that s[:i] ends with.
func wordEnd(s string, i int) int {
	for i < len(s) {
		if thousands(s, i) {
			i += len(".000")
			continue
		}
		piece, e := schema.PieceAt(s, i)
		if piece == schema.Lone || !piece.InWord() {
			break
		}
		i = e
	}
	return i
}

// thousands reports whether s[i] parts a number's thousands: a digit before
// it, three digits after it and no fourth.
func thousands(s string, i int) bool {
	if s[i] != '.' && s[i] != ',' || !digit(s, i-1) || !digit(s, i+1) || !digit(s, i+2) || !digit(s, i+3) {
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
	if begins(s[end:]) {
		return 0
	}
	return end
}

// acronymPart returns the length of one part of an acronym at the beginning
// of s: a letter, or the same capital twice, before a dot or the end of the
// word.
func acronymPart(s string) int {
	if r, w := utf8.DecodeRuneInString(s); w == 2 && unicode.IsUpper(r) {
		if begins(s[w:]) {
			return 0
		}
		return w
	}
	n := 0
	for n < len(s) && n < 3 && isASCIILetter(s[n]) {
		n++
	}
	if begins(s[n:]) {
		return 0
	}
	if n == 1 || n == 2 && s[0]|0x20 == s[1]|0x20 {
		return n
	}
	return 0
}

func isASCIILetter(c byte) bool { c |= 0x20; return c >= 'a' && c <= 'z' }

// begins reports whether a letter or a number begins s.
func begins(s string) bool {
	if s == "" {
		return false
	}
	piece, _ := schema.PieceAt(s, 0)
	return piece.InWord()
}

// ends reports whether a letter or a number ends s.
func ends(s string) bool {
	s = strings.TrimRightFunc(s, unicode.IsMark)
	_, n := utf8.DecodeLastRuneInString(s)
	return begins(s[len(s)-n:])
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
		return ends(s.text[:i-utf8.RuneLen(r)])
	}
	return false
}
