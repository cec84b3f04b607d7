package word

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The letters of an acronym in capitals. A longer word in capitals is read as
// any other.
const (
	leastAcronym = 2
	mostAcronym  = 6
)

// isAcronym reports whether text[start:end] is written as an acronym: with
// dots ("U.S."), or in capitals where a word beside it on the line is not, or
// where it stands alone on its line. In a heading in capitals no word is one.
func isAcronym(text string, start, end int) bool {
	w := text[start:end]
	if dotted(w) {
		return true
	}
	if !inCapitals(w) {
		return false
	}
	before, after := lastWord(text[:start]), firstWord(text[end:])
	switch {
	case before == "" && after == "":
		return true
	case before == "":
		return !shouted(after)
	case after == "":
		return !shouted(before)
	}
	return !shouted(before) || !shouted(after)
}

// Acronym returns the term by which a word is looked up that texts write as an
// acronym: "TPS" for "tps". No stem is equal to one.
func Acronym(form string) string { return strings.ToUpper(form) }

// IsAcronym reports whether text is one word that is written as an acronym.
func IsAcronym(text string) bool {
	s := scanner{text: text}
	if !s.next() {
		return false
	}
	start, end := s.start, s.end
	return !s.next() && isAcronym(text[start:end], 0, end-start)
}

// AcronymLen returns the length of the acronym with dots that s begins with, or
// 0: the whole of "EE. UU. desde 2010" to the last letter but its last dot.
func AcronymLen(s string) int {
	if !mayBeAcronym(s) {
		return 0
	}
	return acronym(s)
}

func dotted(w string) bool {
	i := strings.IndexByte(w, '.')
	if i < 0 || i+1 >= len(w) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLetter(r)
}

// inCapitals reports whether w is a few letters, all of them capitals.
func inCapitals(w string) bool {
	if len(w) < leastAcronym || len(w) > 2*mostAcronym || w[0] < utf8.RuneSelf && (w[0] < 'A' || w[0] > 'Z') {
		return false
	}
	n := 0
	for _, r := range w {
		switch {
		case unicode.Is(unicode.Mn, r):
			continue
		case !unicode.IsUpper(r):
			return false
		}
		n++
	}
	return n >= leastAcronym && n <= mostAcronym
}

// shouted reports whether a word has letters and none of them is small.
func shouted(w string) bool {
	letters := false
	for _, r := range w {
		if unicode.IsLower(r) {
			return false
		}
		letters = letters || unicode.IsLetter(r)
	}
	return letters
}

// beside is how many bytes beside a word are searched for the next one.
const beside = 40

// lastWord returns the last word of s on its last line, or "".
func lastWord(s string) string {
	s = s[max(0, len(s)-beside):]
	s = s[strings.LastIndexByte(s, '\n')+1:]
	s = strings.TrimRightFunc(s, notLetter)
	return s[strings.LastIndexFunc(s, notLetter)+1:]
}

// firstWord returns the first word of s on its first line, or "".
func firstWord(s string) string {
	s = s[:min(len(s), beside)]
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		s = s[:i]
	}
	s = strings.TrimLeftFunc(s, notLetter)
	if i := strings.IndexFunc(s, notLetter); i >= 0 {
		s = s[:i]
	}
	return s
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) }
