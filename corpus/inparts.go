package corpus

import (
	"context"
	"iter"
	"sync"
	"time"

	"github.com/simde/simde/schema"
)

// Parts is a run of an Importer to which items come part by part: one batch,
// which begins with the first part. It says nothing of what its catalogues name
// no longer, since no part is one whole.
type Parts struct {
	im    *Importer
	sum   Summary
	begun time.Time
}

// Parts begins a run in parts. It must be closed.
func (im *Importer) Parts() *Parts {
	return &Parts{im: im, sum: Summary{States: map[State]int{}, Failed: map[schema.FailureClass]int{}}, begun: time.Now()}
}

// Take imports the items of a part, as Importer.Run does. When it returns nil
// all of them are stored.
func (p *Parts) Take(ctx context.Context, items iter.Seq[Item]) error {
	p.im.inParts = true
	defer func() { p.im.offered = offer{} }()
	return p.take(ctx, items)
}

// Batch returns the number of the batch, and opens it where no part was taken
// yet.
func (p *Parts) Batch(ctx context.Context) (int, error) {
	err := p.im.open(ctx, Batch{Kind: p.im.kind()})
	return p.im.batch, err
}

// Close ends the batch, which is interrupted where there is a cause.
func (p *Parts) Close(ctx context.Context, cause error) (Summary, error) {
	p.sum.Took, p.sum.Batch = time.Since(p.begun), p.im.batch
	return p.sum, p.im.finish(ctx, p.sum, cause)
}

func (p *Parts) take(ctx context.Context, items iter.Seq[Item]) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	if err := p.im.begin(ctx, items); err != nil {
		return err
	}
	n := p.feed(ctx, items, 0, stop)
	for depth := 0; depth < maxCarried && ctx.Err() == nil && len(p.im.loads) > 0; depth++ {
		n = p.feed(ctx, p.im.unload(ctx, stop), n, stop)
	}
	if err := p.im.takeAnew(ctx, n, &p.sum); err != nil {
		stop(err)
	}
	return context.Cause(ctx)
}

// feed imports items side by side, the first of them at a place of the run, and
// returns the place after the last.
func (p *Parts) feed(ctx context.Context, items iter.Seq[Item], n int, stop context.CancelCauseFunc) int {
	queue := make(chan task)
	var wg sync.WaitGroup
	for range max(p.im.Workers, 1) {
		wg.Go(func() {
			for t := range queue {
				if err := p.im.one(ctx, t, &p.sum); err != nil {
					stop(err)
				}
			}
		})
	}
	for it := range items {
		if ctx.Err() != nil {
			break
		}
		if it.Beside {
			continue
		}
		queue <- task{Item: it, place: n}
		n++
	}
	close(queue)
	wg.Wait()
	return n
}
