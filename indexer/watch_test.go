package indexer

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
)

// whole is an index in memory that can be made anew.
type whole struct {
	*held
	stale bool
}

func (w *whole) Stale() bool { return w.stale }

func (w *whole) Rebuild(ctx context.Context, fill func(context.Context, Index) error) error {
	empty := newHeld()
	if err := fill(ctx, empty); err != nil {
		return err
	}
	w.held, w.stale = empty, false
	return nil
}

// TestWatched holds what an index tells of itself while it follows, fails and
// is made anew.
func TestWatched(t *testing.T) {
	c := &corpus{epoch: "e", docs: []*schema.Document{{ID: "a"}, {ID: "b"}}}
	x := &whole{held: newHeld()}
	w, err := Watch(t.Context(), x)
	if err != nil {
		t.Fatal(err)
	}
	seen := func(when string, want Seen) {
		t.Helper()
		if d := cmp.Diff(want, w.Seen()); d != "" {
			t.Errorf("%s (-want +got):\n%s", when, d)
		}
	}
	seen("at first", Seen{})
	x.fails = 1
	if err := Sync(t.Context(), quiet, c, w); err == nil {
		t.Fatal("a full disk was not noticed")
	}
	seen("after a failure", Seen{})
	if err := Sync(t.Context(), quiet, c, w); err != nil {
		t.Fatal(err)
	}
	seen("after it followed", Seen{At: 2})
	c.docs, x.stale = append(c.docs, &schema.Document{ID: "c"}), true
	err = w.Rebuild(t.Context(), func(ctx context.Context, empty Index) error {
		seen("as a rebuild begins", Seen{At: 2, Rebuilding: true})
		if err := empty.Apply(ctx, "e", []schema.Change{{Revision: 1, ID: "a", Document: c.docs[0]}}); err != nil {
			return err
		}
		seen("within a rebuild", Seen{At: 2, Rebuilding: true, Rebuilt: 1})
		return errDisk
	})
	if err == nil {
		t.Fatal("a rebuild that failed was not noticed")
	}
	seen("after a rebuild that failed", Seen{At: 2, Rebuilt: 1})
	if err := Sync(t.Context(), quiet, c, w); err != nil {
		t.Fatal(err)
	}
	seen("after a rebuild", Seen{At: 3, Rebuilt: 3, Rebuilds: 1})
}
