package describe

import (
	"strings"
	"testing"
)

// TestReasons holds that every candidate is shown with its chance, the rule that
// relates its places and what weighs for it and against it, the likeliest first.
func TestReasons(t *testing.T) {
	doc := describeText("Thousands of Haitian migrants live in Chile. Many theatres reopened in Peru last week.")
	var b strings.Builder
	if err := Reasons(&b, doc); err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(b.String(), "\n")
	if !strings.Contains(first, "HT-CL") || !strings.Contains(first, "people.noun") {
		t.Errorf("first is %q, want HT-CL by its rule", first)
	}
	for _, want := range []string{"for: ", "against: ", "HT-PE"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
}
