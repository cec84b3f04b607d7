package sqlstore

import (
	"context"
	"fmt"
	"slices"

	"github.com/simde/simde/schema"
)

const toponymsSQL = `SELECT names FROM toponyms ORDER BY place`

// PutToponyms stores the further names of a place. See corpus.Places.
func (s *Store) PutToponyms(ctx context.Context, p schema.Place, was, is *schema.Toponyms, step *schema.Step) error {
	err := s.writing(ctx, func(w *writing) error { return s.putToponyms(ctx, w, p, was, is, step) })
	if err != nil {
		return fmt.Errorf("names of %s: %w", p, err)
	}
	return nil
}

func (s *Store) putToponyms(ctx context.Context, w *writing, p schema.Place, was, is *schema.Toponyms, step *schema.Step) error {
	held, err := collect(ctx, w.querier, scanJSON[schema.Toponyms], toponymsSQL)
	if err != nil {
		return err
	}
	var now *schema.Toponyms
	if i := slices.IndexFunc(held, func(t schema.Toponyms) bool { return t.Place == p }); i >= 0 {
		now = &held[i]
	}
	if !now.Same(was) {
		return schema.ErrConflict
	}
	if is == nil {
		err = w.exec(ctx, `DELETE FROM toponyms WHERE place = ?`, string(p))
	} else {
		var names string
		if names, err = is.Code(); err == nil {
			err = w.exec(ctx, `INSERT INTO toponyms (place, names) VALUES (?, ?) ON CONFLICT (place) DO UPDATE SET names = excluded.names`, string(p), names)
		}
	}
	if err != nil {
		return err
	}
	if err := w.setState(ctx, bodiesStamp, newIdentity()); err != nil {
		return err
	}
	return s.addStep(ctx, w, step)
}

// Toponyms returns all further names of places. See corpus.Places.
func (s *Store) Toponyms(ctx context.Context) ([]schema.Toponyms, error) {
	return someOf(ctx, s, "names of places", scanJSON[schema.Toponyms], toponymsSQL)
}
