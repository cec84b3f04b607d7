package extract

import (
	"regexp"
	"strings"
)

var (
	reMailto = regexp.MustCompile(`(?i)["'<]?mailto:([^\s"'<>]+@[^\s"'<>]+)["']?\s*>\s*`)
	reBare   = regexp.MustCompile(`(?i)<?\bmailto:([^\s"'<>]+@[^\s"'<>]+)>?`)
)

// mendMail gives back the address of a mail link that was cut badly:
// `"mailto:a@b.int">a@b.int` is "a@b.int".
func mendMail(text string) string {
	if !hasMailto(text) {
		return text
	}
	out := ""
	for {
		m := reMailto.FindStringSubmatchIndex(text)
		if m == nil {
			break
		}
		address, rest := text[m[2]:m[3]], text[m[1]:]
		out += text[:m[0]]
		if len(rest) >= len(address) && rest[:len(address)] == address {
			text = rest // the link's own text says it again
			continue
		}
		out += address
		if rest != "" && rest[0] != '\n' && rest[0] != '<' {
			out += " "
		}
		text = rest
	}
	return reBare.ReplaceAllString(out+text, "$1")
}

// hasMailto reports whether a text has the scheme of a mail link, which the
// patterns look for at every character.
func hasMailto(text string) bool {
	const scheme = "mailto"
	for at := 0; ; at++ {
		i := strings.IndexByte(text[at:], ':')
		if i < 0 {
			return false
		}
		at += i
		if at >= len(scheme) && strings.EqualFold(text[at-len(scheme):at], scheme) {
			return true
		}
	}
}
