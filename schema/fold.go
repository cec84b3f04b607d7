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
