// Package listing is how documents, corridors and values of facets stand in
// lists: labelled, counted, cut to size, each with its address.
package listing

import (
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
)

// Hit is a hit with the card of its document.
type Hit struct {
	search.Hit
	Card     schema.Card
	URL      string
	Abstract string // cut to what a list shows
	Pages    []PageHit
	More     string // address of the document, where more pages hit than are shown
	Others   []frame.Link
	COinS    string
}

// PageHit is a page of a document on which a query is found.
type PageHit struct {
	search.PageHit
	Parts  []schema.Part // of the document
	URL    string
	Viewer string // address of the viewer on the page, or ""
}

// IDs are the identifiers of the documents of hits.
func IDs(hits []search.Hit) []schema.ID {
	ids := make([]schema.ID, len(hits))
	for i, h := range hits {
		ids[i] = h.ID
	}
	return ids
}

// Hits sets hits beside the cards of their documents.
func Hits(loc *frame.Locale, q search.Query, hits []search.Hit, cards []schema.Card) []Hit {
	byID := make(map[schema.ID]schema.Card, len(cards))
	for _, c := range cards {
		byID[c.ID] = c
	}
	var out []Hit
	for _, h := range hits {
		c, ok := byID[h.ID]
		if !ok {
			continue // withdrawn since the index last looked
		}
		v := Hit{Hit: h, Card: c, URL: frame.HitAddress(loc.Lang, q, c.ID, 0)}
		if len(v.Title) == 0 {
			v.Title = []search.Span{{Text: c.Title}}
		}
		for _, p := range h.Pages {
			v.Pages = append(v.Pages, PageHit{PageHit: p, Parts: c.Parts, URL: frame.HitAddress(loc.Lang, q, c.ID, p.Number)})
		}
		if h.PageHits > len(h.Pages) {
			v.More = v.URL
		}
		for _, o := range h.Versions {
			v.Others = append(v.Others, frame.Link{Label: OfWork(loc, c.Language, o.Lang, ""), URL: frame.Address(loc.Lang, frame.RouteDocuments, string(o.ID))})
		}
		out = append(out, v)
	}
	return out
}

// OfWork names another document of a work: by its language, and in the language
// of the first, or where a person says so, as an edition or a version.
func OfWork(loc *frame.Locale, of, other schema.Lang, tie schema.Tie) string {
	name := loc.LangName(other)
	switch {
	case tie == schema.TieEdition, tie == schema.TieVersion:
		return loc.Say("work."+string(tie), name)
	case of == other && tie != schema.TieTranslation:
		return loc.Say("work.other", name)
	}
	return name
}
