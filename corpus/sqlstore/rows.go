package sqlstore

import (
	"context"
	"iter"
)

// collect returns all rows of a query as scan reads them.
func collect[T any](ctx context.Context, q querier, scan func(rows) (T, error), query string, args ...any) ([]T, error) {
	found, err := q.query(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	return all(found, scan)
}

// all returns all rows as scan reads them, and closes them.
func all[T any](found rows, scan func(rows) (T, error)) ([]T, error) {
	defer found.Close()
	var out []T
	for found.Next() {
		x, err := scan(found)
		if err != nil {
			return nil, err
		}
		out = append(out, x)
	}
	return out, found.Err()
}

// each yields the rows of a query as scan reads them, one by one. explain says
// of an error what was asked for.
func each[T any](ctx context.Context, s *Store, explain func(error) error, scan func(rows) (T, error), query string, args ...any) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		var found rows
		err := s.asking(ctx, func(q querier) (err error) {
			found, err = q.query(ctx, query, args...)
			return err
		})
		if err != nil {
			yield(none, explain(err))
			return
		}
		defer found.Close()
		for found.Next() {
			x, err := scan(found)
			if err != nil {
				yield(none, explain(err))
				return
			}
			if !yield(x, nil) {
				return
			}
		}
		if err := found.Err(); err != nil {
			yield(none, explain(err))
		}
	}
}

// scanOne reads a row of one column.
func scanOne[T any](r rows) (x T, err error) {
	err = r.Scan(&x)
	return x, err
}
