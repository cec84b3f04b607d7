package corpus

import (
	"context"
	"time"

	"github.com/simde/simde/schema"
)

// Cases keeps what waits for a person. The cases of a document are found in the
// transaction that stores it, those of two documents when the second of them or
// a bond between them is stored, and that of a file with its row of the ledger;
// so they are always what the catalogue says. They grow back from it.
type Cases interface {
	// Queue returns a part of the cases that a query chooses.
	Queue(ctx context.Context, q schema.CaseQuery) (schema.CaseList, error)
	// Case returns a case; ErrNotFound where it does not wait any more, or never
	// did.
	Case(ctx context.Context, key string) (schema.Case, error)
	// CasesOf returns those of some cases that wait, in the order of keys.
	CasesOf(ctx context.Context, keys []string) ([]schema.Case, error)
	// CaseFacets counts the cases by what they can be filtered by.
	CaseFacets(ctx context.Context, q schema.CaseQuery) (schema.CaseFacets, error)
	// CasePlace returns where a case stands among those that a query chooses. Of
	// cases alike that stand as one, each stands where that one does. What is
	// lent to others at a time is neither previous nor next.
	CasePlace(ctx context.Context, q schema.CaseQuery, key string, at time.Time) (schema.CasePlace, error)
	// Lend notes that a person has a case before them until a time, in place of
	// what was lent to them before. One that is lent to another at that time is
	// ErrConflict.
	Lend(ctx context.Context, key, by string, at, until time.Time) error
	// NoteUnsure notes of cases that a person is not sure of them, or that they
	// are again not among those.
	NoteUnsure(ctx context.Context, by string, at time.Time, unsure bool, keys ...string) error
	// FindCases finds all cases anew where other rules found them last, and
	// returns in how many documents it looked.
	FindCases(ctx context.Context) (int, error)
}
