package corpus

import (
	"context"

	"github.com/simde/simde/schema"
)

// Advices keeps what people propose of documents. What waits is a case of its
// document, as long as that is held; it goes with a document that is erased.
type Advices interface {
	// AddAdvice gives advice the next number. A document that is not held is
	// ErrNotFound or ErrGone.
	AddAdvice(ctx context.Context, a schema.Advice) (int, error)
	// ChangeAdvice stores what f makes of advice, which nobody else changes
	// meanwhile, and a step with it, or none where step is nil. An error of f
	// changes nothing.
	ChangeAdvice(ctx context.Context, number int, f func(*schema.Advice) error, step *schema.Step) error
	// Advice returns one, or ErrNotFound.
	Advice(ctx context.Context, number int) (schema.Advice, error)
	// Advices returns those that are chosen, the newest first.
	Advices(ctx context.Context, only schema.AdviceFilter) ([]schema.Advice, error)
}
