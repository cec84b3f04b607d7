package corpus

import (
	"context"

	"github.com/simde/simde/schema"
)

// Collections keeps what is said of collections. That a document is part of one
// is said by the document.
type Collections interface {
	// PutCollection stores what a collection is called and its description. It
	// stays closed or open, for whom it is, and keeps its cover.
	PutCollection(ctx context.Context, c schema.Collection) error
	// CloseCollection closes a collection or opens it; what is said of it stays.
	// Where that changes anything each of its documents makes a revision, so that
	// what follows the catalogue learns of it, and briefings that quote a document
	// of a closed one are forgotten, as they are of one that comes into it later.
	CloseCollection(ctx context.Context, name string, closed bool) error
	// LimitCollection says for which persons alone a collection is open while it
	// is closed, by their numbers; none is for all who have an account.
	LimitCollection(ctx context.Context, name string, only []int) error
	// PutCover gives a collection a picture, a JPEG, in place of what it had; nil
	// takes it away.
	PutCover(ctx context.Context, name string, c *schema.Cover, jpeg []byte) error
	// CoverOf returns the picture of a collection, or ErrNotFound.
	CoverOf(ctx context.Context, name string) ([]byte, error)
	// Limited returns the closed ones with what is said of them. It costs next to
	// nothing.
	Limited(ctx context.Context) ([]schema.Collection, error)
	// Collections returns those of which something is said or that have
	// documents, in the order of their names.
	Collections(ctx context.Context) ([]schema.Collection, error)
	// Described returns those of which something is said, without counting their
	// documents.
	Described(ctx context.Context) ([]schema.Collection, error)
	// Closed returns the names of the closed ones. It costs next to nothing.
	Closed(ctx context.Context) ([]string, error)
	// Shelves returns which indices of closed collections there are.
	Shelves(ctx context.Context) ([]schema.Shelf, error)
	// PutShelves notes such indices, all at once; noting one again changes nothing.
	PutShelves(ctx context.Context, shelves []schema.Shelf) error
	// DropShelf forgets one, if it is noted.
	DropShelf(ctx context.Context, key string) error
	// PartsOf returns the documents of a collection, the newest first.
	PartsOf(ctx context.Context, name string) ([]schema.Card, error)
}
