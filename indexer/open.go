package indexer

import (
	"context"
	"iter"
	"slices"

	"github.com/simde/simde/schema"
)

// Open is a library of which everybody may see all: the documents of closed
// collections are as withdrawn to who follows it, so that no index of it can
// give anything of them away.
type Open struct {
	Library
	// Closed returns the names of the closed collections.
	Closed func(ctx context.Context) ([]string, error)
}

// Changes yields the changes of the library. See Feed.
func (o Open) Changes(ctx context.Context, after schema.Revision) iter.Seq2[schema.Change, error] {
	return o.ChangesIn(ctx, after, func([]string) bool { return true })
}

// ChangesIn yields the changes of the library. What is closed is not even read. See
// Library.
func (o Open) ChangesIn(ctx context.Context, after schema.Revision, wanted func(collections []string) bool) iter.Seq2[schema.Change, error] {
	return func(yield func(schema.Change, error) bool) {
		closed, err := o.Closed(ctx)
		if err != nil {
			yield(schema.Change{}, err)
			return
		}
		for c, err := range o.Library.ChangesIn(ctx, after, func(in []string) bool { return !within(in, closed) && wanted(in) }) {
			if err == nil && c.Document != nil && isClosed(c.Document, closed) {
				c.Document = nil
			}
			if !yield(c, err) {
				return
			}
		}
	}
}

// Document returns a document of an open collection, or schema.ErrGone.
func (o Open) Document(ctx context.Context, id schema.ID) (*schema.Document, error) {
	doc, err := o.Library.Document(ctx, id)
	if err != nil {
		return nil, err
	}
	closed, err := o.Closed(ctx)
	if err == nil && isClosed(doc, closed) {
		return nil, schema.ErrGone
	}
	return doc, err
}

// Hashes yields the documents of open collections.
func (o Open) Hashes(ctx context.Context) iter.Seq2[schema.Hashed, error] {
	return func(yield func(schema.Hashed, error) bool) {
		closed, err := o.Closed(ctx)
		if err != nil {
			yield(schema.Hashed{}, err)
			return
		}
		for h, err := range o.Library.Hashes(ctx) {
			if err == nil && within(h.Collections, closed) {
				continue
			}
			if !yield(h, err) {
				return
			}
		}
	}
}

func isClosed(doc *schema.Document, closed []string) bool { return within(doc.Collections, closed) }

func within(collections, closed []string) bool {
	return slices.ContainsFunc(collections, func(name string) bool { return slices.Contains(closed, name) })
}
