// Package document is the page of a document with what stands below it: the
// viewer, pictures of its pages, its files.
package document

import (
	"context"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// headReader reads a document without its pages.
type headReader interface {
	Head(ctx context.Context, id schema.ID) (*schema.Document, error)
}

// cardReader reads what lists say of documents.
type cardReader interface {
	Cards(ctx context.Context, ids []schema.ID) ([]schema.Card, error)
}

// hitFinder finds the pages of a document on which a query is found.
type hitFinder interface {
	PageHits(ctx context.Context, q search.Query, id schema.ID) ([]search.PageHit, error)
}

// marker takes a text apart where a query is found in it.
type marker interface {
	Marks(ctx context.Context, q search.Query, text string, l schema.Lang) ([]search.Span, error)
}
