package indexer

import (
	"context"
	"iter"

	"github.com/simde/simde/schema"
)

// Named is a library whose documents are indexed by what their organisations are
// called: no change is yielded before what was said of these when it was made is
// in force.
type Named struct {
	Library
	// Refresh puts in force what is said of organisations by now.
	Refresh func(ctx context.Context) error
}

// Changes yields the changes of the library. See Feed.
func (n Named) Changes(ctx context.Context, after schema.Revision) iter.Seq2[schema.Change, error] {
	return n.inForce(ctx, n.Library.Changes(ctx, after))
}

// ChangesIn yields the changes of the library. See Library.
func (n Named) ChangesIn(ctx context.Context, after schema.Revision, wanted func(collections []string) bool) iter.Seq2[schema.Change, error] {
	return n.inForce(ctx, n.Library.ChangesIn(ctx, after, wanted))
}

// inForce yields changes, none before what was said when it was made is in force.
func (n Named) inForce(ctx context.Context, changes iter.Seq2[schema.Change, error]) iter.Seq2[schema.Change, error] {
	return func(yield func(schema.Change, error) bool) {
		inForce, err := n.refresh(ctx)
		if err != nil {
			yield(schema.Change{}, err)
			return
		}
		for c, err := range changes {
			if err == nil && c.Revision > inForce { // it came meanwhile
				inForce, err = n.refresh(ctx)
			}
			if !yield(c, err) || err != nil {
				return
			}
		}
	}
}

// refresh returns the revision whose names are in force at least.
func (n Named) refresh(ctx context.Context) (schema.Revision, error) {
	at, err := n.Revision(ctx)
	if err != nil {
		return 0, err
	}
	return at, n.Refresh(ctx)
}
