package indexer

import (
	"context"
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
// identifier and by the hash of the content.
func Check(ctx context.Context, feed Feed, index Index) (Drift, error) {
	indexed := map[schema.ID]string{}
	for c, err := range index.Contents(ctx) {
		if err != nil {
			return Drift{}, fmt.Errorf("read the index: %w", err)
		}
		indexed[c.ID] = c.Hash
	}
	var d Drift
	for c, err := range feed.Changes(ctx, 0) {
		if err != nil {
			return Drift{}, fmt.Errorf("read the corpus: %w", err)
		}
		if c.Document == nil {
			continue
		}
		d.Documents++
		hash, ok := indexed[c.ID]
		switch {
		case !ok:
			d.Missing = append(d.Missing, c.ID)
		case hash != c.Document.ContentHash():
			d.Stale = append(d.Stale, c.ID)
		}
		delete(indexed, c.ID)
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
