package sqlstore

import (
	"context"
	"fmt"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// Find returns the documents that a file may have to do with. See
// corpus.Documents. Its parts may be of several states of the database: Enter
// looks again.
func (s *Store) Find(ctx context.Context, key corpus.Key) (found corpus.Found, err error) {
	err = s.asking(ctx, func(q querier) error {
		found, err = find(ctx, q, key)
		return err
	})
	if err != nil {
		return corpus.Found{}, fmt.Errorf("find document: %w", err)
	}
	return found, nil
}

func find(ctx context.Context, q querier, key corpus.Key) (f corpus.Found, err error) {
	for _, identifier := range key.Identifiers {
		ids, err := idsOf(ctx, q, `SELECT document FROM identifiers WHERE identifier = ? ORDER BY document`, nameKey(identifier))
		if err != nil {
			return f, err
		}
		if len(ids) > 0 {
			if f.Bearing == nil {
				f.Bearing = map[string][]schema.ID{}
			}
			f.Bearing[identifier] = ids
		}
	}
	if key.Name != "" {
		named, err := idsOf(ctx, q, `SELECT l.document FROM ledger l JOIN documents d ON d.id = l.document WHERE l.name = ?`, nameKey(key.Name))
		if err != nil {
			return f, err
		}
		if len(named) > 0 {
			f.Named = named[0]
		}
	}
	if key.Hash != "" {
		f.Same, err = idsOf(ctx, q, `
			SELECT id FROM documents WHERE hash = ? OR id IN (SELECT document FROM parts WHERE hash = ?) ORDER BY imported, id`, key.Hash, key.Hash)
	}
	return f, err
}
