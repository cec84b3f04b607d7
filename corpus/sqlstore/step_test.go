package sqlstore

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestStepsStay holds that no statement takes a step away or changes one, save
// the two that forget what an erased document said.
func TestStepsStay(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, regexp.MustCompile(`(UPDATE|DELETE FROM|INSERT OR REPLACE INTO) (steps|step_parts)\b[^,W]*`).FindAllString(string(text), -1)...)
	}
	if want := []string{"UPDATE steps SET note = '' ", "UPDATE step_parts SET quoted = ? "}; !slices.Equal(got, want) {
		t.Errorf("statements that change steps: %q, want %q", got, want)
	}
}
