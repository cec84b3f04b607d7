package review

import (
	"errors"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/desk/diff"
	"github.com/simde/simde/web/frame"
)

// second is the second document of a pair, with how the texts differ.
type second struct {
	schema.CaseSubject
	URL  string
	Meta string
	File string
	Rows []diff.Row
	More bool // the texts go on
}

// Bounds of what is compared of two documents on the page of their case.
const (
	mostCompared = 400_000 // bytes of each
	mostRows     = 60
)

// second returns the second document of a pair, and how the texts differ.
func (s *Review) second(r *desk.Request, c schema.Case) (*second, error) {
	v := &second{CaseSubject: *c.OtherSubject, URL: frame.DocumentAddress(r.Lang, c.Other, c.OtherSubject.Title),
		Meta: meta(s.Site.Locale(r.Lang), *c.OtherSubject), File: fileName(*c.OtherSubject)}
	var texts [2]schema.Page
	for i, id := range []schema.ID{c.Document, c.Other} {
		pages, err := s.Documents.Pages(r.Ctx(), id, nil)
		if err != nil && !errors.Is(err, schema.ErrGone) {
			return nil, err
		}
		texts[i] = joined(pages)
		v.More = v.More || len(texts[i].Text) > mostCompared
	}
	v.Rows = diff.Compare(texts[0], texts[1]).Rows
	v.More = v.More || len(v.Rows) > mostRows
	v.Rows = v.Rows[:min(mostRows, len(v.Rows))]
	return v, nil
}

// joined returns the text of pages as that of one, as far as it is compared.
func joined(pages []schema.Page) schema.Page {
	var b strings.Builder
	for _, p := range pages {
		if b.Len() > mostCompared {
			break
		}
		b.WriteString(p.Text)
		b.WriteString("\n\n")
	}
	return schema.Page{Number: 1, Text: b.String()}
}
