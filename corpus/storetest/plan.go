package storetest

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// keepsPlans holds that plans are numbered, kept whole and changed.
func keepsPlans(t *testing.T, s corpus.Store) {
	want := schema.Plan{By: "Ana", Made: time.UnixMilli(5).UTC(), Query: "q=a&topic=b", Only: []schema.ID{"a", "b"}, Without: []schema.ID{"b"},
		Edits: []schema.Edit{{Field: schema.FieldTopic, Way: schema.WayAdd, Value: "diaspora"}}}
	var err error
	want.Number, err = s.PutPlan(t.Context(), want)
	must(t, err)
	second, err := s.PutPlan(t.Context(), schema.Plan{})
	must(t, err)
	if want.Number != 1 || second != 2 {
		t.Errorf("numbers %d and %d, want 1 and 2", want.Number, second)
	}
	want.Step = 7
	if n, err := s.PutPlan(t.Context(), want); n != 1 || err != nil {
		t.Errorf("putting it again: %d, %v", n, err)
	}
	got, err := s.OnePlan(t.Context(), 1)
	must(t, err)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("plan (-want +got):\n%s", diff)
	}
	if _, err := s.OnePlan(t.Context(), 9); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("a number never given: %v, want ErrNotFound", err)
	}
}
