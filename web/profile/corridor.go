package profile

import (
	"slices"
	"strconv"

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

// corridorPassages is how many passages a corridor's page quotes.
const corridorPassages = 6

// Documents are what the library holds of a corridor.
type Documents struct {
	Total    int
	ByTopic  []listing.Counted
	ByYear   []chart.Value
	Newest   []schema.Card
	Relevant []schema.Card // those that speak the most of its ends
}

// Documents returns the documents of a corridor.
func (s *Corridors) Documents(r *frame.Request, c schema.Corridor) (Documents, error) {
	var held Documents
	about, view := listing.Only(search.FacetCorridor, c.String()), frame.CorridorOf(r.Lang, c)
	about.Lang, about.Size, about.Sort = r.Lang, listing.NewestShown, search.ByNewest
	newest, err := s.Finder.Search(r.Ctx(), about)
	if err != nil {
		return held, err
	}
	held.Total, held.ByYear = newest.Total, listing.ByYear(newest)
	held.ByTopic = listing.TopWithin(s.Site.Locale(r.Lang), about, newest, search.FacetTopic, 8)
	if held.Newest, err = s.Catalogue.Cards(r.Ctx(), listing.IDs(newest.Hits)); err != nil {
		return held, err
	}
	about.Sort = search.ByRelevance
	about.Text = view.Origin + " OR " + view.Destination
	best, err := s.Finder.Search(r.Ctx(), about)
	if err != nil {
		return held, err
	}
	held.Relevant, err = s.Catalogue.Cards(r.Ctx(), listing.IDs(best.Hits))
	return held, err
}

// Evidence quotes what the documents say of the corridor, and sets their
// numbers beside the data bank's.
func (s *Corridors) Evidence(r *frame.Request, c schema.Corridor, held Documents) ([]Passage, []Claim, error) {
	var said []Passage
	var claimed []Claim
	seen := map[schema.ID]bool{}
	for _, card := range append(slices.Clone(held.Relevant), held.Newest...) {
		if seen[card.ID] {
			continue
		}
		seen[card.ID] = true
		doc, err := s.Catalogue.Head(r.Ctx(), card.ID)
		if err != nil {
			return nil, nil, err
		}
		claims, err := s.claims(r, doc, c, min(claimsEach, corridorClaims-len(claimed)))
		if err != nil {
			return nil, nil, err
		}
		claimed = append(claimed, claims...)
		for _, x := range doc.Corridors {
			if !c.Covers(x.Corridor) || len(x.Evidence) == 0 || len(said) >= corridorPassages {
				continue
			}
			e := x.Evidence[0]
			text, err := s.sentence(r, card.ID, e)
			if err != nil {
				return nil, nil, err
			}
			to := frame.DocumentAddress(r.Lang, card.ID, card.Title) + "?p=" + strconv.Itoa(e.Page) + "#page"
			said = append(said, Passage{card.Title, to, text, card.Language, e.Page, card.Parts,
				s.Site.Locale(r.Lang).Say("relation." + string(x.Kind))})
			break
		}
	}
	return said, claimed, nil
}
