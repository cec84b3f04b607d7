package main

import (
	"context"

	"github.com/simde/simde/corpus/sqlite"
	"github.com/simde/simde/indexer"
	"github.com/simde/simde/web"
)

// libraryState tells the pages how far the index has followed the catalogue.
type libraryState struct {
	store *sqlite.Store
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
