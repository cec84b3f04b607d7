package storetest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

func keepsCares(t *testing.T, s corpus.Store) {
	for _, id := range []schema.ID{"a", "b"} {
		must(t, s.Put(t.Context(), Full(id)))
	}
	a, err := s.Document(t.Context(), "a")
	must(t, err)
	said := func(by string, undoes int) int {
		doc, err := s.Document(t.Context(), "a")
		must(t, err)
		step := &schema.Step{By: by, Verb: schema.VerbCorrect, Undoes: undoes, Parts: []schema.StepPart{{Document: "a", Field: schema.FieldTitle}}}
		if undoes != 0 {
			step.Verb = schema.VerbUndo
		}
		must(t, s.Enter(t.Context(), corpus.Entry{Documents: []*schema.Document{doc}, Step: step}))
		return step.Number
	}
	said("Eva", 0)
	ana := said("Ana", 0)
	got, err := s.Cares(t.Context(), a.Describer)
	must(t, err)
	waiting := func(id schema.ID) int {
		l, err := s.Queue(t.Context(), schema.CaseQuery{Document: id})
		must(t, err)
		return l.Total
	}
	want := map[schema.ID]schema.Care{"a": {Cases: waiting("a"), By: []string{"Ana", "Eva"}}, "b": {Cases: waiting("b")}}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("cares (-want +got):\n%s", d)
	}
	undo := said("Ana", ana)
	got, err = s.Cares(t.Context(), "newer rules")
	must(t, err)
	if c := got["a"]; !c.Old || !cmp.Equal(c.By, []string{"Eva"}) {
		t.Errorf("with newer rules, and one's word taken back: %+v", c)
	}
	said("Eva", undo)
	if got, err = s.Cares(t.Context(), ""); err != nil || !cmp.Equal(got["a"].By, []string{"Ana", "Eva"}) {
		t.Errorf("that taken back too: %+v, %v", got["a"], err)
	}
}
