package web

import (
	"html/template"
	"net/http"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/cite"
	"github.com/simde/simde/web/frame"
)

// resultsPage is the answer to a query.
type resultsPage struct {
	frame.Frame
	Query      search.Query
	Kept       []frame.Field // what the query has beside its text and the boxes that are shown
	Spelled    *spelling
	Offers     []corridorOffer
	Undated    undatedView
	Total      int
	Hits       []hitView
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
	Pager      []pageLink
	Exports    []frame.Link
	Feed       string
	First      int // number of the first hit shown
	Drops      []countedValue
	Action     string
	Related    []frame.Link // topics near those of the query
}

// relatedTopics is how many topics are offered beside the results.
const relatedTopics = 6

// hitView is a hit with the card of its document.
type hitView struct {
	search.Hit
	Card     schema.Card
	URL      string
	Abstract string // cut to what a list shows
	Pages    []pageHitView
	More     string // address of the document, where more pages hit than are shown
	Others   []frame.Link
	COinS    string
}

type pageHitView struct {
	search.PageHit
	Parts  []schema.Part // of the document
	URL    string
	Viewer string // address of the viewer on the page, or ""
}

type expansionView struct {
	From, To, URL string
}

// results answers a search.
func (s *Server) results(r *frame.Request) error {
	if r.Request.URL.Query().Has(newQuery) {
		return s.newQuery(r)
	}
	q, err := search.Parse(r.Request.URL.Query())
	q.Lang = r.Lang
	loc := s.Site.Locale(r.Lang)
	var notes []string
	if err != nil {
		notes = append(notes, loc.Say("note.address"))
	}
	res, spelled, err := s.spelt(r, &q)
	if err != nil {
		return err
	}
	if partial(res) {
		frame.Unvalidated(r.Writer.Header())
	}
	cards, err := s.Catalogue.Cards(r.Ctx(), hitIDs(res.Hits))
	if err != nil {
		return err
	}
	page := resultsPage{Frame: s.Site.Frame(r, frame.RouteDocuments, s.resultsTitle(loc, q)), Query: q, Spelled: spelled, Total: res.Total,
		Notes: notes, Action: frame.Address(r.Lang, frame.RouteDocuments), First: (max(q.Page, 1)-1)*size(q) + 1}
	page.NoIndex, page.Live, page.Frame.Text = true, true, q.Text
	for _, n := range res.Notes {
		page.Notes = append(page.Notes, loc.Say("note."+n.Code, n.Arg))
	}
	if plain, ok := search.Unquoted(q.Text); ok {
		without := q
		without.Text, without.Page = plain, 1
		page.Unquoted = frame.ResultsAddress(r.Lang, without)
	}
	page.Hits = s.listed(r, s.hitViews(r.Lang, q, res.Hits, cards))
	page.Related = related(r.Lang, res.Expansions)
	s.refine(r.Lang, q, res, &page)
	s.expansions(r.Lang, q, res, &page)
	if page.Offers, err = s.corridorOffers(r, q.Text, res.DidYouMean); err != nil {
		return err
	}
	page.Pager = pager(r.Lang, q, res.Distinct, loc)
	page.takeAway(r.Lang, q)
	if res.Total == 0 {
		if page.Drops, err = s.drops(r, q); err != nil {
			return err
		}
	}
	return s.Site.Render(r, http.StatusOK, "results.html", page)
}

// listed cuts hits to what a list shows, with what reference managers read.
func (s *Server) listed(r *frame.Request, hits []hitView) []hitView {
	for i, h := range hits {
		for j := range h.Pages {
			h.Pages[j].Snippet = brief(h.Pages[j].Snippet)
		}
		hits[i].Abstract = shortened(readable(h.Card.Abstract), abstractMost)
		hits[i].COinS = cite.COinS(cite.Work{Card: h.Card, URL: s.Site.Base(r.Request) + "/d/" + string(h.Card.ID)})
	}
	return hits
}

// refine fills in what narrows the query or orders its results.
func (s *Server) refine(l schema.Lang, q search.Query, res search.Result, page *resultsPage) {
	page.Facets = s.facetViews(l, q, res)
	page.Years = s.histogram(l, q, facetOf(res, search.FacetYear))
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
	v := first(q).Values()
	v.Set("hl", string(l))
	for _, f := range exportFormats {
		p.Exports = append(p.Exports, frame.Link{Label: f.label, URL: frame.WithValues(frame.APIPath+"/documents."+f.name, v)})
	}
	p.Exports = append(p.Exports, frame.Link{Label: "JSON", URL: frame.WithValues(frame.APIPath+"/documents", v)})
	p.Feed = frame.FeedAddress(l, q)
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

func (s *Server) resultsTitle(loc *frame.Locale, q search.Query) string {
	if q.Text == "" {
		return loc.Say("nav.documents")
	}
	return loc.Say("results.title", q.Text)
}

func sortKey(o search.Sort) string {
	if o == search.ByRelevance {
		return "relevance"
	}
	return string(o)
}

func size(q search.Query) int {
	if q.Size > 0 {
		return q.Size
	}
	return search.DefaultSize
}

// first returns q with its first page of results.
func first(q search.Query) search.Query {
	q.Page = 1
	q.Filters = copySelections(q.Filters)
	return q
}

// copySelections copies the selections, so that a changed copy of a query leaves the
// query as it is.
func copySelections(in map[search.Facet]search.Selection) map[search.Facet]search.Selection {
	out := make(map[search.Facet]search.Selection, len(in))
	for f, s := range in {
		out[f] = search.Selection{Any: slices.Clone(s.Any), Not: slices.Clone(s.Not)}
	}
	return out
}

func hitIDs(hits []search.Hit) []schema.ID {
	ids := make([]schema.ID, len(hits))
	for i, h := range hits {
		ids[i] = h.ID
	}
	return ids
}

// hitViews sets hits beside the cards of their documents.
func (s *Server) hitViews(l schema.Lang, q search.Query, hits []search.Hit, cards []schema.Card) []hitView {
	byID := make(map[schema.ID]schema.Card, len(cards))
	for _, c := range cards {
		byID[c.ID] = c
	}
	var out []hitView
	for _, h := range hits {
		c, ok := byID[h.ID]
		if !ok {
			continue // withdrawn since the index last looked
		}
		v := hitView{Hit: h, Card: c, URL: frame.HitAddress(l, q, c.ID, 0)}
		if len(v.Title) == 0 {
			v.Title = []search.Span{{Text: c.Title}}
		}
		for _, p := range h.Pages {
			v.Pages = append(v.Pages, pageHitView{PageHit: p, Parts: c.Parts, URL: frame.HitAddress(l, q, c.ID, p.Number)})
		}
		if h.PageHits > len(h.Pages) {
			v.More = v.URL
		}
		for _, o := range h.Versions {
			v.Others = append(v.Others, frame.Link{Label: s.Site.Locale(l).LangName(o.Lang), URL: frame.Address(l, frame.RouteDocuments, string(o.ID))})
		}
		out = append(out, v)
	}
	return out
}

// expansions shows what the query also asks for in the other languages.
func (s *Server) expansions(l schema.Lang, q search.Query, res search.Result, page *resultsPage) {
	for _, e := range res.Expansions {
		dropped := first(q)
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
	other := first(q)
	other.OnlyLang = !q.OnlyLang
	switch {
	case q.OnlyLang:
		page.AllLangs = frame.ResultsAddress(l, other)
	case len(page.Expansions) > 0:
		page.OnlyLang = frame.ResultsAddress(l, other)
	}
}
