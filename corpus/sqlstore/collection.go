package sqlstore

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/simde/simde/schema"
)

// PutCollection stores what is said of a collection. See corpus.Collections.
func (s *Store) PutCollection(ctx context.Context, c schema.Collection) error {
	err := s.writing(ctx, func(w *writing) error {
		held, err := w.collection(ctx, c.Name)
		if err != nil {
			return err
		}
		held.Labels, held.Description = c.Labels, c.Description
		return w.putCollection(ctx, held)
	})
	if err != nil {
		return fmt.Errorf("collection %q: %w", c.Name, err)
	}
	return nil
}

// CloseCollection closes or opens a collection. See corpus.Collections.
func (s *Store) CloseCollection(ctx context.Context, name string, closed bool) error {
	err := s.writing(ctx, func(w *writing) error { return w.closeCollection(ctx, name, closed) })
	if err != nil {
		return fmt.Errorf("collection %q: %w", name, err)
	}
	return nil
}

// LimitCollection says for whom a closed collection is open. See
// corpus.Collections.
func (s *Store) LimitCollection(ctx context.Context, name string, only []int) error {
	err := s.writing(ctx, func(w *writing) error {
		held, err := w.collection(ctx, name)
		if err != nil {
			return err
		}
		held.Only = only
		return w.putCollection(ctx, held)
	})
	if err != nil {
		return fmt.Errorf("collection %q: %w", name, err)
	}
	return nil
}

// PutCover gives a collection a picture. See corpus.Collections.
func (s *Store) PutCover(ctx context.Context, name string, c *schema.Cover, jpeg []byte) error {
	err := s.writing(ctx, func(w *writing) error {
		held, err := w.collection(ctx, name)
		if err != nil {
			return err
		}
		held.Cover = c
		if err := w.putCollection(ctx, held); err != nil {
			return err
		}
		if c == nil {
			return w.exec(ctx, `DELETE FROM covers WHERE name = ?`, name)
		}
		return w.exec(ctx, `INSERT INTO covers (name, jpeg) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET jpeg = excluded.jpeg`, name, jpeg)
	})
	if err != nil {
		return fmt.Errorf("cover of collection %q: %w", name, err)
	}
	return nil
}

// CoverOf returns the picture of a collection. See corpus.Collections.
func (s *Store) CoverOf(ctx context.Context, name string) ([]byte, error) {
	held, err := someOf(ctx, s, "cover", scanOne[[]byte], `SELECT jpeg FROM covers WHERE name = ?`, name)
	if err == nil && len(held) == 0 {
		err = schema.ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("cover of collection %q: %w", name, err)
	}
	return held[0], nil
}

// Limited returns the closed ones. See corpus.Collections.
func (s *Store) Limited(ctx context.Context) ([]schema.Collection, error) {
	return someOf(ctx, s, "closed collections", scanJSON[schema.Collection], `SELECT body FROM collections WHERE closed <> 0 ORDER BY name`)
}

// collection returns what is said of a collection, were it its name alone.
func (w *writing) collection(ctx context.Context, name string) (schema.Collection, error) {
	held, err := collect(ctx, w.querier, scanJSON[schema.Collection], `SELECT body FROM collections WHERE name = ?`, name)
	return append(held, schema.Collection{Name: name})[0], err
}

func (w *writing) putCollection(ctx context.Context, c schema.Collection) error {
	body, err := json.Marshal(c)
	if err != nil {
		return err
	}
	return w.exec(ctx, `INSERT INTO collections (name, closed, body) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET closed = excluded.closed, body = excluded.body`,
		c.Name, flag(c.Closed), string(body))
}

func (w *writing) closeCollection(ctx context.Context, name string, closed bool) error {
	held, err := w.collection(ctx, name)
	if err != nil || held.Closed == closed {
		return err
	}
	held.Closed = closed
	if err := w.putCollection(ctx, held); err != nil {
		return err
	}
	cards, err := collect(ctx, w.querier, scanCard, everyCard)
	if err != nil {
		return err
	}
	for _, card := range cards {
		if !slices.Contains(card.Collections, name) {
			continue
		}
		if err := w.touch(ctx, card.ID); err != nil {
			return err
		}
		if closed {
			if err := w.forgetBriefs(ctx, card.ID); err != nil {
				return err
			}
		}
	}
	return nil
}

// hide forgets the briefings that quote a document where one of its collections
// is closed.
func (w *writing) hide(ctx context.Context, doc *schema.Document) error {
	if len(doc.Collections) == 0 {
		return nil
	}
	closed, err := collect(ctx, w.querier, scanOne[string], closedSQL)
	if err != nil || !slices.ContainsFunc(closed, func(name string) bool { return slices.Contains(doc.Collections, name) }) {
		return err
	}
	quoted, err := collect(ctx, w.querier, scanOne[int], `SELECT count(*) FROM brief_quotes WHERE document = ?`, doc.ID)
	if err != nil || quoted[0] == 0 {
		return err
	}
	return w.forgetBriefs(ctx, doc.ID)
}

const closedSQL = `SELECT name FROM collections WHERE closed <> 0 ORDER BY name`

const everyCard = `SELECT card, imported, changed FROM documents ORDER BY imported DESC, id`

// touch gives a document the next revision, as it is.
func (w *writing) touch(ctx context.Context, id schema.ID) error {
	rev, err := w.nextRevision(ctx)
	if err != nil {
		return err
	}
	return w.exec(ctx, `UPDATE documents SET revision = ?, changed = ? WHERE id = ?`, rev, time.Now().UnixMilli(), id)
}

// Collections returns what is said of collections. See corpus.Collections.
func (s *Store) Collections(ctx context.Context) ([]schema.Collection, error) {
	said, err := s.Described(ctx)
	if err != nil {
		return nil, err
	}
	at := map[string]*schema.Collection{}
	for i := range said {
		at[said[i].Name] = &said[i]
	}
	cards, err := someOf(ctx, s, "collections", scanCard, everyCard)
	if err != nil {
		return nil, err
	}
	for _, card := range cards {
		for _, name := range card.Collections {
			if at[name] == nil {
				at[name] = &schema.Collection{Name: name}
			}
			at[name].Documents++
		}
	}
	var out []schema.Collection
	for _, c := range at {
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b schema.Collection) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}

// Described returns those of which something is said. See corpus.Collections.
func (s *Store) Described(ctx context.Context) ([]schema.Collection, error) {
	return someOf(ctx, s, "collections", scanJSON[schema.Collection], `SELECT body FROM collections ORDER BY name`)
}

// Closed returns the names of the closed ones. See corpus.Collections.
func (s *Store) Closed(ctx context.Context) ([]string, error) {
	return someOf(ctx, s, "closed collections", scanOne[string], closedSQL)
}

// PartsOf returns the documents of a collection. See corpus.Collections.
func (s *Store) PartsOf(ctx context.Context, name string) ([]schema.Card, error) {
	cards, err := someOf(ctx, s, "documents of a collection", scanCard, everyCard)
	return slices.DeleteFunc(cards, func(c schema.Card) bool { return !slices.Contains(c.Collections, name) }), err
}
