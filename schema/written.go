package schema

import (
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// What follows writes text from elsewhere, such as a title or the name of a
// file, where some of its characters could be taken for more than text.

// Cell returns s for a cell of a table that a spreadsheet may open. One that a
// spreadsheet could read as a formula gets an apostrophe before it: whatever
// begins with =, +, -, or @, also in another width, or after spaces and
// characters that are not seen.
func Cell(s string) string {
	if formula(s) {
		return "'" + s
	}
	return s
}

// WriteCell returns s as Cell does, for a table that is read again: what has
// such an apostrophe of its own gets another, so that ReadCell tells them apart.
func WriteCell(s string) string {
	if formula(strings.TrimLeft(s, "'")) {
		return "'" + s
	}
	return s
}

// ReadCell returns the text of a cell that WriteCell wrote.
func ReadCell(s string) string {
	if rest, ok := strings.CutPrefix(s, "'"); ok && formula(strings.TrimLeft(rest, "'")) {
		return rest
	}
	return s
}

// formula reports whether a spreadsheet could read s as one.
func formula(s string) bool {
	seen := strings.TrimLeftFunc(s, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsGraphic(r) })
	r, _ := utf8.DecodeRuneInString(seen)
	return len(seen) > 0 && strings.ContainsAny(norm.NFKC.String(string(r)), "=+-@−") || strings.HasPrefix(s, "\t") || strings.HasPrefix(s, "\r")
}

// Line returns s for a line that a person reads on a terminal. What would move
// the cursor, begin another line or column, give the terminal an order, or turn
// the direction of writing is written as an escape: \n, \x1b, \u202e.
func Line(s string) string {
	if strings.IndexFunc(s, unwritten) < 0 && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD"):
			b.WriteString(`\x` + strconv.FormatUint(uint64(s[i]), 16))
		case unwritten(r):
			q := strconv.QuoteRuneToASCII(r)
			b.WriteString(q[1 : len(q)-1])
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// unwritten reports whether a character does something else than to be seen.
// Those that only join letters or emoji may stay.
func unwritten(r rune) bool {
	const joiner, nonJoiner, softHyphen = '\u200d', '\u200c', '\u00ad'
	switch r {
	case '\u2028', '\u2029':
		return true
	case joiner, nonJoiner, softHyphen:
		return false
	}
	return unicode.In(r, unicode.Cc, unicode.Cf)
}

// WebAddress returns u where it is the address of a page and may be linked to,
// and "" otherwise: an address of another scheme may be a script, and one with
// angle brackets or quotes in it is none. Spaces and letters that only people
// write in addresses are percent-encoded.
func WebAddress(u string) string {
	u = strings.TrimSpace(u)
	p, err := url.Parse(u)
	if err != nil || p.Host == "" || p.Scheme != "http" && p.Scheme != "https" || strings.ContainsAny(u, "<>\"\\") {
		return ""
	}
	return URI(u)
}

// URI returns u with every character that cannot stand in an address (RFC 3986)
// percent-encoded, so that it ends where it ends.
func URI(u string) string {
	var b strings.Builder
	for i := range len(u) {
		c := u[i]
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~:/?#[]@!$&'()*+,;=%", c) >= 0 {
			b.WriteByte(c)
		} else {
			b.WriteString("%" + strings.ToUpper(strconv.FormatUint(uint64(c)|0x100, 16)[1:]))
		}
	}
	return b.String()
}
