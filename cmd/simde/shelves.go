package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/simde/simde/indexer"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/bleve"
	"github.com/simde/simde/search/opensearch"
	"github.com/simde/simde/web/sight"
)

// shelves are the indices of what is closed: folders below that of the index, or
// indices of a cluster whose names begin with another prefix. Each is opened once.
type shelves struct {
	lib    *library
	env    *env
	beside bool // another process may have them open: copies will do

	mu   sync.Mutex
	open map[string]engine
}

func (l *library) shelves(e *env, beside bool) *shelves {
	return &shelves{lib: l, env: e, beside: beside, open: map[string]engine{}}
}

// follower returns what keeps the shelves equal to the catalogue.
func (s *shelves) follower() *indexer.Shelves {
	l := s.lib
	return &indexer.Shelves{Library: indexer.Named{Library: l.store, Refresh: l.bodies.refresh}, Refresh: l.bodies.refresh, Closed: l.store.Closed, List: l.store, Stacks: s}
}

// Shelf returns the index of a shelf. See indexer.Stacks.
func (s *shelves) Shelf(ctx context.Context, x schema.Shelf) (indexer.Whole, error) {
	return s.engine(ctx, x.Key)
}

func (s *shelves) engine(ctx context.Context, key string) (engine, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if x := s.open[key]; x != nil {
		return x, nil
	}
	x, err := s.make(ctx, key)
	if err != nil {
		return nil, err
	}
	s.open[key] = x
	return x, nil
}

func (s *shelves) dir(key string) string { return filepath.Join(s.lib.indexDir(), "closed", key) }

func (s *shelves) make(ctx context.Context, key string) (engine, error) {
	l := s.lib
	switch {
	case l.at.search != "":
		return s.inCluster(ctx, key)
	case s.beside:
		return bleve.OpenBeside(s.dir(key), l.store, s.env.log())
	}
	return bleve.Open(s.dir(key), l.store, s.env.log())
}

func (s *shelves) inCluster(ctx context.Context, key string) (*opensearch.Index, error) {
	c, err := cluster(s.lib.at.search)
	if err != nil {
		return nil, err
	}
	c.Prefix, c.Shards = s.lib.at.prefix+"-closed-"+key, 1
	return opensearch.Open(ctx, c, s.lib.store, s.env.log())
}

// Clear removes the index of a shelf. See indexer.Stacks.
func (s *shelves) Clear(ctx context.Context, x schema.Shelf) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	held := s.open[x.Key]
	delete(s.open, x.Key)
	if s.lib.at.search == "" {
		var err error
		if held != nil {
			err = held.Close()
		}
		return errors.Join(err, os.RemoveAll(s.dir(x.Key)))
	}
	index, ok := held.(*opensearch.Index)
	if !ok {
		var err error
		if index, err = s.inCluster(ctx, x.Key); err != nil {
			return err
		}
	}
	return errors.Join(index.Remove(ctx), index.Close())
}

// Open opens those of the shelves that are wanted. See sight.Shelves.
func (s *shelves) Open(ctx context.Context, want func(schema.Shelf) bool) ([]sight.Shelf, error) {
	listed, err := s.lib.store.Shelves(ctx)
	if err != nil {
		return nil, err
	}
	if err := s.leave(listed); err != nil {
		return nil, err
	}
	var out []sight.Shelf
	for _, x := range listed {
		if !want(x) {
			continue
		}
		index, err := s.engine(ctx, x.Key)
		if err != nil {
			return nil, err
		}
		out = append(out, sight.Shelf{Shelf: x, Finder: index})
	}
	return out, nil
}

// leave closes what another process has removed from a cluster.
func (s *shelves) leave(listed []schema.Shelf) error {
	if s.lib.at.search == "" {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	var errs []error
	for key, x := range s.open {
		if !slices.ContainsFunc(listed, func(l schema.Shelf) bool { return l.Key == key }) {
			errs = append(errs, x.Close())
			delete(s.open, key)
		}
	}
	return errors.Join(errs...)
}

func (s *shelves) close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	var errs []error
	for _, x := range s.open {
		errs = append(errs, x.Close())
	}
	s.open = map[string]engine{}
	return errors.Join(errs...)
}
