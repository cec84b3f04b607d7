package web

import (
	"unicode"
	"unicode/utf8"
)

// capital writes the first letter of a label large.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
