package storetest

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

func keepsAdvice(t *testing.T, s corpus.Store) {
	must(t, s.Put(t.Context(), Full("a")))
	one := schema.Advice{Document: "a", By: "Ana", Person: 3, At: time.UnixMilli(5).UTC(), Field: schema.FieldRights, Way: schema.WaySet, Value: "CC0", Why: "the cover says so", State: schema.AdviceWaiting}
	if _, err := s.AddAdvice(t.Context(), schema.Advice{Document: "none"}); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("advice on what is not held: %v", err)
	}
	var err error
	one.Number, err = s.AddAdvice(t.Context(), one)
	must(t, err)
	two := one
	two.Field, two.Value, two.Person = schema.FieldTitle, "Another", 4
	two.Number, err = s.AddAdvice(t.Context(), two)
	must(t, err)
	waits := func() (n int) {
		l, err := s.Queue(t.Context(), schema.CaseQuery{Kinds: []schema.CaseKind{schema.CaseAdvice}})
		must(t, err)
		return l.Total
	}
	if one.Number != 1 || two.Number != 2 || waits() != 2 {
		t.Errorf("numbers %d and %d, %d cases", one.Number, two.Number, waits())
	}
	if got, err := s.Advices(t.Context(), schema.AdviceFilter{}); err != nil || !cmp.Equal(got, []schema.Advice{two, one}) {
		t.Errorf("advice: %+v, %v", got, err)
	}
	if got, err := s.Advices(t.Context(), schema.AdviceFilter{Person: 3, State: schema.AdviceWaiting, Document: "a", Most: 5}); err != nil || !cmp.Equal(got, []schema.Advice{one}) {
		t.Errorf("of one person: %+v, %v", got, err)
	}
	again := Full("a") // the document changes: the advice waits on
	again.Title = "A new title"
	must(t, s.Put(t.Context(), again))
	if waits() != 2 {
		t.Errorf("after the document changed %d wait", waits())
	}
	if err := s.ChangeAdvice(t.Context(), 1, func(*schema.Advice) error { return schema.ErrConflict }, nil); !errors.Is(err, schema.ErrConflict) || waits() != 2 {
		t.Errorf("what was given up: %v, %d wait", err, waits())
	}
	step := &schema.Step{By: "Eva", Verb: schema.VerbDecline, Note: one.Note()}
	must(t, s.ChangeAdvice(t.Context(), 1, func(a *schema.Advice) error { a.State = schema.AdviceRefused; return nil }, step))
	one.State = schema.AdviceRefused
	if got, err := s.Advice(t.Context(), 1); err != nil || !cmp.Equal(got, one) || waits() != 1 || step.Number == 0 {
		t.Errorf("refused: %+v, %v, %d wait, step %d", got, err, waits(), step.Number)
	}
	must(t, s.ChangeAdvice(t.Context(), 1, func(a *schema.Advice) error { a.State = schema.AdviceWaiting; return nil }, nil))
	if waits() != 2 {
		t.Errorf("taken up again, %d wait", waits())
	}
	must(t, s.Withdraw(t.Context(), corpus.Withdrawal{ID: "a"}))
	if waits() != 0 {
		t.Errorf("of a withdrawn document %d wait", waits())
	}
	must(t, s.Erase(t.Context(), corpus.Withdrawal{ID: "a", Document: &schema.Document{ID: "a"}}))
	if _, err := s.Advice(t.Context(), 2); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("advice on an erased document: %v", err)
	}
}
