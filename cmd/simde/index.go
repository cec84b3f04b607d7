package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/simde/simde/indexer"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/bench"
	"github.com/simde/simde/search/bleve"
)

func (l *library) index(e *env) (*bleve.Index, error) {
	return bleve.Open(l.indexDir(), l.store, e.log())
}

func syncIndex(ctx context.Context, e *env, args []string) (err error) {
	f := e.flags()
	rebuild := f.Bool("rebuild", false, "make the whole index anew, beside the one that serves")
	if _, err := parse(f, args); err != nil {
		return err
	}
	return e.withIndex(ctx, func(l *library, x *bleve.Index) error {
		begun := time.Now()
		var err error
		if *rebuild {
			err = indexer.Rebuild(ctx, e.log(), l.store, x)
		} else {
			err = indexer.Sync(ctx, e.log(), l.store, x)
		}
		if err != nil {
			return err
		}
		size, err := l.store.Size(ctx)
		if err != nil {
			return err
		}
		bytes, err := bench.FolderSize(l.indexDir())
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(e.stdout, "%d documents, %d pages indexed, %.1f MB on disk, %.1f s\n",
			size.Documents, size.Pages, float64(bytes)/1e6, time.Since(begun).Seconds())
		return err
	})
}

// withIndex opens an existing library with its index, and closes both after f.
func (e *env) withIndex(ctx context.Context, f func(*library, *bleve.Index) error) error {
	l, err := e.openExisting(ctx)
	if err != nil {
		return err
	}
	x, err := l.index(e)
	if err != nil {
		return errors.Join(err, l.close())
	}
	return errors.Join(f(l, x), x.Close(), l.close())
}

func doctor(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	repair := f.Bool("repair", false, "mend the index where it differs from the corpus")
	if _, err := parse(f, args); err != nil {
		return err
	}
	return e.withIndex(ctx, func(l *library, x *bleve.Index) error {
		ill := 0
		report := func(ok bool, format string, args ...any) {
			word := "well"
			if !ok {
				word = "ILL"
				ill++
			}
			fmt.Fprintf(e.stdout, "%-4s %s\n", word, fmt.Sprintf(format, args...))
		}
		err := l.store.Check(ctx)
		report(err == nil, "catalogue: %s", verdict(err))
		n, bad, err := l.checkOriginals(ctx)
		if err != nil {
			return err
		}
		report(len(bad) == 0, "originals: %d checked against their hashes, %d wrong", n, len(bad))
		for _, b := range bad {
			fmt.Fprintf(e.stdout, "     %v\n", b)
		}
		if err := e.checkIndex(ctx, l, x, *repair, report); err != nil {
			return err
		}
		if ill > 0 {
			return errPartly
		}
		return nil
	})
}

func verdict(err error) string {
	if err != nil {
		return err.Error()
	}
	return "sound"
}

// checkIndex compares index and corpus, and mends the index where it is asked
// to.
func (e *env) checkIndex(ctx context.Context, l *library, x *bleve.Index, repair bool, report func(bool, string, ...any)) error {
	drift, err := indexer.Check(ctx, l.store, x)
	if err != nil {
		return err
	}
	say := func(d indexer.Drift, what string) {
		report(d.None(), "index: %s%d missing, %d stale, %d superfluous", what, len(d.Missing), len(d.Stale), len(d.Superfluous))
	}
	if drift.None() || !repair {
		say(drift, "")
		if !drift.None() {
			fmt.Fprintln(e.stdout, "     \"simde index\" follows what changed; \"simde doctor --repair\" mends the rest")
		}
		return nil
	}
	if err := indexer.Repair(ctx, e.log(), l.store, x, drift); err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, "     repaired: %d missing, %d stale, %d superfluous\n", len(drift.Missing), len(drift.Stale), len(drift.Superfluous))
	if drift, err = indexer.Check(ctx, l.store, x); err != nil {
		return err
	}
	say(drift, "after the repair: ")
	return nil
}

// checkOriginals hashes every original that a document was made from.
func (l *library) checkOriginals(ctx context.Context) (int, []error, error) {
	n := 0
	var bad []error
	for id, err := range l.store.IDs(ctx, "") {
		if err != nil {
			return n, bad, err
		}
		doc, err := l.store.Head(ctx, id)
		if errors.Is(err, schema.ErrGone) {
			continue
		}
		if err != nil {
			return n, bad, err
		}
		n++
		if err := l.originals.Verify(doc.Original.Hash); err != nil {
			bad = append(bad, fmt.Errorf("document %s, %s: %w", id, doc.Original.Name, err))
		}
	}
	return n, bad, nil
}
