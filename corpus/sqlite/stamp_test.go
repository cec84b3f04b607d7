package sqlite

import (
	"testing"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/storetest"
	"github.com/simde/simde/schema"
)

func TestStamps(t *testing.T) {
	s := open(t)
	before := time.Now().Add(-time.Second)
	for _, id := range []schema.ID{"a", "b", "c"} {
		doc := storetest.Full(id)
		doc.Revision = 0
		if err := s.Put(t.Context(), doc); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Withdraw(t.Context(), corpus.Withdrawal{ID: "b", At: time.Now()}); err != nil {
		t.Fatal(err)
	}
	after := time.Now().Add(time.Second)
	for _, c := range []struct {
		name string
		r    schema.StampRange
		want string
	}{
		{"all", schema.StampRange{Most: 9}, "a c b!"},
		{"some", schema.StampRange{Most: 2}, "a c"},
		{"after the first", schema.StampRange{After: 1, Most: 9}, "c b!"},
		{"now", schema.StampRange{From: before, Until: after, Most: 9}, "a c b!"},
		{"later", schema.StampRange{From: after, Most: 9}, ""},
		{"earlier", schema.StampRange{Until: before, Most: 9}, ""},
		{"one", schema.StampRange{ID: "b", Most: 1}, "b!"},
		{"none", schema.StampRange{ID: "x", Most: 1}, ""},
	} {
		found, err := s.Stamps(t.Context(), c.r)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for i, x := range found {
			if i > 0 {
				got += " "
			}
			got += string(x.ID)
			if x.Gone {
				got += "!"
				if x.Was == nil || x.Was.ID != x.ID || x.Was.Language != "es" {
					t.Errorf("%s was %+v", x.ID, x.Was)
				}
			} else if x.Was != nil {
				t.Errorf("%s, which is held, was %+v", x.ID, x.Was)
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestCardsSayWhenTheyChanged holds that a card has the time of the document's
// stamp.
func TestCardsSayWhenTheyChanged(t *testing.T) {
	s := open(t)
	doc := storetest.Full("a")
	doc.Imported = time.UnixMilli(1_000_000_000_000).UTC()
	if err := s.Put(t.Context(), doc); err != nil {
		t.Fatal(err)
	}
	stamps, err := s.Stamps(t.Context(), schema.StampRange{ID: "a", Most: 1})
	if err != nil || len(stamps) != 1 {
		t.Fatal(stamps, err)
	}
	cards, err := s.Cards(t.Context(), []schema.ID{"a"})
	if err != nil || len(cards) != 1 || !cards[0].Changed.Equal(stamps[0].At) {
		t.Errorf("cards = %v, %v, want changed at %v", cards, err, stamps[0].At)
	}
	recent, err := s.Recent(t.Context(), 1)
	if err != nil || len(recent) != 1 || !recent[0].Changed.Equal(stamps[0].At) {
		t.Errorf("recent = %v, %v, want changed at %v", recent, err, stamps[0].At)
	}
}
