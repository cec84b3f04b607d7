package corridor

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
)

func TestBesides(t *testing.T) {
	cards := func(ids ...schema.ID) (out []schema.Card) {
		for _, id := range ids {
			out = append(out, schema.Card{ID: id})
		}
		return out
	}
	if diff := cmp.Diff(cards("b", "d"), besides(cards("a", "b", "c", "d"), cards("c", "a", "x"))); diff != "" {
		t.Errorf("besides (-want +got):\n%s", diff)
	}
}
