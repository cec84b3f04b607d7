package bulk

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
	"github.com/simde/simde/web/sight"
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

	Care    []facet       // what the catalogue knows
	Shelves []facetValue  // closed collections
	Kept    []frame.Field // filters that no box stands for
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
	Cases                int
	By                   string // whose word stands in it; or ""
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
	q, only := query(r.Lang, parameters), careOf(parameters)
	q.Size = atOnce
	res, err := b.Finder.Search(r.Ctx(), q)
	if err != nil {
		return v, err
	}
	cares, err := b.Cares(r.Ctx(), b.Rules())
	if err != nil {
		return v, err
	}
	v = listPage{Frame: b.Page(r, frame.RouteDeskDocs, loc.Say("documents")), Total: res.Total, Filtered: len(q.Filters)+len(only) > 0 || q.Shelf != ""}
	v.Text = q.Text
	v.Asked = asked(q, only)
	ids, distinct := listing.IDs(res.Hits), res.Distinct
	if len(only) > 0 || res.Total <= mostCounted {
		var found []schema.ID
		for id, err := range b.Finder.IDs(r.Ctx(), listing.First(q)) {
			if err != nil {
				return v, err
			}
			found = append(found, id)
		}
		v.Care = careFacets(loc, found, cares, only)
		if len(only) > 0 {
			found = only.among(found, cares)
			v.Total, distinct = len(found), len(found)
			from := min((max(q.Page, 1)-1)*atOnce, len(found))
			ids = found[from:min(from+atOnce, len(found))]
		}
	}
	cards, err := b.Documents.Cards(r.Ctx(), ids)
	if err != nil {
		return v, err
	}
	for _, c := range cards {
		row := documentRow{Card: c, URL: frame.WithValues(frame.Address(r.Lang, frame.RouteDeskDocs, string(c.ID)), url.Values{desk.ListParam: {v.Asked}}), Public: frame.DocumentAddress(r.Lang, c.ID, c.Title),
			History: desk.Below(r.Lang, frame.RouteDeskDocs, string(c.ID), "history"), Cases: cares[c.ID].Cases, By: strings.Join(cares[c.ID].By, ", ")}
		for _, x := range c.Corridors[:min(len(c.Corridors), 3)] {
			view := frame.CorridorOf(r.Lang, x)
			row.Corridors = append(row.Corridors, view.Origin+" → "+view.Destination)
		}
		v.Rows = append(v.Rows, row)
	}
	if len(only) == 0 { // the index knows nothing of what narrows the list
		for _, f := range offered {
			v.Facets = append(v.Facets, facetOf(loc, f, listing.Counts(res, f), q))
		}
	} else {
		v.Kept = fieldsOf(q)
	}
	if err := v.shelves(r, q, b.Shelves); err != nil {
		return v, err
	}
	v.pager(r.Lang, q, only, distinct)
	return v, nil
}

// pager fills in where on the list one is.
func (v *listPage) pager(l schema.Lang, q search.Query, only care, distinct int) {
	now := max(q.Page, 1)
	to := func(n int) string {
		return frame.Address(l, frame.RouteDeskDocs) + "?" + asked(q, only) + "&page=" + strconv.Itoa(n)
	}
	if now > 1 {
		v.Previous = to(now - 1)
	}
	v.Place = (now-1)*atOnce + 1
	v.Last = v.Place + len(v.Rows) - 1
	if now*atOnce < distinct {
		v.Next = to(now + 1)
	}
}

// shelves offers the closed collections that who asks may see.
func (v *listPage) shelves(r *desk.Request, q search.Query, shelves func(context.Context) ([]sight.Shelf, error)) error {
	if shelves == nil {
		return nil
	}
	seen, err := shelves(r.Ctx())
	for _, s := range seen {
		v.Shelves = append(v.Shelves, facetValue{Value: s.Key, Label: strings.Join(s.Collections, " · "), Selected: s.Key == q.Shelf})
	}
	return err
}

// asked writes a search as it is kept: the first page of it.
func asked(q search.Query, only care) string {
	first := listing.First(q)
	first.Size = 0
	v := first.Values()
	for key, values := range only {
		v[key] = values
	}
	return v.Encode()
}

// fieldsOf are the filters of a search as hidden fields.
func fieldsOf(q search.Query) []frame.Field {
	var out []frame.Field
	q = listing.First(q)
	q.Text, q.Size, q.Shelf = "", 0, ""
	for key, values := range q.Values() {
		for _, x := range values {
			out = append(out, frame.Field{Name: key, Value: x})
		}
	}
	slices.SortFunc(out, func(a, b frame.Field) int { return strings.Compare(a.Name+a.Value, b.Name+b.Value) })
	return out
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
	p := schema.Plan{By: r.Person.Name, Made: time.Now().UTC().Truncate(time.Millisecond), Query: asked(query(r.Lang, form.Get("asked")), careOf(form.Get("asked")))}
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
