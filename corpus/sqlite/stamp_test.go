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
