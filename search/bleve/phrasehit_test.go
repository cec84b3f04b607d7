package bleve

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/plan"
	"github.com/simde/simde/search/word"
)

// TestKeptPhrases tests that what a segment keeps of a phrase is what is found
// when it is looked for, and that a phrase that differs in anything is another.
func TestKeptPhrases(t *testing.T) {
	lib := newChance(4).library(80)
	x := open(t, lib)
	follow(t, lib, x)
	v, err := x.generation().acquire()
	must(t, err)
	defer v.discard()
	near := plan.Phrase{Field: plan.Page + "es", Terms: word.Stems("migrantes retorno", schema.Spanish), At: []int{0, 1}, Slop: 3}
	total := 0
	for i, s := range v.segs {
		first, again := phrases([]plan.Phrase{near})[0], phrases([]plan.Phrase{near})[0]
		want, err := first.find(t.Context(), s, phraseChunk)
		must(t, err)
		docs, err := first.prepare(t.Context(), v, i)
		must(t, err)
		kept, err := again.prepare(t.Context(), v, i)
		must(t, err)
		if first.hits[i] != again.hits[i] {
			t.Error("what is kept is looked for again")
		}
		if d := cmp.Diff(want, again.hits[i], cmp.AllowUnexported(phraseHits{})); d != "" || docs != len(want.slots) || kept != docs {
			t.Errorf("in %d and %d documents, want %d (-found +kept):\n%s", docs, kept, len(want.slots), d)
		}
		total += len(want.pages)
	}
	if total < 3 {
		t.Errorf("the phrase is on %d pages, too few to test with", total)
	}
	others := []plan.Phrase{near, near, near, near, near}
	others[1].Slop, others[2].At, others[3].Forms, others[4].Field = 2, []int{0, 2}, []string{"migrantes", "retorno"}, plan.Page+"en"
	var keys []string
	for i := range others {
		keys = append(keys, phraseKey(&others[i]))
	}
	slices.Sort(keys)
	if len(slices.Compact(keys)) != len(others) {
		t.Errorf("two phrases have one key: %q", keys)
	}
}
