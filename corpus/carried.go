package corpus

import (
	"context"
	"errors"
	"iter"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
)

// Shelf is what Carried asks.
type Shelf interface {
	Head(ctx context.Context, id schema.ID) (*schema.Document, error)
	Ledger(ctx context.Context, f Filter) iter.Seq2[Row, error]
	Attached(ctx context.Context, id schema.ID) ([]schema.Card, error)
}

// Carried returns the documents that only some documents carry, in their files or
// as further files of one thing of a source, and of those what they carry: what
// goes with them. One that also came by itself, or with another document, is none.
func Carried(ctx context.Context, s Shelf, ids ...schema.ID) ([]schema.ID, error) {
	all := slices.Clone(ids)
	for i := 0; i < len(all); i++ {
		cards, err := s.Attached(ctx, all[i])
		if err != nil {
			return nil, err
		}
		for _, c := range cards {
			if slices.Contains(all, c.ID) {
				continue
			}
			only, err := carriedOnly(ctx, s, c.ID, all)
			if err != nil {
				return nil, err
			}
			if only {
				all = append(all, c.ID)
			}
		}
	}
	return all[len(ids):], nil
}

// carriedOnly reports whether some documents carry a document, and nothing else
// brought it.
func carriedOnly(ctx context.Context, s Shelf, id schema.ID, by []schema.ID) (bool, error) {
	doc, err := s.Head(ctx, id)
	if errors.Is(err, schema.ErrNotFound) || errors.Is(err, schema.ErrGone) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if slices.ContainsFunc(doc.AttachedTo, func(id schema.ID) bool { return !slices.Contains(by, id) }) {
		return false, nil
	}
	for r, err := range s.Ledger(ctx, Filter{Document: doc.ID}) {
		if err != nil {
			return false, err
		}
		if r.State != Notice && r.State != Failed && !slices.ContainsFunc(doc.AttachedTo, func(id schema.ID) bool { return carries(ctx, s, id, r.Name) }) {
			return false, nil
		}
	}
	return true, nil
}

// carries reports whether a name of the ledger is that of an attachment of a
// document, or of a further file of the thing of a source that it is.
func carries(ctx context.Context, s Shelf, id schema.ID, name string) bool {
	doc, err := s.Head(ctx, id)
	if err != nil {
		return false // not known to carry it: it stays
	}
	for _, o := range doc.Files() {
		if slices.ContainsFunc(carriedIn(doc, o.Hash), func(a schema.Attachment) bool { return attachedName(o.Name, a.Name) == name }) ||
			isFurther(name, o.Name) {
			return true
		}
	}
	return isFurther(name, doc.Original.Name)
}

// further stands in the names of further files of a thing of a source.
const further = "/more/"

// FurtherName is the ledger's name of a further file of what a source calls by a
// record's name.
func FurtherName(record, base string) string { return FileKey(record + further + base) }

// isFurther reports whether a name of the ledger is that of a further file of the
// thing of which a file, or the record, has another name.
func isFurther(name, of string) bool {
	record, base, ok := cutLast(name, further)
	_, bySource := schema.SourceOf(name)
	return ok && bySource && !strings.Contains(base, "/") && (of == record || strings.HasPrefix(of, record+"/"))
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}
