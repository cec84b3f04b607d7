package indexer

import (
	"context"
	"maps"
	"slices"

	"github.com/simde/simde/schema"
)

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
	if b.Bonds, err = g.judged(ctx, b, some); err != nil {
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
		telling := slices.DeleteFunc(slices.Clone(p.Keys), func(k int64) bool { return g.crowded[k] })
		shared, crowded, err := g.Families.Sharing(ctx, telling, mostSharing)
		if err != nil {
			return nil, err
		}
		for _, k := range crowded {
			g.crowded[k] = true
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

// judged returns the bonds that are bound as persons judged them: what they said
// two documents are stands over what the texts show, and what they keep apart is
// bound apart. Both documents of a pair say what was said of it, so that either
// brings it when it comes.
func (g *Grouped) judged(ctx context.Context, b schema.Binding, some []schema.Change) ([]schema.Bond, error) {
	bonds := b.Bonds
	for _, c := range some {
		if c.Document == nil || !slices.Contains(b.Bound, c.ID) {
			continue
		}
		for other, tie := range c.Document.Ties() {
			if other == c.ID {
				continue
			}
			pair := schema.Bond{A: min(c.ID, other), B: max(c.ID, other), Strength: schema.BondSaid}
			bonds = slices.DeleteFunc(bonds, func(x schema.Bond) bool { return x.A == pair.A && x.B == pair.B })
			if slices.Contains(b.Gone, other) {
				continue
			}
			held, err := g.Families.Portraits(ctx, []schema.ID{other})
			if err != nil {
				return nil, err
			}
			if len(held) == 0 {
				continue
			}
			for _, kind := range said(tie) {
				pair.Kind = kind
				bonds = append(bonds, pair)
			}
		}
	}
	return bonds, nil
}

// said returns the bonds that are made where a person says what two documents are
// to each other.
func said(t schema.Tie) []schema.BondKind {
	switch t {
	case "":
		return []schema.BondKind{schema.BondApart}
	case schema.TieCopy:
		return []schema.BondKind{schema.BondCopy}
	}
	return []schema.BondKind{schema.BondStated, schema.BondUnlike}
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
			if x.Kind == schema.BondApart || x.Kind == schema.BondUnlike {
				continue // what is apart is reached by other ways or not at all
			}
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
	copies, works := unite(g.Kinship.Holds(inOrder(bonds), langs))
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
