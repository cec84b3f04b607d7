package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/indexer"
)

const moveDetail = "The place it comes from is that of every command (--data, --catalogue, --search, --originals); the\nplace it goes to is named likewise: --to-data, and what takes the place of parts of that folder.\n" +
	"Originals are carried one by one, those that are there already not again, so that a move that was\ninterrupted goes on; the catalogue comes last, whole, with its ledger and its history. What is derived\nis made anew there. Nothing is taken away here. A place that holds another library is refused, and\nso is a library into which an import runs. Stop servers and imports for the time of the move: what\nthey change after it is not carried. \"simde doctor\" proves either end.\n\n"

func move(ctx context.Context, e *env, args []string) (err error) {
	f := e.flags()
	var to place
	f.StringVar(&to.data, "to-data", "", "`folder` that the library goes to")
	f.StringVar(&to.catalogue, "to-catalogue", "", "`address` of the catalogue it goes to, as --catalogue")
	f.StringVar(&to.search, "to-search", "", "`addresses` of the index it goes to, as --search")
	f.StringVar(&to.prefix, "to-search-prefix", "simde", "as --search-prefix")
	f.IntVar(&to.shards, "to-search-shards", 1, "as --search-shards")
	f.StringVar(&to.originals, "to-originals", "", "`address` of the files it goes to, as --originals")
	noIndex := f.Bool("no-index", false, "do not make the index there")
	if rest, err := parse(f, args); err != nil || len(rest) > 0 {
		return errors.Join(err, extra(rest))
	}
	if to.data == "" {
		return errors.New("--to-data names the folder that the library goes to, or that what can be made again is kept in")
	}
	from, err := e.openExisting(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, from.close()) }()
	there, err := openLibrary(ctx, to)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, there.close()) }()
	if sameCatalogue(from.at, there.at) {
		return errors.New("a library cannot be carried to where it is: --to-data or --to-catalogue names another place")
	}
	begun := time.Now()
	told := begun
	m, err := corpus.Move(ctx, corpus.Holding{Store: from.store, Originals: from.originals}, corpus.Holding{Store: there.store, Originals: there.originals}, func(m corpus.Moved) {
		if time.Since(told) > tellEvery {
			told = time.Now()
			fmt.Fprintf(e.stderr, "%d originals carried, %d were there; %d rows\n", m.Originals, m.There, m.Rows)
		}
	})
	if err != nil {
		return err
	}
	if err := copyBank(from.bankFile(), there.bankFile()); err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, "%d originals carried (%.1f MB), %d were there; %d rows of the catalogue, %.1f s\n", m.Originals, float64(m.Bytes)/1e6, m.There, m.Rows, time.Since(begun).Seconds())
	if *noIndex {
		return nil
	}
	x, err := there.openIndex(ctx, e, false)
	if err != nil {
		return err
	}
	return errors.Join(indexer.Sync(ctx, e.log(), there.feed(), x), x.Close())
}

// tellEvery is how often a move says how far it is.
const tellEvery = 5 * time.Second

// sameCatalogue reports whether two places are one, as far as their addresses
// tell.
func sameCatalogue(a, b place) bool {
	return a.catalogue == b.catalogue && (a.catalogue != "" || a.data == b.data)
}

func extra(args []string) error {
	if len(args) == 0 {
		return nil
	}
	return fmt.Errorf("move takes flags alone, not %q", args[0])
}

// copyBank carries the figures that were imported, where there are any.
func copyBank(from, to string) error {
	b, err := os.ReadFile(from)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, b, 0o644)
}
