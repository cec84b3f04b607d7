package corpus

import (
	"context"
	"errors"
	"iter"
	"slices"

	"github.com/simde/simde/schema"
)

// Shelf is what Carried asks.
type Shelf interface {
	Head(ctx context.Context, id schema.ID) (*schema.Document, error)
	Row(ctx context.Context, name string) (Row, error)
	Ledger(ctx context.Context, f Filter) iter.Seq2[Row, error]
}

// Carried returns the documents that only the files of some documents carry, and
// of those what they carry: what goes with them. One that also came by itself, or
// with another document, is none.
func Carried(ctx context.Context, s Shelf, ids ...schema.ID) ([]schema.ID, error) {
	all := slices.Clone(ids)
	for i := 0; i < len(all); i++ {
		doc, err := s.Head(ctx, all[i])
		if errors.Is(err, schema.ErrNotFound) || errors.Is(err, schema.ErrGone) {
			continue
		}
		if err != nil {
			return nil, err
		}
		for _, o := range doc.Files() {
			for _, a := range carriedIn(doc, o.Hash) {
				id, err := carriedOnly(ctx, s, attachedName(o.Name, a.Name), all)
				if err != nil {
					return nil, err
				}
				if id != "" && !slices.Contains(all, id) {
					all = append(all, id)
				}
			}
		}
	}
	return all[len(ids):], nil
}

// carriedOnly returns the document of an attachment by its name in the ledger,
// where some documents carry it and nothing else brought it; or "".
func carriedOnly(ctx context.Context, s Shelf, name string, by []schema.ID) (schema.ID, error) {
	row, err := s.Row(ctx, name)
	if errors.Is(err, schema.ErrNotFound) || err == nil && row.Document == "" {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	doc, err := s.Head(ctx, row.Document)
	if errors.Is(err, schema.ErrNotFound) || errors.Is(err, schema.ErrGone) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	if len(doc.AttachedTo) == 0 || slices.ContainsFunc(doc.AttachedTo, func(id schema.ID) bool { return !slices.Contains(by, id) }) {
		return "", nil
	}
	for r, err := range s.Ledger(ctx, Filter{Document: doc.ID}) {
		if err != nil {
			return "", err
		}
		if r.Name != name && r.State != Notice && r.State != Failed && !slices.ContainsFunc(doc.AttachedTo, func(id schema.ID) bool { return carries(ctx, s, id, r.Name) }) {
			return "", nil
		}
	}
	return doc.ID, nil
}

// carries reports whether a name of the ledger is that of an attachment of a
// document.
func carries(ctx context.Context, s Shelf, id schema.ID, name string) bool {
	doc, err := s.Head(ctx, id)
	if err != nil {
		return false // not known to carry it: it stays
	}
	for _, o := range doc.Files() {
		if slices.ContainsFunc(carriedIn(doc, o.Hash), func(a schema.Attachment) bool { return attachedName(o.Name, a.Name) == name }) {
			return true
		}
	}
	return false
}
