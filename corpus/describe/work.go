package describe

import (
	"strings"

	"github.com/simde/simde/schema"
)

// work is the description of one document under way.
type work struct {
	*Describer
	doc    *schema.Document
	start  int // where the body begins on the first page: after a site's menu
	pages  []*reading
	tokens [][]token
}

func (d *Describer) newWork(doc *schema.Document) *work {
	w := &work{Describer: d, doc: doc}
	if len(doc.Pages) > 0 {
		w.start = menuEnd(doc.Pages[0].Text)
	}
	return w
}

// text returns the body of page i, and how many bytes of the page are left out
// before it.
func (w *work) text(i int) (string, int) {
	t := w.doc.Pages[i].Text
	if i == 0 {
		return t[w.start:], w.start
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

// evidence returns the passage of tokens [first, end) of a page.
func (r *reading) evidence(first, end int, rule string) schema.Evidence {
	if end > len(r.tokens) {
		end = len(r.tokens)
	}
	if first >= end {
		return schema.Evidence{Page: r.number, Rule: rule}
	}
	return r.passage(int(r.tokens[first].start), int(r.tokens[end-1].end), rule)
}

func (r *reading) passage(start, end int, rule string) schema.Evidence {
	return schema.Evidence{Page: r.number, Start: start + r.offset, End: end + r.offset, Passage: r.text[start:end], Rule: rule}
}
