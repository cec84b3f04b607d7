package corpus

import (
	"context"

	"github.com/simde/simde/schema"
)

// Briefs keeps briefings as they were given out. When a document is erased, so
// are those that quote it.
type Briefs interface {
	// KeepBrief stores a briefing, unless one of its corridor, language and day
	// is there, and returns the one that is kept.
	KeepBrief(ctx context.Context, b schema.Brief) (schema.Brief, error)
	// Brief returns the briefing of a corridor in a language that was kept for
	// a day, or ErrNotFound. It leaves out which documents are quoted.
	Brief(ctx context.Context, c schema.Corridor, l schema.Lang, day schema.Date) (schema.Brief, error)
}
