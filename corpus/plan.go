package corpus

import (
	"context"

	"github.com/simde/simde/schema"
)

// Plans keep changes of many documents that persons prepare.
type Plans interface {
	// PutPlan stores a plan, in place of the earlier one of its number. One
	// without a number is new and gets the next. It returns the number.
	PutPlan(ctx context.Context, p schema.Plan) (int, error)
	// OnePlan returns a plan, and ErrNotFound for a number that was never given.
	OnePlan(ctx context.Context, number int) (schema.Plan, error)
}
