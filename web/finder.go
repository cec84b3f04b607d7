package web

import (
	"context"
	"iter"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// Finder answers what the pages ask.
type Finder interface {
	search.Engine
	// PageHits returns every page of a document on which q is found.
	PageHits(ctx context.Context, q search.Query, id schema.ID) ([]search.PageHit, error)
	// Marks parts a text of a language into spans and marks what q finds in it.
	Marks(q search.Query, text string, l schema.Lang) []search.Span
	// IDs yields all documents that q finds, in its order.
	IDs(ctx context.Context, q search.Query) iter.Seq2[schema.ID, error]
}
