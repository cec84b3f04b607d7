package text

import (
	"strings"

	"github.com/simde/simde/schema"
)

// Document is a document under way: its pages as the rules see them.
type Document struct {
	Doc   *schema.Document
	start int // where the body begins on the first page: after a site's menu
	Pages []*Text
	title *Text // as it was read last
}

// Title returns the title as the rules see it. read reads it where it has changed.
func (d *Document) Title(read func(title string, l schema.Lang) *Text) *Text {
	if d.title == nil || d.title.Body != d.Doc.Title || d.title.Lang != d.Doc.Language {
		d.title = read(d.Doc.Title, d.Doc.Language)
	}
	return d.title
}

// NewDocument returns a document of which nothing is read yet.
func NewDocument(doc *schema.Document) *Document {
	d := &Document{Doc: doc}
	if len(doc.Pages) > 0 {
		d.start = menuEnd(doc.Pages[0].Text)
	}
	return d
}

// Body returns the body of page i, and how many bytes of the page are left out
// before it.
func (d *Document) Body(i int) (string, int) {
	t := d.Doc.Pages[i].Text
	if i == 0 {
		return t[d.start:], d.start
	}
	return t, 0
}

// menuEnd returns where the text begins after a site's menu that was left on
// top of it: a run of list items and of headings that stand twice. It is 0
// where there is none.
func menuEnd(text string) int {
	const most = 80
	pos, end, twice, items, apart := 0, 0, 0, 0, 0
	previous := ""
	n := 0
	for line := range strings.Lines(text) {
		if n++; n > most || apart > 2 {
			break
		}
		pos += len(line)
		line = strings.TrimSpace(line)
		apart++
		switch {
		case strings.HasPrefix(line, "-") && len(line) < 160:
			items++
			end, apart = pos, 0
		case len(previous) > 3 && len(previous) < 60 && strings.HasPrefix(line, previous):
			twice++
			end, apart = pos, 0
		}
		previous = line
	}
	if twice < 2 || items < 3 {
		return 0
	}
	return end
}

const (
	MostEvidence = 8  // passages of a topic
	MostTopics   = 12 // of a document
)
