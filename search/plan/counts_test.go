package plan

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// TestCommonest tests that the first values of a facet are those that sorting all
// of them gives, the one that stands behind all others among them.
func TestCommonest(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 7))
	for size := range 40 {
		var values []search.FacetValue
		for i := range size {
			values = append(values, search.FacetValue{Value: fmt.Sprint("body ", i), Count: 1 + r.IntN(6)})
		}
		if size%3 == 1 {
			values[r.IntN(size)] = search.FacetValue{Value: search.NoPublisher, Count: 1 + r.IntN(9)}
		}
		for _, n := range []int{0, 1, 5, size, all} {
			want := slices.Clone(values)
			slices.SortFunc(want, func(a, b search.FacetValue) int {
				return cmp.Or(compareLast(search.FacetPublisher, a.Value, b.Value), cmp.Compare(b.Count, a.Count), strings.Compare(a.Value, b.Value))
			})
			if n < len(want) {
				last := want[len(want)-1]
				if want = want[:n:n]; last.Value == search.NoPublisher {
					want = append(want, last)
				}
			}
			if d := gocmp.Diff(want, commonest(search.FacetPublisher, slices.Clone(values), n)); d != "" {
				t.Errorf("the first %d of %d values (-want +got):\n%s", n, size, d)
			}
		}
	}
}

// TestIsCountry tests that the codes of countries are told from all others.
func TestIsCountry(t *testing.T) {
	for _, p := range append(schema.Places(), "", "*", "ZZ", "mx", "MX2") {
		if got, want := isCountry(string(p)), p.Kind() == schema.Country; got != want {
			t.Errorf("isCountry(%q) = %v", p, got)
		}
	}
}
