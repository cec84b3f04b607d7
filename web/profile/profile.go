// Package profile tells what the library holds of corridors: documents, what
// they say, the numbers that they state beside those of the data bank.
package profile

import (
	"context"
	"errors"

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
	FacetCounts(ctx context.Context, q search.Query, f search.Facet) (map[string]int, error)
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
	held      frame.PerState[Documents]      // by language and corridor
	said      frame.PerState[Evidence]       // by language and corridor
}

// errPartial says that what was made is not all that there is, because it was not
// found in time: it is shown and not kept.
var errPartial = errors.New("not all was found in time")

// kept returns what make makes of a corridor for readers of a language, made once
// for each state of the library.
func kept[V any](s *Corridors, p *frame.PerState[V], r *frame.Request, c schema.Corridor, make func(*frame.Request) (V, error)) (V, error) {
	state, err := s.Finder.State(r.Ctx())
	if err != nil {
		var none V
		return none, err
	}
	v, err := p.Of(r.Ctx(), state, string(r.Lang)+" "+c.String(), func(ctx context.Context) (V, error) { return make(r.Beyond(ctx)) })
	if errors.Is(err, errPartial) {
		err = nil
	}
	return v, err
}
