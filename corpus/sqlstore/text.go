package sqlstore

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// escapeSign begins, in a text that is kept, what stands for a byte that not
// every database keeps: the sign and two hexadecimal digits. It is the control
// character that is called substitute.
const escapeSign = "\x1a"

// escape returns a text that every database keeps: bytes that are not UTF-8,
// U+0000 and the sign itself are written with the sign. No two texts become one.
func escape(s string) string {
	if utf8.ValidString(s) && !strings.ContainsAny(s, "\x00"+escapeSign) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 || r == 0 || s[i:i+n] == escapeSign {
			fmt.Fprintf(&b, escapeSign+"%02X", s[i])
		} else {
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	return b.String()
}

// unescape returns the text of which escape made s.
func unescape(s string) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(s, escapeSign)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		s = after
		if c, err := strconv.ParseUint(after[:min(2, len(after))], 16, 8); err == nil && len(after) >= 2 {
			b.WriteByte(byte(c))
			s = after[2:]
		} else { // kept before signs were escaped
			b.WriteString(escapeSign)
		}
	}
}
