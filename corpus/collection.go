package corpus

import (
	"context"

	"github.com/simde/simde/schema"
)

// Collections keeps what is said of collections. That a document is part of one
// is said by the document.
type Collections interface {
	// PutCollection stores what a collection is called and its description. It
	// stays closed or open as it is.
	PutCollection(ctx context.Context, c schema.Collection) error
	// CloseCollection closes a collection or opens it; what is said of it stays.
	// Where that changes anything each of its documents makes a revision, so that
	// what follows the catalogue learns of it, and briefings that quote a document
	// of a closed one are forgotten, as they are of one that comes into it later.
	CloseCollection(ctx context.Context, name string, closed bool) error
	// Collections returns those of which something is said or that have
	// documents, in the order of their names.
	Collections(ctx context.Context) ([]schema.Collection, error)
	// Described returns those of which something is said, without counting their
	// documents.
	Described(ctx context.Context) ([]schema.Collection, error)
	// Closed returns the names of the closed ones. It costs next to nothing.
	Closed(ctx context.Context) ([]string, error)
	// PartsOf returns the documents of a collection, the newest first.
	PartsOf(ctx context.Context, name string) ([]schema.Card, error)
}
