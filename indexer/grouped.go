package indexer

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"

	"github.com/simde/simde/schema"
)

// Library is the corpus as Grouped reads it.
type Library interface {
	Feed
	// Document returns a document with its pages; schema.ErrGone for one that
	// was withdrawn.
	Document(ctx context.Context, id schema.ID) (*schema.Document, error)
}

// Families keeps which documents are kindred.
type Families interface {
	Portray(ctx context.Context, ps []schema.Portrait) error
	Bound(ctx context.Context, ids []schema.ID) (map[schema.ID]schema.Portrait, error)
	Sharing(ctx context.Context, keys []int64, most int) (map[schema.ID][]int64, error)
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
// the next Changes that begins before it.
type Grouped struct {
	Library
	Families Families
	Kinship  Kinship
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

// group finds what some documents are kindred to, and returns the rows of all
// documents whose group of near-copies is another by that.
func (g *Grouped) group(ctx context.Context, some []schema.Change) ([]schema.Kin, error) {
	bound, err := g.Families.Bound(ctx, idsOf(some))
	if err != nil {
		return nil, err
	}
	var b schema.Binding
	var fresh []schema.Portrait
	for _, c := range some {
		p, ok := bound[c.ID]
		switch {
		case c.Document == nil:
			b.Gone = append(b.Gone, c.ID)
		case !ok || p.Revision != c.Document.Revision || p.Rules != g.Kinship.Rules():
			fresh = append(fresh, g.Kinship.Portray(c.Document))
			b.Bound = append(b.Bound, c.ID)
		}
	}
	if len(b.Gone)+len(fresh) == 0 {
		return nil, nil
	}
	concerned, err := g.Families.Bonds(ctx, slices.Concat(b.Bound, b.Gone)) // as they were
	if err != nil {
		return nil, err
	}
	if err := g.Families.Portray(ctx, fresh); err != nil {
		return nil, err
	}
	if b.Bonds, err = g.bonds(ctx, fresh, b.Gone); err != nil {
		return nil, err
	}
	return g.bind(ctx, b, slices.Concat(concerned, b.Bonds), some[len(some)-1].Revision)
}

// mostSharing is how many documents may share a key before it tells nothing:
// what stands in every page of a publisher makes many alike.
const mostSharing = 300

// bonds compares portraits with those of the library that share their keys, but
// for those that go.
func (g *Grouped) bonds(ctx context.Context, fresh []schema.Portrait, gone []schema.ID) ([]schema.Bond, error) {
	known := map[schema.ID]schema.Portrait{}
	for _, p := range fresh {
		known[p.ID] = p
	}
	seen := map[schema.Bond]bool{}
	var out []schema.Bond
	for _, p := range fresh {
		shared, err := g.Families.Sharing(ctx, p.Keys, mostSharing)
		if err != nil {
			return nil, err
		}
		maps.DeleteFunc(shared, func(id schema.ID, keys []int64) bool {
			return id == p.ID || slices.Contains(gone, id) || !g.Kinship.Worth(keys)
		})
		if err := g.learn(ctx, known, shared); err != nil {
			return nil, err
		}
		for _, id := range slices.Sorted(maps.Keys(shared)) {
			bonds, err := g.Kinship.Compare(p, known[id])
			if err != nil {
				return nil, err
			}
			for _, b := range bonds {
				if !seen[b] {
					seen[b] = true
					out = append(out, b)
				}
			}
		}
	}
	return out, nil
}

// learn adds the portraits of documents to those known.
func (g *Grouped) learn(ctx context.Context, known map[schema.ID]schema.Portrait, of map[schema.ID][]int64) error {
	var lacking []schema.ID
	for id := range of {
		if _, ok := known[id]; !ok {
			lacking = append(lacking, id)
		}
	}
	ps, err := g.Families.Portraits(ctx, lacking)
	if err != nil {
		return err
	}
	for _, p := range ps {
		known[p.ID] = p
	}
	return nil
}

// bind makes the groups of all documents that a bond which came or went
// concerns, stores them with what was found, and returns the rows whose group
// of near-copies is another.
func (g *Grouped) bind(ctx context.Context, b schema.Binding, concerned []schema.Bond, at schema.Revision) ([]schema.Kin, error) {
	seeds := map[schema.ID]bool{}
	for _, id := range b.Bound {
		seeds[id] = true
	}
	for _, x := range concerned {
		seeds[x.A], seeds[x.B] = true, true
	}
	before, err := g.Families.Members(ctx, slices.Concat(slices.Collect(maps.Keys(seeds)), b.Gone))
	if err != nil {
		return nil, err
	}
	for _, k := range before {
		seeds[k.ID] = true
	}
	gone := map[schema.ID]bool{}
	for _, id := range b.Gone {
		gone[id] = true
		delete(seeds, id)
	}
	groups, err := g.groups(ctx, b, seeds, gone)
	if err != nil {
		return nil, err
	}
	var regrouped []schema.Kin
	if b.Kin, regrouped, err = g.differing(ctx, groups, at); err != nil {
		return nil, err
	}
	return regrouped, g.Families.Bind(ctx, b)
}

// groups walks the bonds from some documents on and returns to which groups
// each document reached belongs.
func (g *Grouped) groups(ctx context.Context, b schema.Binding, seeds, gone map[schema.ID]bool) (map[schema.ID]schema.Kin, error) {
	renewed := map[schema.ID]bool{}
	for _, id := range b.Bound {
		renewed[id] = true
	}
	bonds := map[schema.Bond]bool{}
	reached := maps.Clone(seeds)
	for next := slices.Collect(maps.Keys(seeds)); len(next) > 0; {
		stored, err := g.Families.Bonds(ctx, next)
		if err != nil {
			return nil, err
		}
		stored = slices.DeleteFunc(stored, func(x schema.Bond) bool { // give way to those of b
			return renewed[x.A] || renewed[x.B] || gone[x.A] || gone[x.B]
		})
		next = nil
		for _, x := range slices.Concat(stored, b.Bonds) {
			if !reached[x.A] && !reached[x.B] {
				continue
			}
			bonds[x] = true
			for _, id := range []schema.ID{x.A, x.B} {
				if !reached[id] {
					reached[id] = true
					next = append(next, id)
				}
			}
		}
	}
	langs, err := g.langs(ctx, reached)
	if err != nil {
		return nil, err
	}
	sorted := slices.SortedFunc(maps.Keys(bonds), func(a, b schema.Bond) int {
		return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B), cmp.Compare(a.Kind, b.Kind))
	})
	copies, works := union{}, union{}
	for _, x := range g.Kinship.Holds(sorted, langs) {
		if x.Kind == schema.BondCopy {
			copies.join(x.A, x.B)
		} else {
			works.join(x.A, x.B)
		}
	}
	out := map[schema.ID]schema.Kin{}
	for id := range reached {
		out[id] = schema.Kin{ID: id, Lang: langs[id], Copies: copies.group(id), Work: works.group(id)}
	}
	return out, nil
}

// langs returns the languages of documents, as their portraits say.
func (g *Grouped) langs(ctx context.Context, of map[schema.ID]bool) (map[schema.ID]schema.Lang, error) {
	ps, err := g.Families.Portraits(ctx, slices.Sorted(maps.Keys(of)))
	if err != nil {
		return nil, err
	}
	out := map[schema.ID]schema.Lang{}
	for _, p := range ps {
		out[p.ID] = p.Lang
	}
	return out, nil
}

// differing returns the rows that are to be written, and those of them whose
// group of near-copies is another than before.
func (g *Grouped) differing(ctx context.Context, groups map[schema.ID]schema.Kin, at schema.Revision) (write, regrouped []schema.Kin, err error) {
	ids := slices.Sorted(maps.Keys(groups))
	rows, err := g.Families.Kin(ctx, ids)
	if err != nil {
		return nil, nil, err
	}
	before := map[schema.ID]schema.Kin{}
	for _, k := range rows {
		before[k.ID] = k
	}
	for _, id := range ids {
		now, was := groups[id], before[id]
		if now.Copies == was.Copies && now.Work == was.Work && (now.Lang == was.Lang || now.Work == "") {
			continue
		}
		now.Since = at
		write = append(write, now)
		if now.Copies != was.Copies {
			regrouped = append(regrouped, now)
		}
	}
	return write, regrouped, nil
}

// union joins documents into groups, each named by its least member.
type union map[schema.ID]schema.ID

func (u union) root(id schema.ID) schema.ID {
	for u[id] != "" && u[id] != id {
		id = u[id]
	}
	return id
}

func (u union) join(a, b schema.ID) {
	a, b = u.root(a), u.root(b)
	u[a], u[b] = min(a, b), min(a, b)
}

// group returns the group of a document, or "" where it is alone.
func (u union) group(id schema.ID) schema.ID {
	if _, joined := u[id]; !joined {
		return ""
	}
	return u.root(id)
}
