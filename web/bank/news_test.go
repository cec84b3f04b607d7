package bank

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
)

// TestNewestOf tests that the newest figure of one series is that which stands for
// it among those of all.
func TestNewestOf(t *testing.T) {
	r := reader(t)
	for _, c := range []schema.Corridor{pair(t, "MX-US"), pair(t, "VE-CO")} {
		all := r.Newest(schema.Spanish, c)
		if len(all) < 3 {
			t.Errorf("%s has the figures of %d series, too few to test with", c, len(all))
		}
		for _, want := range all {
			got, ok := NewestOf(r, schema.Spanish, c, want.Series.Series)
			if d := cmp.Diff(want.Value, got.Value); !ok || d != "" || got.Name() != want.Name() {
				t.Errorf("%s, %v (-among all +alone):\n%s", want.Name(), ok, d)
			}
		}
	}
	if _, ok := NewestOf(r, schema.Spanish, pair(t, "MX-US"), schema.Series{ID: "none", Measure: schema.MeasureStock}); ok {
		t.Error("a series that there is not has a figure")
	}
}
