package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/simde/simde/corpus/sqlite"
	"github.com/simde/simde/indexer"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/kin"
)

// groupAll puts documents into a catalogue of their own, which goes with it,
// and returns to which groups the indexer finds that they belong.
func groupAll(ctx context.Context, docs []*schema.Document) (out map[schema.ID]schema.Kin, err error) {
	dir, err := os.MkdirTemp("", "simde-eval")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	store, err := sqlite.Open(ctx, filepath.Join(dir, "catalogue.db"))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	var ids []schema.ID
	for _, d := range docs {
		d.Revision = 0 // new to this catalogue
		if err := store.Put(ctx, d); err != nil {
			return nil, err
		}
		ids = append(ids, d.ID)
	}
	feed := &indexer.Grouped{Library: store, Families: store, Kinship: new(kin.Reader)}
	for _, err := range feed.Changes(ctx, 0) {
		if err != nil {
			return nil, err
		}
	}
	rows, err := store.Kin(ctx, ids)
	out = map[schema.ID]schema.Kin{}
	for _, k := range rows {
		out[k.ID] = k
	}
	return out, err
}
