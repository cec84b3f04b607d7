package indexer

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"

	"github.com/simde/simde/schema"
)

// Drift is how an index differs from the corpus.
type Drift struct {
	Documents   int         // in the corpus
	Missing     []schema.ID // in the corpus, not in the index
	Stale       []schema.ID // in both, with another content
	Superfluous []schema.ID // in the index, not in the corpus
}

// None reports whether the two agree.
func (d Drift) None() bool { return len(d.Missing)+len(d.Stale)+len(d.Superfluous) == 0 }

// Check compares the index with the corpus, document by document, by
// identifier and by the hash of the content. A document is read only where the
// index and the catalogue keep different hashes of it.
func Check(ctx context.Context, lib Library, index Index) (Drift, error) {
	indexed := map[schema.ID]string{}
	for c, err := range index.Contents(ctx) {
		if err != nil {
			return Drift{}, fmt.Errorf("read the index: %w", err)
		}
		indexed[c.ID] = c.Hash
	}
	var d Drift
	for h, err := range lib.Hashes(ctx) {
		if err != nil {
			return Drift{}, fmt.Errorf("read the corpus: %w", err)
		}
		hash, ok := indexed[h.ID]
		if !ok || hash != h.Hash {
			doc, err := lib.Document(ctx, h.ID)
			switch {
			case errors.Is(err, schema.ErrGone) || errors.Is(err, schema.ErrNotFound):
				continue // withdrawn meanwhile
			case err != nil:
				return Drift{}, fmt.Errorf("read the corpus: %w", err)
			case !ok:
				d.Missing = append(d.Missing, h.ID)
			case hash != doc.ContentHash():
				d.Stale = append(d.Stale, h.ID)
			}
		}
		d.Documents++
		delete(indexed, h.ID)
	}
	for id := range indexed {
		d.Superfluous = append(d.Superfluous, id)
	}
	slices.Sort(d.Superfluous)
	return d, nil
}

// Repair brings the documents of d to the state of the corpus: what differs is
// written again, what is superfluous is taken out.
func Repair(ctx context.Context, lg *slog.Logger, feed Feed, index Index, d Drift) error {
	if d.None() {
		return nil
	}
	at, follows, err := position(ctx, feed, index)
	if err != nil {
		return err
	}
	if !follows {
		return Sync(ctx, lg, feed, index)
	}
	wanted := map[schema.ID]bool{}
	for _, id := range slices.Concat(d.Missing, d.Stale) {
		wanted[id] = true
	}
	var b batch
	flush := func() error {
		if len(b.changes) == 0 {
			return nil
		}
		defer func() { b = batch{} }()
		return index.Apply(ctx, at.Epoch, b.changes)
	}
	add := func(c schema.Change) error {
		c.Revision, c.Identity = at.Revision, at.Identity // what is repaired lies before the position of the index
		if b.add(c) {
			return flush()
		}
		return nil
	}
	for _, id := range d.Superfluous {
		if err := add(schema.Change{ID: id}); err != nil {
			return fmt.Errorf("repair %s: %w", id, err)
		}
	}
	for c, err := range feed.Changes(ctx, 0) {
		if err != nil {
			return fmt.Errorf("read the corpus: %w", err)
		}
		if wanted[c.ID] {
			if err := add(c); err != nil {
				return fmt.Errorf("repair %s: %w", c.ID, err)
			}
		}
	}
	if err := flush(); err != nil {
		return fmt.Errorf("repair: %w", err)
	}
	lg.Info("index repaired", "n", len(wanted)+len(d.Superfluous))
	return nil
}
