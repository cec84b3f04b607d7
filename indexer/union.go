package indexer

import (
	"cmp"
	"maps"
	"slices"

	"github.com/simde/simde/schema"
)

// inOrder returns bonds in the order in which they join documents: those that
// persons made, then the others.
func inOrder(bonds map[schema.Bond]bool) []schema.Bond {
	return slices.SortedFunc(maps.Keys(bonds), func(a, b schema.Bond) int {
		said := cmp.Compare(b.Strength, a.Strength)
		if a.Strength != schema.BondSaid && b.Strength != schema.BondSaid {
			said = 0
		}
		return cmp.Or(said, cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B), cmp.Compare(a.Kind, b.Kind))
	})
}

// unite joins documents by bonds, in the order of these, into groups of
// near-copies and works. Two that a person keeps apart come into one group by no
// way: the bond that would bring them together joins nothing.
func unite(bonds []schema.Bond) (copies, works *union) {
	copies, works = newUnion(), newUnion()
	for _, x := range bonds {
		if x.Kind == schema.BondApart {
			works.part(x.A, x.B)
		}
		if x.Kind == schema.BondApart || x.Kind == schema.BondUnlike {
			copies.part(x.A, x.B)
		}
	}
	for _, x := range bonds {
		switch x.Kind {
		case schema.BondApart, schema.BondUnlike:
		case schema.BondCopy:
			copies.join(x.A, x.B)
		default:
			works.join(x.A, x.B)
		}
	}
	return copies, works
}

// union joins documents into groups, each named by its least member.
type union struct {
	above   map[schema.ID]schema.ID   // towards the least member
	against map[schema.ID][]schema.ID // by the least member of a group, with whom its members are not joined
}

func newUnion() *union {
	return &union{map[schema.ID]schema.ID{}, map[schema.ID][]schema.ID{}}
}

func (u *union) root(id schema.ID) schema.ID {
	for u.above[id] != "" && u.above[id] != id {
		id = u.above[id]
	}
	return id
}

// part has two documents never be joined. It comes before all joining.
func (u *union) part(a, b schema.ID) {
	u.against[a], u.against[b] = append(u.against[a], b), append(u.against[b], a)
}

// join joins the groups of two documents, unless some of them are kept apart.
func (u *union) join(a, b schema.ID) {
	a, b = u.root(a), u.root(b)
	least, other := min(a, b), max(a, b)
	if least == other {
		return
	}
	if slices.ContainsFunc(u.against[least], func(id schema.ID) bool { return u.root(id) == other }) {
		return
	}
	u.above[least], u.above[other] = least, least
	u.against[least] = append(u.against[least], u.against[other]...)
	delete(u.against, other)
}

// group returns the group of a document, or "" where it is alone.
func (u *union) group(id schema.ID) schema.ID {
	if _, joined := u.above[id]; !joined {
		return ""
	}
	return u.root(id)
}
