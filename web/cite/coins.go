package cite

import (
	"net/url"
	"strings"
)

// COinS writes w as a ContextObject in Span (Z39.88-2004, key/value form): the
// value of the title of an empty span of the class Z3988, from which reference
// managers take the hits of a list.
func COinS(w Work) string {
	v := url.Values{}
	v.Set("ctx_ver", "Z39.88-2004")
	v.Set("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc")
	set := func(key, value string) {
		if value = strings.TrimSpace(value); value != "" {
			v.Add("rft."+key, value)
		}
	}
	set("title", w.Title)
	for _, c := range w.Creators {
		set("creator", c)
	}
	set("publisher", w.Publisher)
	first, _, _ := strings.Cut(string(w.Published), "/")
	set("date", first)
	set("language", string(w.Language))
	set("type", string(w.Kind))
	set("identifier", w.URL)
	return v.Encode()
}
