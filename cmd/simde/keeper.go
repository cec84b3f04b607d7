package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// keeper does at the desk what is done with batches. What takes long is done by
// its worker, one after the other.
type keeper struct {
	lib      *library
	steps    *corpus.Desk
	importer func(by, command string) *corpus.Importer
	jobs     chan func(context.Context) error
	log      *slog.Logger
}

// mostJobs is how many may wait.
const mostJobs = 20

// Running reports whether a batch has not ended.
func (k *keeper) Running(ctx context.Context, number int) (bool, error) {
	return corpus.Running(ctx, k.lib.store, number)
}

// Foresee returns what taking a batch back would come to.
func (k *keeper) Foresee(ctx context.Context, number int) (schema.Forecast, error) {
	return corpus.Foresee(ctx, k.lib.store, number)
}

// UndoBatch takes a batch back by its step of the log.
func (k *keeper) UndoBatch(ctx context.Context, by, why string, number int) (schema.Outcome, error) {
	steps, err := k.lib.store.Steps(ctx, schema.StepFilter{Batch: number})
	if err != nil {
		return schema.Outcome{}, err
	}
	for _, s := range steps {
		if s.Batch == number {
			return k.steps.Undo(ctx, schema.Undoing{By: by, Note: why, Step: s.Number})
		}
	}
	return schema.Outcome{}, fmt.Errorf("batch %d has no step in the log: %w", number, schema.ErrInvalid)
}

// RetryBatch takes the files that failed in a batch up again: from their
// originals where these are kept, else from the disk.
func (k *keeper) RetryBatch(ctx context.Context, by string, number int) error {
	rows, err := k.failed(ctx, number)
	if err != nil {
		return err
	}
	if len(rows) == 0 {
		return fmt.Errorf("nothing failed in batch %d: %w", number, schema.ErrInvalid)
	}
	job := func(ctx context.Context) error {
		items, err := k.lib.takenUp(ctx, rows)
		if err != nil {
			return err
		}
		im := k.importer(by, fmt.Sprintf("desk: retry batch %d", number))
		im.Retry, im.Present = true, present
		_, err = im.Run(ctx, items)
		return err
	}
	return k.later(job)
}

// later has the worker do something.
func (k *keeper) later(job func(context.Context) error) error {
	select {
	case k.jobs <- job:
		return nil
	default:
		return fmt.Errorf("%d tasks wait: %w", mostJobs, schema.ErrUnavailable)
	}
}

// DescribeAgain has the worker describe documents again.
func (k *keeper) DescribeAgain(_ context.Context, ids []schema.ID) error {
	return k.later(func(ctx context.Context) error {
		_, err := k.lib.describeAgain(ctx, ids)
		return err
	})
}

// failed returns the rows of the ledger of what failed in a batch and fails
// still.
func (k *keeper) failed(ctx context.Context, number int) ([]corpus.Row, error) {
	var out []corpus.Row
	for x, err := range k.lib.store.BatchRows(ctx, number) {
		if err != nil {
			return nil, err
		}
		if x.State != corpus.Failed {
			continue
		}
		row, err := k.lib.store.Row(ctx, x.Name)
		if err != nil && !errors.Is(err, schema.ErrNotFound) {
			return nil, err
		}
		if row.State == corpus.Failed {
			out = append(out, row)
		}
	}
	return out, nil
}

// tidyEvery is how often what has ended is removed: sessions, tokens, invitations
// and failures to sign in.
const tidyEvery = time.Hour

// work does what waits, and tidies up, until ctx ends.
func (k *keeper) work(ctx context.Context) {
	tidy := time.NewTicker(tidyEvery)
	defer tidy.Stop()
	for {
		var err error
		select {
		case <-ctx.Done():
			return
		case job := <-k.jobs:
			err = job(ctx)
		case <-tidy.C:
			err = k.lib.store.ForgetPeople(ctx)
		}
		if err != nil && ctx.Err() == nil {
			k.log.Error("desk", "err", err)
		}
	}
}
