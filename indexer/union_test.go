package indexer

import (
	"math/rand/v2"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
)

// word is what a person says of two documents; "-" keeps them apart.
type word struct{ a, b, tie string }

// say writes what persons said into the documents of a library that are held,
// and puts those that it concerns again.
func (l *library) say(words []word, ids ...string) {
	for _, id := range ids {
		d := l.docs[schema.ID(id)]
		if d == nil {
			continue
		}
		l.put(id, d.Title)
		l.remember(words, id)
	}
}

// remember has a document say what persons said of it.
func (l *library) remember(words []word, id string) {
	d := l.docs[schema.ID(id)]
	for _, w := range words {
		other := w.b
		if id == w.b {
			other = w.a
		} else if id != w.a {
			continue
		}
		c := schema.Correction{Field: schema.FieldCopy, Op: schema.CorrectAdd, Value: schema.Tie(w.tie).Code(schema.ID(other))}
		if w.tie == "-" {
			c.Op, c.Value = schema.CorrectRemove, other
		}
		d.Corrections = append(d.Corrections, c)
	}
}

// TestApartByNoWay holds that two documents which a person keeps apart come into
// one group by no third document, whichever comes when, and that what a person
// joins comes before what is found.
func TestApartByNoWay(t *testing.T) {
	g, l := newGrouped()
	index := map[schema.ID]schema.ID{}
	l.put("a", "x")
	l.put("b", "x")
	l.put("c", "x")
	at := follow(t, g, index, 0, 9)
	words := []word{{"a", "b", "-"}}
	l.say(words, "a", "b")
	at = follow(t, g, index, at, 9)
	if index["a"] == index["b"] && index["a"] != "" {
		t.Errorf("c, a copy of both, brings together what is apart: %v", index)
	}
	l.put("d", "x") // another copy of both
	at = follow(t, g, index, at, 9)
	if index["a"] == index["b"] && index["a"] != "" {
		t.Errorf("d brings together what is apart: %v", index)
	}
	words = append(words, word{"b", "c", "copy"})
	l.say(words, "b", "c")
	at = follow(t, g, index, at, 9)
	if index["b"] != index["c"] || index["b"] == "" || index["a"] == index["c"] {
		t.Errorf("c is said to be a copy of b: %v", index)
	}
	works := func(ids ...schema.ID) []schema.ID {
		rows, err := g.Families.Kin(t.Context(), ids)
		if err != nil {
			t.Fatal(err)
		}
		var out []schema.ID
		for _, k := range rows {
			out = append(out, k.Work)
		}
		return out
	}
	words[1].tie = "edition"
	l.say(words, "b", "c")
	at = follow(t, g, index, at, 9)
	if index["b"] == index["c"] && index["b"] != "" {
		t.Errorf("an edition of b is its copy: %v", index)
	}
	if got := works("b", "c"); !slices.Equal(got, []schema.ID{"b", "b"}) {
		t.Errorf("works of b and its edition: %v", got)
	}
	l.put("c", "xz") // the text of c changes; the word stands
	l.remember(words, "c")
	follow(t, g, index, at, 9)
	if got := works("b", "c"); !slices.Equal(got, []schema.ID{"b", "b"}) {
		t.Errorf("works of b and its edition, read anew: %v", got)
	}
}

// TestSaidHoweverItIsFollowed holds that groups are the same whenever what
// persons say is heard, and that none of it is overturned.
func TestSaidHoweverItIsFollowed(t *testing.T) {
	ties := []string{"-", "-", "copy", "edition"}
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 2))
		g, l := newGrouped()
		index := map[schema.ID]schema.ID{}
		at := schema.Revision(0)
		var words []word
		for range 25 {
			id := string(rune('a' + r.IntN(8)))
			switch {
			case r.IntN(4) == 0:
				w := word{id, string(rune('a' + r.IntN(8))), ties[r.IntN(len(ties))]}
				if w.a == w.b {
					continue
				}
				words = append(slices.DeleteFunc(words, func(x word) bool {
					return x.a == w.a && x.b == w.b || x.a == w.b && x.b == w.a
				}), w)
				l.say(words, w.a, w.b)
			case r.IntN(6) == 0 && l.docs[schema.ID(id)] != nil:
				l.withdraw(id)
			default:
				l.put(id, string(rune('p'+r.IntN(6))))
				l.remember(words, id)
			}
			if r.IntN(2) == 0 {
				at = follow(t, g, index, at, r.IntN(6))
			}
		}
		follow(t, g, index, at, 1000)
		whole := map[schema.ID]schema.ID{}
		fresh := &Grouped{Library: l, Families: newFamilies(), Kinship: byTitle{}}
		follow(t, fresh, whole, 0, 1000)
		if d := gocmp.Diff(whole, index); d != "" {
			t.Fatalf("seed %d: groups (-read at once +followed):\n%s", seed, d)
		}
		for _, w := range words {
			a, b := index[schema.ID(w.a)], index[schema.ID(w.b)]
			if w.tie != "copy" && a == b && a != "" {
				t.Errorf("seed %d: %+v are in one group", seed, w)
			}
		}
	}
}
