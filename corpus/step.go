package corpus

import (
	"context"

	"github.com/simde/simde/schema"
)

// Steps keep what persons did. Nothing takes a step away or changes one, save
// that erasing a document takes away what its parts quote, and the note of a step
// that touches no other.
//
// An Entry and a Withdrawal carry the step that they are part of, and opening a
// batch is a step, so that what is done and that it was done are one transaction.
// A step without a number is a new one and gets the next; the parts of one that
// has a number are added to those it has.
type Steps interface {
	// AddStep writes a step that touches no document, or adds parts to one, and
	// sets its number, and the time where it has none.
	AddStep(ctx context.Context, step *schema.Step) error
	// Step returns one step with all its parts; ErrNotFound for a number that
	// was never given.
	Step(ctx context.Context, number int) (schema.Step, error)
	// Steps returns steps, the newest first, each with its first parts, or with
	// those of the document that is asked for.
	Steps(ctx context.Context, only schema.StepFilter) ([]schema.Step, error)
}
