package title

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// firstWords returns the first n words of s.
func firstWords(s string, n int) []string {
	out := make([]string, 0, n)
	for w := range strings.FieldsSeq(s) {
		if out = append(out, w); len(out) == n {
			break
		}
	}
	return out
}

// lastWords returns the last n words of s, the last one first.
func lastWords(s string, n int) []string {
	out := make([]string, 0, n)
	for s = strings.TrimRightFunc(s, unicode.IsSpace); s != "" && len(out) < n; s = strings.TrimRightFunc(s, unicode.IsSpace) {
		at := 0
		if i := strings.LastIndexFunc(s, unicode.IsSpace); i >= 0 {
			_, size := utf8.DecodeRuneInString(s[i:])
			at = i + size
		}
		out, s = append(out, s[at:]), s[:at]
	}
	return out
}
