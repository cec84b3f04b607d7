package figures

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestLeast finds the first of many as putting all in order does, and a few of
// them without comparing all with one another.
func TestLeast(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{0, 1, 2, 20, few, few + 1, 999, 1000, 5000} {
		all := r.Perm(1000)
		want := slices.Sorted(slices.Values(all))
		if n > 0 {
			want = want[:min(n, len(want))]
		}
		compared := 0
		got := least(slices.Clone(all), n, func(x, y int) int { compared++; return cmp.Compare(x, y) })
		if !slices.Equal(got, want) {
			t.Errorf("the first %d of 1000: %v, want %v", n, got, want)
		}
		if n == 1 && compared > 1100 {
			t.Errorf("finding the first of 1000 compared %d times", compared)
		}
	}
}
