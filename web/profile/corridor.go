package profile

import (
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/chart"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// Passage is what a document says of a corridor.
type Passage struct {
	Title, URL string
	Text       []search.Span
	Lang       schema.Lang
	Page       int
	Parts      []schema.Part // of the document
	Kind       string
}

// Documents are what the library holds of a corridor.
type Documents struct {
	Total    int
	ByTopic  []listing.Counted
	ByYear   []chart.Value
	Newest   []schema.Card
	Relevant []schema.Card // those that speak the most of its ends
	ByKind   []listing.Counted
	ByLang   map[schema.Lang]int
	partial  bool // not all was found in time
}

// amongRelevant is how many documents that speak of a corridor are read to find
// those that speak the most of it.
const amongRelevant = 16

// Documents returns the documents of a corridor. They belong to all who ask.
func (s *Corridors) Documents(r *frame.Request, c schema.Corridor) (Documents, error) {
	return kept(s, &s.held, r, c, func(r *frame.Request) (Documents, error) { return s.documents(r, c) })
}

func (s *Corridors) documents(r *frame.Request, c schema.Corridor) (Documents, error) {
	var held Documents
	about, view := listing.Only(search.FacetCorridor, c.String()), frame.CorridorOf(r.Lang, c)
	about.Lang, about.Size, about.Sort = r.Lang, listing.NewestShown, search.ByNewest
	newest, err := s.Finder.Search(r.Ctx(), about)
	if err != nil {
		return held, err
	}
	held.Total, held.ByYear = newest.Total, listing.ByYear(newest)
	held.ByTopic = listing.TopWithin(s.Site.Locale(r.Lang), about, newest, search.FacetTopic, 8)
	held.ByKind = listing.TopWithin(s.Site.Locale(r.Lang), about, newest, search.FacetKind, 8)
	held.ByLang = map[schema.Lang]int{}
	for _, v := range listing.Counts(newest, search.FacetLang).Values {
		held.ByLang[schema.Lang(v.Value)] = v.Count
	}
	if held.Newest, err = s.Catalogue.Cards(r.Ctx(), listing.IDs(newest.Hits)); err != nil {
		return held, err
	}
	about.Sort, about.Size = search.ByRelevance, amongRelevant
	about.Text = view.Origin + " OR " + view.Destination
	best, err := s.Finder.Search(r.Ctx(), about)
	if err != nil {
		return held, err
	}
	held.Relevant, err = s.Catalogue.Cards(r.Ctx(), listing.IDs(best.Hits))
	if held.partial = listing.Partial(newest) || listing.Partial(best); held.partial && err == nil {
		err = errPartial
	}
	return held, err
}
