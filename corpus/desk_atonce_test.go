package corpus_test

import (
	"fmt"
	"sync"
	"testing"

	"github.com/simde/simde/schema"
)

// TestDecideAtOnce holds that of several persons who change one document at the
// same time each is heard, with a step that tells what it found.
func TestDecideAtOnce(t *testing.T) {
	d := newDesk(t, "/a")
	id := d.id(t, "/a")
	const persons = 6
	var all sync.WaitGroup
	for i := range persons {
		all.Go(func() {
			dec := schema.Decision{By: fmt.Sprint("person ", i), Edits: edits(id, fmt.Sprint("identifier+=", i))}
			out, err := d.Decide(t.Context(), dec)
			if err != nil || verdicts(out.Effects) != "changes" {
				t.Errorf("person %d: %s, %v", i, verdicts(out.Effects), err)
			}
		})
	}
	all.Wait()
	steps, err := d.store.Steps(t.Context(), schema.StepFilter{Document: id, Verb: schema.VerbCorrect})
	if err != nil || len(steps) != persons {
		t.Fatalf("%d steps, %v, want one a person", len(steps), err)
	}
	for i, s := range steps { // the newest first
		if p := s.Parts[0]; len(p.After) != persons-i || len(p.Before) != persons-i-1 || len(p.Is) != len(p.Was)+1 {
			t.Errorf("step %d: %d corrections before and %d after", s.Number, len(p.Before), len(p.After))
		}
	}
	if doc := d.document(t, id); len(doc.Corrections) != persons || len(doc.Identifiers) != persons+1 {
		t.Errorf("the document has %d corrections and the identifiers %v", len(doc.Corrections), doc.Identifiers)
	}
}
