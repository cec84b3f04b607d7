package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/simde/simde/indexer"
	"github.com/simde/simde/search/bench"
)

func syncIndex(ctx context.Context, e *env, args []string) (err error) {
	f := e.flags()
	rebuild := f.Bool("rebuild", false, "make the whole index anew, beside the one that serves")
	follow := f.Bool("follow", false, "go on until the process is ended; of several that do one leads, and the others wait")
	if _, err := parse(f, args); err != nil {
		return err
	}
	collectSeldom()
	return e.withIndex(ctx, func(l *library, x engine) (err error) {
		closed := l.shelves(e, false)
		defer func() { err = errors.Join(err, closed.close()) }()
		if *follow && !*rebuild {
			l.follow(ctx, e, x, closed)
			return nil
		}
		begun := time.Now()
		if *rebuild {
			err = errors.Join(indexer.Rebuild(ctx, e.log(), l.feed(), x), closed.follower().Rebuild(ctx, e.log()))
		} else {
			err = errors.Join(indexer.Sync(ctx, e.log(), l.feed(), x), closed.follower().Sync(ctx, e.log()))
		}
		if err != nil {
			return err
		}
		size, err := l.store.Size(ctx)
		if err != nil {
			return err
		}
		disk := ""
		if l.at.search == "" {
			bytes, err := bench.FolderSize(l.indexDir())
			if err != nil {
				return err
			}
			disk = fmt.Sprintf(", %.1f MB on disk", float64(bytes)/1e6)
		}
		if _, err = fmt.Fprintf(e.stdout, "%d documents, %d pages indexed%s, %.1f s\n", size.Documents, size.Pages, disk, time.Since(begun).Seconds()); err != nil || !*follow {
			return err
		}
		l.follow(ctx, e, x, closed)
		return nil
	})
}

// withIndex opens an existing library with its index, and closes both after f.
func (e *env) withIndex(ctx context.Context, f func(*library, engine) error) error {
	l, err := e.openExisting(ctx)
	if err != nil {
		return err
	}
	x, err := l.openIndex(ctx, e, false)
	if err != nil {
		return errors.Join(err, l.close())
	}
	return errors.Join(f(l, x), x.Close(), l.close())
}

// waitFor is how many changes a command brings a copy of the index up to date
// with. The process that has the index open does it for more, and once.
const waitFor = 1000

// withFreshIndex opens an existing library with an index that is sound and up to
// date, and closes both after f: what is lacking is indexed first. It works
// beside a running server, on a copy of the index.
func (e *env) withFreshIndex(ctx context.Context, f func(*library, engine) error) error {
	return e.besideServer(ctx, func(l *library, x engine) error {
		if _, err := verify(ctx, x); err != nil && (copied(x) || ctx.Err() != nil) {
			return fmt.Errorf("%w; \"simde serve\" mends the index when it is started again", err)
		} else if err != nil {
			fmt.Fprintf(e.stderr, "%v\n", err)
		}
		if err := e.freshen(ctx, l, x); err != nil {
			return err
		}
		return f(l, x)
	})
}

// besideServer opens an existing library with its index, or with a copy of it
// where another process has it open, and closes both after f.
func (e *env) besideServer(ctx context.Context, f func(*library, engine) error) error {
	l, err := e.openExisting(ctx)
	if err != nil {
		return err
	}
	x, err := l.openIndex(ctx, e, true)
	if err != nil {
		return errors.Join(err, l.close())
	}
	return errors.Join(f(l, x), x.Close(), l.close())
}

// freshen brings an index up to date and says how far it was behind.
func (e *env) freshen(ctx context.Context, l *library, x engine) error {
	lag, err := indexer.Behind(ctx, l.open(), x)
	if err != nil || lag.None() {
		return err
	}
	if copied(x) && (lag.Anew || lag.Changes > waitFor) {
		return fmt.Errorf("the index %s, and another process has it open, such as a running \"simde serve\", which brings it up to date; ask again when it has", lagging(lag))
	}
	fmt.Fprintf(e.stderr, "the index %s; bringing it up to date\n", lagging(lag))
	return indexer.Sync(ctx, e.log(), l.feed(), x)
}

// lagging says how far an index is behind.
func lagging(lag indexer.Lag) string {
	if lag.Anew {
		return "is damaged, of another version of this program or of another state of the library"
	}
	if lag.Changes == 1 {
		return "is 1 change behind"
	}
	return fmt.Sprintf("is %d changes behind", lag.Changes)
}
