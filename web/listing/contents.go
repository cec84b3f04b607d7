package listing

import (
	"regexp"
	"strconv"
	"strings"
)

// Chapter is a line of a table of contents.
type Chapter struct {
	Title string
	Page  int    // as the table says
	URL   string // of the page on which it begins, or ""
}

var (
	reChapter  = regexp.MustCompile(`^(.+?)\s*(?:…|\.{3,}|(?:\. ){3,})[\s.…]*(\d{1,3})(?:\s+|$)`)
	reLast     = regexp.MustCompile(`^(.+\D)\s+(\d{1,3})$`)
	reContents = regexp.MustCompile(`(?i)^(table of contents|contents|índice|indice|contenidos?|tabla de contenidos?|table des matières|sommaire)\b[\s:.]*`)
)

// leastChapters is how many lines with dots or an ellipsis before a number of a
// page make a text a table of contents.
const leastChapters = 2

// Contents reads a text as a table of contents, or returns nil where it is
// none. A table that was cut off in the middle of a line loses that line.
func Contents(text string) []Chapter {
	text = reContents.ReplaceAllString(strings.TrimSpace(text), "")
	var out []Chapter
	for {
		m := reChapter.FindStringSubmatchIndex(text)
		if m == nil {
			break
		}
		page, err := strconv.Atoi(text[m[4]:m[5]])
		if err != nil || len(out) > 0 && page < out[len(out)-1].Page {
			return nil
		}
		out = append(out, Chapter{Title: strings.TrimSpace(text[m[2]:m[3]]), Page: page})
		text = text[m[1]:]
	}
	if len(out) < leastChapters {
		return nil
	}
	if m := reLast.FindStringSubmatch(text); m != nil {
		if page, err := strconv.Atoi(m[2]); err == nil && page >= out[len(out)-1].Page {
			out = append(out, Chapter{Title: m[1], Page: page})
		}
	}
	return out
}

// Readable is an abstract that says something: a table of contents says where
// things are and is none.
func Readable(abstract string) string {
	if Contents(abstract) != nil {
		return ""
	}
	return abstract
}
