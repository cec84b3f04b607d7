package frame

import (
	"strings"

	"github.com/simde/simde/schema"
)

// TypedLink is a link of the Link header (RFC 8288).
type TypedLink struct {
	To        string
	Rel       string
	MediaType string // of what is linked to, or ""
}

// LinkHeader writes links as the value of a Link header. Whatever stands in an
// address or in a media type, a reader sees these links and no other.
func LinkHeader(links ...TypedLink) string {
	out := make([]string, len(links))
	for i, l := range links {
		out[i] = "<" + schema.URI(l.To) + ">; rel=" + quotedString(l.Rel)
		if l.MediaType != "" {
			out[i] += "; type=" + quotedString(l.MediaType)
		}
	}
	return strings.Join(out, ", ")
}

// quotedString writes s as a quoted-string of HTTP (RFC 9110). What cannot
// stand in one is left out.
func quotedString(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return -1
		}
		return r
	}, s)
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}
