package main

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"iter"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

func ledger(ctx context.Context, e *env, args []string) (err error) {
	f := e.flags()
	failed := f.Bool("failed", false, "only what failed")
	held := f.Bool("held", false, "only what is held back because of a withdrawn document")
	warned := f.Bool("warnings", false, "only rows with a warning: what could not be read of them")
	gone := f.Bool("vanished", false, "only files of documents that are gone from where they were, or from their catalogue; their documents stay. Folders or catalogues after it: those alone")
	asCSV := f.Bool("csv", false, "write a CSV table with every column, a header line first")
	roots, err := parse(f, args)
	if err != nil {
		return err
	}
	if len(roots) > 0 && !*gone {
		return errors.New("ledger takes folders and catalogues with --vanished alone")
	}
	l, err := e.openExisting(ctx)
	if err != nil {
		return err
	}
	defer func() {
		if cerr := l.close(); err == nil {
			err = cerr
		}
	}()
	only := corpus.Filter{Warned: *warned}
	if *failed {
		only.States = append(only.States, corpus.Failed)
	}
	if *held {
		only.States = append(only.States, corpus.Held)
	}
	rows := l.store.Ledger(ctx, only)
	if *gone {
		if rows, err = l.vanished(ctx, rows, roots); err != nil {
			return err
		}
	}
	if *asCSV {
		return writeLedgerCSV(e, rows)
	}
	w := tabwriter.NewWriter(e.stdout, 0, 8, 2, ' ', 0)
	counts := map[corpus.State]int{}
	for r, err := range rows {
		if err != nil {
			return err
		}
		counts[r.State]++
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", r.State, r.Document, schema.Line(r.Name), schema.Line(explain(r)))
	}
	for _, s := range []corpus.State{corpus.Imported, corpus.Updated, corpus.Unchanged, corpus.Duplicate, corpus.Withdrawn, corpus.Held, corpus.Replaced, corpus.Failed, corpus.Waiting} {
		if counts[s] > 0 {
			fmt.Fprintf(w, "%s\t%d\t\t\n", s, counts[s])
		}
	}
	return w.Flush()
}

// explain says why a row is what it is.
func explain(r corpus.Row) string {
	var parts []string
	if shown := corpus.ShownName(r.Name); shown != r.Name {
		parts = append(parts, "read as "+shown)
	}
	if r.Class != "" {
		parts = append(parts, fmt.Sprintf("%s: %s", r.Class, r.Reason))
	} else if r.Reason != "" {
		parts = append(parts, r.Reason)
	}
	return strings.Join(append(parts, r.Warnings...), "; ")
}

var ledgerHeader = []string{"name", "state", "document", "stage", "class", "reason", "media_type", "pages", "bytes", "sha256",
	"extractor", "warnings", "attempts", "milliseconds", "at", "manifest", "import"}

func writeLedgerCSV(e *env, rows iter.Seq2[corpus.Row, error]) error {
	w := csv.NewWriter(e.stdout)
	if err := w.Write(ledgerHeader); err != nil {
		return err
	}
	for r, err := range rows {
		if err != nil {
			return err
		}
		cells := []string{r.Name, string(r.State), string(r.Document), string(r.Stage), string(r.Class), r.Reason, r.MediaType,
			strconv.Itoa(r.Pages), strconv.FormatInt(r.Size, 10), string(r.Hash), r.Extractor, strings.Join(r.Warnings, " | "),
			strconv.Itoa(r.Attempts), strconv.FormatInt(r.Took.Milliseconds(), 10), r.At.Format(time.RFC3339), r.Source, number(r.Batch)}
		if err := writeCells(w, cells); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}
