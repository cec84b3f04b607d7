package review

import (
	"errors"
	"strings"

	"github.com/pmezard/go-difflib/difflib"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/frame"
)

// pairRow is a paragraph of two documents: the same in both, or as each has it.
type pairRow struct {
	Same     int // paragraphs that are the same in both
	One, Two []bit
}

// bit is a part of a paragraph; Odd is what the other does not have.
type bit struct {
	Text string
	Odd  bool
}

// Bounds of what is compared of two documents on the page of their case.
const (
	mostCompared = 4000 // paragraphs of each
	mostRows     = 60
	mostWords    = 400 // of a paragraph
)

// second returns the second document of a pair, and how the texts differ.
func (s *Review) second(r *desk.Request, c schema.Case) (*second, error) {
	loc := s.Site.Locale(r.Lang)
	v := &second{CaseSubject: *c.OtherSubject, URL: frame.DocumentAddress(r.Lang, c.Other, c.OtherSubject.Title), Meta: meta(loc, *c.OtherSubject), File: fileName(*c.OtherSubject)}
	var texts [2][]string
	for i, id := range []schema.ID{c.Document, c.Other} {
		pages, err := s.Documents.Pages(r.Ctx(), id, nil)
		if err != nil && !errors.Is(err, schema.ErrGone) {
			return nil, err
		}
		texts[i] = paragraphs(pages)
	}
	v.Rows = compare(texts[0], texts[1])
	return v, nil
}

// paragraphs returns the paragraphs of pages, each on one line.
func paragraphs(pages []schema.Page) (out []string) {
	for _, p := range pages {
		for block := range strings.SplitSeq(p.Text, "\n\n") {
			if block = strings.Join(strings.Fields(block), " "); block != "" && len(out) < mostCompared {
				out = append(out, block)
			}
		}
	}
	return out
}

// compare sets the paragraphs of two texts side by side.
func compare(a, b []string) (out []pairRow) {
	for _, op := range difflib.NewMatcherWithJunk(a, b, false, nil).GetOpCodes() {
		if len(out) >= mostRows {
			break
		}
		if op.Tag == 'e' {
			out = append(out, pairRow{Same: op.I2 - op.I1})
			continue
		}
		for k := 0; op.I1+k < op.I2 || op.J1+k < op.J2; k++ {
			var one, two string
			if op.I1+k < op.I2 {
				one = a[op.I1+k]
			}
			if op.J1+k < op.J2 {
				two = b[op.J1+k]
			}
			row := pairRow{}
			row.One, row.Two = bits(one, two)
			if out = append(out, row); len(out) >= mostRows {
				break
			}
		}
	}
	return out
}

// bits marks what of two paragraphs differs, word by word.
func bits(a, b string) (one, two []bit) {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) > mostWords || len(y) > mostWords || len(x) == 0 || len(y) == 0 {
		return whole(a), whole(b)
	}
	for _, op := range difflib.NewMatcherWithJunk(x, y, false, nil).GetOpCodes() {
		if op.I1 < op.I2 {
			one = append(one, bit{strings.Join(x[op.I1:op.I2], " ") + " ", op.Tag != 'e'})
		}
		if op.J1 < op.J2 {
			two = append(two, bit{strings.Join(y[op.J1:op.J2], " ") + " ", op.Tag != 'e'})
		}
	}
	return one, two
}

// whole marks a paragraph as a whole.
func whole(s string) []bit {
	if s == "" {
		return nil
	}
	return []bit{{s, true}}
}
