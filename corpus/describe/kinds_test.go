package describe

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/simde/simde/schema/table"
)

// TestKinds holds what sentences of each kind of construction yield. Of Portuguese,
// which is there on trial, all of it is suggested and nothing stated.
func TestKinds(t *testing.T) {
	for f := range table.Rows(os.DirFS("testdata"), "kinds.tsv", 3) {
		want := strings.Fields(strings.Trim(f[1], "-"))
		doc := describeText(f[2])
		got := corridorsOf(doc)
		if f[0] == "portuguese" {
			if len(got) > 0 {
				t.Errorf("%s: %q states %v", f[0], f[2], got)
			}
			for _, c := range doc.Suggestions.Corridors {
				if c.Confidence >= DefaultThresholds.Corridors.Passage {
					got = append(got, c.Corridor.String())
				}
			}
			slices.Sort(got)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q yields %v, want %v", f[0], f[2], got, want)
		}
	}
}
