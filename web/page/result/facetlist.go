package result

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/search"
	"github.com/simde/simde/web/export"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// Facets are the pages of all values of a facet.
type Facets struct {
	Site   *frame.Site
	Finder interface {
		FacetValues(ctx context.Context, q search.Query, f search.Facet, prefix string, offset, limit int) ([]search.FacetValue, int, error)
	}
}

// facetPage is the whole list of a facet's values within a search, to search
// in and to take away.
type facetPage struct {
	frame.Frame
	Label    string
	Prefix   string
	Hidden   []frame.Field
	Back     string
	Values   []listing.Counted
	Total    int
	Previous string
	Next     string
	CSV      string
	Action   string
}

const facetPageSize = 100

// Show answers with the values of a facet within a search, or with all of them
// as a table.
func (s *Facets) Show(r *frame.Request) error {
	name, asCSV := strings.CutSuffix(r.Param("facet"), ".csv")
	f, err := listing.FacetNamed(name)
	if err != nil {
		return err
	}
	q, err := search.Parse(r.Request.URL.Query())
	if err != nil {
		return err
	}
	q.Lang = r.Lang
	prefix := r.Query("prefix")
	offset, limit := (max(q.Page, 1)-1)*facetPageSize, facetPageSize
	if asCSV {
		offset, limit = 0, listing.AllValues
	}
	values, total, err := s.Finder.FacetValues(r.Ctx(), q, f, prefix, offset, limit)
	if err != nil {
		return err
	}
	loc := s.Site.Locale(r.Lang)
	page := facetPage{Frame: s.Site.Frame(r, frame.RouteFacets, loc.Say("facet."+name)), Label: loc.Say("facet." + name), Prefix: prefix, Total: total,
		Back: frame.ResultsAddress(r.Lang, listing.First(q)), Action: frame.Address(r.Lang, frame.RouteFacets, name)}
	page.NoIndex, page.Nav = true, frame.RouteDocuments
	for _, v := range values {
		chosen := listing.Without(q, f, v.Value)
		sel := chosen.Filters[f]
		if !v.Selected {
			sel.Any = append(sel.Any, v.Value)
		}
		chosen.Filters[f] = sel
		page.Values = append(page.Values, listing.Counted{Value: v.Value, Label: listing.FacetLabel(s.Site.Locale(r.Lang), f, v.Value), URL: frame.ResultsAddress(r.Lang, chosen), Count: v.Count})
	}
	if asCSV {
		return writeFacetCSV(r, name, page.Values)
	}
	for k, vs := range listing.First(q).Values() {
		for _, v := range vs {
			page.Hidden = append(page.Hidden, frame.Field{Name: k, Value: v})
		}
	}
	slices.SortFunc(page.Hidden, func(a, b frame.Field) int { return strings.Compare(a.Name+a.Value, b.Name+b.Value) })
	at := func(n int) string {
		v := q.Values()
		v.Set("page", strconv.Itoa(n))
		if prefix != "" {
			v.Set("prefix", prefix)
		}
		return frame.WithValues(page.Action, v)
	}
	if now := max(q.Page, 1); now > 1 {
		page.Previous = at(now - 1)
	}
	if offset+len(values) < total {
		page.Next = at(max(q.Page, 1) + 1)
	}
	page.CSV = frame.WithValues(page.Action+".csv", q.Values())
	return s.Site.Render(r, http.StatusOK, "facets.html", page)
}

// writeFacetCSV gives out the values of a facet with their counts.
func writeFacetCSV(r *frame.Request, name string, values []listing.Counted) error {
	h := r.Writer.Header()
	h.Set("Content-Type", "text/csv; charset=utf-8")
	h.Set("Content-Disposition", frame.ContentDisposition("attachment", "simde-"+name+".csv"))
	w, err := export.Sheet(r.Writer)
	if err != nil {
		return err
	}
	if err := w.Write([]string{"value", "label", "documents"}); err != nil {
		return err
	}
	for _, v := range values {
		if err := w.Write(export.Cells(v.Value, v.Label, strconv.Itoa(v.Count))); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}
