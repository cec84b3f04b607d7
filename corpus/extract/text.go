package extract

import (
	"regexp"
	"strings"

	"github.com/simde/simde/schema"
)

// leastMarks is how many marks of Markdown a plain text has before they are
// taken for such.
const leastMarks = 2

// readText reads plain text. It says nothing of itself. Marks of Markdown in
// it, which many exports leave, are taken out, and its lines stay as they are.
func readText(data []byte) (*text, error) {
	body, _ := decode(data)
	body, parted := partTitle(body)
	if parted || len(reStrong.FindAllString(body, leastMarks))+len(reLink.FindAllString(body, leastMarks)) >= leastMarks {
		body = dropMarks(body)
	}
	return &text{body: body, scraped: true}, nil
}

// reAfterTitle matches what follows a title on its line in another type, as a
// page has it whose lines were lost: a lead, a dateline or a heading in strong
// or slanted type.
var reAfterTitle = regexp.MustCompile(`^([^*_\n]{12,300}?[^*_\s(])[ \t]+((?:\*\*|__|\*\w|\[\*\*)[^\n]*[*_])`)

// partTitle puts a line's end after the title of a text whose first line goes
// on in another type.
func partTitle(body string) (string, bool) {
	start := len(body) - len(strings.TrimLeft(body, " \t\r\n\ufeff"))
	m := reAfterTitle.FindStringSubmatchIndex(body[start:])
	if m == nil {
		return body, false
	}
	return body[:start+m[3]] + "\n\n" + body[start+m[4]:], true
}

// pagedText returns a text that form feeds part into pages, as programs write
// that turn documents into text, or nil where there are none.
func pagedText(t *text) *schema.Reading {
	body := strings.TrimRight(t.body, "\f\n\r ")
	if !t.scraped || !strings.Contains(body, "\f") || len(body) > maxText {
		return nil
	}
	r := &schema.Reading{MediaType: typeText, Engine: Version()}
	for i, p := range strings.Split(body, "\f") {
		r.Pages = append(r.Pages, schema.Page{Number: i + 1, Text: p, Engine: Version()})
	}
	return finishPages(r)
}

var (
	reATX    = regexp.MustCompile(`^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$`)
	reImage  = regexp.MustCompile(`!\[([^\]]*)\]\([^)]*\)`)
	reLink   = regexp.MustCompile(`\[([^\[\]]*)\]\(((?:[^()\s]|\([^()]*\))*)(\s+"[^"]*")?\)`)
	reStrong = regexp.MustCompile(`(\*\*|__)(\S(?:.*?\S)?)(\*\*|__)`)
)

// dropMarks takes strong type, links and the marks of headings out of a text.
func dropMarks(body string) string {
	lines := strings.Split(body, "\n")
	for i, l := range lines {
		if m := reATX.FindStringSubmatch(l); m != nil {
			l = m[2]
		}
		l = reImage.ReplaceAllString(l, "$1")
		l = reLink.ReplaceAllString(l, "$1")
		lines[i] = reStrong.ReplaceAllString(l, "$2")
	}
	return strings.Join(lines, "\n")
}
