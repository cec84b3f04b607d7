package corpus

import (
	"context"
	"iter"
	"time"

	"github.com/simde/simde/schema"
)

// Alerts keeps who wants to be told of what, and what has come of it.
type Alerts interface {
	// PutAlert stores an alert in the place of the one of its ID. Another for
	// the same address, search and language is ErrConflict.
	PutAlert(ctx context.Context, a schema.Alert) error
	// Alert returns an alert, or ErrNotFound.
	Alert(ctx context.Context, id string) (schema.Alert, error)
	// DropAlert removes an alert; ErrNotFound where there is none.
	DropAlert(ctx context.Context, id string) error
	// Alerts yields all alerts, the oldest first; those of one address where
	// mail is not "".
	Alerts(ctx context.Context, mail string) iter.Seq2[schema.Alert, error]
	// Arrive notes what waiting searches have found up to a revision, all or
	// nothing. What was noted before keeps its time.
	Arrive(ctx context.Context, upTo schema.Revision, found []schema.Arrival) error
	// Arrived returns up to which revision documents were looked at, 0 before
	// the first.
	Arrived(ctx context.Context) (schema.Revision, error)
	// Arrivals returns what a waiting search has found after a time, the newest
	// first.
	Arrivals(ctx context.Context, standing string, after time.Time) ([]schema.Arrival, error)
	// ForgetArrivals removes what was found before a time.
	ForgetArrivals(ctx context.Context, before time.Time) error
}
