package sight

import (
	"context"
	"errors"
	"iter"
	"slices"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// Shelf is what is in the same closed collections, with what finds in it.
type Shelf struct {
	schema.Shelf
	Finder search.Finder
}

// Shelves are the indices of what is closed.
type Shelves interface {
	// Open opens those of the shelves that are wanted.
	Open(ctx context.Context, want func(schema.Shelf) bool) ([]Shelf, error)
}

// Reserve is what is closed, as who asks may see it.
type Reserve struct {
	Catalogue Catalogue
	Shelves   Shelves
}

// Seen returns the shelves of whose collections who asks may see all: none for
// who is not known. Of others no index is asked.
func (r *Reserve) Seen(ctx context.Context) ([]Shelf, error) {
	closed, err := r.Catalogue.Closed(ctx)
	if err != nil || len(closed) == 0 {
		return nil, err
	}
	hidden, err := r.Catalogue.Hidden(ctx)
	if err != nil || len(hidden) == len(closed) {
		return nil, err
	}
	var names []string
	for _, c := range closed {
		if !slices.Contains(hidden, c.Name) {
			names = append(names, c.Name)
		}
	}
	return r.Shelves.Open(ctx, func(s schema.Shelf) bool { return s.Within(names) })
}

// Finder finds in what everybody may see, and on a shelf, where a query names
// one, what who asks may see.
type Finder struct {
	search.Finder
	Reserve *Reserve
}

var _ search.Finder = Finder{}

// on returns what answers a query, and the query as it is asked of it.
func (f Finder) on(ctx context.Context, q search.Query) (search.Finder, search.Query, error) {
	if q.Shelf == "" {
		return f.Finder, q, nil
	}
	seen, err := f.Reserve.Seen(ctx)
	if err != nil {
		return nil, q, err
	}
	for _, s := range seen {
		if s.Key == q.Shelf {
			q.Shelf = ""
			return s.Finder, q, nil
		}
	}
	return f.Finder, q, nil // which finds nothing on a shelf
}

// Search answers a query. See search.Engine.
func (f Finder) Search(ctx context.Context, q search.Query) (search.Result, error) {
	x, q, err := f.on(ctx, q)
	if err != nil {
		return search.Result{}, err
	}
	return x.Search(ctx, q)
}

// Count returns how many documents a query finds.
func (f Finder) Count(ctx context.Context, q search.Query) (int, error) {
	x, q, err := f.on(ctx, q)
	if err != nil {
		return 0, err
	}
	return x.Count(ctx, q)
}

// IDs yields every document that a query finds.
func (f Finder) IDs(ctx context.Context, q search.Query) iter.Seq2[schema.ID, error] {
	x, q, err := f.on(ctx, q)
	if err != nil {
		return func(yield func(schema.ID, error) bool) { yield("", err) }
	}
	return x.IDs(ctx, q)
}

// FacetValues lists the values of one facet. See search.Finder.
func (f Finder) FacetValues(ctx context.Context, q search.Query, facet search.Facet, prefix string, offset, limit int) ([]search.FacetValue, int, error) {
	x, q, err := f.on(ctx, q)
	if err != nil {
		return nil, 0, err
	}
	return x.FacetValues(ctx, q, facet, prefix, offset, limit)
}

// FacetCounts counts the documents of each value of one facet. See search.Finder.
func (f Finder) FacetCounts(ctx context.Context, q search.Query, facet search.Facet) (map[string]int, error) {
	x, q, err := f.on(ctx, q)
	if err != nil {
		return nil, err
	}
	return x.FacetCounts(ctx, q, facet)
}

// PageHits returns the pages of a document on which a query is found. Of one that
// no index has yet there are none.
func (f Finder) PageHits(ctx context.Context, q search.Query, id schema.ID) ([]search.PageHit, error) {
	q.Shelf = ""
	hits, err := f.Finder.PageHits(ctx, q, id)
	if !errors.Is(err, schema.ErrNotFound) {
		return hits, err
	}
	seen, err := f.Reserve.Seen(ctx)
	if err != nil {
		return nil, err
	}
	for _, s := range seen {
		hits, err := s.Finder.PageHits(ctx, q, id)
		if !errors.Is(err, schema.ErrNotFound) {
			return hits, err
		}
	}
	return nil, nil
}

// Marks takes a text apart where a query would be found in it.
func (f Finder) Marks(ctx context.Context, q search.Query, text string, l schema.Lang) ([]search.Span, error) {
	q.Shelf = ""
	return f.Finder.Marks(ctx, q, text, l)
}
