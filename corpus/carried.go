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
		if r.State == Notice || r.State == Failed || goneThere(r) {
			continue
		}
		carried := false
		for i := 0; i < len(doc.AttachedTo) && !carried; i++ {
			if carried, err = carries(ctx, s, doc.AttachedTo[i], r.Name); err != nil {
				return false, err
			}
		}
		if !carried {
			return false, nil
		}
	}
	return true, nil
}

// carries reports whether one of some names of the ledger is that of an attachment
// of a document, or of a further file of a thing of a source that it is. What is
// withdrawn carries nothing.
func carries(ctx context.Context, s Shelf, id schema.ID, names ...string) (bool, error) {
	doc, err := s.Head(ctx, id)
	if errors.Is(err, schema.ErrNotFound) || errors.Is(err, schema.ErrGone) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	for _, o := range doc.Files() {
		for _, a := range carriedIn(doc, o.Hash) {
			if slices.Contains(names, attachedName(o.Name, a.Name)) {
				return true, nil
			}
		}
	}
	if !slices.ContainsFunc(names, func(name string) bool { return strings.Contains(name, further) }) {
		return false, nil
	}
	for r, err := range s.Ledger(ctx, Filter{Document: id}) { // it may be several things of the source
		if err != nil {
			return false, err
		}
		if r.State.Holds() && slices.ContainsFunc(names, func(name string) bool { return isFurther(name, r.Name) }) {
			return true, nil
		}
	}
	return false, nil
}

// notCarried returns those of some documents that carry nothing by some names of the
// ledger.
func notCarried(ctx context.Context, s Shelf, ids []schema.ID, names []string) (out []schema.ID, err error) {
	for _, id := range ids {
		by, err := carries(ctx, s, id, names...)
		if err != nil {
			return nil, err
		}
		if !by {
			out = append(out, id)
		}
	}
	return out, nil
}

// GoneAtSource begins the reason why a document is withdrawn that its source has no
// longer, and the warning on a row of the source whose document stays.
const GoneAtSource = "the source withdrew it"

// goneThere reports whether a row is of a source that withdrew it since.
func goneThere(r Row) bool {
	_, bySource := schema.SourceOf(r.Name)
	return bySource && slices.ContainsFunc(r.Warnings, func(w string) bool { return strings.HasPrefix(w, GoneAtSource) })
}

// Holds reports whether a row holds its document: whether the document stays for
// its sake.
func Holds(r Row) bool { return r.State.Holds() && !goneThere(r) }

// Untie stores a row whose source has it no longer and whose document stays for the
// sake of others. The document is attached no longer to what it was attached to by
// this row alone. It may be ErrConflict.
func (p *Parts) Untie(ctx context.Context, row Row) error {
	s := p.im.Store
	doc, err := s.Document(ctx, row.Document)
	if err != nil {
		return err
	}
	var others []string
	for r, err := range s.Ledger(ctx, Filter{Document: doc.ID}) {
		if err != nil {
			return err
		}
		if r.Name != row.Name && Holds(r) {
			others = append(others, r.Name)
		}
	}
	tied, err := notCarried(ctx, s, doc.AttachedTo, []string{row.Name})
	if err != nil {
		return err
	}
	for _, id := range doc.AttachedTo {
		still, err := carries(ctx, s, id, others...)
		if err != nil {
			return err
		}
		if still && !slices.Contains(tied, id) {
			tied = append(tied, id)
		}
	}
	e := Entry{Rows: []Row{row}}
	if len(tied) < len(doc.AttachedTo) {
		doc.AttachedTo = tied
		if err := Compose(doc, p.im.Describer); err != nil {
			return err
		}
		e.Documents = []*schema.Document{doc}
	}
	return p.im.commit(ctx, e)
}

// further stands in the names of further files of a thing of a source.
const further = "/more/"

// FurtherName is the ledger's name of a further file of what a source calls by a
// record's name.
func FurtherName(record, base string) string { return FileKey(record + further + base) }

// IsFurther reports whether a name of the ledger is that of a further file of a thing
// of a source.
func IsFurther(name string) bool {
	_, base, ok := cutLast(name, further)
	_, bySource := schema.SourceOf(name)
	return ok && bySource && !strings.Contains(base, "/")
}

// isFurther reports whether a name of the ledger is that of a further file of the
// thing of which a file, or the record, has another name.
func isFurther(name, of string) bool {
	record, _, _ := cutLast(name, further)
	return IsFurther(name) && (of == record || strings.HasPrefix(of, record+"/"))
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}
