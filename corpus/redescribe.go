package corpus

import (
	"context"
	"errors"
	"iter"

	"github.com/simde/simde/schema"
)

// Redescribe composes the documents of ids anew with the rules of d and returns
// how many now say something else. Corrections stay. done, which may be nil, is
// told of every document. It can be interrupted and run again.
func Redescribe(ctx context.Context, s Store, d Describer, ids iter.Seq2[schema.ID, error], done func(schema.ID)) (int, error) {
	changed := 0
	for id, err := range ids {
		if err != nil {
			return changed, err
		}
		doc, err := s.Document(ctx, id)
		if errors.Is(err, schema.ErrGone) {
			continue
		}
		if err != nil {
			return changed, err
		}
		before := doc.ContentHash()
		Compose(doc, d)
		if doc.ContentHash() != before {
			if err := s.Put(ctx, doc); err != nil {
				return changed, err
			}
			changed++
		}
		if done != nil {
			done(id)
		}
	}
	return changed, nil
}
