package describe

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/simde/simde/schema/schematest"
)

// TestEval writes the whole evaluation where SIMDE_EVAL is set: "1" for the
// table, the beginning of a set's name for its errors too.
func TestEval(t *testing.T) {
	only := os.Getenv("SIMDE_EVAL")
	if only == "" {
		t.Skip("skipped: SIMDE_EVAL is not set")
	}
	o := EvalOptions{}
	if only != "1" {
		o = EvalOptions{Errors: true, Only: only}
	}
	if err := Eval(os.Stdout, schematest.SharedData(t), o); err != nil {
		t.Fatal(err)
	}
}

// TestSentences holds what the rules reach on our own sentences, those that
// they were not written with among them.
func TestSentences(t *testing.T) {
	var b bytes.Buffer
	if err := Eval(&b, t.TempDir(), EvalOptions{Only: "sentences"}); err != nil {
		t.Fatal(err)
	}
	e := &evaluation{Describer: New(), scores: map[string]*Score{}, items: map[string]int{}}
	if err := e.sentences(); err != nil {
		t.Fatal(err)
	}
	for _, r := range e.results() {
		if r.P < 0.9 || r.F < 0.8 {
			t.Errorf("%s %s: precision %.2f, F1 %.2f, want 0.90 and 0.80", r.Set, r.Language, r.P, r.F)
		}
		if !strings.Contains(b.String(), r.Set) {
			t.Errorf("the table does not have %s", r.Set)
		}
	}
}
