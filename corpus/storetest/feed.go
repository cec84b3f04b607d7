package storetest

import (
	"fmt"
	"testing"

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
