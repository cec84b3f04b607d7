// Package diff says how the text of one version of a document differs from that
// of another, page by page and word by word.
package diff

import (
	"strings"

	"github.com/pmezard/go-difflib/difflib"

	"github.com/simde/simde/schema"
)

// Page is a page of the one version beside that of the other which it became.
type Page struct {
	Old, New int // numbers from 1; 0 where the one version has no such page
	In, Out  int // words that came and went
	Rows     []Row
}

// Changed reports whether the page says something else.
func (p Page) Changed() bool { return p.In+p.Out > 0 }

// Row is a paragraph of both versions, of one, or a run of paragraphs that are
// the same.
type Row struct {
	Same     int // how many are; then there is nothing else
	Old, New []Span
}

// Span is a run of words.
type Span struct {
	Text    string
	Differs bool // only this version has it
}

// Pages compares two versions. The pages of both come in order, those that only
// the older has before those that only the newer has.
func Pages(before, after []schema.Page) []Page {
	var out []Page
	m := difflib.NewMatcherWithJunk(texts(before), texts(after), false, nil)
	for _, op := range m.GetOpCodes() {
		if op.Tag == 'e' {
			for i := range op.I2 - op.I1 {
				out = append(out, Page{Old: before[op.I1+i].Number, New: after[op.J1+i].Number})
			}
			continue
		}
		out = append(out, paired(before[op.I1:op.I2], after[op.J1:op.J2])...)
	}
	return out
}

func texts(pages []schema.Page) []string {
	var out []string
	for _, p := range pages {
		out = append(out, p.Text)
	}
	return out
}

// alike is the share of words from which two pages are taken for the same one.
const alike = 0.3

// ahead is how many pages on the one that is like another is looked for. Where
// so many were put in between, both sides are shown as they are.
const ahead = 20

// paired compares pages of which none stayed as it was: each of the older with
// the first of the newer ones that is like it.
func paired(before, after []schema.Page) []Page {
	var out []Page
	bags := make([]bag, len(after))
	for i, p := range after {
		bags[i] = bagOf(p.Text)
	}
	next := 0
	for _, b := range before {
		at, mine := -1, bagOf(b.Text)
		for j := next; j < min(len(after), next+ahead) && at < 0; j++ {
			if mine.likeness(bags[j]) >= alike {
				at = j
			}
		}
		if at < 0 {
			out = append(out, Compare(b, schema.Page{}))
			continue
		}
		for ; next < at; next++ {
			out = append(out, Compare(schema.Page{}, after[next]))
		}
		out = append(out, Compare(b, after[at]))
		next = at + 1
	}
	for ; next < len(after); next++ {
		out = append(out, Compare(schema.Page{}, after[next]))
	}
	return out
}

// bag is how often each word stands in a text.
type bag struct {
	times map[string]int
	total int
}

func bagOf(text string) bag {
	b := bag{times: map[string]int{}}
	for w := range strings.FieldsSeq(text) {
		b.times[w]++
		b.total++
	}
	return b
}

// likeness is the share of the words of two texts that both have, 0 to 1.
func (b bag) likeness(of bag) float64 {
	total := b.total + of.total
	if total == 0 {
		return 1
	}
	both := 0
	for w, n := range b.times {
		both += min(n, of.times[w])
	}
	return 2 * float64(both) / float64(total)
}

// Compare compares two pages; one without a number is none.
func Compare(before, after schema.Page) Page {
	p := Page{Old: before.Number, New: after.Number}
	a, b := paragraphs(before.Text), paragraphs(after.Text)
	for _, op := range difflib.NewMatcherWithJunk(a, b, false, nil).GetOpCodes() {
		if op.Tag == 'e' {
			p.Rows = append(p.Rows, Row{Same: op.I2 - op.I1})
			continue
		}
		for i := range max(op.I2-op.I1, op.J2-op.J1) {
			p.add(at(a[op.I1:op.I2], i), at(b[op.J1:op.J2], i))
		}
	}
	return p
}

// paragraphs parts a text at its empty lines; a line that ends in the middle of
// a sentence is no end.
func paragraphs(text string) []string {
	var out []string
	for p := range strings.SplitSeq(text, "\n\n") {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			out = append(out, p)
		}
	}
	return out
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}

// maxWords is how many words of a paragraph are compared one by one. Beyond it
// the whole paragraph differs.
const maxWords = 2000

// add compares two paragraphs word by word.
func (p *Page) add(before, after string) {
	a, b := strings.Fields(before), strings.Fields(after)
	var r Row
	if len(a) > maxWords || len(b) > maxWords {
		p.differ(&r, a, b)
		p.Rows = append(p.Rows, r)
		return
	}
	for _, op := range difflib.NewMatcherWithJunk(a, b, false, nil).GetOpCodes() {
		if op.Tag == 'e' {
			same := Span{Text: strings.Join(a[op.I1:op.I2], " ")}
			r.Old, r.New = append(r.Old, same), append(r.New, same)
			continue
		}
		p.differ(&r, a[op.I1:op.I2], b[op.J1:op.J2])
	}
	p.Rows = append(p.Rows, r)
}

// differ adds words that only one version has.
func (p *Page) differ(r *Row, before, after []string) {
	if len(before) > 0 {
		r.Old = append(r.Old, Span{strings.Join(before, " "), true})
	}
	if len(after) > 0 {
		r.New = append(r.New, Span{strings.Join(after, " "), true})
	}
	p.Out, p.In = p.Out+len(before), p.In+len(after)
}
