package field

import (
	"strings"

	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/corpus/describe/wording"
	"github.com/simde/simde/schema"
)

var (
	reEmail = wording.Lazy(func() string { return `[\w.+-]+@[\w-]+(?:\.[\w-]+)+` })
	rePhone = wording.Lazy(func() string { return `(?i)` + wording.Pattern("phone") + `\.?\s*:?\s*(\+?[\d() .-]{7,}\d)` })
)

// Contacts finds whom to write to: the lines after "please contact" with a
// mail address or a telephone number.
func (f *Reader) Contacts(d *text.Document) {
	if len(d.Doc.Contacts) > 0 || len(d.Pages) == 0 {
		return
	}
	r := d.Pages[len(d.Pages)-1]
	at := lastOf(r.Body, wording.Alternatives("contact"))
	if at < 0 {
		return
	}
	block := r.Body[at:]
	if i := strings.IndexAny(block, ":\n"); i >= 0 && i < 50 {
		block = block[i+1:]
	}
	block = text.CutAt(block, 400)
	mail := reEmail().FindString(block)
	phone := ""
	if m := rePhone().FindStringSubmatch(block); m != nil {
		phone = strings.TrimSpace(m[1])
	}
	if mail == "" && phone == "" {
		return
	}
	c := schema.Contact{Email: mail, Phone: phone}
	for line := range strings.Lines(block) {
		for s := range strings.SplitSeq(line, ",") {
			s = strings.Trim(strings.TrimSpace(s), ":.,;*")
			if s == "" || strings.ContainsAny(s, "@:+") || len(s) > 60 {
				continue
			}
			if c.Name == "" {
				c.Name = s
			} else if c.Organisation == "" {
				c.Organisation = s
			}
		}
	}
	d.Doc.Contacts = []schema.Contact{c}
}

// lastOf returns where the last of some words stands in s, or -1. It looks for them
// forwards: most texts have none, and to see that is quicker so.
func lastOf(s string, words []string) int {
	at := -1
	for _, w := range words {
		for i := 0; i >= 0; {
			if i = strings.Index(s[at+1:], w); i >= 0 {
				at += 1 + i
			}
		}
	}
	return at
}
