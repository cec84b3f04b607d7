// Package title finds the title of a document: what the file states, what the type
// of its first pages sets apart, or the first line that can be one, without the
// text that runs on after it.
package title

import (
	"strings"
	"unicode"

	"github.com/simde/simde/corpus/describe/wording"
	"github.com/simde/simde/schema/stated"
)

// reNoTitle matches lines that stand on top of documents and are no title:
// dates, marks of the publisher, captions, page numbers.
var reNoTitle = wording.Lazy(func() string {
	return `(?i)^` + wording.Pattern("no-title") + `|^(` + wording.Pattern("month") + `\b[\s\d,]*|[\d\s/.,-]+|\d{1,2} \p{L}+ \d{4})$`
})

// junkTitle reports whether a file's own title says nothing to a reader.
func junkTitle(s string) bool {
	s = strings.TrimSpace(s)
	letters := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters < 4 || stated.IsNoTitle(s) || reNoTitle().MatchString(s)
}

// titleLike reports whether a line can be a title.
func titleLike(s string) bool {
	letters, digits := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			digits++
		}
	}
	if reNoTitle().MatchString(s) || strings.Contains(s, ".....") || letters < 8 || digits > letters || strings.HasPrefix(s, "http") || strings.HasPrefix(s, "---") || strings.HasPrefix(s, "![") {
		return false
	}
	return strings.Contains(strings.TrimSpace(s), " ") || letters > 12
}

// cleanTitle folds the white space of a title and takes the marks of type off it.
func cleanTitle(s string) string {
	s = strings.Trim(wording.OneLine(s), "#*_ -–—:|")
	return strings.ReplaceAll(s, "**", "")
}
