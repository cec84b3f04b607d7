package main

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/indexer"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// engine is an index that is searched and written to.
type engine interface {
	search.Finder
	indexer.Whole
	Close() error
}

// files is an engine whose index lies in files of its own, which one process
// has open.
type files interface {
	// Verify reads the files against their checksums and returns how many they
	// are.
	Verify(ctx context.Context) (int, error)
	// Copied reports whether it is a copy of an index that another process has
	// open.
	Copied() bool
}

// copied reports whether an index is a copy, which cannot be written to for
// good.
func copied(x engine) bool {
	f, ok := x.(files)
	return ok && f.Copied()
}

// verify reads the files of an index against their checksums. What lies in a
// cluster the cluster checks.
func verify(ctx context.Context, x engine) (int, error) {
	if f, ok := x.(files); ok {
		return f.Verify(ctx)
	}
	return 0, nil
}

// leadEvery is how often a process that follows asks whether another still
// leads.
const leadEvery = 5 * time.Second

// follow keeps an index and the shelves of what is closed equal to the catalogue
// until ctx ends. Of several processes that follow one index in a cluster one leads, and the others wait
// until it ends; an index in a folder has one process anyway.
func (l *library) follow(ctx context.Context, e *env, x indexer.Index, s *shelves) {
	if l.at.search == "" {
		l.followBoth(ctx, e, x, s)
		return
	}
	waits := false
	for ctx.Err() == nil {
		lock, err := l.store.Lock(ctx, corpus.LeadLock)
		switch {
		case err == nil:
			e.log().Info("leads: keeps the index")
			l.lead(ctx, e, x, s, lock)
			waits = false
			continue
		case !errors.Is(err, schema.ErrConflict):
			e.log().Warn("cannot lead", "err", err)
		case !waits:
			waits = true
			e.log().Info("another process keeps the index; waits for its end")
		}
		select {
		case <-ctx.Done():
		case <-time.After(leadEvery):
		}
	}
}

// lead follows until ctx ends or the lock is lost.
func (l *library) lead(ctx context.Context, e *env, x indexer.Index, s *shelves, lock corpus.Lock) {
	leading, stop := context.WithCancel(ctx)
	defer stop()
	go func() {
		select {
		case <-lock.Lost():
			e.log().Warn("leads no more: the connection to the catalogue broke")
			stop()
		case <-leading.Done():
		}
	}()
	l.followBoth(leading, e, x, s)
	if err := lock.Release(); err != nil {
		e.log().Warn("release of the lead", "err", err)
	}
}

// followBoth follows the catalogue with the index and the shelves beside one
// another.
func (l *library) followBoth(ctx context.Context, e *env, x indexer.Index, s *shelves) {
	var closed sync.WaitGroup
	closed.Go(func() { s.follower().Follow(ctx, e.log(), indexer.DefaultPace) })
	indexer.Follow(ctx, e.log(), l.feed(), x, nil, indexer.DefaultPace)
	closed.Wait()
}
