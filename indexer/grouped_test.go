package indexer

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
)

// library is a corpus in memory whose documents change.
type library struct {
	docs map[schema.ID]*schema.Document
	gone map[schema.ID]schema.Revision
	last schema.Revision
	read func(schema.ID) // told of each document that is read; may be nil
}

func (l *library) put(id, title string) {
	l.last++
	delete(l.gone, schema.ID(id))
	l.docs[schema.ID(id)] = &schema.Document{ID: schema.ID(id), Revision: l.last, Title: title}
}

func (l *library) withdraw(id string) {
	l.last++
	delete(l.docs, schema.ID(id))
	l.gone[schema.ID(id)] = l.last
}

func (l *library) Epoch(context.Context) (string, error)             { return "e", nil }
func (l *library) Revision(context.Context) (schema.Revision, error) { return l.last, nil }
func (l *library) Identity(_ context.Context, r schema.Revision) (string, error) {
	return fmt.Sprint(r), nil
}

func (l *library) Document(_ context.Context, id schema.ID) (*schema.Document, error) {
	if l.read != nil {
		l.read(id)
	}
	if d := l.docs[id]; d != nil {
		return d, nil
	}
	return nil, schema.ErrGone
}

func (l *library) Hashes(context.Context) iter.Seq2[schema.Hashed, error] {
	return func(yield func(schema.Hashed, error) bool) {
		for _, id := range slices.Sorted(maps.Keys(l.docs)) {
			if d := l.docs[id]; !yield(schema.Hashed{ID: id, Hash: d.ContentHash(), Collections: d.Collections}, nil) {
				return
			}
		}
	}
}

func (l *library) Changes(ctx context.Context, after schema.Revision) iter.Seq2[schema.Change, error] {
	return l.ChangesIn(ctx, after, func([]string) bool { return true })
}

func (l *library) ChangesIn(_ context.Context, after schema.Revision, wanted func([]string) bool) iter.Seq2[schema.Change, error] {
	var all []schema.Change
	for id, d := range l.docs {
		all = append(all, schema.Change{Revision: d.Revision, Identity: fmt.Sprint(d.Revision), ID: id, Document: d})
	}
	for id, r := range l.gone {
		all = append(all, schema.Change{Revision: r, Identity: fmt.Sprint(r), ID: id})
	}
	slices.SortFunc(all, func(a, b schema.Change) int { return cmp.Compare(a.Revision, b.Revision) })
	return func(yield func(schema.Change, error) bool) {
		for _, c := range all {
			if c.Revision <= after {
				continue
			}
			if c.Document != nil && !wanted(c.Document.Collections) {
				c.Document = nil
			}
			if c.Document != nil && l.read != nil {
				l.read(c.ID)
			}
			if !yield(c, nil) {
				return
			}
		}
	}
}

// families is Families in memory.
type families struct {
	portraits map[schema.ID]schema.Portrait
	bound     map[schema.ID]bool
	bonds     map[schema.Bond]bool
	kin       map[schema.ID]schema.Kin
}

func newFamilies() *families {
	return &families{map[schema.ID]schema.Portrait{}, map[schema.ID]bool{}, map[schema.Bond]bool{}, map[schema.ID]schema.Kin{}}
}

func (f *families) Portray(_ context.Context, ps []schema.Portrait) error {
	for _, p := range ps {
		f.portraits[p.ID] = p
		delete(f.bound, p.ID)
	}
	return nil
}

func (f *families) Bound(_ context.Context, ids []schema.ID) (map[schema.ID]schema.Portrait, error) {
	out := map[schema.ID]schema.Portrait{}
	for _, id := range ids {
		if f.bound[id] {
			out[id] = f.portraits[id]
		}
	}
	return out, nil
}

func (f *families) Sharing(_ context.Context, keys []int64, _ int) (map[schema.ID][]int64, []int64, error) {
	out := map[schema.ID][]int64{}
	for id, p := range f.portraits {
		for _, k := range p.Keys {
			if slices.Contains(keys, k) {
				out[id] = append(out[id], k)
			}
		}
	}
	return out, nil, nil
}

func (f *families) Portraits(_ context.Context, ids []schema.ID) (out []schema.Portrait, err error) {
	for _, id := range ids {
		if p, ok := f.portraits[id]; ok {
			out = append(out, p)
		}
	}
	return out, nil
}

func (f *families) Bonds(_ context.Context, ids []schema.ID) (out []schema.Bond, err error) {
	for b := range f.bonds {
		if slices.Contains(ids, b.A) || slices.Contains(ids, b.B) {
			out = append(out, b)
		}
	}
	return out, nil
}

func (f *families) Kin(_ context.Context, ids []schema.ID) (out []schema.Kin, err error) {
	for _, id := range ids {
		if k, ok := f.kin[id]; ok {
			out = append(out, k)
		}
	}
	return out, nil
}

func (f *families) Members(_ context.Context, ids []schema.ID) (out []schema.Kin, err error) {
	groups := map[string]bool{}
	for _, id := range ids {
		k := f.kin[id]
		groups["c"+string(k.Copies)], groups["w"+string(k.Work)] = true, true
	}
	for _, k := range f.kin {
		if k.Copies != "" && groups["c"+string(k.Copies)] || k.Work != "" && groups["w"+string(k.Work)] {
			out = append(out, k)
		}
	}
	return out, nil
}

func (f *families) Regrouped(_ context.Context, after schema.Revision) (out []schema.Kin, err error) {
	for _, k := range f.kin {
		if k.Since > after {
			out = append(out, k)
		}
	}
	return out, nil
}

func (f *families) Bind(_ context.Context, b schema.Binding) error {
	for _, id := range slices.Concat(b.Bound, b.Gone) {
		maps.DeleteFunc(f.bonds, func(x schema.Bond, _ bool) bool { return x.A == id || x.B == id })
		f.bound[id] = true
	}
	for _, id := range b.Gone {
		delete(f.portraits, id)
		delete(f.bound, id)
		delete(f.kin, id)
	}
	for _, x := range b.Bonds {
		f.bonds[x] = true
	}
	for _, k := range b.Kin {
		f.kin[k.ID] = k
	}
	return nil
}

// byTitle takes documents with a letter in common in their titles for copies.
type byTitle struct{}

func (byTitle) Rules() string             { return "title" }
func (byTitle) Worth(shared []int64) bool { return len(shared) > 0 }

func (byTitle) Portray(d *schema.Document) schema.Portrait {
	p := schema.Portrait{ID: d.ID, Revision: d.Revision, Rules: "title", Lang: schema.Spanish, Data: []byte(d.Title)}
	for _, r := range d.Title {
		p.Keys = append(p.Keys, int64(r))
	}
	return p
}

func (byTitle) Compare(a, b schema.Portrait) ([]schema.Bond, error) {
	if !strings.ContainsAny(string(a.Data), string(b.Data)) {
		return nil, nil
	}
	return []schema.Bond{{A: min(a.ID, b.ID), B: max(a.ID, b.ID), Kind: schema.BondCopy}}, nil
}

func (byTitle) Holds(bonds []schema.Bond, _ map[schema.ID]schema.Lang) []schema.Bond { return bonds }

func newGrouped() (*Grouped, *library) {
	l := &library{docs: map[schema.ID]*schema.Document{}, gone: map[schema.ID]schema.Revision{}}
	return &Grouped{Library: l, Families: newFamilies(), Kinship: byTitle{}}, l
}

// follow applies the feed to what an index knows of the groups, and stops after
// n changes. It returns up to where it came.
func follow(t *testing.T, g *Grouped, index map[schema.ID]schema.ID, after schema.Revision, n int) schema.Revision {
	t.Helper()
	for c, err := range g.Changes(t.Context(), after) {
		if err != nil {
			t.Fatal(err)
		}
		if n--; n < 0 {
			return after
		}
		if c.Revision < after {
			t.Fatalf("a change of revision %d after one of %d", c.Revision, after)
		}
		after = c.Revision
		delete(index, c.ID)
		if c.Document != nil {
			index[c.ID] = c.Group
		}
	}
	return after
}

func TestGroupedYieldsWhatBecameKindred(t *testing.T) {
	g, l := newGrouped()
	index := map[schema.ID]schema.ID{}
	l.put("b", "x")
	at := follow(t, g, index, 0, 9)
	l.put("c", "y")
	at = follow(t, g, index, at, 9)
	l.put("a", "xy") // joins the two
	at = follow(t, g, index, at, 9)
	if d := gocmp.Diff(map[schema.ID]schema.ID{"a": "a", "b": "a", "c": "a"}, index); d != "" {
		t.Errorf("groups (-want +got):\n%s", d)
	}
	l.withdraw("a")
	at = follow(t, g, index, at, 9)
	if d := gocmp.Diff(map[schema.ID]schema.ID{"b": "", "c": ""}, index); d != "" {
		t.Errorf("groups after what joined them is gone (-want +got):\n%s", d)
	}
	n := 0
	for range g.Changes(t.Context(), at) {
		n++
	}
	if n > 0 {
		t.Errorf("followed again, the feed yields %d changes", n)
	}
}

// TestGroupedHoweverItIsFollowed compares what an index knows that follows with
// interruptions with one that reads everything at the end.
// counted counts how often is asked who has a key, and says that too many have one.
type counted struct {
	*families
	asked   map[int64]int
	crowded int64
}

func (c counted) Sharing(ctx context.Context, keys []int64, most int) (of map[schema.ID][]int64, crowded []int64, err error) {
	for _, k := range keys {
		c.asked[k]++
		if k == c.crowded {
			crowded = append(crowded, k)
		}
	}
	keys = slices.DeleteFunc(slices.Clone(keys), func(k int64) bool { return k == c.crowded })
	of, _, err = c.families.Sharing(ctx, keys, most)
	return of, crowded, err
}

// TestWhatTooManyHaveIsAskedOnce tests that a key which too many documents have is
// looked for once while the feed is read, and again when it is read the next time.
func TestWhatTooManyHaveIsAskedOnce(t *testing.T) {
	g, l := newGrouped()
	c := counted{newFamilies(), map[int64]int{}, 'x'}
	g.Families = c
	for _, id := range []string{"a", "b", "c"} {
		l.put(id, "xy")
	}
	index := map[schema.ID]schema.ID{}
	at := follow(t, g, index, 0, 99)
	if d := gocmp.Diff(map[int64]int{'x': 1, 'y': 3}, c.asked); d != "" {
		t.Errorf("asked, how often (-want +got):\n%s", d)
	}
	if index["b"] != "a" || index["c"] != "a" {
		t.Errorf("groups by the other key: %v", index)
	}
	l.put("d", "x")
	follow(t, g, index, at, 99)
	if c.asked['x'] != 2 {
		t.Errorf("the next time asked %d times in all, want 2", c.asked['x'])
	}
}

func TestGroupedHoweverItIsFollowed(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 1))
		g, l := newGrouped()
		index := map[schema.ID]schema.ID{}
		at := schema.Revision(0)
		for range 25 {
			id := string(rune('a' + r.IntN(8)))
			if r.IntN(5) == 0 && l.docs[schema.ID(id)] != nil {
				l.withdraw(id)
			} else {
				title := string(rune('p' + r.IntN(6)))
				if r.IntN(3) == 0 {
					title += string(rune('p' + r.IntN(6)))
				}
				l.put(id, title)
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
	}
}

// TestGroupedAsPersonsJudged holds that what a person said of two documents
// stands over their texts, for as long as it is said.
func TestGroupedAsPersonsJudged(t *testing.T) {
	g, l := newGrouped()
	index := map[schema.ID]schema.ID{}
	say := func(op schema.CorrectionOp, a, b string) {
		for _, x := range [][2]string{{a, b}, {b, a}} {
			d := l.docs[schema.ID(x[0])]
			l.put(x[0], d.Title)
			others := slices.DeleteFunc(slices.Clone(d.Corrections), func(c schema.Correction) bool { return c.Value == x[1] })
			if op != "" {
				others = append(others, schema.Correction{Field: schema.FieldCopy, Op: op, Value: x[1]})
			}
			l.docs[d.ID].Corrections = others
		}
	}
	want := func(what string, groups map[schema.ID]schema.ID) {
		t.Helper()
		if d := gocmp.Diff(groups, index); d != "" {
			t.Errorf("%s: groups (-want +got):\n%s", what, d)
		}
	}
	l.put("a", "x")
	l.put("b", "x")
	l.put("c", "z")
	at := follow(t, g, index, 0, 9)
	want("as read", map[schema.ID]schema.ID{"a": "a", "b": "a", "c": ""})
	say(schema.CorrectRemove, "a", "b")
	at = follow(t, g, index, at, 9)
	want("distinct", map[schema.ID]schema.ID{"a": "", "b": "", "c": ""})
	say(schema.CorrectAdd, "b", "c")
	at = follow(t, g, index, at, 9)
	want("copies", map[schema.ID]schema.ID{"a": "", "b": "b", "c": "b"})
	said := l.docs["c"].Corrections
	l.put("c", "zz")
	l.docs["c"].Corrections = said
	at = follow(t, g, index, at, 9)
	want("one of them read anew", map[schema.ID]schema.ID{"a": "", "b": "b", "c": "b"})
	say("", "b", "c")
	say("", "a", "b")
	follow(t, g, index, at, 9)
	want("said no more", map[schema.ID]schema.ID{"a": "a", "b": "a", "c": ""})
}
