package title

import (
	"slices"
	"strings"
	"testing"
)

// TestWords holds that the first and the last words of a line are those of all.
func TestWords(t *testing.T) {
	for _, s := range []string{"", " ", "one", " one  two ", "a b c d e", "ñandú\u00a0été\u2003 œuvre"} {
		all := strings.Fields(s)
		for n := range 4 {
			first, last := firstWords(s, n+1), lastWords(s, n+1)
			slices.Reverse(last)
			if want := all[:min(n+1, len(all))]; !slices.Equal(first, want) {
				t.Errorf("the first %d words of %q are %q, want %q", n+1, s, first, want)
			}
			if want := all[max(0, len(all)-n-1):]; !slices.Equal(last, want) {
				t.Errorf("the last %d words of %q are %q, want %q", n+1, s, last, want)
			}
		}
	}
}
