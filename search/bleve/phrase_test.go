package bleve

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/plan"
	"github.com/simde/simde/search/word"
)

// TestPhrasesInChunks tests that it does not matter in how many documents at
// a time a phrase is looked for.
func TestPhrasesInChunks(t *testing.T) {
	lib := newChance(4).library(80)
	x := open(t, lib)
	follow(t, lib, x)
	v, err := x.generation().acquire()
	must(t, err)
	defer v.discard()
	near := plan.Phrase{Field: plan.Page + "es", Terms: word.Stems("migrantes retorno", schema.Spanish), At: []int{0, 1}, Slop: 3}
	p := phrase{Phrase: &near}
	found := 0
	for _, s := range v.segs {
		want, err := p.find(t.Context(), s, phraseChunk)
		must(t, err)
		found += len(want.pages)
		for _, chunk := range []int{1, 2, 7} {
			got, err := p.find(t.Context(), s, chunk)
			must(t, err)
			if d := cmp.Diff(want, got, cmp.AllowUnexported(phraseHits{})); d != "" {
				t.Errorf("%d documents at a time (-all at once +got):\n%s", chunk, d)
			}
		}
	}
	if found < 3 {
		t.Errorf("the phrase is on %d pages, too few to test with", found)
	}
}
