// Package api is the interface for programs: its operations, what their
// parameters may be, its description as OpenAPI, and the page that explains it.
package api

import (
	"context"
	"iter"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/profile"
)

// Interface is all that programs can ask.
type Interface struct {
	Site       *frame.Site
	Documents  *Documents
	Figures    *Figures
	Vocabulary *Vocabulary
}

// Documents answers what programs ask of documents.
type Documents struct {
	Site      *frame.Site
	Catalogue interface {
		Head(ctx context.Context, id schema.ID) (*schema.Document, error)
		Attached(ctx context.Context, id schema.ID) ([]schema.Card, error)
		Pages(ctx context.Context, id schema.ID, numbers []int) ([]schema.Page, error)
		Cards(ctx context.Context, ids []schema.ID) ([]schema.Card, error)
	}
	Finder interface {
		search.Engine
		IDs(ctx context.Context, q search.Query) iter.Seq2[schema.ID, error]
		PageHits(ctx context.Context, q search.Query, id schema.ID) ([]search.PageHit, error)
		Marks(ctx context.Context, q search.Query, text string, l schema.Lang) ([]search.Span, error)
		Family(ctx context.Context, id schema.ID) (search.Family, error)
	}
}

// Figures answers what programs ask of corridors and of the data bank.
type Figures struct {
	Site      *frame.Site
	Bank      *bank.Reader
	Corridors *profile.Corridors
}

// Vocabulary answers what programs ask of words: topics, places, values of
// facets, how to go on with what is typed.
type Vocabulary struct {
	Site   *frame.Site
	Finder interface {
		FacetValues(ctx context.Context, q search.Query, f search.Facet, prefix string, offset, limit int) ([]search.FacetValue, int, error)
		Suggest(ctx context.Context, text string, l schema.Lang, n int) ([]search.Suggestion, error)
	}
}
