package web

import (
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/cite"
)

// resultsPage is the answer to a query.
type resultsPage struct {
	frame
	Query      search.Query
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
	DidYouMean *link
	Sorts      []option
	Hidden     []field // of the search form: what the query has beside its text
	Pager      []pageLink
	Exports    []link
	Feed       string
	First      int // number of the first hit shown
	Drops      []countedValue
	Action     string
	Related    []link // topics near those of the query
}

// relatedTopics is how many topics are offered beside the results.
const relatedTopics = 6

type link struct{ Label, URL string }

type field struct{ Name, Value string }

// hitView is a hit with the card of its document.
type hitView struct {
	search.Hit
	Card     schema.Card
	URL      string
	Abstract string // cut to what a list shows
	Pages    []pageHitView
	More     string // address of the document, where more pages hit than are shown
	Others   []link
	COinS    string
}

type pageHitView struct {
	search.PageHit
	URL    string
	Viewer string // address of the viewer on the page, or ""
}

// chip is a part of the query that can be removed.
type chip struct {
	Facet, Label, URL string
	Not               bool
}

type expansionView struct {
	From, To, URL string
}

// pageLink is a link of the pager; one without an address is the current page
// or a gap.
type pageLink struct {
	Label, URL string
	Current    bool
	Rel        string
}

func (s *Server) results(r *request) error {
	q, err := search.Parse(r.Request.URL.Query())
	q.Lang = r.Lang
	loc := s.locales[r.Lang]
	var notes []string
	if err != nil {
		notes = append(notes, loc.say("note.address"))
	}
	res, err := s.Finder.Search(r.ctx(), q)
	if err != nil {
		return err
	}
	cards, err := s.Catalogue.Cards(r.ctx(), hitIDs(res.Hits))
	if err != nil {
		return err
	}
	page := resultsPage{frame: s.frame(r, routeDocuments, s.resultsTitle(loc, q)), Query: q, Total: res.Total,
		Notes: notes, Action: address(r.Lang, routeDocuments), First: (max(q.Page, 1)-1)*size(q) + 1}
	page.NoIndex, page.Live, page.frame.Text = true, true, q.Text
	for _, n := range res.Notes {
		page.Notes = append(page.Notes, loc.say("note."+n.Code, n.Arg))
	}
	page.Hits = s.hitViews(r.Lang, q, res.Hits, cards)
	for i := range page.Hits {
		c := page.Hits[i].Card
		for j := range page.Hits[i].Pages {
			page.Hits[i].Pages[j].Snippet = brief(page.Hits[i].Pages[j].Snippet)
		}
		page.Hits[i].Abstract = shortened(c.Abstract, abstractMost)
		page.Hits[i].COinS = cite.COinS(cite.Work{Card: c, URL: s.base(r.Request) + "/d/" + string(c.ID)})
	}
	for _, t := range search.Related(res.Expansions) {
		if len(page.Related) < relatedTopics {
			page.Related = append(page.Related, link{capital(t.Name(r.Lang)), address(r.Lang, routeTopics, string(t))})
		}
	}
	page.Facets = s.facetViews(r.Lang, q, res)
	page.Years = s.histogram(r.Lang, q, facetOf(res, search.FacetYear))
	page.Chips = s.chips(r.Lang, q)
	if len(page.Chips) > 0 {
		page.ClearAll = resultsAddress(r.Lang, search.Query{Text: q.Text, Sort: q.Sort})
	}
	s.expansions(r.Lang, q, res, &page)
	if res.DidYouMean != "" {
		better := first(q)
		better.Text = res.DidYouMean
		page.DidYouMean = &link{res.DidYouMean, resultsAddress(r.Lang, better)}
	}
	for _, o := range []search.Sort{search.ByRelevance, search.ByNewest, search.ByOldest, search.ByTitle} {
		page.Sorts = append(page.Sorts, option{string(o), loc.say("sort." + sortKey(o)), o == q.Sort})
	}
	page.Pager = pager(r.Lang, q, res.Distinct, loc)
	v := first(q).Values()
	v.Set("hl", string(r.Lang))
	for _, f := range exportFormats {
		page.Exports = append(page.Exports, link{f.label, withValues(apiPath+"/documents."+f.name, v)})
	}
	page.Exports = append(page.Exports, link{"JSON", withValues(apiPath+"/documents", v)})
	v.Del("hl")
	page.Feed = withValues(address(r.Lang, routeDocuments)+".atom", v)
	page.Head = template.HTML(`<link rel="alternate" type="application/atom+xml" href="` + template.HTMLEscapeString(page.Feed) + `">`)
	if res.Total == 0 {
		if page.Drops, err = s.drops(r, q); err != nil {
			return err
		}
	}
	return s.render(r, http.StatusOK, "results.html", page)
}

func (s *Server) resultsTitle(loc *locale, q search.Query) string {
	if q.Text == "" {
		return loc.say("nav.documents")
	}
	return loc.say("results.title", q.Text)
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
		v := hitView{Hit: h, Card: c, URL: hitAddress(l, q, c.ID, 0)}
		if len(v.Title) == 0 {
			v.Title = []search.Span{{Text: c.Title}}
		}
		for _, p := range h.Pages {
			v.Pages = append(v.Pages, pageHitView{PageHit: p, URL: hitAddress(l, q, c.ID, p.Number)})
		}
		if h.PageHits > len(h.Pages) {
			v.More = v.URL
		}
		for _, o := range h.Versions {
			v.Others = append(v.Others, link{s.locales[l].langName(o.Lang), address(l, routeDocuments, string(o.ID))})
		}
		out = append(out, v)
	}
	return out
}

// hitAddress returns the short address of a document, with the query that marks
// its words and the page to open. A list has dozens of them.
func hitAddress(l schema.Lang, q search.Query, id schema.ID, page int) string {
	return onPage(address(l, routeDocuments, string(id)), q, page)
}

// onPage adds to the path of a document the query whose words are marked and
// the page to open.
func onPage(path string, q search.Query, page int) string {
	v := url.Values{}
	if q.Text != "" {
		v.Set("q", q.Text)
	}
	if page > 0 {
		v.Set("p", strconv.Itoa(page))
	}
	return withValues(path, v)
}

// chips are the filters of a query, each with the address without it.
func (s *Server) chips(l schema.Lang, q search.Query) []chip {
	var out []chip
	loc := s.locales[l]
	for _, f := range search.Facets {
		for _, not := range []bool{false, true} {
			values := q.Filters[f].Any
			if not {
				values = q.Filters[f].Not
			}
			for _, v := range values {
				out = append(out, chip{loc.say("facet." + string(f)), s.facetLabel(l, f, v), resultsAddress(l, without(q, f, v)), not})
			}
		}
	}
	if q.YearFrom != 0 || q.YearTo != 0 {
		rest := first(q)
		rest.YearFrom, rest.YearTo = 0, 0
		out = append(out, chip{Facet: loc.say("facet.year"), Label: yearRange(loc, q.YearFrom, q.YearTo), URL: resultsAddress(l, rest)})
	}
	return out
}

func yearRange(loc *locale, from, to int) string {
	switch {
	case from == 0:
		return loc.say("year.until", strconv.Itoa(to))
	case to == 0:
		return loc.say("year.since", strconv.Itoa(from))
	case from == to:
		return strconv.Itoa(from)
	}
	return strconv.Itoa(from) + "–" + strconv.Itoa(to)
}

// without returns q without one value of a facet, chosen or excluded.
func without(q search.Query, f search.Facet, value string) search.Query {
	rest := first(q)
	is := func(x string) bool { return x == value }
	s := rest.Filters[f]
	s.Any, s.Not = slices.DeleteFunc(s.Any, is), slices.DeleteFunc(s.Not, is)
	rest.Filters[f] = s
	return rest
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
			page.Expansions = append(page.Expansions, expansionView{e.From, strings.Join(words, ", "), resultsAddress(l, dropped)})
		}
	}
	other := first(q)
	other.OnlyLang = !q.OnlyLang
	switch {
	case q.OnlyLang:
		page.AllLangs = resultsAddress(l, other)
	case len(page.Expansions) > 0:
		page.OnlyLang = resultsAddress(l, other)
	}
}

// pager lists the first and the last page of the results and those around the
// current one.
func pager(l schema.Lang, q search.Query, hits int, loc *locale) []pageLink {
	last := (hits + size(q) - 1) / size(q)
	if last < 2 {
		return nil
	}
	now := min(max(q.Page, 1), last)
	to := func(n int) string {
		x := q
		x.Page = n
		return resultsAddress(l, x)
	}
	var out []pageLink
	if now > 1 {
		out = append(out, pageLink{Label: loc.say("pager.previous"), URL: to(now - 1), Rel: "prev"})
	}
	before := 0
	for n := 1; n <= last; n++ {
		if n != 1 && n != last && (n < now-2 || n > now+2) {
			continue
		}
		if n > before+1 {
			out = append(out, pageLink{Label: "…"})
		}
		p := pageLink{Label: loc.format.integer(int64(n)), Current: n == now}
		if n != now {
			p.URL = to(n)
		}
		out = append(out, p)
		before = n
	}
	if now < last {
		out = append(out, pageLink{Label: loc.say("pager.next"), URL: to(now + 1), Rel: "next"})
	}
	return out
}

// drops tries the query without each of its filters and returns those that
// would bring results.
func (s *Server) drops(r *request, q search.Query) ([]countedValue, error) {
	var out []countedValue
	for _, c := range s.chips(r.Lang, q) {
		u, err := url.Parse(c.URL)
		if err != nil {
			return nil, err
		}
		rest, err := search.Parse(u.Query())
		if err != nil {
			return nil, err
		}
		rest.Lang, rest.Size = r.Lang, 1
		res, err := s.Finder.Search(r.ctx(), rest)
		if err != nil {
			return nil, err
		}
		if res.Total > 0 {
			out = append(out, countedValue{Label: c.Facet + ": " + c.Label, URL: c.URL, Count: res.Total})
		}
	}
	return out, nil
}
