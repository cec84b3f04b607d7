// Package profile tells what the library holds of corridors: documents, what
// they say, the numbers that they state beside those of the data bank.
package profile

import (
	"context"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/frame"
)

// Catalogue is the corpus as it is read here.
type Catalogue interface {
	Head(ctx context.Context, id schema.ID) (*schema.Document, error)
	Pages(ctx context.Context, id schema.ID, numbers []int) ([]schema.Page, error)
	Cards(ctx context.Context, ids []schema.ID) ([]schema.Card, error)
}

// Finder is the search as it is asked here.
type Finder interface {
	search.Engine
	FacetValues(ctx context.Context, q search.Query, f search.Facet, prefix string, offset, limit int) ([]search.FacetValue, int, error)
	Count(ctx context.Context, q search.Query) (int, error)
	State(ctx context.Context) (string, error)
}

// Corridors tells of corridors.
type Corridors struct {
	Site      *frame.Site
	Bank      *bank.Reader
	Catalogue Catalogue
	Finder    Finder
	counts    frame.PerState[map[string]int] // of documents by corridor
}
