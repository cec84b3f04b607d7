package corpus

import (
	"context"
	"errors"

	"github.com/simde/simde/schema"
)

// Foresee returns what taking back a batch would come to, as Undo would judge
// now, and changes nothing. A number that was never given is ErrNotFound.
func Foresee(ctx context.Context, s Store, number int) (schema.Forecast, error) {
	var out schema.Forecast
	if _, err := s.Batch(ctx, number); err != nil {
		return out, err
	}
	ids, err := s.ChangedBy(ctx, number)
	if err != nil {
		return out, err
	}
	for _, id := range ids {
		_, err := s.Head(ctx, id)
		gone := errors.Is(err, schema.ErrGone) || errors.Is(err, schema.ErrNotFound)
		if err != nil && !gone {
			return out, err
		}
		all, err := s.BatchesOf(ctx, id)
		if err != nil {
			return out, err
		}
		c, v, _ := judge(all, number)
		switch {
		case v == takenBack || c.Before == nil && v == asLeft && gone:
			out.Already++
		case v == overtaken:
			out.Left = append(out.Left, id)
		case c.Before == nil:
			out.Withdrawn = append(out.Withdrawn, id)
		default:
			out.Restored = append(out.Restored, id)
		}
	}
	return out, nil
}
