// Package page has the pages of the site that are small: home, topics,
// collections, what the library covers, the data bank, and prose. The larger
// ones are packages below it. Each page is a value that holds what it asks.
package page

import (
	"context"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// lister lists the values of a facet.
type lister interface {
	FacetValues(ctx context.Context, q search.Query, f search.Facet, prefix string, offset, limit int) ([]search.FacetValue, int, error)
}

// cardReader reads what lists say of documents.
type cardReader interface {
	Cards(ctx context.Context, ids []schema.ID) ([]schema.Card, error)
}
