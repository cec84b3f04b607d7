package main

import (
	"context"
	"sync"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// bodies puts in force what a library says of organisations.
type bodies struct {
	store corpus.Bodies
	mu    sync.Mutex
	stamp string
	read  bool
}

// refresh reads what is said where it is another than before.
func (b *bodies) refresh(ctx context.Context) error {
	stamp, err := b.store.BodiesStamp(ctx)
	if err != nil {
		return err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.read && b.stamp == stamp {
		return nil
	}
	said, err := b.store.Bodies(ctx)
	if err != nil {
		return err
	}
	schema.UseBodies(schema.NewBodies(said))
	b.stamp, b.read = stamp, true
	return nil
}

// bodiesEvery is how often a server looks whether another process said something
// else of organisations.
const bodiesEvery = 2 * time.Second

// keep refreshes until ctx ends.
func (b *bodies) keep(ctx context.Context, e *env) {
	tick := time.NewTicker(bodiesEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if err := b.refresh(ctx); err != nil && ctx.Err() == nil {
			e.log().Warn("organisations", "err", err)
		}
	}
}

// naming says what organisations are called.
func (l *library) naming() *corpus.Naming {
	return &corpus.Naming{Store: l.store, Changed: l.bodies.refresh}
}
