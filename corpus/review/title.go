package review

import (
	"path"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/simde/simde/schema"
)

// How many other titles and dates are proposed.
const mostProposals = 6

// title asks about a title that was read with too little certainty, was made of
// the file's name, or looks cut.
func (f *finder) title() {
	b := f.doc.Basis[schema.FieldTitle]
	named := b.By == schema.ByFile && b.Confidence < 1 // made of the file's name
	cut := !named && b.By != schema.ByPerson && looksCut(f.doc.Title)
	if !cut && !named && (b.By != schema.Inferred || b.Confidence >= doubtTitle) {
		return
	}
	c := schema.Case{Kind: schema.CaseTitle, Field: schema.FieldTitle, Value: f.doc.Title, Stands: true, Confidence: b.Confidence}
	switch {
	case named:
		c.Doubts = append(c.Doubts, schema.Doubt{Code: schema.DoubtNoTitle})
	case b.By == schema.Inferred:
		c.Doubts = support(b, true)
	}
	if cut {
		c.Doubts = append(c.Doubts, schema.Doubt{Code: schema.DoubtCut})
		c.Confidence = min(c.Confidence, 0.5)
	}
	if own := f.doc.Stated[schema.ByFile].Title; own != "" && own != f.doc.Title {
		c.Doubts = append(c.Doubts, schema.Doubt{Code: schema.DoubtFileTitle, Args: []string{own}})
	}
	c.Proposals = f.titles(b)
	f.add(c, rule(b), origin(f.doc))
}

// looksCut reports whether a title begins or ends in the middle of something.
func looksCut(title string) bool {
	first, _ := utf8.DecodeRuneInString(title)
	return unicode.IsLower(first) || strings.HasSuffix(title, ",") || strings.HasSuffix(title, "-") || strings.HasSuffix(title, ":") ||
		strings.Count(title, "(") > strings.Count(title, ")") || strings.Count(title, "«") > strings.Count(title, "»")
}

// titles proposes what may be the title: what stands, what the file calls
// itself, and the lines that stand out of its first pages.
func (f *finder) titles(b schema.Basis) []schema.Proposal {
	out := []schema.Proposal{proposal(f.doc.Title, b)}
	propose := func(p schema.Proposal) {
		p.Value = strings.Join(strings.Fields(p.Value), " ")
		known := slices.ContainsFunc(out, func(x schema.Proposal) bool { return schema.Fold(x.Value) == schema.Fold(p.Value) })
		if n := utf8.RuneCountInString(p.Value); n < 4 || n > 300 || known || len(out) == mostProposals {
			return
		}
		out = append(out, p)
	}
	propose(schema.Proposal{Value: f.doc.Stated[schema.ByFile].Title, By: schema.ByFile})
	for _, h := range f.doc.Stated[schema.ByFile].Headings {
		propose(schema.Proposal{Value: h.Text, By: schema.Inferred, Evidence: []schema.Evidence{{Page: h.Page, Passage: h.Text, Rule: "title.type"}}})
	}
	if len(f.doc.Pages) > 0 {
		for line := range firstLines(f.doc.Pages[0].Text) {
			propose(schema.Proposal{Value: line, By: schema.Inferred, Evidence: []schema.Evidence{{Page: f.doc.Pages[0].Number, Passage: line, Rule: "title.line"}}})
		}
	}
	name := path.Base(strings.ReplaceAll(f.doc.Original.Name, `\`, "/"))
	propose(schema.Proposal{Value: strings.TrimSuffix(name, path.Ext(name)), By: schema.ByFile})
	return out
}

// firstLines yields the lines that open a page, where a title may stand, but for
// those that are long as no title is.
func firstLines(page string) func(yield func(string) bool) {
	const most, longest = 6, 180
	return func(yield func(string) bool) {
		n := 0
		for line := range strings.Lines(page) {
			if line = strings.TrimSpace(line); line == "" {
				continue
			}
			if n++; n > most || utf8.RuneCountInString(line) <= longest && !yield(line) {
				return
			}
		}
	}
}

// date asks about a document that has no date, or one of little certainty. A
// person may have said that it has none.
func (f *finder) date() {
	b := f.doc.Basis[schema.FieldPublished]
	if b.By == schema.ByPerson {
		return
	}
	if f.doc.Published != "" && (b.By != schema.Inferred || b.Confidence >= doubtDate) {
		return
	}
	c := schema.Case{Kind: schema.CaseDate, Field: schema.FieldPublished, Value: string(f.doc.Published), Stands: f.doc.Published != "",
		Confidence: b.Confidence, Proposals: f.dates(b)}
	by := "none"
	switch {
	case c.Stands:
		c.Doubts, by = support(b, true), rule(b)
	case len(c.Proposals) > 0:
		by = "event"
	}
	if !c.Stands {
		c.Doubts = []schema.Doubt{{Code: schema.DoubtNothing}}
	}
	f.add(c, by, origin(f.doc))
}

// dates proposes the date that stands, and those that the text speaks of.
func (f *finder) dates(b schema.Basis) []schema.Proposal {
	var out []schema.Proposal
	if f.doc.Published != "" {
		out = append(out, proposal(string(f.doc.Published), b))
	}
	for _, e := range f.doc.Events {
		known := slices.ContainsFunc(out, func(p schema.Proposal) bool { return p.Value == string(e.Date) })
		if !known && len(out) < mostProposals {
			out = append(out, proposal(string(e.Date), e.Basis))
		}
	}
	return out
}

func day(t time.Time) string { return t.UTC().Format(time.DateOnly) }
