package sqlstore

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
)

// TestReadCards tests that a card read again is the same, that what a caller does
// to one is seen by no other, and that the cards that are held are bounded.
func TestReadCards(t *testing.T) {
	want := schema.Card{ID: "a", Title: "Remesas", Creators: []string{"CEPAL"}, Corridors: []schema.Corridor{{Origin: "MX", Destination: "US"}},
		Collections: []string{"Boletines"}, Parts: []schema.Part{{Pages: 3}}}
	text, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var r readCards
	for range 3 {
		got, err := r.of(text)
		if d := cmp.Diff(want, got); err != nil || d != "" {
			t.Errorf("%v (-want +got):\n%s", err, d)
		}
		got.Creators[0], got.Collections[0], got.Corridors[0].Origin, got.Parts[0].Pages = "x", "x", "FR", 0
	}
	if len(r.cards) != 1 {
		t.Errorf("%d cards are held of one text", len(r.cards))
	}
	if _, err := r.of([]byte("{")); err == nil || len(r.cards) != 1 {
		t.Errorf("what is no card: %v, and %d are held", err, len(r.cards))
	}
	for i := range 2 * mostCards {
		if _, err := r.of(fmt.Appendf(nil, `{"ID":"%d"}`, i)); err != nil {
			t.Fatal(err)
		}
	}
	if len(r.cards) > mostCards {
		t.Errorf("%d cards are held, want %d at most", len(r.cards), mostCards)
	}
}
