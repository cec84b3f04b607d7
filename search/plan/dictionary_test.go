package plan

import (
	"fmt"
	"testing"
)

// TestMeant tests which words another may be meant to be.
func TestMeant(t *testing.T) {
	for _, c := range []struct {
		typed, word string
		want        bool
	}{
		{"remesas", "remesas", true},
		{"remezas", "remesas", true},
		{"migrnats", "migrants", true},  // two letters swapped
		{"migrnats", "migrante", true},  // swapped, and one changed
		{"migrnats", "migrantes", true}, // swapped, and one inserted
		{"migrnats", "emigrants", false},
		{"hijo", "hija", true},
		{"hijo", "hijas", false}, // of a short word one letter
		{"árbol", "árbol", true},
		{"arbol", "árbol", false}, // the first letter is typed right
		{"", "", true},
	} {
		if got := Meant(c.typed, c.word); got != c.want {
			t.Errorf("Meant(%q, %q) = %v", c.typed, c.word, got)
		}
	}
}

// TestLikeliest tests that the nearest words come first, those as near as they
// came.
func TestLikeliest(t *testing.T) {
	var got []string
	for _, w := range Likeliest("remezas", []Known{{Text: "remeras"}, {Text: "remedia"}, {Text: "remesas"}, {Text: "remezas"}}, 3) {
		got = append(got, fmt.Sprint(w.Text, w.Likeness))
	}
	if fmt.Sprint(got) != "[remezas1 remeras0.5 remesas0.5]" {
		t.Errorf("Likeliest = %v", got)
	}
	if w := Commonest([]Known{{Text: "a", Docs: 1}, {Text: "b", Docs: 3}, {Text: "c", Docs: 3}}, 2); w[0].Text != "b" || w[1].Text != "c" {
		t.Errorf("Commonest = %v", w)
	}
}
