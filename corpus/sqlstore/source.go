package sqlstore

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/simde/simde/schema"
)

// AddSource keeps a source. See corpus.Sources.
func (s *Store) AddSource(ctx context.Context, x schema.Source) error {
	err := s.writing(ctx, func(w *writing) error {
		there, err := collect(ctx, w.querier, scanJSON[schema.Source], `SELECT body FROM sources WHERE name = ?`, x.Name)
		switch {
		case err != nil:
			return err
		case len(there) > 0 && w.again && there[0].Made.Equal(x.Made): // by an attempt whose commit was not heard of
			return nil
		case len(there) > 0:
			return schema.ErrConflict
		}
		body, err := json.Marshal(x)
		if err != nil {
			return err
		}
		return w.exec(ctx, `INSERT INTO sources (name, body) VALUES (?, ?)`, x.Name, string(body))
	})
	if err != nil {
		return fmt.Errorf("source %s: %w", x.Name, err)
	}
	return nil
}

// ChangeSource stores what f makes of a source. See corpus.Sources.
func (s *Store) ChangeSource(ctx context.Context, name string, f func(*schema.Source) error) error {
	err := s.writing(ctx, func(w *writing) error { return w.changeSource(ctx, name, f) })
	if err != nil {
		return fmt.Errorf("source %s: %w", name, err)
	}
	return nil
}

func (w *writing) changeSource(ctx context.Context, name string, f func(*schema.Source) error) error {
	held, err := collect(ctx, w.querier, scanJSON[schema.Source], `SELECT body FROM sources WHERE name = ?`, name)
	if err == nil && len(held) == 0 {
		err = schema.ErrNotFound
	}
	if err != nil {
		return err
	}
	if err := f(&held[0]); err != nil {
		return err
	}
	held[0].Name = name
	body, err := json.Marshal(held[0])
	if err != nil {
		return err
	}
	return w.exec(ctx, `UPDATE sources SET body = ? WHERE name = ?`, string(body), name)
}

// Source returns one. See corpus.Sources.
func (s *Store) Source(ctx context.Context, name string) (schema.Source, error) {
	return oneOf(ctx, s, "source "+name, scanJSON[schema.Source], `SELECT body FROM sources WHERE name = ?`, name)
}

// Sources returns all. See corpus.Sources.
func (s *Store) Sources(ctx context.Context) ([]schema.Source, error) {
	return someOf(ctx, s, "sources", scanJSON[schema.Source], `SELECT body FROM sources ORDER BY name`)
}

// RemoveSource forgets a source. See corpus.Sources.
func (s *Store) RemoveSource(ctx context.Context, name string) error {
	err := s.writing(ctx, func(w *writing) error {
		if err := w.exec(ctx, `DELETE FROM source_items WHERE source = ?`, name); err != nil {
			return err
		}
		gone, err := collect(ctx, w.querier, scanOne[string], `DELETE FROM sources WHERE name = ? RETURNING name`, name)
		if err == nil && len(gone) == 0 && !w.again {
			err = schema.ErrNotFound
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("source %s: %w", name, err)
	}
	return nil
}

// SourceItems returns what is known of things of a source. See corpus.Sources.
func (s *Store) SourceItems(ctx context.Context, source string, keys []string) (map[string]schema.SourceItem, error) {
	out := make(map[string]schema.SourceItem, len(keys))
	const atOnce = 500 // parameters of a statement
	for some := range slices.Chunk(keys, atOnce) {
		args := []any{source}
		for _, k := range some {
			args = append(args, k)
		}
		found, err := someOf(ctx, s, "source "+source, scanJSON[schema.SourceItem], `SELECT body FROM source_items WHERE source = ? AND item IN (`+marks(len(some))+`)`, args...)
		if err != nil {
			return nil, err
		}
		for _, x := range found {
			out[x.Key] = x
		}
	}
	return out, nil
}

// SourceItemsAfter returns things of a source after a key. See corpus.Sources.
func (s *Store) SourceItemsAfter(ctx context.Context, source, after string, most int) ([]schema.SourceItem, error) {
	return someOf(ctx, s, "source "+source, scanJSON[schema.SourceItem], `SELECT body FROM source_items WHERE source = ? AND item > ? ORDER BY item LIMIT ?`, source, after, most)
}

// KeepSourceItems keeps what is known of things of a source. See corpus.Sources.
func (s *Store) KeepSourceItems(ctx context.Context, source, cursor string, items []schema.SourceItem) error {
	err := s.writing(ctx, func(w *writing) error {
		err := w.changeSource(ctx, source, func(x *schema.Source) error {
			x.Cursor = cursor
			return nil
		})
		for i := 0; i < len(items) && err == nil; i++ {
			var body []byte
			if body, err = json.Marshal(items[i]); err == nil {
				err = w.exec(ctx, `INSERT INTO source_items (source, item, body) VALUES (?, ?, ?) ON CONFLICT (source, item) DO UPDATE SET body = excluded.body`,
					source, items[i].Key, string(body))
			}
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("source %s: %w", source, err)
	}
	return nil
}
