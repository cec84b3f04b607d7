package enginetest_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/enginetest"
)

// TestNotes holds what tests rely on in the library of notes.
func TestNotes(t *testing.T) {
	seen := map[string]schema.ID{}
	count, undated, unsigned := map[schema.Lang]int{}, 0, 0
	for _, d := range enginetest.Notes(t) {
		count[d.Language]++
		for _, key := range []string{string(d.ID), d.Pages[0].Text} {
			if other, twice := seen[key]; twice {
				t.Errorf("%s repeats %s", d.ID, other)
			}
			seen[key] = d.ID
		}
		if d.ID == "" || d.Title == "" || d.Kind == "" {
			t.Errorf("%q has no name, no title or no kind", d.ID)
		}
		if n := len(strings.Fields(d.Pages[0].Text)); n < 60 || n > 150 {
			t.Errorf("%s has %d words, want 60 to 150", d.ID, n)
		}
		for _, p := range d.Places {
			if !slices.Contains(schema.Roles, p.Roles[0]) {
				t.Errorf("%s: no role %q", d.ID, p.Roles[0])
			}
		}
		if d.Published == "" {
			undated++
		}
		if d.Publisher == "" {
			unsigned++
		}
	}
	for _, l := range schema.Langs {
		if count[l] < 40 {
			t.Errorf("%d notes in %s, want 40", count[l], l)
		}
	}
	if undated < 3 || unsigned < 3 {
		t.Errorf("%d notes without a date and %d without a publisher, want 3 of each", undated, unsigned)
	}
}
