package corpus

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/simde/simde/schema"
)

// Record is what Disagreements compares.
type Record interface {
	Ledger(ctx context.Context, only Filter) iter.Seq2[Row, error]
	// Head returns a document without its pages; its errors are those of
	// Store.Document.
	Head(ctx context.Context, id schema.ID) (*schema.Document, error)
}

// Disagreements returns the rows of the ledger that do not say what the
// documents do, in sentences: a row that a document came of points at one that
// is held and whose file has the row's hash.
func Disagreements(ctx context.Context, s Record) ([]string, error) {
	var out []string
	for r, err := range s.Ledger(ctx, Filter{States: []State{Imported, Updated, Unchanged, Duplicate}}) {
		if err != nil {
			return out, err
		}
		doc, err := s.Head(ctx, r.Document)
		switch {
		case errors.Is(err, schema.ErrGone) || errors.Is(err, schema.ErrNotFound):
			out = append(out, fmt.Sprintf("%s is %s as %s, which is not held", r.Name, r.State, r.Document))
		case err != nil:
			return out, err
		case doc.Original.Hash != r.Hash:
			out = append(out, fmt.Sprintf("%s is %s as %s, whose file is another: %s", r.Name, r.State, r.Document, doc.Original.Name))
		}
	}
	return out, nil
}
