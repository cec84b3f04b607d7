package profile

import (
	"cmp"
	"context"
	"slices"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// Near are documents that are close to a corridor of which there are none.
type Near struct {
	Label, URL string
	Count      int
}

// mostWider is how many wider pairs are offered.
const mostWider = 4

// Near finds what is closest to a corridor: documents that name both ends, those
// of the wider pairs of regions, and those of each end. What has none is left
// out.
func (s *Corridors) Near(ctx context.Context, l schema.Lang, c schema.Corridor) ([]Near, error) {
	loc := s.Site.Locale(l)
	o, d := c.Origin.Name(l), c.Destination.Name(l)
	var out []Near
	add := func(label string, q search.Query) error {
		q.Lang = l
		n, err := s.Finder.Count(ctx, q)
		if err == nil && n > 0 {
			out = append(out, Near{label, frame.ResultsAddress(l, q), n})
		}
		return err
	}
	both := search.Query{Text: placeTerm(c.Origin) + " " + placeTerm(c.Destination)}
	if err := add(loc.Say("near.both", o, d), both); err != nil {
		return nil, err
	}
	wide := 0
	for _, w := range wider(c) {
		before := len(out)
		if wide == mostWider {
			break
		}
		if err := add(w.Origin.Name(l)+" → "+w.Destination.Name(l), listing.Only(search.FacetCorridor, w.String())); err != nil {
			return nil, err
		}
		wide += len(out) - before
	}
	for _, p := range []schema.Place{c.Origin, c.Destination} {
		if err := add(loc.Say("near.place", p.Name(l)), listing.Only(placeFacet(p), string(p))); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// placeTerm writes a place in the syntax of searches.
func placeTerm(p schema.Place) string { return string(placeFacet(p)) + ":" + string(p) }

func placeFacet(p schema.Place) search.Facet {
	if p.Kind() == schema.Country {
		return search.FacetCountry
	}
	return search.FacetRegion
}

// wider are the pairs in which one end or both are a region that has it, the
// narrowest first.
func wider(c schema.Corridor) []schema.Corridor {
	regions := func(p schema.Place) []schema.Place {
		out := slices.DeleteFunc(slices.Clone(p.Within()), func(w schema.Place) bool { return w == "001" })
		slices.SortStableFunc(out, func(a, b schema.Place) int { return cmp.Compare(len(a.Members()), len(b.Members())) })
		return out
	}
	var out []schema.Corridor
	add := func(o, d schema.Place) {
		if o != d && !o.Contains(c.Destination) && !d.Contains(c.Origin) {
			out = append(out, schema.Corridor{Origin: o, Destination: d})
		}
	}
	for _, d := range regions(c.Destination) {
		add(c.Origin, d)
	}
	for _, o := range regions(c.Origin) {
		add(o, c.Destination)
	}
	for _, o := range regions(c.Origin) {
		for _, d := range regions(c.Destination) {
			add(o, d)
		}
	}
	slices.SortStableFunc(out, func(a, b schema.Corridor) int { return cmp.Compare(breadth(a), breadth(b)) })
	return out
}

// breadth is how many countries the ends of a corridor have.
func breadth(c schema.Corridor) int {
	return max(1, len(c.Origin.Members())) * max(1, len(c.Destination.Members()))
}
