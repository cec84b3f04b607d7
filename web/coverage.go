package web

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/chart"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// compareColumn gathers the documents of one corridor that is compared.
func (s *Server) compareColumn(r *frame.Request, c schema.Corridor) (compareColumn, error) {
	about := listing.Only(search.FacetCorridor, c.String())
	col := compareColumn{Corridor: frame.CorridorOf(r.Lang, c), DocsURL: frame.ResultsAddress(r.Lang, about)}
	about.Lang, about.Size, about.Sort = r.Lang, 3, search.ByNewest
	res, err := s.Finder.Search(r.Ctx(), about)
	if err != nil {
		return col, err
	}
	col.Documents = res.Total
	col.Topics = listing.TopWithin(s.Site.Locale(r.Lang), about, res, search.FacetTopic, 5)
	col.Newest, err = s.Catalogue.Cards(r.Ctx(), listing.IDs(res.Hits))
	return col, err
}

// coveragePage says what the collection holds, so that a zero can be judged.
type coveragePage struct {
	frame.Frame
	Documents int
	Parts     []coveragePart
}

type coveragePart struct {
	Heading string
	Values  []listing.Counted
	None    int // documents without any value
}

// covered is what the page of coverage says, which is made once for each state
// of the library.
type covered struct {
	documents int
	parts     []coveragePart
}

func (s *Server) coverage(r *frame.Request) error {
	state, err := s.Finder.State(r.Ctx())
	if err != nil {
		return err
	}
	made, err := s.once.coverage.Of(r.Ctx(), state, string(r.Lang), func(ctx context.Context) (covered, error) { return s.covered(ctx, r.Lang) })
	if err != nil {
		return err
	}
	page := coveragePage{Frame: s.Site.Frame(r, frame.RouteCoverage, s.Site.Locale(r.Lang).Say("nav.coverage")), Documents: made.documents, Parts: made.parts}
	return s.Site.Render(r, http.StatusOK, "coverage.html", page)
}

// covered counts the documents of the library by what they are about.
func (s *Server) covered(ctx context.Context, l schema.Lang) (covered, error) {
	res, err := s.Finder.Search(ctx, search.Query{Lang: l, Size: 1})
	if err != nil {
		return covered{}, err
	}
	loc, page := s.Site.Locale(l), covered{documents: res.Total}
	for _, f := range []search.Facet{search.FacetLang, search.FacetKind, search.FacetPublisher, search.FacetRegion, search.FacetCorridor, search.FacetTopic} {
		if v := listing.Top(s.Site.Locale(l), res, f, 15); len(v) > 0 {
			page.parts = append(page.parts, coveragePart{Heading: loc.Say("facet." + string(f)), Values: v})
		}
	}
	if v := decades(l, listing.ByYear(res)); len(v) > 0 {
		page.parts = append(page.parts, coveragePart{Heading: loc.Say("coverage.decade"), Values: v})
	}
	return page, nil
}

// decades sums documents by the decade of their publication.
func decades(l schema.Lang, byYear []chart.Value) []listing.Counted {
	var out []listing.Counted
	for _, v := range byYear {
		d := v.Year / 10 * 10
		label := fmt.Sprintf("%d–%d", d, d+9)
		if len(out) == 0 || out[len(out)-1].Label != label {
			q := search.Query{YearFrom: d, YearTo: d + 9}
			out = append(out, listing.Counted{Value: strconv.Itoa(d), Label: label, URL: frame.ResultsAddress(l, q)})
		}
		out[len(out)-1].Count += int(v.Value)
	}
	slices.Reverse(out)
	return out
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

func (s *Server) facetList(r *frame.Request) error {
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
