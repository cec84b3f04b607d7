package indexer

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/simde/simde/schema"
)

// Rebuilder is an Index that can be made anew beside the one that serves.
type Rebuilder interface {
	// Rebuild lets fill write an empty index and then serves that one. Where
	// fill fails the index that serves stays.
	Rebuild(ctx context.Context, fill func(context.Context, Index) error) error
	// Stale reports whether a rebuild would find more than the index at hand,
	// because the program reads texts in another way now.
	Stale() bool
}

// The bounds of a batch: whichever is reached first ends it.
const (
	batchDocuments = 500
	batchPages     = 1500
	batchBytes     = 4 << 20 // of text
)

// Sync applies to index what changed in feed since the position of the index,
// in batches. Run again it does nothing. An index of another database, or of
// another history of it because a backup was restored, is made anew; so is one
// that is stale.
func Sync(ctx context.Context, lg *slog.Logger, feed Feed, index Index) error {
	at, follows, err := position(ctx, feed, index)
	if err != nil {
		return err
	}
	r, canRebuild := index.(Rebuilder)
	if canRebuild && (!follows || r.Stale()) {
		lg.Info("rebuild begins", "stale", r.Stale())
		return Rebuild(ctx, lg, feed, r)
	}
	if !follows {
		return fmt.Errorf("the index belongs to another state of the corpus: %w", schema.ErrInvalid)
	}
	return apply(ctx, lg, feed, index, at)
}

// Rebuild makes the whole index anew from feed, beside the one that serves.
func Rebuild(ctx context.Context, lg *slog.Logger, feed Feed, index Rebuilder) error {
	epoch, err := feed.Epoch(ctx)
	if err != nil {
		return fmt.Errorf("epoch of the corpus: %w", err)
	}
	return index.Rebuild(ctx, func(ctx context.Context, empty Index) error {
		return apply(ctx, lg, feed, empty, Position{Epoch: epoch})
	})
}

// position returns up to where the index has followed the feed, and whether it
// is the history of this feed that it followed. A new index follows any.
func position(ctx context.Context, feed Feed, index Index) (Position, bool, error) {
	epoch, err := feed.Epoch(ctx)
	if err != nil {
		return Position{}, false, fmt.Errorf("epoch of the corpus: %w", err)
	}
	at, err := index.Position(ctx)
	if err != nil {
		return Position{}, false, fmt.Errorf("position of the index: %w", err)
	}
	if at == (Position{}) {
		return Position{Epoch: epoch}, true, nil
	}
	identity, err := feed.Identity(ctx, at.Revision)
	if err != nil {
		return Position{}, false, fmt.Errorf("history of the corpus: %w", err)
	}
	return at, at.Epoch == epoch && at.Identity == identity && (identity != "" || at.Revision == 0), nil
}

// Lag is how far an index is behind the corpus.
type Lag struct {
	Changes int  // that the index lacks; of every document where Anew
	Anew    bool // the index is to be made anew before it can be believed
}

// None reports whether the index is up to date.
func (l Lag) None() bool { return l.Changes == 0 && !l.Anew }

// Behind returns how far index is behind feed, without changing it.
func Behind(ctx context.Context, feed Feed, index Index) (Lag, error) {
	at, follows, err := position(ctx, feed, index)
	if err != nil {
		return Lag{}, err
	}
	newest, err := feed.Revision(ctx)
	if err != nil {
		return Lag{}, fmt.Errorf("revision of the corpus: %w", err)
	}
	if r, ok := index.(Rebuilder); !follows || ok && r.Stale() {
		return Lag{int(newest), true}, nil
	}
	return Lag{Changes: int(newest - at.Revision)}, nil
}

// tellEvery is how often a long run says how far it is.
const tellEvery = 5 * time.Second

// apply writes the changes of feed after a position.
func apply(ctx context.Context, lg *slog.Logger, feed Feed, index Index, after Position) error {
	began := time.Now()
	told := began
	var b batch
	n := 0
	flush := func() error {
		if len(b.changes) == 0 {
			return nil
		}
		if err := index.Apply(ctx, after.Epoch, b.changes); err != nil {
			return fmt.Errorf("apply revision %d: %w", b.changes[len(b.changes)-1].Revision, err)
		}
		n += len(b.changes)
		if time.Since(told) > tellEvery {
			told = time.Now()
			lg.Info("indexing", "n", n, "revision", b.changes[len(b.changes)-1].Revision)
		}
		b = batch{}
		return nil
	}
	for c, err := range feed.Changes(ctx, after.Revision) {
		if err != nil {
			return fmt.Errorf("read changes: %w", err)
		}
		if b.add(c) {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if err := flush(); err != nil {
		return err
	}
	if n > 0 {
		lg.Info("index follows", "n", n, "took", time.Since(began))
	}
	return nil
}

// batch collects changes up to its bounds.
type batch struct {
	changes []schema.Change
	pages   int
	bytes   int
}

// add takes a change and reports whether the batch is full.
func (b *batch) add(c schema.Change) bool {
	b.changes = append(b.changes, c)
	if c.Document != nil {
		b.pages += len(c.Document.Pages)
		for _, p := range c.Document.Pages {
			b.bytes += len(p.Text)
		}
	}
	return len(b.changes) >= batchDocuments || b.pages >= batchPages || b.bytes >= batchBytes
}

// Pace is how often Follow looks at the feed, and how long it waits after an
// error: Retry, then twice as long each time, up to Longest.
type Pace struct {
	Poll    time.Duration
	Retry   time.Duration
	Longest time.Duration
}

// DefaultPace makes a new document visible within two seconds.
var DefaultPace = Pace{Poll: time.Second, Retry: time.Second, Longest: time.Minute}

// Follow keeps index equal to feed until ctx ends. It looks when wake is sent
// to, which may be nil, and every pace.Poll. An error is logged and tried again
// for ever: a full disk or a locked file is mended by a person while Follow
// waits.
func Follow(ctx context.Context, lg *slog.Logger, feed Feed, index Index, wake <-chan struct{}, pace Pace) {
	keep(ctx, lg, "index behind", func() error { return Sync(ctx, lg, feed, index) }, wake, pace)
}

// keep calls sync again and again until ctx ends; behind is what is logged where
// it fails.
func keep(ctx context.Context, lg *slog.Logger, behind string, sync func() error, wake <-chan struct{}, pace Pace) {
	wait, failed := pace.Poll, false
	for {
		err := sync()
		switch {
		case ctx.Err() != nil:
			return
		case err != nil && !failed:
			wait, failed = pace.Retry, true
			lg.Error(behind, "err", err)
		case err != nil:
			wait = min(2*wait, pace.Longest)
			lg.Warn(behind, "err", err)
		default:
			wait, failed = pace.Poll, false
		}
		t := time.NewTimer(wait)
		select {
		case <-ctx.Done():
			t.Stop()
			return
		case <-wake:
			t.Stop()
		case <-t.C:
		}
	}
}
