package corpus

import (
	"context"
	"iter"

	"github.com/simde/simde/schema"
)

// Ledger says what became of each file that was ever offered.
type Ledger interface {
	// Record writes rows in one transaction. A row that waits does not replace
	// what is known of the file already.
	Record(ctx context.Context, rows ...Row) error
	// KeepOut has the row of a file that is held back say that it stays out, and
	// writes the step that says so with it. Of a file that is not held back it
	// changes nothing and writes no step.
	KeepOut(ctx context.Context, name string, step *schema.Step) error
	// HoldAgain has the row of a file that stays out say that it is held back
	// again, and writes the step; where it is neither, nothing happens and the step
	// has no number.
	HoldAgain(ctx context.Context, name string, step *schema.Step) error
	// Ledger yields rows in the order of their names, by bytes.
	Ledger(ctx context.Context, only Filter) iter.Seq2[Row, error]
	// Row returns the row of one file, and ErrNotFound where none was offered
	// under that name.
	Row(ctx context.Context, name string) (Row, error)
}

// State and Row are those of package schema: what became of a file, and what the
// ledger says of it.
type (
	State = schema.FileState
	Row   = schema.LedgerRow
)

// The states of a file in the ledger.
const (
	Waiting   = schema.StateWaiting
	Imported  = schema.StateImported
	Updated   = schema.StateUpdated
	Unchanged = schema.StateUnchanged
	Duplicate = schema.StateDuplicate
	Failed    = schema.StateFailed
	Withdrawn = schema.StateWithdrawn
	Held      = schema.StateHeld
	Replaced  = schema.StateReplaced
	Notice    = schema.StateNotice
)

// Filter chooses rows of the ledger. The zero Filter chooses all.
type Filter struct {
	States   []State
	Document schema.ID
	Warned   bool // only rows with a warning
}
