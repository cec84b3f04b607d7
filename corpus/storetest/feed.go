package storetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

func feedsChanges(t *testing.T, s corpus.Store) {
	var want []schema.ID
	for i := range 450 { // more than a step of any adapter
		id := schema.ID(fmt.Sprintf("d%03d", i))
		must(t, s.Put(t.Context(), Full(id)))
		want = append(want, id)
	}
	var got []schema.ID
	var last schema.Revision
	for c, err := range s.Changes(t.Context(), 0) {
		must(t, err)
		if c.Revision <= last {
			t.Fatalf("revision %d after %d", c.Revision, last)
		}
		last = c.Revision
		got = append(got, c.ID)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("feed (-put +got):\n%s", diff)
	}
	if rest := changes(t, s, last); len(rest) != 0 {
		t.Errorf("%d changes after the last", len(rest))
	}
}

// feedsWhatIsWanted holds that a feed names every change and reads only what is
// wanted.
func feedsWhatIsWanted(t *testing.T, s corpus.Store) {
	for i, collections := range [][]string{{"A", "B"}, nil, {"B"}, {"B"}} {
		doc := Full(schema.ID(fmt.Sprint("d", i)))
		doc.Collections = collections
		must(t, s.Put(t.Context(), doc))
	}
	must(t, s.Withdraw(t.Context(), corpus.Withdrawal{ID: "d3", At: time.Now()}))
	for wanted, want := range map[string]string{"A": "d0 of 2 -d1 -d2 -d3", "B": "d0 of 2 -d1 d2 of 2 -d3"} {
		var got []string
		for c, err := range s.ChangesIn(t.Context(), 0, func(in []string) bool { return slices.Contains(in, wanted) }) {
			must(t, err)
			if c.Document == nil {
				got = append(got, "-"+string(c.ID))
				continue
			}
			got = append(got, fmt.Sprintf("%s of %d", c.ID, len(c.Document.Pages)))
		}
		if said := strings.Join(got, " "); said != want {
			t.Errorf("of %s: %s, want %s", wanted, said, want)
		}
	}
}

func namesEachChange(t *testing.T, s corpus.Store) {
	epoch, err := s.Epoch(t.Context())
	if err != nil || epoch == "" {
		t.Errorf("Epoch = %q, %v", epoch, err)
	}
	must(t, s.Put(t.Context(), Full("a")))
	must(t, s.Put(t.Context(), Full("b")))
	again := Full("a")
	again.Title = "Otra"
	must(t, s.Put(t.Context(), again))
	must(t, s.Withdraw(t.Context(), corpus.Withdrawal{ID: "b"}))
	last, err := s.Revision(t.Context())
	must(t, err)
	seen := map[string]bool{}
	for r := schema.Revision(1); r <= last; r++ {
		identity, err := s.Identity(t.Context(), r)
		if err != nil || identity == "" || seen[identity] {
			t.Errorf("identity of revision %d = %q, %v, want one of its own", r, identity, err)
		}
		seen[identity] = true
	}
	for _, r := range []schema.Revision{0, last + 1} {
		if identity, err := s.Identity(t.Context(), r); identity != "" || err != nil {
			t.Errorf("identity of revision %d, which is not there: %q, %v", r, identity, err)
		}
	}
	for _, c := range changes(t, s, 0) {
		if identity, err := s.Identity(t.Context(), c.Revision); err != nil || c.Identity != identity {
			t.Errorf("change %d is fed as %q, %v, want %q", c.Revision, c.Identity, err, identity)
		}
	}
	if last != 4 {
		t.Errorf("revision after two documents, an update and a withdrawal = %d, want 4", last)
	}
}

func changes(t *testing.T, s corpus.Store, after schema.Revision) []schema.Change {
	t.Helper()
	var out []schema.Change
	for c, err := range s.Changes(t.Context(), after) {
		must(t, err)
		out = append(out, c)
	}
	return out
}
