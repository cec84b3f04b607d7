package sqlstore

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/simde/simde/schema"
)

// PutPlan stores a plan. See corpus.Plans.
func (s *Store) PutPlan(ctx context.Context, p schema.Plan) (int, error) {
	number := p.Number
	err := s.writing(ctx, func(w *writing) error {
		q := p // another may have the number by now where this runs again
		if q.Number == 0 {
			if err := w.queryRow(ctx, `SELECT coalesce(max(number), 0) + 1 FROM plans`).Scan(&q.Number); err != nil {
				return err
			}
		}
		body, err := json.Marshal(q)
		if err != nil {
			return err
		}
		number = q.Number
		return w.exec(ctx, `INSERT INTO plans (number, body) VALUES (?, ?) ON CONFLICT (number) DO UPDATE SET body = excluded.body`, q.Number, string(body))
	})
	if err != nil {
		return 0, fmt.Errorf("store a plan: %w", err)
	}
	return number, nil
}

// OnePlan returns a plan. See corpus.Plans.
func (s *Store) OnePlan(ctx context.Context, number int) (schema.Plan, error) {
	return oneOf(ctx, s, fmt.Sprintf("plan %d", number), scanJSON[schema.Plan], `SELECT body FROM plans WHERE number = ?`, number)
}
