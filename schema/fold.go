package schema

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold writes s as every comparison in SIMDE reads it: lower case, without
// accents, with ligatures taken apart ("œ" is "oe", "æ" is "ae", "ß" is "ss")
// and typographic apostrophes and dashes made plain. Folding a folded string
// changes nothing. The length in bytes may change.
func Fold(s string) string {
	if plain(s) {
		return strings.ToLower(s)
	}
	out := make([]byte, 0, len(s)+len(s)/4)
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		place := foldPlace(r)
		if place < 0 || r == utf8.RuneError {
			return foldAny(s)
		}
		out = append(out, commonFolds[place]...)
		i += n
	}
	return string(out)
}

// foldAny folds a text of any characters.
func foldAny(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(strings.ToValidUTF8(s, "")) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '\u00ad' || r == '\ufeff':
		case Apostrophe(r):
			b.WriteByte('\'')
		case r == '‐' || r == '‑' || r == '–' || r == '—' || r == '−':
			b.WriteByte('-')
		default:
			if t, ok := ligatures[r]; ok {
				b.WriteString(t)
				continue
			}
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// The characters that texts in Latin letters are made of: the letters, and the
// marks of type up to the first that stands on another.
const (
	latinEnd  = 0x250
	marksFrom = 0x2000
	marksEnd  = 0x20d0
)

// foldPlace returns where the fold of a character stands in the table, or -1.
func foldPlace(r rune) int {
	switch {
	case r < latinEnd:
		return int(r)
	case r >= marksFrom && r < marksEnd:
		return int(latinEnd + r - marksFrom)
	}
	return -1
}

// commonFolds are the folds of the characters that have a place. None of them
// stands on another, so that each is folded by itself.
var commonFolds = foldTable()

func foldTable() (t [latinEnd + marksEnd - marksFrom]string) {
	for _, from := range []rune{0, marksFrom} {
		for r := from; foldPlace(r) >= 0; r++ {
			t[foldPlace(r)] = foldAny(string(r))
		}
	}
	return t
}

var ligatures = map[rune]string{
	'œ': "oe", 'Œ': "oe", 'æ': "ae", 'Æ': "ae", 'ß': "ss", 'ẞ': "ss",
	'ø': "o", 'Ø': "o", 'ł': "l", 'Ł': "l", 'đ': "d", 'Đ': "d", 'ı': "i", 'þ': "th", 'Þ': "th",
}

func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf || s[i] == '`' {
			return false
		}
	}
	return true
}
