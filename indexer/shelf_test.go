package indexer

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
)

// stacks is shelves in memory, which fail now and then, as a process that is
// killed does.
type stacks struct {
	noted   map[string]schema.Shelf
	indices map[string]*shelfIndex
	fails   func() bool
}

type shelfIndex struct {
	at    Position
	docs  map[schema.ID]string // by id, the hash
	of    *stacks
	stale bool
}

var errKilled = errors.New("killed")

func (s *stacks) Shelves(context.Context) ([]schema.Shelf, error) {
	return slices.Collect(maps.Values(s.noted)), nil
}

func (s *stacks) PutShelves(_ context.Context, some []schema.Shelf) error {
	if s.fails() {
		return errKilled
	}
	for _, x := range some {
		s.noted[x.Key] = x
	}
	return nil
}

func (s *stacks) DropShelf(_ context.Context, key string) error {
	if s.fails() {
		return errKilled
	}
	delete(s.noted, key)
	return nil
}

func (s *stacks) Shelf(_ context.Context, x schema.Shelf) (Whole, error) {
	if s.indices[x.Key] == nil {
		s.indices[x.Key] = &shelfIndex{docs: map[schema.ID]string{}, of: s}
	}
	return s.indices[x.Key], nil
}

func (s *stacks) Clear(_ context.Context, x schema.Shelf) error {
	if s.fails() {
		return errKilled
	}
	delete(s.indices, x.Key)
	return nil
}

func (x *shelfIndex) Position(context.Context) (Position, error) { return x.at, nil }
func (x *shelfIndex) Stale() bool                                { return x.stale }
func (x *shelfIndex) Rebuild(context.Context, func(context.Context, Index) error) error {
	return errors.New("a shelf is made anew by being cleared")
}

func (x *shelfIndex) Apply(_ context.Context, epoch string, changes []schema.Change) error {
	for _, c := range changes {
		if x.of.fails() {
			return errKilled
		}
		if delete(x.docs, c.ID); c.Document != nil {
			x.docs[c.ID] = c.Document.ContentHash()
		}
	}
	last := changes[len(changes)-1]
	x.at = Position{Revision: last.Revision, Identity: last.Identity, Epoch: epoch}
	return nil
}

func (x *shelfIndex) Contents(context.Context) iter.Seq2[Content, error] {
	return func(yield func(Content, error) bool) {
		for id, hash := range x.docs {
			if !yield(Content{id, hash}, nil) {
				return
			}
		}
	}
}

// TestShelves holds that however collections are closed and opened, documents come
// and go, and the follower is killed, each shelf in the end has the documents that
// are in just its closed collections, and no other shelf is there.
func TestShelves(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 7))
		l := &library{docs: map[schema.ID]*schema.Document{}, gone: map[schema.ID]schema.Revision{}}
		closed := map[string]bool{}
		killing := false
		at := &stacks{noted: map[string]schema.Shelf{}, indices: map[string]*shelfIndex{}, fails: func() bool { return killing && r.IntN(8) == 0 }}
		fresh := func() *Shelves {
			return &Shelves{Library: l, Refresh: func(context.Context) error { return nil }, List: at, Stacks: at,
				Closed: func(context.Context) ([]string, error) { return slices.Sorted(maps.Keys(closed)), nil }}
		}
		s := fresh()
		for range 60 {
			switch name := string(rune('A' + r.IntN(3))); r.IntN(5) {
			case 0: // a collection is closed or opened: its documents change
				if closed[name] {
					delete(closed, name)
				} else {
					closed[name] = true
				}
				for _, d := range l.docs {
					if slices.Contains(d.Collections, name) {
						l.last++
						d.Revision = l.last
					}
				}
			case 1:
				if id := fmt.Sprint(r.IntN(8)); l.docs[schema.ID(id)] != nil {
					l.withdraw(id)
				}
			case 2:
				killing = r.IntN(2) == 0
				if err := s.Sync(t.Context(), quiet); err != nil && !errors.Is(err, errKilled) {
					t.Fatal(err)
				} else if err != nil {
					s = fresh()
				}
				killing = false
			default:
				id := fmt.Sprint(r.IntN(8))
				l.put(id, fmt.Sprint("title ", r.IntN(9)))
				for _, c := range []string{"A", "B", "C", "D"} {
					if r.IntN(2) == 0 {
						l.docs[schema.ID(id)].Collections = append(l.docs[schema.ID(id)].Collections, c)
					}
				}
			}
		}
		if r.IntN(4) == 0 {
			for _, x := range at.indices {
				x.stale = true
			}
		}
		if err := s.Sync(t.Context(), quiet); err != nil {
			t.Fatal(err)
		}
		want, got := map[string][]schema.ID{}, map[string][]schema.ID{}
		for _, id := range slices.Sorted(maps.Keys(l.docs)) {
			if x := schema.ShelfOf(l.docs[id].Collections, slices.Sorted(maps.Keys(closed))); x.Key != "" {
				want[x.Key] = append(want[x.Key], id)
			}
		}
		for key := range at.noted {
			if ids := slices.Sorted(maps.Keys(at.indices[key].docs)); len(ids) > 0 {
				got[key] = ids
			}
		}
		if d := gocmp.Diff(want, got); d != "" {
			t.Fatalf("seed %d: shelves (-want +got):\n%s", seed, d)
		}
		if d, err := s.Check(t.Context()); err != nil || !d.None() {
			t.Fatalf("seed %d: drift %+v, %v", seed, d, err)
		}
	}
}

// TestReadOnce holds that of what changed each document is read once, be it open or
// closed, by the two that follow: the index of what is open and the shelves.
func TestReadOnce(t *testing.T) {
	l := &library{docs: map[schema.ID]*schema.Document{}, gone: map[schema.ID]schema.Revision{}}
	put := func(id string, collections ...string) {
		l.put(id, "title "+id)
		l.docs[schema.ID(id)].Collections = collections
	}
	noted := func(context.Context) error { return nil }
	closed := func(context.Context) ([]string, error) { return []string{"A", "B"}, nil }
	at := &stacks{noted: map[string]schema.Shelf{}, indices: map[string]*shelfIndex{}, fails: func() bool { return false }}
	named := Named{Library: l, Refresh: noted}
	shelves := &Shelves{Library: named, Refresh: noted, List: at, Stacks: at, Closed: closed}
	open := &shelfIndex{docs: map[schema.ID]string{}, of: at}
	follow := func() {
		t.Helper()
		if err := errors.Join(Sync(t.Context(), quiet, Open{Library: named, Closed: closed}, open), shelves.Sync(t.Context(), quiet)); err != nil {
			t.Fatal(err)
		}
	}
	put("a")
	put("b", "A")
	follow()
	read := map[schema.ID]int{}
	l.read = func(id schema.ID) { read[id]++ }
	put("a", "C")
	put("b", "A", "C")
	put("c")
	put("d", "B")
	put("e", "A", "B")
	l.withdraw("c")
	follow()
	if d := gocmp.Diff(map[schema.ID]int{"a": 1, "b": 1, "d": 1, "e": 1}, read); d != "" {
		t.Errorf("documents by how often they were read (-want +got):\n%s", d)
	}
	clear(read)
	follow()
	if len(read) > 0 || len(open.docs) != 1 || len(at.noted) != 3 {
		t.Errorf("followed again: read %v, %v open, shelves %v", read, open.docs, at.noted)
	}
}
