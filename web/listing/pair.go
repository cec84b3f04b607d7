package listing

import (
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// Pairs are the pairs of ends whose figures belong to a search: those of its
// corridors, or of its countries to and from everywhere. A search for words has
// none, since its documents are not those of a place.
func Pairs(q search.Query) []schema.Corridor {
	if q.Text != "" {
		return nil
	}
	var out []schema.Corridor
	for _, v := range q.Filters[search.FacetCorridor].Any {
		if c, err := schema.ParseCorridor(v); err == nil {
			out = append(out, c)
		}
	}
	for _, v := range q.Filters[search.FacetCountry].Any {
		if p, known := schema.ReadPlace(v); known {
			out = append(out, schema.Corridor{Origin: p}, schema.Corridor{Destination: p})
		}
	}
	return out
}
