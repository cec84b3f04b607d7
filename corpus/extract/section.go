package extract

import (
	"strings"
	"unicode/utf8"
)

// sections cuts a text into parts of at most sectionLength characters: where a
// blank line parts paragraphs, else at the end of a line, of a sentence or of
// a word. Nothing but white space at the cuts is lost.
func sections(text string) []string {
	var out []string
	text = strings.TrimSpace(text)
	for text != "" {
		n := cutAt(text, sectionLength)
		out = append(out, strings.TrimSpace(text[:n]))
		text = strings.TrimSpace(text[n:])
	}
	return out
}

// cutAt returns where to cut text so that at most limit characters stand
// before the cut. It prefers a good place in the second half to a late one.
func cutAt(text string, limit int) int {
	end := offset(text, limit)
	if end == len(text) {
		return end
	}
	window := text[:end]
	half := offset(window, limit/2)
	for _, sep := range []string{"\n\n", "\n", ". ", " "} {
		if i := strings.LastIndex(window, sep); i >= half {
			return i + len(sep)
		}
	}
	return end
}

// offset returns the byte offset of the nth character of s, or its length.
func offset(s string, n int) int {
	if len(s) <= n {
		return len(s)
	}
	at := 0
	for range n {
		if at >= len(s) {
			return len(s)
		}
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return at
}
