package statement

import (
	"math"
	"testing"
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
