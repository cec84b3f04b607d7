package page

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/chart"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// Coverage is the page of what the library holds.
type Coverage struct {
	Site   *frame.Site
	Finder interface {
		search.Engine
		State(ctx context.Context) (string, error)
	}
	made frame.PerState[covered] // by language
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

// Show answers with the page.
func (s *Coverage) Show(r *frame.Request) error {
	state, err := s.Finder.State(r.Ctx())
	if err != nil {
		return err
	}
	made, err := s.made.Of(r.Ctx(), state, string(r.Lang), func(ctx context.Context) (covered, error) { return s.count(ctx, r.Lang) })
	if err != nil {
		return err
	}
	page := coveragePage{Frame: s.Site.Frame(r, frame.RouteCoverage, s.Site.Locale(r.Lang).Say("nav.coverage")), Documents: made.documents, Parts: made.parts}
	return s.Site.Render(r, http.StatusOK, "coverage.html", page)
}

// count counts the documents of the library by what they are about.
func (s *Coverage) count(ctx context.Context, l schema.Lang) (covered, error) {
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
