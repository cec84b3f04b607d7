package corpus_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

// ties writes what persons said of a document.
func (d desk) ties(t *testing.T, id schema.ID) string {
	t.Helper()
	doc, err := d.store.Head(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for other, tie := range doc.Ties() {
		out = append(out, fmt.Sprintf("%s %s", other, tie))
	}
	slices.Sort(out)
	return strings.Join(out, "; ")
}

// TestWorks holds that both documents of a pair say what a person said of it,
// that a later word takes the place of an earlier one, that words which cannot
// hold together are refused, and that each step is taken back as it was made.
func TestWorks(t *testing.T) {
	d := newDesk(t, "a", "b", "c", "d")
	a, b, c := d.id(t, "a"), d.id(t, "b"), d.id(t, "c")
	say := func(edits []schema.Edit, err error) int {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		out, err := d.Decide(t.Context(), schema.Decision{By: "Ana", Overrule: true, Affirm: true, Edits: edits})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range out.Effects {
			if x.Verdict != schema.VerdictChanges {
				t.Fatalf("%+v", x)
			}
		}
		return out.Step
	}
	want := func(what string, id schema.ID, ties ...string) {
		t.Helper()
		slices.Sort(ties)
		if got := d.ties(t, id); got != strings.Join(ties, "; ") {
			t.Errorf("%s: %q, want %q", what, got, ties)
		}
	}
	first := say(d.Together(t.Context(), schema.TieCopy, a, b, a))
	want("copies", a, string(b)+" copy")
	want("copies, of the other", b, string(a)+" copy")
	second := say(d.Together(t.Context(), schema.TieEdition, a, b))
	want("editions", a, string(b)+" edition")
	doc, err := d.store.Head(t.Context(), a)
	if err != nil || len(doc.Corrections) != 1 {
		t.Errorf("an earlier word is kept beside the later one: %+v, %v", doc.Corrections, err)
	}
	if _, err := d.Undo(t.Context(), schema.Undoing{By: "Eva", Step: second}); err != nil {
		t.Fatal(err)
	}
	want("taken back", a, string(b)+" copy")
	say(d.Apart(t.Context(), c, a))
	want("apart", c, string(a)+" ")
	var parted interface{ Error() string }
	if _, err := d.Together(t.Context(), "", b, c); !errors.Is(err, schema.ErrInvalid) || !errors.As(err, &parted) || !strings.Contains(parted.Error(), string(c)) {
		t.Errorf("b is a copy of a, from which c is apart: %v", err)
	}
	say(d.Together(t.Context(), "", a, b, c))
	want("of one language", c, string(a)+" version", string(b)+" version")
	if _, err := d.Undo(t.Context(), schema.Undoing{By: "Eva", Step: first}); err != nil {
		t.Fatal(err)
	}
	want("changed since, left alone", b, string(a)+" version", string(c)+" version")
	say(d.Unsaid(a, c), nil)
	want("unsaid", c, string(b)+" version")
	say(d.EachApart(a, b, c))
	want("each apart", b, string(a)+" ", string(c)+" ")

	for what, f := range map[string]func() ([]schema.Edit, error){
		"one document":     func() ([]schema.Edit, error) { return d.Together(t.Context(), "", a, a) },
		"an unknown tie":   func() ([]schema.Edit, error) { return d.Together(t.Context(), "twin", a, b) },
		"many":             func() ([]schema.Edit, error) { return d.EachApart(many(41)...) },
		"with no relative": func() ([]schema.Edit, error) { return d.Apart(t.Context(), d.id(t, "d")) },
	} {
		if edits, err := f(); !errors.Is(err, schema.ErrInvalid) {
			t.Errorf("%s: %v, %v", what, edits, err)
		}
	}
	if _, err := d.Together(t.Context(), "", a, "nobody"); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("with what is not held: %v", err)
	}
	for _, value := range []string{"", ":copy", "x:twin", " x"} {
		got, err := d.Plan(t.Context(), schema.Decision{Affirm: true, Edits: []schema.Edit{{Document: a, Field: schema.FieldCopy, Way: schema.WayAdd, Value: value}}})
		if err != nil || got[0].Verdict != schema.VerdictInvalid {
			t.Errorf("%q: %+v, %v", value, got, err)
		}
	}
}

func many(n int) (out []schema.ID) {
	for i := range n {
		out = append(out, schema.ID(fmt.Sprintf("x%d", i)))
	}
	return out
}
