package corpus

import (
	"context"

	"github.com/simde/simde/schema"
)

// Sources keeps where documents come from by themselves, and how far each was
// read.
type Sources interface {
	// AddSource keeps a source. Its name is taken once: ErrConflict.
	AddSource(ctx context.Context, s schema.Source) error
	// ChangeSource stores what f makes of a source, which nobody else changes
	// meanwhile; its name stays. An error of f changes nothing. It may be
	// ErrNotFound.
	ChangeSource(ctx context.Context, name string, f func(*schema.Source) error) error
	// Source returns one, or ErrNotFound.
	Source(ctx context.Context, name string) (schema.Source, error)
	// Sources returns all, in the order of their names.
	Sources(ctx context.Context) ([]schema.Source, error)
	// RemoveSource forgets a source and what is known of what it offers. Its
	// documents stay. It may be ErrNotFound.
	RemoveSource(ctx context.Context, name string) error
	// SourceItems returns what is known of things that a source offers, by their
	// keys. What is not known is left out.
	SourceItems(ctx context.Context, source string, keys []string) (map[string]schema.SourceItem, error)
	// SourceItemsAfter returns at most so many of the things that are known of a
	// source, in an order of their keys that stays, from the one after a key on; ""
	// is the beginning.
	SourceItemsAfter(ctx context.Context, source, after string, most int) ([]schema.SourceItem, error)
	// KeepSourceItems keeps what is known of things of a source, and how far it
	// was read, in one transaction. A source that was removed meanwhile is
	// ErrNotFound, and nothing is kept.
	KeepSourceItems(ctx context.Context, source, cursor string, items []schema.SourceItem) error
}

// Source is where items come from by themselves, some at a time. What it returns
// depends on the cursor alone, on what the source says now, and on what is known
// of its items: asked again with the same cursor it tells what was not stored
// again.
type Source interface {
	// Next returns what comes after a cursor, which an earlier Portion gave; "" is
	// the beginning. Its bytes can be opened until Next is called again, or Close.
	Next(ctx context.Context, cursor string) (Portion, error)
	// Close frees what the source holds.
	Close() error
}

// Portion is some of what a source offers.
type Portion struct {
	Offers []Offer
	Cursor string // to go on from, once the offers are stored
	More   bool   // there is more to come now
	Listed int    // things that the source told of, with those that are known already
	Notes  []string
}

// Offer is one thing of a source.
type Offer struct {
	Item schema.SourceItem // what is known of it, once it is stored
	// File is what is to be imported; nil where the source withdrew it, or where
	// nothing came.
	File *Item
	// More are further files of it, which become documents attached to its own.
	More []Item
	// Dropped are further files that it named once and names no longer.
	Dropped []schema.SourceFile
}
