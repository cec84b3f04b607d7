package web

import (
	"strings"

	"github.com/simde/simde/schema"
)

// typedLink is a link of the Link header (RFC 8288).
type typedLink struct {
	to        string
	rel       string
	mediaType string // of what is linked to, or ""
}

// linkHeader writes links as the value of a Link header. Whatever stands in an
// address or in a media type, a reader sees these links and no other.
func linkHeader(links ...typedLink) string {
	out := make([]string, len(links))
	for i, l := range links {
		out[i] = "<" + schema.URI(l.to) + ">; rel=" + quotedString(l.rel)
		if l.mediaType != "" {
			out[i] += "; type=" + quotedString(l.mediaType)
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
