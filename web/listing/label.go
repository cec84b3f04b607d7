package listing

import (
	"fmt"
	"slices"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
)

// FacetNamed returns the facet of an address.
func FacetNamed(name string) (search.Facet, error) {
	if f := search.Facet(name); slices.Contains(search.Facets, f) {
		return f, nil
	}
	return "", fmt.Errorf("facet %q: %w", name, schema.ErrNotFound)
}

// FacetLabel names a value of a facet in l.
func FacetLabel(loc *frame.Locale, f search.Facet, value string) string {
	switch f {
	case search.FacetCorridor:
		c, err := schema.ParseCorridor(value)
		if err != nil {
			return value
		}
		v := frame.CorridorOf(loc.Lang, c)
		any := loc.Say("corridor.any")
		if c.Origin == "" {
			v.Origin = any
		}
		if c.Destination == "" {
			v.Destination = any
		}
		return v.Origin + " → " + v.Destination
	case search.FacetOrigin, search.FacetDestination, search.FacetCountry, search.FacetRegion:
		return frame.Capital(schema.Place(value).Name(loc.Lang))
	case search.FacetTopic:
		return frame.Capital(schema.Term(value).Name(loc.Lang))
	case search.FacetLang:
		return loc.LangName(schema.Lang(value))
	case search.FacetKind:
		return schema.Kind(value).Name(loc.Lang)
	case search.FacetYear:
		if value == search.Undated {
			return loc.Say("year.undated")
		}
	case search.FacetPublisher:
		if value == search.NoPublisher {
			return loc.Say("facet.pub.none")
		}
	}
	return search.Label(f, value, loc.Lang)
}

// Title names the answer to a query.
func Title(loc *frame.Locale, q search.Query) string {
	if q.Text == "" {
		return loc.Say("nav.documents")
	}
	return loc.Say("results.title", q.Text)
}
