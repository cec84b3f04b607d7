package describe

import (
	"regexp"
	"strings"

	"github.com/simde/simde/schema"
)

var (
	reEmail = regexp.MustCompile(`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`)
	rePhone = regexp.MustCompile(`(?i)(?:t[eé]l[eé]?(?:fono|phone)?s?|phone|mobile|cell)\.?\s*:?\s*(\+?[\d() .-]{7,}\d)`)
)

// contacts finds whom to write to: the lines after "please contact" with a
// mail address or a telephone number.
func (f *fields) contacts(d *document) {
	if len(d.doc.Contacts) > 0 || len(d.pages) == 0 {
		return
	}
	r := d.pages[len(d.pages)-1]
	at := max(strings.LastIndex(r.text, "ontact"), strings.LastIndex(r.text, "omuníquese con"), strings.LastIndex(r.text, "CONTACT"))
	if at < 0 {
		return
	}
	block := r.text[at:]
	if i := strings.IndexAny(block, ":\n"); i >= 0 && i < 50 {
		block = block[i+1:]
	}
	block = cutAt(block, 400)
	mail := reEmail.FindString(block)
	phone := ""
	if m := rePhone.FindStringSubmatch(block); m != nil {
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
	d.doc.Contacts = []schema.Contact{c}
}
