package main

import (
	"context"
	"sync"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/describe"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/lexicon"
	"github.com/simde/simde/search/word"
)

// bodies puts in force what a library says of organisations and places.
type bodies struct {
	store interface {
		corpus.Bodies
		corpus.Places
	}
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
	places, err := b.store.Toponyms(ctx)
	if err != nil {
		return err
	}
	schema.UseBodies(schema.NewBodies(said))
	schema.UseGazetteer(schema.NewGazetteer(places))
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
			e.log().Warn("names", "err", err)
		}
	}
}

// naming says what organisations are called.
func (l *library) naming() *corpus.Naming {
	return &corpus.Naming{Store: l.store, Changed: l.bodies.refresh}
}

// calling says what places are called.
func (l *library) calling() *corpus.Calling {
	return &corpus.Calling{Store: l.store, Changed: l.bodies.refresh, Means: describe.Places, Ordinary: ordinary}
}

// ordinary reports whether a name is a word of a language, or a phrase that the
// rules read as something else than a place.
func ordinary(name string) bool {
	if describe.Word(name) {
		return true
	}
	form := schema.Fold(name)
	for _, l := range schema.Langs {
		if lexicon.Ordinary(form, l) || word.Stop(form, l) {
			return true
		}
	}
	return false
}
