package storetest

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

func keepsBodies(t *testing.T, s corpus.Store) {
	a, b, c := Full("a"), Full("b"), Full("c")
	a.Publisher, a.Creators = "Cáritas de Choluteca", nil
	b.Publisher, b.Creators = "Another", []string{"CCH"}
	c.Publisher, c.Creators = "Another", nil
	for _, d := range []*schema.Document{a, b, c} {
		must(t, s.Put(t.Context(), d))
	}
	stamp, err := s.BodiesStamp(t.Context())
	must(t, err)
	before, err := s.Revision(t.Context())
	must(t, err)
	first := &schema.Body{ID: "own-c", Name: schema.Labels{"es": "Cáritas de Choluteca"}}
	step := &schema.Step{By: "Ana", Verb: schema.VerbBody, Parts: []schema.StepPart{{Field: schema.FieldBody, Is: []string{"x"}}}}
	must(t, s.PutBody(t.Context(), "own-c", nil, first, step))
	if got := changes(t, s, before); len(got) != 1 || got[0].ID != "a" {
		t.Errorf("a name changed %d documents, want the one that bears it", len(got))
	}
	if now, err := s.BodiesStamp(t.Context()); err != nil || now == stamp {
		t.Errorf("the stamp stays %q, %v", now, err)
	}
	if kept, err := s.Step(t.Context(), step.Number); err != nil || len(kept.Parts) != 1 || kept.Parts[0].Field != schema.FieldBody || !cmp.Equal(kept.Parts[0].Is, []string{"x"}) {
		t.Errorf("the step: %+v, %v", kept, err)
	}
	second := &schema.Body{ID: "own-c", Name: schema.Labels{"es": "Cáritas de Choluteca", "en": "Caritas"}, Acronym: schema.Labels{"es": "CCH"}, Other: []string{"Pastoral"}}
	if got, err := s.Bearing(t.Context(), "own-c", second); err != nil || len(got) != 2 {
		t.Errorf("%d documents would bear a name of it, %v", len(got), err)
	}
	if err := s.PutBody(t.Context(), "own-c", nil, second, nil); !errors.Is(err, schema.ErrConflict) {
		t.Errorf("over what another person said: %v", err)
	}
	before, err = s.Revision(t.Context())
	must(t, err)
	must(t, s.PutBody(t.Context(), "own-c", first, second, nil))
	if got := changes(t, s, before); len(got) != 2 {
		t.Errorf("an acronym more changed %d documents, want 2", len(got))
	}
	if got, err := s.Bodies(t.Context()); err != nil || !cmp.Equal(got, []schema.Body{*second}) {
		t.Errorf("said: %v, %v", got, err)
	}
	must(t, s.PutBody(t.Context(), "own-c", second, nil, nil))
	if got, err := s.Bodies(t.Context()); err != nil || len(got) != 0 {
		t.Errorf("nothing is said any more: %v, %v", got, err)
	}
}
