package corpus

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/simde/simde/schema"
)

// Redescribe composes the documents of ids anew with the rules of d and returns
// how many now say something else. Corrections stay. done, which may be nil, is
// told of every document. It can be interrupted and run again. A document on
// which the rules fail stays as it was and is named in the error; the others
// are composed.
func Redescribe(ctx context.Context, s Store, d Describer, ids iter.Seq2[schema.ID, error], done func(schema.ID)) (int, error) {
	changed := 0
	var failed []error
	for id, err := range ids {
		if err != nil {
			return changed, err
		}
		says, err := redescribe(ctx, s, d, id)
		for errors.Is(err, schema.ErrConflict) {
			says, err = redescribe(ctx, s, d, id)
		}
		if errors.Is(err, schema.ErrGone) {
			continue
		}
		if bad := new(schema.FileError); errors.As(err, &bad) {
			failed = append(failed, err)
			continue
		}
		if err != nil {
			return changed, err
		}
		if says {
			changed++
		}
		if done != nil {
			done(id)
		}
	}
	return changed, errors.Join(failed...)
}

// redescribe composes one document anew and reports whether it now says
// something else.
func redescribe(ctx context.Context, s Store, d Describer, id schema.ID) (bool, error) {
	doc, err := s.Document(ctx, id)
	if err != nil {
		return false, err
	}
	before := doc.ContentHash()
	if err := Compose(doc, d); err != nil {
		return false, fmt.Errorf("describe %s: %w", id, err)
	}
	return doc.ContentHash() != before, s.Put(ctx, doc)
}
