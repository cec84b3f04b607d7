package field

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/corpus/describe/wording"
	"github.com/simde/simde/schema"
)

// issued are the kinds whose issuer's name opens the title: "WFP Nigeria
// Situation Report".
var issued = []schema.Kind{"situation-report", "report", "policy-brief", "evaluation", "statistics", "press-release", "news"}

// scoreTitle counts the organisation that opens the title of a report or is
// the subject of what it tells itself, and the one in whose name a statement is
// made.
func (f *Reader) scoreTitle(d *text.Document, score map[int32]float64, first map[int32]schema.Evidence) {
	const opens, told, spoken, often = 4, 3, 3, 2
	if !slices.Contains(issued, d.Doc.Kind) {
		return
	}
	title := d.Title(f.ReadLine)
	for _, h := range title.Organisations {
		much := 0.0
		switch {
		case h.First == 0 && d.Doc.Kind == "news":
			much = told
		case h.First == 0:
			much = opens
		case d.Doc.Kind == "press-release" && score[h.Index] >= often:
			much = spoken
		default:
			continue
		}
		score[h.Index] += much
		if _, ok := first[h.Index]; !ok {
			first[h.Index] = schema.Evidence{Passage: d.Doc.Title, Rule: "publisher.title"}
		}
		return
	}
}

// reAgency matches the agency or the site in the brackets of a dateline.
var reAgency = wording.Lazy(func() string {
	return `\((\p{Lu}{2,9}(?:[ -]\p{Lu}\p{L}+)?|[a-z][a-z-]+\.[a-z]{2,4})\)[* ]{0,3}\.?[-–—:]`
})

// reIssuer matches the acronyms that open the title of an issue, or the site
// whose name stands before a title.
var (
	reIssuer = wording.Lazy(func() string { return `^(\p{Lu}{3,9}(?: \p{Lu}{3,9})?) [\p{Lu}#N]` })
	reSiteOf = wording.Lazy(func() string { return `^\s*([\p{Lu} .]{2,25}) \| ` })
)

// agencyPublisher sets the publisher to the agency or the site that the first
// lines name in their dateline, to the site whose name stands before the title,
// or to the acronym that opens the title of an issue.
func (f *Reader) agencyPublisher(d *text.Document) {
	const top = 500 // bytes
	if len(d.Pages) == 0 {
		return
	}
	r := d.Pages[0]
	head := text.CutAt(r.Body, top)
	m := reAgency().FindStringSubmatchIndex(head)
	if m != nil && strings.Contains(d.Doc.Title, r.Body[m[2]:m[3]]) {
		m = nil // an acronym within the title
	}
	if m == nil {
		m = reSiteOf().FindStringSubmatchIndex(head)
	}
	if m == nil && f.issues(d) {
		m = reIssuer().FindStringSubmatchIndex(head)
	}
	if m == nil {
		return
	}
	name := r.Body[m[2]:m[3]]
	if _, place := schema.ReadPlace(name); place {
		return
	}
	if o, ok := schema.ReadOrganisation(name, ""); ok {
		name = o.Name.In(d.Doc.Language)
	} else if spelt(r.Body, name) {
		return
	}
	d.Doc.Publisher = name
	d.Doc.Basis[schema.FieldPublisher] = schema.Basis{By: schema.Inferred, Confidence: 0.7, Evidence: []schema.Evidence{r.Passage(m[2], m[3], "publisher.agency")}}
}

// spelt reports whether a page has a word of a name in capitals as one that is
// read as it is written: "HURRICANE" is no acronym where "Hurricane" stands too.
func spelt(page, name string) bool {
	return name == strings.ToUpper(name) && slices.ContainsFunc(strings.Fields(name), func(w string) bool {
		_, n := utf8.DecodeRuneInString(w)
		return len(w) > n && wording.Has(page, w[:n]+strings.ToLower(w[n:]))
	})
}

// issues reports whether the document is an issue of something, by its kind and
// a title that is not in capitals.
func (f *Reader) issues(d *text.Document) bool {
	return slices.Contains(issued[:3], d.Doc.Kind) && d.Doc.Title != strings.ToUpper(d.Doc.Title)
}
