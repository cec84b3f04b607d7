package storetest

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// part returns a part of a step with every field set.
func part(id schema.ID, value string) schema.StepPart {
	c := schema.Correction{Field: schema.FieldTitle, Op: schema.CorrectSet, Value: value, By: "Ana", At: time.UnixMilli(5).UTC()}
	return schema.StepPart{Document: id, Field: schema.FieldTitle, Before: []schema.Correction{{Field: schema.FieldTitle, Op: schema.CorrectRemove, Value: "z", At: time.UnixMilli(4).UTC()}},
		After: []schema.Correction{c}, Was: []string{"Remesas"}, Is: []string{value}}
}

// change stores a document with another title as part of a step.
func change(t *testing.T, s corpus.Store, doc *schema.Document, step *schema.Step) {
	t.Helper()
	if held, err := s.Head(t.Context(), doc.ID); err == nil {
		doc.Revision = held.Revision
	}
	step.Parts = []schema.StepPart{part(doc.ID, doc.Title)}
	must(t, s.Enter(t.Context(), corpus.Entry{Documents: []*schema.Document{doc}, Step: step}))
}

func titled(id schema.ID, title string) *schema.Document {
	doc := Full(id)
	doc.Title = title
	return doc
}

// keepsSteps holds that a step is kept whole, that parts are added to one that
// has a number, and that it is known which step takes which back.
func keepsSteps(t *testing.T, s corpus.Store) {
	if _, err := s.Step(t.Context(), 1); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("a number never given: %v, want ErrNotFound", err)
	}
	first := &schema.Step{At: time.UnixMilli(1000).UTC(), By: "Ana\xe9", Verb: schema.VerbCorrect, Note: "seen on page 3"}
	change(t, s, titled("a", "One"), first)
	change(t, s, titled("b", "Two"), first)
	second := &schema.Step{At: time.UnixMilli(2000).UTC(), By: "Eva", Verb: schema.VerbUndo, Undoes: 1}
	must(t, s.AddStep(t.Context(), second))
	if first.Number != 1 || second.Number != 2 {
		t.Errorf("numbers %d and %d, want 1 and 2", first.Number, second.Number)
	}
	if undated := (schema.Step{Verb: schema.VerbName}); s.AddStep(t.Context(), &undated) != nil || time.Since(undated.At) > time.Hour {
		t.Errorf("a step without a time is of %v, want now", undated.At)
	} else if got, err := s.Step(t.Context(), undated.Number); err != nil || !got.At.Equal(undated.At) {
		t.Errorf("it is kept as of %v, %v, want %v", got.At, err, undated.At)
	}
	want := *first
	want.Parts, want.Size, want.Undone = []schema.StepPart{part("a", "One"), part("b", "Two")}, 2, 2
	got, err := s.Step(t.Context(), 1)
	must(t, err)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("step (-want +got):\n%s", diff)
	}
	for _, c := range []struct{ undoes, undone int }{{2, 0}, {4, 2}, {1, 6}} { // steps 4, 5 and 6
		must(t, s.AddStep(t.Context(), &schema.Step{At: time.UnixMilli(3000).UTC(), Verb: schema.VerbUndo, Undoes: c.undoes}))
		if got, err := s.Step(t.Context(), 1); err != nil || got.Undone != c.undone {
			t.Errorf("once step %d is undone step 1 is undone by %d, %v, want %d", c.undoes, got.Undone, err, c.undone)
		}
	}
}

// findsSteps holds that steps are listed by each filter, the newest first.
func findsSteps(t *testing.T, s corpus.Store) {
	at := func(n int) time.Time { return time.UnixMilli(int64(1000 * n)).UTC() }
	change(t, s, titled("a", "One"), &schema.Step{At: at(1), By: "Ana", Verb: schema.VerbCorrect})
	many := &schema.Step{At: at(2), By: "Eva", Verb: schema.VerbReject}
	for _, id := range []schema.ID{"b", "c", "d", "e"} {
		change(t, s, titled(id, "Two"), many)
	}
	n := openBatch(t, s, corpus.Batch{Kind: corpus.BatchImport, By: "Ana", Begun: at(3)})
	must(t, s.Enter(t.Context(), corpus.Entry{Documents: []*schema.Document{Full("f")}, Batch: n}))
	must(t, s.Withdraw(t.Context(), corpus.Withdrawal{ID: "e", Step: &schema.Step{At: at(4), By: "Eva", Verb: schema.VerbWithdraw, Parts: []schema.StepPart{{Document: "e", Fate: schema.FateWithdrawn}}}}))
	for _, c := range []struct {
		what string
		only schema.StepFilter
		want []int
	}{
		{"all", schema.StepFilter{}, []int{4, 3, 2, 1}},
		{"of a document", schema.StepFilter{Document: "e"}, []int{4, 2}},
		{"of a document that a batch brought", schema.StepFilter{Document: "f"}, []int{3}},
		{"of a person", schema.StepFilter{By: "Ana"}, []int{3, 1}},
		{"of a verb", schema.StepFilter{Verb: schema.VerbReject}, []int{2}},
		{"of a batch", schema.StepFilter{Batch: n}, []int{3}},
		{"of a day", schema.StepFilter{From: at(2), Until: at(4)}, []int{3, 2}},
		{"the first two", schema.StepFilter{Most: 2}, []int{4, 3}},
		{"the next two", schema.StepFilter{Most: 2, Below: 3}, []int{2, 1}},
		{"of nobody", schema.StepFilter{By: "Luis"}, nil},
	} {
		steps, err := s.Steps(t.Context(), c.only)
		must(t, err)
		var got []int
		for _, st := range steps {
			got = append(got, st.Number)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.what, diff)
		}
	}
	steps, err := s.Steps(t.Context(), schema.StepFilter{Verb: schema.VerbReject})
	must(t, err)
	if len(steps) != 1 || steps[0].Size != 4 || len(steps[0].Parts) != 3 {
		t.Errorf("a step of four parts in a list: %+v, want the first three", steps)
	}
	if steps, err = s.Steps(t.Context(), schema.StepFilter{Document: "e", Verb: schema.VerbReject}); err != nil || len(steps) != 1 || len(steps[0].Parts) != 1 || steps[0].Parts[0].Document != "e" {
		t.Errorf("the step in the list of its last document: %+v, %v, want its part", steps, err)
	}
}

// stepsWithWhatTheyTell holds that a step and what it tells are one transaction.
func stepsWithWhatTheyTell(t *testing.T, s corpus.Store) {
	must(t, s.Put(t.Context(), Full("a")))
	mine, err := s.Document(t.Context(), "a")
	must(t, err)
	theirs := *mine
	theirs.Title = "Theirs"
	must(t, s.Put(t.Context(), &theirs))
	mine.Title = "Theirs"
	step := &schema.Step{Verb: schema.VerbCorrect, Parts: []schema.StepPart{part("a", "Theirs")}}
	if err := s.Enter(t.Context(), corpus.Entry{Documents: []*schema.Document{mine}, Step: step}); !errors.Is(err, schema.ErrConflict) {
		t.Errorf("a step whose change another made meanwhile: %v, want ErrConflict", err)
	}
	if err := s.Withdraw(t.Context(), corpus.Withdrawal{ID: "a", Revision: mine.Revision, Step: step}); !errors.Is(err, schema.ErrConflict) {
		t.Errorf("withdrawing what changed since: %v, want ErrConflict", err)
	}
	if err := s.Erase(t.Context(), corpus.Withdrawal{ID: "never", Document: &schema.Document{}, Step: step}); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("erasing what never was: %v, want ErrNotFound", err)
	}
	if steps, err := s.Steps(t.Context(), schema.StepFilter{}); err != nil || len(steps) != 0 || step.Number != 0 {
		t.Errorf("steps of what was refused: %+v, %v, number %d, want none", steps, err, step.Number)
	}
	n := openBatch(t, s, corpus.Batch{Kind: corpus.BatchImport, By: "Ana", Begun: time.UnixMilli(7).UTC()})
	undoing := openBatch(t, s, corpus.Batch{Kind: corpus.BatchUndo, Undoes: n, By: "Eva", Begun: time.UnixMilli(8).UTC()})
	openBatch(t, s, corpus.Batch{Kind: corpus.BatchRestore})
	want := []schema.Step{{Number: 2, At: time.UnixMilli(8).UTC(), By: "Eva", Verb: schema.VerbUndo, Undoes: 1, Batch: undoing},
		{Number: 1, At: time.UnixMilli(7).UTC(), By: "Ana", Verb: schema.VerbImport, Batch: n, Undone: 2}}
	got, err := s.Steps(t.Context(), schema.StepFilter{})
	must(t, err)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("steps of batches (-want +got):\n%s", diff)
	}
}

// forgetsWhatStepsQuote holds that nothing stays of what steps say of an erased
// document, and everything of what they say of others.
func forgetsWhatStepsQuote(t *testing.T, s corpus.Store) {
	both := &schema.Step{At: time.UnixMilli(1).UTC(), Verb: schema.VerbCorrect, Note: "of both"}
	change(t, s, titled("a", "One"), both)
	change(t, s, titled("b", "Two"), both)
	change(t, s, titled("a", "Three"), &schema.Step{At: time.UnixMilli(2).UTC(), Verb: schema.VerbCorrect, Note: "she asked for it"})
	erasing := &schema.Step{At: time.UnixMilli(3).UTC(), By: "Ana", Verb: schema.VerbErase, Note: "a court says so", Parts: []schema.StepPart{{Document: "a", Fate: schema.FateErased}}}
	must(t, s.Erase(t.Context(), corpus.Withdrawal{ID: "a", Document: &schema.Document{ID: "a"}, Step: erasing}))
	bare := schema.StepPart{Document: "a", Field: schema.FieldTitle}
	want := []schema.Step{
		{Number: 3, At: erasing.At, By: "Ana", Verb: schema.VerbErase, Note: "a court says so", Parts: erasing.Parts, Size: 1},
		{Number: 2, At: time.UnixMilli(2).UTC(), Verb: schema.VerbCorrect, Parts: []schema.StepPart{bare}, Size: 1},
		{Number: 1, At: both.At, Verb: schema.VerbCorrect, Note: "of both", Parts: []schema.StepPart{bare, part("b", "Two")}, Size: 2},
	}
	got, err := s.Steps(t.Context(), schema.StepFilter{})
	must(t, err)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("steps after erasing (-want +got):\n%s", diff)
	}
}
