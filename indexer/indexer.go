// Package indexer keeps everything derived equal to the corpus: it follows the
// change feed into a search index, proves that the two agree, and rebuilds the
// index beside the old one.
package indexer

import (
	"context"
	"iter"

	"github.com/simde/simde/schema"
)

// Feed is the corpus as the indexer reads it.
type Feed interface {
	// Epoch identifies the database for its whole life.
	Epoch(ctx context.Context) (string, error)
	// Revision returns the last revision of the corpus.
	Revision(ctx context.Context) (schema.Revision, error)
	// Identity returns schema.Change.Identity of the change that made a
	// revision, and "" where this history has no such revision. By it a backup
	// that was restored and went on is told from the history that was followed.
	Identity(ctx context.Context, r schema.Revision) (string, error)
	// Changes yields what changed after a revision, in order, each document
	// once with its newest state. A withdrawn document has a nil Document.
	Changes(ctx context.Context, after schema.Revision) iter.Seq2[schema.Change, error]
}

// Index is what the indexer keeps equal to the feed.
type Index interface {
	// Position returns up to where the index has applied the feed, and which;
	// the zero Position for a new index.
	Position(ctx context.Context) (Position, error)
	// Apply makes the changes durable, and then the position of the last one:
	// the position is never ahead of the documents. Where it fails some changes
	// may have been made, and the position is as before; applying them again
	// changes nothing else. A change that is older than what the index holds is
	// passed over, and the position never goes back. A document that the index
	// cannot hold is named in the error.
	Apply(ctx context.Context, epoch string, changes []schema.Change) error
	// Contents yields the identifier and the content hash of every document
	// held, in no order.
	Contents(ctx context.Context) iter.Seq2[Content, error]
}

// Position is a point in the history of one corpus.
type Position struct {
	Revision schema.Revision
	Epoch    string // of the database
	Identity string // of the change that made Revision
}

// Content is a document as a drift check compares it.
type Content struct {
	ID   schema.ID
	Hash string // of all that is indexed of the document: schema.Document.ContentHash
}
