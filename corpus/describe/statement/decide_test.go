package statement

import (
	"math"
	"testing"

	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/schema"
)

// TestLeast holds that a long document must be surer of a corridor than a
// passage.
func TestLeast(t *testing.T) {
	c := &Reader{Limits: Thresholds{Passage: 0.4, Document: 0.6}}
	for words, want := range map[int]float64{0: 0.4, 100: 0.4, 150: 0.4, 387: 0.5, 1000: 0.6, 20000: 0.6} {
		w := &summary{Reader: c, words: words}
		if got := w.least(); math.Abs(got-want) > 0.001 {
			t.Errorf("least of %d words = %.3f, want %.3f", words, got, want)
		}
	}
}

// TestBar holds that a corridor which no rule found must be surer, and surest
// where its places stand in different sentences; and that a long document asks for
// more than either.
func TestBar(t *testing.T) {
	c := schema.Corridor{Origin: "HT", Destination: "CL"}
	for _, x := range []struct {
		best  corridor.Finding
		words int
		want  Bar
	}{
		{corridor.Finding{Rule: "people & in"}, 100, Bar{0.4, ByLength}},
		{corridor.Finding{Rule: corridor.Likeness}, 100, Bar{0.45, Unrelated}},
		{corridor.Finding{Rule: corridor.Likeness, Apart: 1}, 100, Bar{0.5, Apart}},
		{corridor.Finding{Rule: corridor.Likeness, Apart: 1}, 2000, Bar{0.7, ByLength}},
	} {
		w := &summary{Reader: &Reader{Limits: DefaultThresholds}, words: x.words, spoken: map[schema.Corridor]*spoken{c: {best: x.best}}}
		if got := w.bar(c); got != x.want {
			t.Errorf("bar of %q, %d sentences apart in %d words, = %v, want %v", x.best.Rule, x.best.Apart, x.words, got, x.want)
		}
	}
}
