package frame

import (
	"unicode"
	"unicode/utf8"
)

// Capital writes the first letter of a label large.
func Capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
