package result

import (
	"net/http"
	"slices"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// The names of what the form of results sends beside the query itself.
const (
	NewQuery  = "new"      // the button of the search box: another question is asked
	keepBox   = "keep"     // the box that keeps the filters for it
	asWritten = "verbatim" // no other spelling
)

// newQuery leads to the address of another question: with the filters, the
// years and the order of the one before, or with none where the person does not
// want to keep them. Translations that were removed belonged to the old words.
func (s *Results) newQuery(r *frame.Request) error {
	q, err := search.Parse(r.Request.URL.Query())
	if err != nil {
		s.Site.Log.Debug("part of an address left out", "path", r.Request.URL.Path, "err", err)
	}
	next := search.Query{Text: q.Text}
	if r.Query(keepBox) != "" {
		next = listing.First(q)
		next.Drop = nil
	}
	r.Redirect(http.StatusSeeOther, frame.ResultsAddress(r.Lang, next))
	return nil
}

// kept are the parts of a query that the form of results carries in hidden
// fields, because no box of it stands for them.
func kept(q search.Query) []frame.Field {
	var out []frame.Field
	if q.OnlyLang {
		out = append(out, frame.Field{Name: "only", Value: "1"})
	}
	if q.Shelf != "" {
		out = append(out, frame.Field{Name: "shelf", Value: q.Shelf})
	}
	if q.Since != "" {
		out = append(out, frame.Field{Name: "since", Value: string(q.Since)})
	}
	for _, d := range q.Drop {
		out = append(out, frame.Field{Name: "drop", Value: d})
	}
	for _, f := range search.Facets {
		for _, x := range q.Filters[f].Not {
			out = append(out, frame.Field{Name: "not." + string(f), Value: x})
		}
		if f != search.FacetYear {
			continue
		}
		for _, x := range q.Filters[f].Any {
			if x != search.Undated {
				out = append(out, frame.Field{Name: string(f), Value: x})
			}
		}
	}
	return out
}

// spelling is a query that is answered in other words than those typed, of
// which no document has any, or that could be.
type spelling struct {
	Typed, Better string
	Applied       bool
	URL           string // of the other spelling
}

// spelt answers q. Where nothing is found and the words can be written in
// another way, it answers that, which then is q, unless the person asks for the
// words as written.
func (s *Results) spelt(r *frame.Request, q *search.Query) (search.Result, *spelling, error) {
	res, err := s.Finder.Search(r.Ctx(), *q)
	if err != nil || res.DidYouMean == "" {
		return res, nil, err
	}
	other := listing.First(*q)
	other.Text = res.DidYouMean
	offer := &spelling{Typed: q.Text, Better: other.Text, URL: frame.ResultsAddress(r.Lang, other)}
	if res.Total > 0 || r.Query(asWritten) != "" {
		return res, offer, nil
	}
	better, err := s.Finder.Search(r.Ctx(), other)
	if err != nil || better.Total == 0 {
		return res, offer, err
	}
	v := listing.First(*q).Values()
	v.Set(asWritten, "1")
	offer.Applied, offer.URL = true, frame.WithValues(frame.Address(r.Lang, frame.RouteDocuments), v)
	*q = other
	return better, offer, nil
}

// undatedView is what a page of results says of documents without a date.
type undatedView struct {
	Count             int  // without a date, whatever years are asked for
	Chosen, Excluded  bool // as a value of the year
	Exclude           string
	Ranged            bool
	Dropped, Found    int // by and in a range of years
	TakeIn, OnlyThese string
}

func (s *Results) undated(l schema.Lang, q search.Query, res search.Result) undatedView {
	v := undatedView{Ranged: q.Ranged(), Exclude: frame.ResultsAddress(l, listing.Excluding(q, search.FacetYear, search.Undated))}
	for _, x := range listing.Counts(res, search.FacetYear).Values {
		if x.Value == search.Undated {
			v.Count, v.Chosen, v.Excluded = x.Count, x.Selected, x.Excluded
		}
	}
	v.Dropped, v.Found = res.Undated(q)
	with := listing.Without(q, search.FacetYear, search.Undated)
	sel := with.Filters[search.FacetYear]
	sel.Any = append(slices.Clone(sel.Any), search.Undated)
	with.Filters[search.FacetYear] = sel
	v.TakeIn = frame.ResultsAddress(l, with)
	with.YearFrom, with.YearTo = 0, 0
	with.Filters[search.FacetYear] = search.Selection{Any: []string{search.Undated}}
	v.OnlyThese = frame.ResultsAddress(l, with)
	return v
}

// corridorOffer is a corridor that a query asks for, to be opened in place of a
// search for its words.
type corridorOffer struct {
	Corridor  frame.CorridorView
	Documents int
	DocsURL   string
}

// mostOffers is how many corridors are offered: more would be a guess.
const mostOffers = 2

// corridorOffers offers the corridors that a text asks for, or else its right
// spelling.
func (s *Results) corridorOffers(r *frame.Request, text, better string) ([]corridorOffer, error) {
	var out []corridorOffer
	asked := search.CorridorsAsked(text, r.Lang)
	if len(asked) == 0 && better != "" {
		asked = search.CorridorsAsked(better, r.Lang)
	}
	for _, c := range asked {
		if len(out) == mostOffers {
			break
		}
		about := listing.Only(search.FacetCorridor, c.String())
		n, err := s.Finder.Count(r.Ctx(), about)
		if err != nil {
			return nil, err
		}
		out = append(out, corridorOffer{frame.CorridorOf(r.Lang, c), n, frame.ResultsAddress(r.Lang, about)})
	}
	return out, nil
}
