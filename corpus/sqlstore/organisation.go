package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/simde/simde/schema"
)

// bodiesStamp is the name in state of what is another whenever something else is
// said of organisations or places.
const bodiesStamp = "bodies"

const bodiesSQL = `SELECT body FROM bodies ORDER BY id`

// PutBody stores what is said of an organisation. See corpus.Bodies.
func (s *Store) PutBody(ctx context.Context, id string, was, is *schema.Body, step *schema.Step) error {
	err := s.writing(ctx, func(w *writing) error { return s.putBody(ctx, w, id, was, is, step) })
	if err != nil {
		return fmt.Errorf("organisation %q: %w", id, err)
	}
	return nil
}

func (s *Store) putBody(ctx context.Context, w *writing, id string, was, is *schema.Body, step *schema.Step) error {
	held, err := collect(ctx, w.querier, scanJSON[schema.Body], bodiesSQL)
	if err != nil {
		return err
	}
	now, _ := said(held, id)
	if !now.Same(was) {
		return schema.ErrConflict
	}
	next := replaced(held, id, is)
	cards, err := collect(ctx, w.querier, scanCard, everyCard)
	if err != nil {
		return err
	}
	if is == nil {
		err = w.exec(ctx, `DELETE FROM bodies WHERE id = ?`, id)
	} else {
		var body []byte
		if body, err = json.Marshal(is); err == nil {
			err = w.exec(ctx, `INSERT INTO bodies (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body`, id, string(body))
		}
	}
	if err != nil {
		return err
	}
	for _, c := range bearing(cards, id, held, next) {
		if err := w.touch(ctx, c.ID); err != nil {
			return err
		}
	}
	if err := w.setState(ctx, bodiesStamp, newIdentity()); err != nil {
		return err
	}
	return s.addStep(ctx, w, step)
}

// said returns what is said of an organisation among all that is; nil where
// nothing is.
func said(all []schema.Body, id string) (*schema.Body, int) {
	for i := range all {
		if all[i].ID == id {
			return &all[i], i
		}
	}
	return nil, -1
}

// replaced returns what is said with something else of one organisation.
func replaced(all []schema.Body, id string, is *schema.Body) []schema.Body {
	var out []schema.Body
	for _, b := range all {
		if b.ID != id {
			out = append(out, b)
		}
	}
	if is != nil {
		out = append(out, *is)
	}
	return out
}

// bearing returns the documents whose publisher or creators are an organisation
// by what is said before or after, or what either has it turn out to be.
func bearing(cards []schema.Card, id string, before, after []schema.Body) []schema.Card {
	concerned := map[string]bool{id: true}
	sets := []*schema.Bodies{schema.NewBodies(before), schema.NewBodies(after)}
	for _, set := range sets {
		if o, known := set.Read(id, ""); known {
			concerned[o.ID] = true
		}
	}
	known := map[string]bool{}
	is := func(name string) bool {
		yes, asked := known[name]
		if asked {
			return yes
		}
		for _, set := range sets {
			for _, bearer := range set.Bearers(name) {
				yes = yes || concerned[bearer]
			}
		}
		known[name] = yes
		return yes
	}
	var out []schema.Card
	for _, c := range cards {
		bears := c.Publisher != "" && is(c.Publisher)
		for _, creator := range c.Creators {
			bears = bears || is(creator)
		}
		if bears {
			out = append(out, c)
		}
	}
	return out
}

// Bodies returns what is said of organisations. See corpus.Bodies.
func (s *Store) Bodies(ctx context.Context) ([]schema.Body, error) {
	return someOf(ctx, s, "organisations", scanJSON[schema.Body], bodiesSQL)
}

// BodiesStamp is another whenever what is said is. See corpus.Bodies.
func (s *Store) BodiesStamp(ctx context.Context) (string, error) {
	stamp, err := s.state(ctx, bodiesStamp)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return stamp, err
}

// Bearing returns the documents that bear a name of an organisation. See
// corpus.Bodies.
func (s *Store) Bearing(ctx context.Context, id string, is *schema.Body) ([]schema.Card, error) {
	held, err := s.Bodies(ctx)
	if err != nil {
		return nil, err
	}
	cards, err := someOf(ctx, s, "documents of an organisation", scanCard, everyCard)
	if err != nil {
		return nil, err
	}
	next := held
	if is != nil {
		next = replaced(held, id, is)
	}
	return bearing(cards, id, held, next), nil
}
