package pdf

import (
	"regexp"
	"strings"

	"github.com/simde/simde/schema"
)

// known reads what a file says of itself from its information dictionary;
// info returns the value of a key, or "".
func known(info func(key string) string) schema.Known {
	return schema.Known{
		Title:    strings.TrimSpace(info("Title")),
		Creators: creators(info("Author")),
		Abstract: strings.TrimSpace(info("Subject")),
		Subjects: keywords(info("Keywords")),
	}
}

// creators splits a list of authors. Most files separate them by semicolons; a
// comma may stand within a name, so that it separates nothing.
func creators(s string) []string { return list(s, ";") }

func keywords(s string) []string {
	if strings.Contains(s, ";") {
		return list(s, ";")
	}
	return list(s, ",")
}

func list(s, sep string) []string {
	var out []string
	for x := range strings.SplitSeq(s, sep) {
		if x = strings.TrimSpace(x); x != "" {
			out = append(out, x)
		}
	}
	return out
}

var rePDFDate = regexp.MustCompile(`^(?:D:)?(\d{4})(\d{2})?(\d{2})?`)

// date reads a date of a PDF file, "D:20190314120000Z", to the day. A date
// that cannot be is none.
func date(s string) schema.Date {
	m := rePDFDate.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return ""
	}
	text := m[1]
	for _, part := range m[2:] {
		if part == "" {
			break
		}
		text += "-" + part
	}
	d, err := schema.ParseDate(text)
	if err != nil || m[1] < "1985" {
		return "" // PDF is of 1993; clocks that were never set say 1970 or 1980
	}
	return d
}
