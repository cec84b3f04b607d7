package pdf

import (
	"strings"
	"unicode/utf8"
)

// hyphenMark is what PDFium writes where a line ends in a hyphen that it took
// out to join the word.
const hyphenMark = '\uFFFE'

// softHyphen stands in a Reading where a word was broken at the end of a line
// and is joined: whether it keeps a hyphen, the reader of the whole document
// knows better.
const softHyphen = '\u00AD'

// plain returns text with LF as the only line end and without the characters
// that no text has: NUL and other controls. PDFium's hyphen marks become soft
// hyphens. Characters that could not be read stay, as U+FFFD.
func plain(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r' || r == '\f' || r == '\v' || r == '\u2028' || r == '\u2029':
			return '\n'
		case r == hyphenMark:
			return softHyphen
		case r == '\uFFFF' || r == '\uFEFF' || r < ' ' && r != '\n' && r != '\t' || r == 0x7f:
			return -1
		case r == utf8.RuneError:
			return '\uFFFD'
		}
		return r
	}, text)
}
