package corpus

import (
	"context"
	"iter"

	"github.com/simde/simde/schema"
)

// Feed tells what changed, to whoever keeps something equal to the catalogue.
type Feed interface {
	// Epoch identifies the database for its whole life.
	Epoch(ctx context.Context) (string, error)
	// Revision returns the last revision; 0 for a new store. A revision that is
	// seen has every smaller one before it: none comes in later.
	Revision(ctx context.Context) (schema.Revision, error)
	// Identity returns the identity of the change that made a revision. No other
	// change has it, not even one that makes the same revision in a copy of the
	// database. It is "" for a revision that is not of this history.
	Identity(ctx context.Context, r schema.Revision) (string, error)
	// Changes yields what changed after a revision, in order, each document
	// once with its newest state. A withdrawn document has a nil Document.
	Changes(ctx context.Context, after schema.Revision) iter.Seq2[schema.Change, error]
	// ChangesIn yields the same changes and reads of the documents only those whose
	// collections are wanted: any other is nil, as if it were withdrawn.
	ChangesIn(ctx context.Context, after schema.Revision, wanted func(collections []string) bool) iter.Seq2[schema.Change, error]
}
