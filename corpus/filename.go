package corpus

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// FileKey returns the name under which a file is kept in a catalogue: its path,
// in which each byte that is not UTF-8, or belongs to a control character or to
// one that turns the order of letters, is written "\xE1". A backslash that stands before an x is written so too, and no
// two paths have one key.
func FileKey(path string) string {
	var b strings.Builder
	for i := 0; i < len(path); {
		r, n := utf8.DecodeRuneInString(path[i:])
		bad := r == utf8.RuneError && n == 1 || unicode.IsControl(r) || turns(r) || strings.HasPrefix(path[i:], `\x`)
		for _, c := range []byte(path[i : i+n]) {
			if bad {
				fmt.Fprintf(&b, `\x%02X`, c)
			} else {
				b.WriteByte(c)
			}
		}
		i += n
	}
	return b.String()
}

// FileName returns the path whose key is given.
func FileName(key string) string {
	return unescape(key, func(c byte) string { return string([]byte{c}) })
}

// ShownName returns a guess at what a person called the file of a key: bytes
// that are not UTF-8 are read as Windows writes Western European names, and
// control characters are left out.
func ShownName(key string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, unescape(key, func(c byte) string {
		if c < utf8.RuneSelf {
			return string(rune(c))
		}
		return string(charmap.Windows1252.DecodeByte(c))
	}))
}

// unescape writes each escaped byte of a key as said.
func unescape(key string, say func(byte) string) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(key, `\x`)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		if len(after) < 2 {
			b.WriteString(`\x` + after)
			return b.String()
		}
		c, err := strconv.ParseUint(after[:2], 16, 8)
		if err != nil { // no key that FileKey made
			b.WriteString(`\x` + after[:2])
		} else {
			b.WriteString(say(byte(c)))
		}
		key = after[2:]
	}
}

// turns reports whether a character turns the order of the letters after it, so
// that a name can read as another one. Marks of direction turn none.
func turns(r rune) bool {
	return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}
