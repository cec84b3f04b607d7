package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/simde/simde/indexer"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/frame"
)

// revisions is a catalogue that counts its changes.
type revisions interface {
	Revision(ctx context.Context) (schema.Revision, error)
}

// progress tells the pages how far the index has followed the catalogue.
func (l *library) progress(x engine, watched *indexer.Watched) frame.Progress {
	if l.at.search == "" {
		return libraryState{l.store, watched}
	}
	return &clusterState{store: l.store, index: x}
}

// libraryState is that of an index which this process writes.
type libraryState struct {
	store revisions
	index *indexer.Watched
}

// State returns the two positions.
func (p libraryState) State(ctx context.Context) (frame.State, error) {
	at, err := p.store.Revision(ctx)
	if err != nil {
		return frame.State{}, err
	}
	x := p.index.Seen()
	return frame.State{Corpus: at, Index: x.At, Rebuilds: x.Rebuilds, Rebuilding: x.Rebuilding, Rebuilt: x.Rebuilt}, nil
}

// clusterState is that of an index which any process may write: the cluster is
// asked for its position once a second.
type clusterState struct {
	store revisions
	index indexer.Index
	mu    sync.Mutex
	at    indexer.Position
	asked time.Time
}

const askEvery = time.Second

// State returns the two positions.
func (p *clusterState) State(ctx context.Context) (frame.State, error) {
	at, err := p.store.Revision(ctx)
	if err != nil {
		return frame.State{}, err
	}
	x, err := p.position(ctx)
	return frame.State{Corpus: at, Index: x.Revision}, err
}

func (p *clusterState) position(ctx context.Context) (indexer.Position, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if time.Since(p.asked) < askEvery {
		return p.at, nil
	}
	began := time.Now()
	at, err := p.index.Position(ctx)
	if err != nil {
		return indexer.Position{}, err
	}
	p.at, p.asked = at, began
	return at, nil
}

// service is something that a library needs, and how it is asked whether it
// answers.
type service struct {
	name  string
	where string
	ask   func(ctx context.Context) error
}

// services lists what a library needs to be read.
func (l *library) services(x engine) []service {
	place := func(address, inFolder string) string {
		if address == "" {
			return inFolder
		}
		return withoutSecret(address)
	}
	return []service{
		{"catalogue", place(l.at.catalogue, "SQLite in the folder"), func(ctx context.Context) error {
			_, err := l.store.Revision(ctx)
			return err
		}},
		{"index", place(l.at.search, "bleve in the folder"), func(ctx context.Context) error {
			_, err := x.State(ctx)
			return err
		}},
		{"originals", place(l.at.originals, "the folder"), func(ctx context.Context) error {
			_, err := l.originals.Stat(ctx, schema.Hash(strings.Repeat("0", 64))) // of nothing
			if errors.Is(err, schema.ErrNotFound) {
				return nil
			}
			return err
		}},
	}
}

// askFor is how long a service may take to say that it is there.
const askFor = 3 * time.Second

// ready asks all services of a library at once.
func (l *library) ready(x engine) func(context.Context) error {
	return func(ctx context.Context) error {
		ctx, stop := context.WithTimeout(ctx, askFor)
		defer stop()
		all := l.services(x)
		errs := make([]error, len(all))
		var wg sync.WaitGroup
		for i, s := range all {
			wg.Go(func() {
				if err := s.ask(ctx); err != nil {
					errs[i] = fmt.Errorf("%s: %w", s.name, err)
				}
			})
		}
		wg.Wait()
		return errors.Join(errs...)
	}
}
