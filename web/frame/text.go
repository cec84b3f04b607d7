package frame

import (
	"strings"
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

// EscapeHTML writes a text as templates do, for an element or a quoted attribute.
// Where a page has hundreds of small texts, a template takes more time than all
// else.
func EscapeHTML(s string) string { return htmlEscaper.Replace(s) }

var htmlEscaper = strings.NewReplacer("\x00", "\uFFFD", `"`, "&#34;", "&", "&amp;", "'", "&#39;", "+", "&#43;", "<", "&lt;", ">", "&gt;")
