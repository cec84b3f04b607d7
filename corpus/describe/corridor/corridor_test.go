package corridor

import "testing"

// TestLeast holds that a long document must be surer of a corridor that it
// mentions once.
func TestLeast(t *testing.T) {
	c := &Reader{Limits: Thresholds{Corridor: 0.6, Words: 5000}}
	for words, want := range map[int]float64{100: 0.6, 5000: 0.6, 10000: 0.8, 20000: 0.9} {
		w := &summary{Reader: c, words: words}
		if got := w.least(); got < want-1e-9 || got > want+1e-9 {
			t.Errorf("least of %d words = %.2f, want %.2f", words, got, want)
		}
	}
}
