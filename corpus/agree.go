package corpus

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"

	"github.com/simde/simde/schema"
)

// Record is what Disagreements compares.
type Record interface {
	Ledger(ctx context.Context, only Filter) iter.Seq2[Row, error]
	Row(ctx context.Context, name string) (Row, error)
	IDs(ctx context.Context, describer string) iter.Seq2[schema.ID, error]
	Filed(ctx context.Context) iter.Seq2[schema.Filed, error]
	// Head returns a document without its pages; its errors are those of
	// Store.Document.
	Head(ctx context.Context, id schema.ID) (*schema.Document, error)
}

// Disagreements returns in sentences where ledger and documents say different
// things: each row that a document came of points at one that is held and one of
// whose files has the row's hash, where it is that of a file, and each document has a row, unless its file was
// replaced.
func Disagreements(ctx context.Context, s Record) ([]string, error) {
	var out []string
	held := map[schema.ID][]schema.Hash{}
	for f, err := range s.Filed(ctx) {
		if err != nil {
			return out, err
		}
		held[f.ID] = f.Files
	}
	named := map[schema.ID]bool{}
	for r, err := range s.Ledger(ctx, Filter{}) {
		if err != nil {
			return out, err
		}
		named[r.Document] = true
		if slices.Contains(held[r.Document], r.Hash) {
			continue
		}
		wrong, err := disagrees(ctx, s, r)
		if wrong != "" && err == nil { // an import may have gone on since the row was read
			if r, err = s.Row(ctx, r.Name); err == nil {
				wrong, err = disagrees(ctx, s, r)
			}
		}
		if err != nil {
			return out, err
		}
		if wrong != "" {
			out = append(out, wrong)
		}
	}
	without, err := rowless(ctx, s, named)
	return append(out, without...), err
}

// disagrees says what is wrong with one row, or "".
func disagrees(ctx context.Context, s Record, r Row) (string, error) {
	switch r.State {
	case Imported, Updated, Unchanged, Duplicate:
	default:
		return "", nil
	}
	doc, err := s.Head(ctx, r.Document)
	switch {
	case errors.Is(err, schema.ErrGone) || errors.Is(err, schema.ErrNotFound):
		return fmt.Sprintf("%s is %s as %s, which is not held", r.Name, r.State, r.Document), nil
	case err != nil:
		return "", err
	case r.Hash != "" && hashOf(doc, r.Hash) < 0:
		return fmt.Sprintf("%s is %s as %s, whose file is another: %s", r.Name, r.State, r.Document, doc.Original.Name), nil
	}
	return "", nil
}

// rowless names the documents that no row names though their file was not
// replaced.
func rowless(ctx context.Context, s Record, named map[schema.ID]bool) ([]string, error) {
	var out []string
	for id, err := range s.IDs(ctx, "") {
		if err != nil {
			return out, err
		}
		if named[id] {
			continue
		}
		doc, err := s.Head(ctx, id)
		if errors.Is(err, schema.ErrGone) {
			continue
		}
		if err != nil {
			return out, err
		}
		row, err := s.Row(ctx, doc.Original.Name) // entered since the ledger was read?
		if err != nil && !errors.Is(err, schema.ErrNotFound) {
			return out, err
		}
		if row.Document != id && len(without(doc.Warnings, schema.WarnReplaced)) == len(doc.Warnings) {
			out = append(out, fmt.Sprintf("document %s, %s: no row of the ledger names it", id, doc.Original.Name))
		}
	}
	return out, nil
}
