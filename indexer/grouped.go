package indexer

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"

	"github.com/simde/simde/schema"
)

// Library is the corpus as Grouped reads it.
type Library interface {
	Feed
	// ChangesIn yields the changes of the feed and reads of the documents only those
	// whose collections are wanted: any other is nil, as if it were withdrawn.
	ChangesIn(ctx context.Context, after schema.Revision, wanted func(collections []string) bool) iter.Seq2[schema.Change, error]
	// Document returns a document with its pages; schema.ErrGone for one that
	// was withdrawn.
	Document(ctx context.Context, id schema.ID) (*schema.Document, error)
	// Hashes yields every document by the hash that the catalogue keeps, without
	// reading it.
	Hashes(ctx context.Context) iter.Seq2[schema.Hashed, error]
}

// Families keeps which documents are kindred.
type Families interface {
	Portray(ctx context.Context, ps []schema.Portrait) error
	Bound(ctx context.Context, ids []schema.ID) (map[schema.ID]schema.Portrait, error)
	Sharing(ctx context.Context, keys []int64, most int) (of map[schema.ID][]int64, crowded []int64, err error)
	Portraits(ctx context.Context, ids []schema.ID) ([]schema.Portrait, error)
	Bonds(ctx context.Context, ids []schema.ID) ([]schema.Bond, error)
	Kin(ctx context.Context, ids []schema.ID) ([]schema.Kin, error)
	Members(ctx context.Context, ids []schema.ID) ([]schema.Kin, error)
	Regrouped(ctx context.Context, after schema.Revision) ([]schema.Kin, error)
	Bind(ctx context.Context, b schema.Binding) error
}

// Kinship tells which documents are kindred.
type Kinship interface {
	// Rules names what makes portraits and compares them.
	Rules() string
	// Portray makes the portrait of a document. It is for one goroutine.
	Portray(d *schema.Document) schema.Portrait
	// Worth reports whether two documents that share these keys are worth
	// comparing.
	Worth(shared []int64) bool
	// Compare returns how two documents are kindred.
	Compare(a, b schema.Portrait) ([]schema.Bond, error)
	// Holds tells which bonds hold beside the others of the same documents,
	// whose languages are given.
	Holds(bonds []schema.Bond, langs map[schema.ID]schema.Lang) []schema.Bond
}

// Grouped is a feed whose changes name the group of near-copies of each
// document. As documents come it finds what they are kindred to, keeps that in
// Families, and yields the other documents of a group that has changed once
// more, so that an index that follows the feed has every group as it is.
//
// It may be stopped anywhere: what was found and not yet yielded is yielded by
// the next Changes that begins before it. One Changes is read at a time.
type Grouped struct {
	Library
	Families Families
	Kinship  Kinship

	// The keys that too many documents have, found since Changes began: nobody
	// looks again who has them.
	crowded map[int64]bool
}

// The bounds of what is grouped at a time: documents, and bytes of their text.
const (
	groupedAtOnce = 100
	groupedBytes  = 2 << 20
)

// Changes yields what changed after a revision, each document with its group.
// A document that comes because its group changed comes before the change that
// made it change, so that a reader who has that one has all, and has the
// revision of the change before.
func (g *Grouped) Changes(ctx context.Context, after schema.Revision) iter.Seq2[schema.Change, error] {
	return func(yield func(schema.Change, error) bool) {
		if err := g.changes(ctx, after, func(c schema.Change) bool { return yield(c, nil) }); err != nil && !errors.Is(err, errStopped) {
			yield(schema.Change{}, err)
		}
	}
}

// errStopped ends a feed whose reader wants no more of it.
var errStopped = errors.New("the reader has stopped")

func (g *Grouped) changes(ctx context.Context, after schema.Revision, yield func(schema.Change) bool) error {
	g.crowded = map[int64]bool{}
	before, err := g.place(ctx, after)
	if err != nil {
		return err
	}
	if err := g.overdue(ctx, before, yield); err != nil {
		return err
	}
	var some []schema.Change
	bytes := 0
	for c, err := range g.Library.Changes(ctx, after) {
		if err != nil {
			return err
		}
		some = append(some, c)
		if c.Document != nil {
			for _, p := range c.Document.Pages {
				bytes += len(p.Text)
			}
		}
		if len(some) < groupedAtOnce && bytes < groupedBytes {
			continue
		}
		if err := g.pass(ctx, before, some, yield); err != nil {
			return err
		}
		before, some, bytes = some[len(some)-1], nil, 0
	}
	return g.pass(ctx, before, some, yield)
}

// place returns a change that stands for a place in the history.
func (g *Grouped) place(ctx context.Context, r schema.Revision) (schema.Change, error) {
	if r == 0 {
		return schema.Change{}, nil
	}
	identity, err := g.Identity(ctx, r)
	return schema.Change{Revision: r, Identity: identity}, err
}

// overdue yields the documents whose group changed after the place up to which
// the reader has followed. A reader that begins at the beginning gets them
// anyway.
func (g *Grouped) overdue(ctx context.Context, after schema.Change, yield func(schema.Change) bool) error {
	if after.Revision == 0 {
		return nil
	}
	kin, err := g.Families.Regrouped(ctx, after.Revision)
	if err != nil {
		return err
	}
	return g.again(ctx, kin, after, yield)
}

// again yields documents once more, with the revision of a change that was
// yielded.
func (g *Grouped) again(ctx context.Context, kin []schema.Kin, last schema.Change, yield func(schema.Change) bool) error {
	for _, k := range kin {
		d, err := g.Document(ctx, k.ID)
		if errors.Is(err, schema.ErrGone) || errors.Is(err, schema.ErrNotFound) {
			continue // its own change says so
		}
		if err != nil {
			return fmt.Errorf("document %s, whose group changed: %w", k.ID, err)
		}
		if !yield(schema.Change{Revision: last.Revision, Identity: last.Identity, ID: k.ID, Document: d, Group: k.Copies}) {
			return errStopped
		}
	}
	return nil
}

// pass groups some changes, which follow another, and yields them; before the
// last, what they changed of others.
func (g *Grouped) pass(ctx context.Context, before schema.Change, some []schema.Change, yield func(schema.Change) bool) error {
	if len(some) == 0 {
		return nil
	}
	regrouped, err := g.group(ctx, some)
	if err != nil {
		return fmt.Errorf("find near-copies and translations: %w", err)
	}
	rows, err := g.Families.Kin(ctx, idsOf(some))
	if err != nil {
		return err
	}
	copies := map[schema.ID]schema.ID{}
	for _, k := range rows {
		copies[k.ID] = k.Copies
	}
	come := map[schema.ID]bool{}
	for _, c := range some {
		come[c.ID] = true
	}
	regrouped = slices.DeleteFunc(regrouped, func(k schema.Kin) bool { return come[k.ID] })
	for i, c := range some {
		if i == len(some)-1 {
			if err := g.again(ctx, regrouped, before, yield); err != nil {
				return err
			}
		}
		if c.Group = copies[c.ID]; !yield(c) {
			return errStopped
		}
		before = c
	}
	return nil
}

func idsOf(cs []schema.Change) []schema.ID {
	var out []schema.ID
	for _, c := range cs {
		out = append(out, c.ID)
	}
	return out
}
