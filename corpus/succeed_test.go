package corpus_test

import (
	"errors"
	"testing"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// TestSucceed holds that the file of one document becomes a version of another,
// stays it when it is offered again, and goes back when the step is undone.
func TestSucceed(t *testing.T) {
	l := newLibrary(t)
	d := &corpus.Desk{Store: l.store, Describer: firstLine{}, Importer: func(by string) *corpus.Importer { return l.Importer }}
	const old, revised = "The press release of May\n\nThe term ends on the 30th of June.", "The press release, corrected\n\nThe term ends on the 31st of July."
	l.run(t, item("/old", old), item("/new", revised))
	_, first := l.of(t, "/old")
	_, second := l.of(t, "/new")
	if first.ID == second.ID {
		t.Fatal("the two are one document")
	}
	if err := corpus.Correct(t.Context(), l.store, firstLine{}, first.ID, schema.Correction{Field: schema.FieldRights, Op: schema.CorrectSet, Value: "CC0"}); err != nil {
		t.Fatal(err)
	}
	step, err := d.Succeed(t.Context(), "Ana", first.ID, second.ID)
	if err != nil || step == 0 {
		t.Fatalf("step %d, %v", step, err)
	}
	check := func(when string) {
		t.Helper()
		doc := l.document(t, first.ID)
		if doc.Pages[0].Text != revised || len(doc.Earlier) != 1 || doc.Rights != "CC0" || doc.Original.Name != "/new" {
			t.Errorf("%s: the first document is %+v", when, doc)
		}
		if _, err := l.store.Head(t.Context(), second.ID); !errors.Is(err, schema.ErrGone) {
			t.Errorf("%s: the second document: %v, want ErrGone", when, err)
		}
		if r, _ := l.of(t, "/new"); r.Document != first.ID {
			t.Errorf("%s: the row of the new file: %+v", when, r)
		}
		l.agree(t)
	}
	check("at once")
	l.run(t, item("/new", revised))
	check("offered again")
	s, err := l.store.Step(t.Context(), step)
	if err != nil || len(s.Parts) != 2 || s.By != l.By && s.By != "Ana" {
		t.Errorf("the step: %+v, %v", s, err)
	}
	if _, err := d.Undo(t.Context(), schema.Undoing{Step: step}); err != nil {
		t.Fatal(err)
	}
	if a, b := l.document(t, first.ID), l.document(t, second.ID); a.Pages[0].Text != old || b.Pages[0].Text != revised || a.Rights != "CC0" {
		t.Errorf("undone: %q and %q", a.Pages[0].Text, b.Pages[0].Text)
	}
	if r, _ := l.of(t, "/new"); r.Document != second.ID {
		t.Errorf("undone: the row of the new file: %+v", r)
	}
	l.agree(t)
	if _, err := d.Succeed(t.Context(), "Ana", first.ID, "none"); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("of no document: %v, want ErrNotFound", err)
	}
}
