package main

import (
	"context"

	"github.com/simde/simde/indexer"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/web"
)

// revisions is a catalogue that counts its changes.
type revisions interface {
	Revision(ctx context.Context) (schema.Revision, error)
}

// libraryState tells the pages how far the index has followed the catalogue.
type libraryState struct {
	store revisions
	index *indexer.Watched
}

// State returns the two positions.
func (p libraryState) State(ctx context.Context) (web.State, error) {
	at, err := p.store.Revision(ctx)
	if err != nil {
		return web.State{}, err
	}
	x := p.index.Seen()
	return web.State{Corpus: at, Index: x.At, Rebuilds: x.Rebuilds, Rebuilding: x.Rebuilding, Rebuilt: x.Rebuilt}, nil
}
