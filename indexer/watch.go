package indexer

import (
	"context"
	"fmt"
	"sync"

	"github.com/simde/simde/schema"
)

// Whole is an index that is followed and can be made anew.
type Whole interface {
	Index
	Rebuilder
}

// Watched is an index that tells how far it has come while it is written. What
// is written to it goes through to the index.
type Watched struct {
	Whole
	mu   sync.Mutex
	seen Seen
}

// Seen is how far an index has come.
type Seen struct {
	At         schema.Revision // of the index that answers
	Rebuilds   int             // finished since the watch began
	Rebuilding bool            // a new one is made beside it
	Rebuilt    schema.Revision // how far the new one has come
}

// Watch returns x, watched from now on.
func Watch(ctx context.Context, x Whole) (*Watched, error) {
	at, err := x.Position(ctx)
	if err != nil {
		return nil, fmt.Errorf("position of the index: %w", err)
	}
	return &Watched{Whole: x, seen: Seen{At: at.Revision}}, nil
}

// Seen returns how far the index has come.
func (w *Watched) Seen() Seen {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.seen
}

func (w *Watched) note(change func(*Seen)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	change(&w.seen)
}

// Apply writes changes to the index.
func (w *Watched) Apply(ctx context.Context, epoch string, changes []schema.Change) error {
	if err := w.Whole.Apply(ctx, epoch, changes); err != nil {
		return err
	}
	if len(changes) > 0 {
		at := changes[len(changes)-1].Revision
		w.note(func(s *Seen) { s.At = at })
	}
	return nil
}

// Rebuild makes the index anew.
func (w *Watched) Rebuild(ctx context.Context, fill func(context.Context, Index) error) error {
	w.note(func(s *Seen) { s.Rebuilding, s.Rebuilt = true, 0 })
	err := w.Whole.Rebuild(ctx, func(ctx context.Context, empty Index) error {
		return fill(ctx, rebuilt{empty, w})
	})
	w.note(func(s *Seen) {
		if s.Rebuilding = false; err == nil {
			s.At, s.Rebuilds = s.Rebuilt, s.Rebuilds+1
		}
	})
	return err
}

// rebuilt is the new index of a Watched one.
type rebuilt struct {
	Index
	of *Watched
}

func (r rebuilt) Apply(ctx context.Context, epoch string, changes []schema.Change) error {
	if err := r.Index.Apply(ctx, epoch, changes); err != nil {
		return err
	}
	if len(changes) > 0 {
		at := changes[len(changes)-1].Revision
		r.of.note(func(s *Seen) { s.Rebuilt = at })
	}
	return nil
}
