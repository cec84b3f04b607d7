package document

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// fact is a single-valued field with its origin and its evidence.
type fact struct {
	Label, Value, URL string
	Basis             basisView
}

// basisView says whose word a value is and where the document says so.
type basisView struct {
	Origin   string // "the text"
	From     string // "from the text"
	Evidence []evidenceView
	Sure     string // how sure what was inferred is, in a word
}

type evidenceView struct {
	Page    int
	Parts   []schema.Part // of the document
	Passage string
	URL     string
}

// First is the passage that says the most, or none.
func (b basisView) First() *evidenceView {
	if len(b.Evidence) == 0 {
		return nil
	}
	return &b.Evidence[0]
}

// Rest are the other passages.
func (b basisView) Rest() []evidenceView { return b.Evidence[min(1, len(b.Evidence)):] }

// evidenceRow is a line of the table that says where each value comes from.
type evidenceRow struct {
	Field, Value string
	Basis        basisView
}

// shownRows is how many lines of the table are open; the others fold.
const shownRows = 8

// evidence lists the values of a document with where they come from: its
// corridors, its fields, its topics, the main ones first, and its places.
func evidence(loc *frame.Locale, page *documentPage) []evidenceRow {
	var out []evidenceRow
	list := func(field string, values []evidenced) {
		for _, v := range values {
			out = append(out, evidenceRow{field, v.Label, v.Basis})
		}
	}
	list(loc.Say("facet.corridor"), page.Corridors)
	for _, f := range page.Facts {
		out = append(out, evidenceRow{f.Label, f.Value, f.Basis})
	}
	list(loc.Say("facet.topic"), page.Topics)
	list(loc.Say("doc.place"), page.Places)
	list(loc.Say("doc.place"), page.Mentioned)
	return out
}

// evidenced is one value of a list, with its basis.
type evidenced struct {
	Label    string
	Corridor *frame.CorridorView
	URL      string
	Note     string
	Basis    basisView
}

// facts are the single-valued fields that the document has.
func (s *Page) facts(loc *frame.Locale, doc *schema.Document) []fact {
	var out []fact
	add := func(f schema.Field, value, url string) {
		if value != "" {
			out = append(out, fact{loc.Say("field." + string(f)), value, url, s.basis(loc, doc, doc.Basis[f])})
		}
	}
	add(schema.FieldKind, kindName(doc.Kind, loc.Lang), frame.ResultsAddress(loc.Lang, listing.Only(search.FacetKind, string(doc.Kind))))
	add(schema.FieldPublished, loc.Format.Date(doc.Published), "")
	publisher := schema.PublisherID(doc.Publisher, doc.PublishedIn)
	add(schema.FieldPublisher, schema.PublisherName(publisher, loc.Lang), frame.ResultsAddress(loc.Lang, listing.Only(search.FacetPublisher, publisher)))
	add(schema.FieldLanguage, loc.LangNames(doc), frame.ResultsAddress(loc.Lang, listing.Only(search.FacetLang, string(doc.Language))))
	add(schema.FieldSource, doc.SourceURL, schema.WebAddress(doc.SourceURL))
	add(schema.FieldRights, doc.Rights, "")
	return out
}

// kindName names a kind of document; of one that is of no kind known there is
// nothing to say.
func kindName(k schema.Kind, l schema.Lang) string {
	if k == "" || k == "other" {
		return ""
	}
	return k.Name(l)
}

// lists fills in the corridors, places and topics of a document with their
// basis.
func (s *Page) lists(loc *frame.Locale, doc *schema.Document, page *documentPage) {
	l := loc.Lang
	for _, c := range doc.Corridors {
		v := frame.CorridorOf(l, c.Corridor)
		page.Corridors = append(page.Corridors, evidenced{Label: v.Origin + " → " + v.Destination, Corridor: &v,
			URL:  frame.ResultsAddress(l, listing.Only(search.FacetCorridor, c.Corridor.String())),
			Note: loc.Say("relation." + string(c.Kind)), Basis: s.basis(loc, doc, c.Basis)})
	}
	for _, p := range doc.Places {
		var roles []string
		for _, role := range p.Roles {
			roles = append(roles, loc.Say("role."+string(role)))
		}
		facet := search.FacetCountry
		if p.Place.Kind() != schema.Country {
			facet = search.FacetRegion
		}
		v := evidenced{Label: frame.Capital(p.Place.Name(l)), URL: frame.ResultsAddress(l, listing.Only(facet, string(p.Place))),
			Note: strings.Join(roles, ", "), Basis: s.basis(loc, doc, p.Basis)}
		if len(p.Roles) == 1 && p.HasRole(schema.RoleMention) {
			page.Mentioned = append(page.Mentioned, v)
		} else {
			page.Places = append(page.Places, v)
		}
	}
	topics := slices.Clone(doc.Topics)
	slices.SortStableFunc(topics, func(a, b schema.DocTopic) int { return cmp.Compare(b.Weight, a.Weight) })
	for _, t := range topics {
		page.Topics = append(page.Topics, evidenced{Label: frame.Capital(t.Topic.Name(l)), URL: frame.ResultsAddress(l, listing.Only(search.FacetTopic, string(t.Topic))),
			Basis: s.basis(loc, doc, t.Basis)})
	}
}

// surely is from what confidence on an inferred value is called sure: of those
// below, one in ten and more may be wrong.
const surely = 0.9

// mostPassage is how much of a passage the table of evidence shows.
const mostPassage = 240

// mostEvidence is how many passages are shown for one value.
const mostEvidence = 5

func (s *Page) basis(loc *frame.Locale, doc *schema.Document, b schema.Basis) basisView {
	by := string(b.By)
	if by == "" {
		by = "unknown"
	}
	v := basisView{Origin: loc.Say("origin." + by), From: loc.Say("from." + by)}
	if b.By == schema.Inferred && b.Confidence > 0 {
		v.Sure = loc.Say("sure.probable")
		if b.Confidence >= surely {
			v.Sure = loc.Say("sure.sure")
		}
	}
	for i, e := range b.Evidence {
		if i == mostEvidence {
			break
		}
		ev := evidenceView{Page: e.Page, Parts: doc.Parts, Passage: listing.Shortened(strings.Join(strings.Fields(e.Passage), " "), mostPassage)}
		if e.Page > 0 {
			to := url.Values{"p": {strconv.Itoa(e.Page)}}
			ev.URL = frame.WithValues(frame.DocumentAddress(loc.Lang, doc.ID, doc.Title), to) + "#page"
		}
		v.Evidence = append(v.Evidence, ev)
	}
	return v
}
