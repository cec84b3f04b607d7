package sqlstore

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/simde/simde/schema"
)

// PutShelves notes shelves. See corpus.Collections.
func (s *Store) PutShelves(ctx context.Context, shelves []schema.Shelf) error {
	err := s.writing(ctx, func(w *writing) error {
		for _, x := range shelves {
			body, err := json.Marshal(x.Collections)
			if err != nil {
				return err
			}
			if err := w.exec(ctx, `INSERT INTO shelves (key, collections) VALUES (?, ?) ON CONFLICT (key) DO NOTHING`, x.Key, string(body)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("shelves: %w", err)
	}
	return nil
}

// DropShelf forgets a shelf. See corpus.Collections.
func (s *Store) DropShelf(ctx context.Context, key string) error {
	err := s.writing(ctx, func(w *writing) error { return w.exec(ctx, `DELETE FROM shelves WHERE key = ?`, key) })
	if err != nil {
		return fmt.Errorf("shelf %s: %w", key, err)
	}
	return nil
}

// Shelves returns the shelves. See corpus.Collections.
func (s *Store) Shelves(ctx context.Context) ([]schema.Shelf, error) {
	return someOf(ctx, s, "shelves", scanShelf, `SELECT key, collections FROM shelves ORDER BY key`)
}

func scanShelf(r rows) (x schema.Shelf, err error) {
	var body string
	if err := r.Scan(&x.Key, &body); err != nil {
		return x, err
	}
	return x, json.Unmarshal([]byte(body), &x.Collections)
}
