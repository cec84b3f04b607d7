package sqlstore

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/simde/simde/corpus/review"
	"github.com/simde/simde/schema"
)

// AddAdvice keeps advice. See corpus.Advices.
func (s *Store) AddAdvice(ctx context.Context, a schema.Advice) (int, error) {
	number := 0
	err := s.writing(ctx, func(w *writing) error {
		doc, err := s.head(ctx, w.querier, a.Document)
		if err != nil {
			return err
		}
		b := a // another may have the number by now where this runs again
		if err := w.queryRow(ctx, `SELECT coalesce(max(number), 0) + 1 FROM advice`).Scan(&b.Number); err != nil {
			return err
		}
		body, err := json.Marshal(b)
		if err != nil {
			return err
		}
		number = b.Number
		if err := w.exec(ctx, `INSERT INTO advice (number, document, person, state, body) VALUES (?, ?, ?, ?, ?)`, b.Number, b.Document, b.Person, b.State, string(body)); err != nil {
			return err
		}
		return w.putCases(ctx, []schema.Case{review.Advised(doc, b)}, nil)
	})
	if err != nil {
		return 0, fmt.Errorf("advice on %s: %w", a.Document, err)
	}
	return number, nil
}

// ChangeAdvice changes advice. See corpus.Advices.
func (s *Store) ChangeAdvice(ctx context.Context, number int, f func(*schema.Advice) error, step *schema.Step) error {
	err := s.writing(ctx, func(w *writing) error {
		a, err := s.oneAdvice(ctx, w.querier, number)
		if err == nil {
			err = f(&a)
		}
		if err != nil {
			return err
		}
		body, err := json.Marshal(a)
		if err != nil {
			return err
		}
		if err := w.exec(ctx, `UPDATE advice SET state = ?, body = ? WHERE number = ?`, a.State, string(body), number); err != nil {
			return err
		}
		if err := w.exec(ctx, `DELETE FROM cases WHERE code = ?`, a.CaseKey()); err != nil {
			return err
		}
		if err := s.addStep(ctx, w, step); err != nil || a.State != schema.AdviceWaiting {
			return err
		}
		doc, err := s.head(ctx, w.querier, a.Document)
		if err != nil {
			return err
		}
		return w.putCases(ctx, []schema.Case{review.Advised(doc, a)}, nil)
	})
	if err != nil {
		return fmt.Errorf("advice %d: %w", number, err)
	}
	return nil
}

// Advice returns advice. See corpus.Advices.
func (s *Store) Advice(ctx context.Context, number int) (a schema.Advice, err error) {
	err = s.asking(ctx, func(q querier) (err error) {
		a, err = s.oneAdvice(ctx, q, number)
		return err
	})
	if err != nil {
		return a, fmt.Errorf("advice %d: %w", number, err)
	}
	return a, nil
}

func (s *Store) oneAdvice(ctx context.Context, q querier, number int) (schema.Advice, error) {
	held, err := collect(ctx, q, scanJSON[schema.Advice], `SELECT body FROM advice WHERE number = ?`, number)
	if err == nil && len(held) == 0 {
		err = schema.ErrNotFound
	}
	return append(held, schema.Advice{})[0], err
}

// Advices returns advice. See corpus.Advices.
func (s *Store) Advices(ctx context.Context, only schema.AdviceFilter) ([]schema.Advice, error) {
	query, args := `SELECT body FROM advice WHERE TRUE`, []any{}
	and := func(condition string, value any) {
		query, args = query+` AND `+condition, append(args, value)
	}
	if only.Person != 0 {
		and(`person = ?`, only.Person)
	}
	if only.Document != "" {
		and(`document = ?`, only.Document)
	}
	if only.State != "" {
		and(`state = ?`, only.State)
	}
	query += ` ORDER BY number DESC`
	if only.Most != 0 {
		query, args = query+` LIMIT ?`, append(args, only.Most)
	}
	return someOf(ctx, s, "advice", scanJSON[schema.Advice], query, args...)
}

// advised returns the cases of a document of which something is proposed.
func (w *writing) advised(ctx context.Context, doc *schema.Document) ([]schema.Case, error) {
	waits, err := collect(ctx, w.querier, scanJSON[schema.Advice], `SELECT body FROM advice WHERE document = ? AND state = ?`, doc.ID, schema.AdviceWaiting)
	var out []schema.Case
	for _, a := range waits {
		out = append(out, review.Advised(doc, a))
	}
	return out, err
}
