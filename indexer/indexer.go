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
	// Epoch identifies the database for its whole life. A restored backup that
	// went back in time is told from the index by it or by its revisions.
	Epoch(ctx context.Context) (string, error)
	// Revision returns the last revision of the corpus.
	Revision(ctx context.Context) (schema.Revision, error)
	// Changes yields what changed after a revision, in order, each document
	// once with its newest state. A withdrawn document has a nil Document.
	Changes(ctx context.Context, after schema.Revision) iter.Seq2[schema.Change, error]
}

// Index is what the indexer keeps equal to the feed.
type Index interface {
	// Revision returns the position up to which the index has applied the
	// feed whose epoch it also returns; 0 and "" for a new index.
	Revision(ctx context.Context) (schema.Revision, string, error)
	// Apply makes the changes and the position of the last one durable
	// together, or not at all.
	Apply(ctx context.Context, epoch string, changes []schema.Change) error
	// Contents yields the identifier and the content hash of every document
	// held, in no order.
	Contents(ctx context.Context) iter.Seq2[Content, error]
}

// Content is a document as a drift check compares it.
type Content struct {
	ID   schema.ID
	Hash string // of all that is indexed of the document: schema.Document.ContentHash
}
