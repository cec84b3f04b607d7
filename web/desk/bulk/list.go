package bulk

import (
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// atOnce is how many documents a page lists.
const atOnce = 50

// listPage is the search of the site with boxes.
type listPage struct {
	desk.Frame
	Total    int
	Facets   []facet
	Rows     []documentRow
	Asked    string // the query, as the parameters of an address
	Filtered bool
	Previous string
	Next     string
	Place    int // of the first document of the page, from 1
	Last     int
	Wrong    string
}

type facet struct {
	Name, Label string
	Values      []facetValue
	Open        bool
}

type facetValue struct {
	Value, Label string
	Count        int
	Selected     bool
}

type documentRow struct {
	schema.Card
	URL, History, Public string
	Corridors            []string
}

// offered are the facets of the list.
var offered = []search.Facet{search.FacetCollection, search.FacetKind, search.FacetLang, search.FacetPublisher, search.FacetTopic, search.FacetYear}

// mostValues is how many values of a facet are offered.
const mostValues = 12

// query reads a search from the parameters of an address. What cannot be read is
// left out.
func query(l schema.Lang, parameters string) search.Query {
	v, _ := url.ParseQuery(parameters) // what could be read counts
	q, _ := search.Parse(v)            // likewise
	q.Lang = l
	return q
}

func (b *Bulk) list(r *desk.Request) error {
	v, err := b.page(r, r.Request.Request.URL.RawQuery)
	if err != nil {
		return err
	}
	return b.Render(r.Request, http.StatusOK, "desk_documents.html", v)
}

// page lists what a search finds.
func (b *Bulk) page(r *desk.Request, parameters string) (v listPage, err error) {
	loc := b.Site.Locale(r.Lang)
	q := query(r.Lang, parameters)
	q.Size = atOnce
	res, err := b.Finder.Search(r.Ctx(), q)
	if err != nil {
		return v, err
	}
	cards, err := b.Documents.Cards(r.Ctx(), listing.IDs(res.Hits))
	if err != nil {
		return v, err
	}
	v = listPage{Frame: b.Page(r, frame.RouteDeskDocs, loc.Say("documents")), Total: res.Total, Filtered: len(q.Filters) > 0}
	v.Text = q.Text
	first := listing.First(q)
	first.Size = 0
	v.Asked = first.Values().Encode()
	for _, c := range cards {
		row := documentRow{Card: c, URL: frame.Address(r.Lang, frame.RouteDeskDocs, string(c.ID)), Public: frame.DocumentAddress(r.Lang, c.ID, c.Title),
			History: desk.Below(r.Lang, frame.RouteDeskDocs, string(c.ID), "history")}
		for _, x := range c.Corridors[:min(len(c.Corridors), 3)] {
			view := frame.CorridorOf(r.Lang, x)
			row.Corridors = append(row.Corridors, view.Origin+" → "+view.Destination)
		}
		v.Rows = append(v.Rows, row)
	}
	for _, f := range offered {
		v.Facets = append(v.Facets, facetOf(loc, f, listing.Counts(res, f), q))
	}
	now := max(q.Page, 1)
	to := func(n int) string {
		x := q
		x.Page, x.Size = n, 0
		return frame.WithValues(frame.Address(r.Lang, frame.RouteDeskDocs), x.Values())
	}
	if now > 1 {
		v.Previous = to(now - 1)
	}
	v.Place = (now-1)*atOnce + 1
	v.Last = v.Place + len(v.Rows) - 1
	if now*atOnce < res.Distinct {
		v.Next = to(now + 1)
	}
	return v, nil
}

func facetOf(loc *frame.Locale, f search.Facet, counts search.FacetCounts, q search.Query) facet {
	out := facet{Name: string(f), Label: loc.Say("facet." + string(f)), Open: f == search.FacetCollection || len(q.Filters[f].Any) > 0}
	for _, x := range counts.Values[:min(len(counts.Values), mostValues)] {
		out.Values = append(out.Values, facetValue{x.Value, listing.FacetLabel(loc, f, x.Value), x.Count, x.Selected})
	}
	return out
}

// choose makes a plan of what was ticked, or of all that the search finds.
func (b *Bulk) choose(r *desk.Request) error {
	form, err := r.Form()
	if err != nil {
		return err
	}
	p := schema.Plan{By: r.Person.Name, Made: time.Now().UTC().Truncate(time.Millisecond), Query: query(r.Lang, form.Get("asked")).Values().Encode()}
	switch form.Get("do") {
	case "all":
	case "some", "work":
		for _, id := range form["d"] {
			p.Only = append(p.Only, schema.ID(id))
		}
		if len(p.Only) == 0 {
			v, err := b.page(r, p.Query)
			if err != nil {
				return err
			}
			v.Wrong = b.Site.Locale(r.Lang).Say("documents.none-ticked")
			return b.Render(r.Request, http.StatusUnprocessableEntity, "desk_documents.html", v)
		}
	default:
		return schema.ErrInvalid
	}
	if form.Get("do") == "work" {
		return r.See(frame.WithValues(desk.Below(r.Lang, frame.RouteDeskBulk, "work"), url.Values{"d": form["d"]}))
	}
	n, err := b.Plans.PutPlan(r.Ctx(), p)
	if err != nil {
		return err
	}
	return r.See(frame.Address(r.Lang, frame.RouteDeskBulk, strconv.Itoa(n)))
}
