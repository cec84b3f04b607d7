package alert

import (
	"context"
	"iter"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// Store keeps alerts and what waiting searches have found.
type Store interface {
	PutAlert(ctx context.Context, a schema.Alert) error
	Alert(ctx context.Context, id string) (schema.Alert, error)
	DropAlert(ctx context.Context, id string) error
	Alerts(ctx context.Context, mail string) iter.Seq2[schema.Alert, error]
	Arrivals(ctx context.Context, standing string, after time.Time) ([]schema.Arrival, error)
	ForgetArrivals(ctx context.Context, before time.Time) error
}

// counter says how many documents a search finds.
type counter interface {
	Count(ctx context.Context, q search.Query) (int, error)
}

// cards are what a list shows of documents.
type cards interface {
	Cards(ctx context.Context, ids []schema.ID) ([]schema.Card, error)
}
