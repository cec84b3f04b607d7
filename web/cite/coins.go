package cite

import "strings"

// COinS writes w as a ContextObject in Span (Z39.88-2004, key/value form): the
// value of the title of an empty span of the class Z3988, from which reference
// managers take the hits of a list. Only what would end a value early is
// written as an escape: a title stands in the list as well, and equal letters
// cost nothing where the page is compressed.
func COinS(w Work) string {
	var b strings.Builder
	b.WriteString("ctx_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:dc")
	set := func(key, value string) {
		if value = strings.Join(strings.Fields(value), " "); value != "" {
			b.WriteString("&rft." + key + "=" + endings.Replace(value))
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
	return b.String()
}

// endings are the characters that part or change the values of a query.
var endings = strings.NewReplacer("%", "%25", "&", "%26", "=", "%3D", "+", "%2B", ";", "%3B", "#", "%23")
