package storetest

import (
	"errors"
	"testing"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// keepsOutTakenBack holds that a file which a person kept out waits again
// when that is taken back, that taking this back keeps it out, and that one which
// was decided on since is left alone.
func keepsOutTakenBack(t *testing.T, s corpus.Store) {
	const name = "/in/x"
	if err := s.Record(t.Context(), corpus.Row{Name: name, State: corpus.Held, Reason: "like another", At: time.UnixMilli(5)}); err != nil {
		t.Fatal(err)
	}
	step := &schema.Step{At: time.UnixMilli(9).UTC(), By: "Ana", Verb: schema.VerbKeepOut, Note: name}
	if err := s.KeepOut(t.Context(), name, step); err != nil {
		t.Fatal(err)
	}
	d := &corpus.Desk{Store: s}
	want := corpus.Held
	for at := step.Number; at < step.Number+3; at++ {
		plan, err := d.PlanUndo(t.Context(), schema.Undoing{Step: at})
		if err != nil || len(plan) != 1 || plan[0].Verdict != schema.VerdictChanges || plan[0].Value != name {
			t.Fatalf("undoing step %d would be %+v, %v", at, plan, err)
		}
		out, err := d.Undo(t.Context(), schema.Undoing{By: "Eva", Step: at})
		row, rowErr := s.Row(t.Context(), name)
		if err != nil || rowErr != nil || out.Step != at+1 || row.State != want {
			t.Fatalf("undoing step %d: %+v, %v; the file is %s", at, out, err, row.State)
		}
		if want = corpus.Withdrawn; at == step.Number+1 {
			want = corpus.Held
		}
	}
	if err := s.Record(t.Context(), corpus.Row{Name: name, State: corpus.Failed, At: time.UnixMilli(99)}); err != nil {
		t.Fatal(err)
	}
	out, err := d.Undo(t.Context(), schema.Undoing{By: "Eva", Step: step.Number})
	if err != nil || out.Step != 0 || out.Effects[0].Verdict != schema.VerdictOvertaken {
		t.Errorf("decided on since: %+v, %v", out, err)
	}
	none := &schema.Step{At: time.UnixMilli(9).UTC(), Verb: schema.VerbName, Note: "x"}
	if err := s.AddStep(t.Context(), none); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Undo(t.Context(), schema.Undoing{Step: none.Number}); !errors.Is(err, schema.ErrInvalid) {
		t.Errorf("a step that changed nothing: %v", err)
	}
}
