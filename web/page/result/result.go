// Package result is the page of results: hits, filters, years, and what else
// could be asked; and the whole list of a filter's values.
package result

import (
	"context"
	"html/template"
	"net/http"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/cite"
	"github.com/simde/simde/web/export"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
	"github.com/simde/simde/web/sight"
)

// Results is the page of results.
type Results struct {
	Site   *frame.Site
	Finder interface {
		search.Engine
		Count(ctx context.Context, q search.Query) (int, error)
	}
	Catalogue interface {
		Cards(ctx context.Context, ids []schema.ID) ([]schema.Card, error)
	}
	// Shelves returns what is closed and who asks may see; nil where nothing can
	// be closed.
	Shelves func(ctx context.Context) ([]sight.Shelf, error)
	// Sets returns what is said of collections; nil where nothing is.
	Sets func(ctx context.Context) ([]schema.Collection, error)
}

// resultsPage is the answer to a query.
type resultsPage struct {
	frame.Frame
	Query      search.Query
	Kept       []frame.Field // what the query has beside its text and the boxes that are shown
	Spelled    *spelling
	Offers     []corridorOffer
	Undated    undatedView
	Total      int
	Hits       template.HTML
	Facets     []facetView
	Years      histogram
	Chips      []chip
	ClearAll   string // address without any filter, or ""
	Expansions []expansionView
	OnlyLang   string // address that switches expansion off, or ""
	AllLangs   string // address that switches it on again, or ""
	Notes      []string
	Unquoted   string // address of the search without its quotes, or ""
	DidYouMean *frame.Link
	Sorts      []frame.Option
	Pager      []listing.PageLink
	Exports    []frame.Link
	Feed       string
	Follow     string // address where one asks to be told of what is new, or ""
	First      int    // number of the first hit shown
	Drops      []listing.Counted
	Action     string
	Related    []frame.Link // topics near those of the query
	Reserve    []shelfView  // what is found in closed collections that who asks may see
}

// relatedTopics is how many topics are offered beside the results.
const relatedTopics = 6

type expansionView struct {
	From, To, URL string
}

// Show answers a search.
func (s *Results) Show(r *frame.Request) error {
	if r.Request.URL.Query().Has(NewQuery) {
		return s.newQuery(r)
	}
	q, err := search.Parse(r.Request.URL.Query())
	q.Lang = r.Lang
	loc := s.Site.Locale(r.Lang)
	var notes []string
	if err != nil {
		notes = append(notes, loc.Say("note.address"))
	}
	asked := q
	res, spelled, err := s.spelt(r, &q)
	if err != nil {
		return err
	}
	if listing.Partial(res) {
		frame.Unvalidated(r.Writer.Header())
	}
	cards, err := s.Catalogue.Cards(r.Ctx(), listing.IDs(res.Hits))
	if err != nil {
		return err
	}
	page := resultsPage{Frame: s.Site.Frame(r, frame.RouteDocuments, listing.Title(loc, q)), Query: q, Spelled: spelled, Total: res.Total,
		Notes: notes, Action: frame.Address(r.Lang, frame.RouteDocuments), First: (max(q.Page, 1)-1)*listing.Size(q) + 1}
	page.NoIndex, page.Live, page.Frame.Text = true, true, q.Text
	for _, n := range res.Notes {
		page.Notes = append(page.Notes, loc.Say("note."+n.Code, n.Arg))
	}
	if plain, ok := search.Unquoted(q.Text); ok {
		without := q
		without.Text, without.Page = plain, 1
		page.Unquoted = frame.ResultsAddress(r.Lang, without)
	}
	page.Hits = s.hitList(r.Lang, s.listed(r, listing.Hits(loc, q, res.Hits, cards)))
	page.Related = related(r.Lang, res.Expansions)
	s.refine(r.Lang, q, res, &page)
	s.expansions(r.Lang, q, res, &page)
	if page.Offers, err = s.corridorOffers(r, q.Text, res.DidYouMean); err != nil {
		return err
	}
	page.Pager = listing.Pager(loc, q, res.Distinct)
	page.takeAway(r.Lang, q)
	if err := s.reserve(r, asked, &page); err != nil {
		return err
	}
	if res.Total == 0 {
		if page.Drops, err = s.drops(r, q); err != nil {
			return err
		}
	}
	return s.Site.Render(r, http.StatusOK, "results.html", page)
}

// listed cuts hits to what a list shows, with what reference managers read.
func (s *Results) listed(r *frame.Request, hits []listing.Hit) []listing.Hit {
	for i, h := range hits {
		for j := range h.Pages {
			h.Pages[j].Snippet = listing.Brief(h.Pages[j].Snippet)
		}
		hits[i].Abstract = listing.Shortened(listing.Readable(h.Card.Abstract), listing.AbstractMost)
		hits[i].COinS = cite.COinS(cite.Of(h.Card, s.Site.Base(r.Request)+"/d/"+string(h.Card.ID)))
	}
	return hits
}

// refine fills in what narrows the query or orders its results.
func (s *Results) refine(l schema.Lang, q search.Query, res search.Result, page *resultsPage) {
	page.Facets = s.facetViews(l, q, res)
	page.Years = s.histogram(l, q, listing.Counts(res, search.FacetYear))
	page.Undated = s.undated(l, q, res)
	page.Kept = kept(q)
	if page.Chips = s.chips(l, q); len(page.Chips) > 0 {
		page.ClearAll = frame.ResultsAddress(l, search.Query{Text: q.Text})
	}
	for _, o := range []search.Sort{search.ByRelevance, search.ByNewest, search.ByOldest, search.ByEntry, search.ByTitle} {
		page.Sorts = append(page.Sorts, frame.Option{Value: string(o), Label: s.Site.Locale(l).Say("sort." + sortKey(o)), Selected: o == q.Sort})
	}
}

// takeAway fills in the addresses of the results in other forms.
func (p *resultsPage) takeAway(l schema.Lang, q search.Query) {
	v := listing.First(q).Values()
	v.Set("hl", string(l))
	for _, f := range export.Formats {
		p.Exports = append(p.Exports, frame.Link{Label: f.Label, URL: frame.WithValues(frame.APIPath+"/documents."+f.Name, v)})
	}
	p.Exports = append(p.Exports, frame.Link{Label: "JSON", URL: frame.WithValues(frame.APIPath+"/documents", v)})
	if q.Shelf != "" {
		return // what is closed has no feed
	}
	p.Feed, p.Follow = frame.FeedAddress(l, q), frame.FollowAddress(l, q)
	p.Head = template.HTML(`<link rel="alternate" type="application/atom+xml" href="` + template.HTMLEscapeString(p.Feed) + `">`)
}

// related are the topics near those of a query.
func related(l schema.Lang, made []search.Expansion) []frame.Link {
	var out []frame.Link
	for _, t := range search.Related(made) {
		if len(out) < relatedTopics {
			out = append(out, frame.Link{Label: frame.Capital(t.Name(l)), URL: frame.Address(l, frame.RouteTopics, string(t))})
		}
	}
	return out
}

func sortKey(o search.Sort) string {
	if o == search.ByRelevance {
		return "relevance"
	}
	return string(o)
}

// expansions shows what the query also asks for in the other languages.
func (s *Results) expansions(l schema.Lang, q search.Query, res search.Result, page *resultsPage) {
	for _, e := range res.Expansions {
		dropped := listing.First(q)
		dropped.Drop = append(slices.Clone(q.Drop), e.Key)
		var words []string
		for _, t := range e.Terms {
			if t.Lang != l && len(words) < 4 && !slices.Contains(words, t.Text) {
				words = append(words, t.Text)
			}
		}
		if len(words) > 0 {
			page.Expansions = append(page.Expansions, expansionView{e.From, strings.Join(words, ", "), frame.ResultsAddress(l, dropped)})
		}
	}
	other := listing.First(q)
	other.OnlyLang = !q.OnlyLang
	switch {
	case q.OnlyLang:
		page.AllLangs = frame.ResultsAddress(l, other)
	case len(page.Expansions) > 0:
		page.OnlyLang = frame.ResultsAddress(l, other)
	}
}
