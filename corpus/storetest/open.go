package storetest

import (
	"errors"
	"sync"
	"testing"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

func isThereWhenOpenedAgain(t *testing.T, a Adapter, address string) {
	var epochs []string
	for range 2 {
		s, err := a.Open(t.Context(), address)
		must(t, err)
		must(t, s.Put(t.Context(), Full("a")))
		if rev, err := s.Revision(t.Context()); rev != 1 || err != nil {
			t.Errorf("revision = %d, %v, want 1", rev, err)
		}
		epoch, err := s.Epoch(t.Context())
		must(t, err)
		epochs = append(epochs, epoch)
		must(t, s.Check(t.Context()))
		must(t, s.Close())
	}
	if epochs[0] == "" || epochs[0] != epochs[1] {
		t.Errorf("epochs %q differ between two openings", epochs)
	}
	if other, err := a.open(t, a.New(t)).Epoch(t.Context()); other == epochs[0] || err != nil {
		t.Errorf("another database has the epoch %q, %v", other, err)
	}
}

// opensAtOnce opens a new database from several sides at once, as two first
// imports do.
func opensAtOnce(t *testing.T, a Adapter, address string) {
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			s, err := a.Open(t.Context(), address)
			if err != nil {
				t.Error(err)
				return
			}
			if err := errors.Join(s.Put(t.Context(), Full("a")), s.Close()); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if rev, err := a.open(t, address).Revision(t.Context()); rev != 1 || err != nil {
		t.Errorf("revision = %d, %v, want 1", rev, err)
	}
}

// locks holds that one process at a time has a lock.
func locks(t *testing.T, a Adapter, address string) {
	s, other := a.open(t, address), a.open(t, address)
	held := func(name string, want bool) {
		t.Helper()
		for _, x := range []corpus.Store{s, other} {
			if got, err := x.Locked(t.Context(), name); got != want || err != nil {
				t.Errorf("Locked(%s) = %v, %v, want %v", name, got, err, want)
			}
		}
	}
	held("lead", false)
	mine, err := s.Lock(t.Context(), "lead")
	must(t, err)
	held("lead", true)
	held("batch-1", false)
	for _, x := range []corpus.Store{s, other} {
		if _, err := x.Lock(t.Context(), "lead"); !errors.Is(err, schema.ErrConflict) {
			t.Errorf("a lock that is held: %v, want ErrConflict", err)
		}
	}
	second, err := other.Lock(t.Context(), "batch-1")
	must(t, err)
	select {
	case <-mine.Lost():
		t.Error("a lock is lost that nobody took")
	default:
	}
	must(t, mine.Release())
	held("lead", false)
	held("batch-1", true)
	theirs, err := other.Lock(t.Context(), "lead")
	must(t, err)
	must(t, theirs.Release())
	must(t, second.Release())
	if other, err := a.open(t, a.New(t)).Locked(t.Context(), "lead"); other || err != nil {
		t.Errorf("another database is locked: %v, %v", other, err)
	}
}
