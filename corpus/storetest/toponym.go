package storetest

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

func keepsToponyms(t *testing.T, s corpus.Store) {
	stamp, err := s.BodiesStamp(t.Context())
	must(t, err)
	first := &schema.Toponyms{Place: "US", Names: map[schema.Lang][]string{"es": {"Gabacholandia"}}}
	step := &schema.Step{By: "Ana", Verb: schema.VerbPlace, Parts: []schema.StepPart{{Field: schema.FieldToponyms, Is: []string{"x"}}}}
	must(t, s.PutToponyms(t.Context(), "US", nil, first, step))
	if now, err := s.BodiesStamp(t.Context()); err != nil || now == stamp {
		t.Errorf("the stamp stays %q, %v", now, err)
	}
	if kept, err := s.Step(t.Context(), step.Number); err != nil || len(kept.Parts) != 1 || kept.Parts[0].Field != schema.FieldToponyms {
		t.Errorf("the step: %+v, %v", kept, err)
	}
	second := &schema.Toponyms{Place: "US", Names: map[schema.Lang][]string{"es": {"Gabacholandia", "el Gabacho"}}, Towns: []string{"Losángeles"}}
	if err := s.PutToponyms(t.Context(), "US", nil, second, nil); !errors.Is(err, schema.ErrConflict) {
		t.Errorf("over what another person said: %v", err)
	}
	must(t, s.PutToponyms(t.Context(), "US", first, second, nil))
	other := &schema.Toponyms{Place: "MX", Towns: []string{"Cd. Juárez"}}
	must(t, s.PutToponyms(t.Context(), "MX", nil, other, nil))
	if got, err := s.Toponyms(t.Context()); err != nil || !cmp.Equal(got, []schema.Toponyms{*other, *second}) {
		t.Errorf("said: %v, %v", got, err)
	}
	must(t, s.PutToponyms(t.Context(), "US", second, nil, nil))
	if got, err := s.Toponyms(t.Context()); err != nil || !cmp.Equal(got, []schema.Toponyms{*other}) {
		t.Errorf("nothing is said of one any more: %v, %v", got, err)
	}
}
