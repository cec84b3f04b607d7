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
	// KeepSourceItems keeps what is known of things of a source, and how far it
	// was read, in one transaction. A source that was removed meanwhile is
	// ErrNotFound, and nothing is kept.
	KeepSourceItems(ctx context.Context, source, cursor string, items []schema.SourceItem) error
}
