package bank

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/frame"
)

func TestAxis(t *testing.T) {
	for _, c := range []struct {
		lang schema.Lang
		top  float64
		want []string // of nothing, a half and all of it
	}{
		{"en", 10_000, []string{"0", "5\u00a0k", "10\u00a0k"}}, {"es", 1_000_000, []string{"0", "0,50\u00a0M", "1\u00a0M"}},
		{"fr", 15_000_000, []string{"0", "7,5\u00a0M", "15\u00a0M"}}, {"es", 5000, []string{"0", "2500", "5000"}}, {"en", 5000, []string{"0", "2,500", "5,000"}},
	} {
		write := axis(frame.FormatOf(c.lang), c.top)
		if diff := cmp.Diff(c.want, []string{write(0), write(c.top / 2), write(c.top)}); diff != "" {
			t.Errorf("axis to %.0f in %s (-want +got):\n%s", c.top, c.lang, diff)
		}
	}
}
