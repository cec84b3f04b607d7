package model

import (
	"math"
	"testing"
)

// TestBlend holds that a blend says the mean of what both models say, that traits which
// neither asks for are left out, and that an example is refused only where it does not
// come to the least.
func TestBlend(t *testing.T) {
	list := examplesOf(func(a, b bool) bool { return a && !b })
	trees := Grow(list, Growth{Trees: 30, Leaves: 4, Rate: 0.3, Ridge: 1, Least: 5, Share: 1, Common: 5}, func(k Key) bool { return k != KeyOf("a") })
	linear := NewKeyed()
	linear.Set(KeyOf("a"), 1.5)
	blend := NewBlend(linear, trees)
	var values []float32
	for _, e := range list[:4] {
		want := Logistic((linear.Sum(e.List) + trees.Sum(e.List, &values)) / 2)
		features := append([]Feature{{KeyOf("of neither"), 1}}, e.List...)
		terms := blend.Terms(features, nil)
		if len(terms) >= len(features) {
			t.Errorf("%d features are %d terms", len(features), len(terms))
		}
		for _, least := range []float64{0, want - 0.01, want + 0.01} {
			got, reaches := blend.Chance(terms, &values, least)
			if reaches != (want >= least) || reaches && math.Abs(got-want) > 1e-9 {
				t.Errorf("a chance of %.3f from %.3f on is %.3f, %t", want, least, got, reaches)
			}
		}
	}
	if got, ok := NewBlend(Keyed{}, &Trees{}).Chance(nil, &values, 0); got != 0.5 || !ok {
		t.Errorf("what is not learned gives %.2f, %t", got, ok)
	}
}
