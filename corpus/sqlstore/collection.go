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
	body, err := json.Marshal(c)
	if err == nil {
		err = s.writing(ctx, func(w *writing) error { return w.putCollection(ctx, c, string(body)) })
	}
	if err != nil {
		return fmt.Errorf("collection %q: %w", c.Name, err)
	}
	return nil
}

func (w *writing) putCollection(ctx context.Context, c schema.Collection, body string) error {
	was, err := collect(ctx, w.querier, scanOne[int64], `SELECT closed FROM collections WHERE name = ?`, c.Name)
	if err != nil {
		return err
	}
	err = w.exec(ctx, `INSERT INTO collections (name, closed, body) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET closed = excluded.closed, body = excluded.body`,
		c.Name, flag(c.Closed), body)
	if err != nil || c.Closed == (len(was) > 0 && was[0] != 0) {
		return err
	}
	cards, err := collect(ctx, w.querier, scanCard, everyCard)
	if err != nil {
		return err
	}
	for _, card := range cards {
		if !slices.Contains(card.Collections, c.Name) {
			continue
		}
		if err := w.touch(ctx, card.ID); err != nil {
			return err
		}
		if c.Closed {
			if err := w.forgetBriefs(ctx, card.ID); err != nil {
				return err
			}
		}
	}
	return nil
}

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
	return someOf(ctx, s, "closed collections", scanOne[string], `SELECT name FROM collections WHERE closed <> 0 ORDER BY name`)
}

// PartsOf returns the documents of a collection. See corpus.Collections.
func (s *Store) PartsOf(ctx context.Context, name string) ([]schema.Card, error) {
	cards, err := someOf(ctx, s, "documents of a collection", scanCard, everyCard)
	return slices.DeleteFunc(cards, func(c schema.Card) bool { return !slices.Contains(c.Collections, name) }), err
}
