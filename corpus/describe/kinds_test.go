package describe

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/simde/simde/schema/table"
)

// TestKinds holds what sentences of each kind of construction yield.
func TestKinds(t *testing.T) {
	for f := range table.Rows(os.DirFS("testdata"), "kinds.tsv", 3) {
		want := strings.Fields(strings.Trim(f[1], "-"))
		if got := corridorsOf(describeText(f[2])); !slices.Equal(got, want) {
			t.Errorf("%s: %q yields %v, want %v", f[0], f[2], got, want)
		}
	}
}
