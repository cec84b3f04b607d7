package plan

import (
	"testing"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// TestWider tests that what is written out with a value is what Matching finds
// it by.
func TestWider(t *testing.T) {
	places := []string{"MX", "US", "GT", "013", "019", "021", "001", "EU", "FR"}
	var corridors []string
	for _, o := range append(places, "*") {
		for _, d := range append(places, "*") {
			if c, err := schema.ParseCorridor(o + "-" + d); err == nil {
				corridors = append(corridors, c.String())
			}
		}
	}
	for f, values := range map[search.Facet][]string{search.FacetOrigin: places, search.FacetCountry: places, search.FacetCorridor: corridors, search.FacetRegion: places} {
		facet := FacetNumber(f)
		for _, name := range values {
			found := map[string]bool{name: true}
			for _, w := range Wider(facet, []string{name}) {
				found[w] = true
			}
			for _, chosen := range values {
				if got, want := found[chosen], Matching(facet, chosen)(name); got != want {
					t.Errorf("%s: %s finds %s: %v by what is written out, %v by the rule", f, chosen, name, got, want)
				}
			}
		}
	}
}
