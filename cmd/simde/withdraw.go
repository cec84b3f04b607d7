package main

import (
	"context"
	"errors"
	"fmt"
	"text/tabwriter"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

func withdraw(ctx context.Context, e *env, args []string) (err error) {
	f := e.flags()
	by := f.String("by", "", "`name` of the person who decides it")
	reason := f.String("reason", "", "why, in a `sentence`; the ledger keeps it")
	undo := f.Bool("undo", false, "bring the documents back, with every correction")
	list := f.Bool("list", false, "list what was withdrawn")
	ids, err := parse(f, args)
	if err != nil {
		return err
	}
	if len(ids) == 0 && !*list {
		return errors.New("withdraw takes the ids of documents, or --list")
	}
	l, err := e.openExisting(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.close()) }()
	switch {
	case *list:
		return l.listWithdrawn(ctx, e)
	case *undo:
		return l.readmit(ctx, e, ids)
	}
	for _, id := range ids {
		w := corpus.Withdrawal{ID: schema.ID(id), By: *by, Reason: *reason, At: time.Now().UTC()}
		if err := l.store.Withdraw(ctx, w); err != nil {
			return err
		}
		fmt.Fprintf(e.stdout, "%s withdrawn; later imports leave it out, --undo brings it back\n", id)
	}
	return nil
}

// readmit brings withdrawn documents back from their originals.
func (l *library) readmit(ctx context.Context, e *env, ids []string) (err error) {
	pool, err := l.extractor("", defaultOCR)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, pool.Close()) }()
	im := &corpus.Importer{Store: l.store, Originals: l.originals, Extractor: pool, Describer: newDescriber(), Log: e.log()}
	for _, id := range ids {
		if err := im.Readmit(ctx, schema.ID(id)); err != nil {
			return err
		}
		fmt.Fprintf(e.stdout, "%s is back\n", id)
	}
	return nil
}

func (l *library) listWithdrawn(ctx context.Context, e *env) error {
	w := tabwriter.NewWriter(e.stdout, 0, 8, 2, ' ', 0)
	for d, err := range l.store.Withdrawn(ctx) {
		if err != nil {
			return err
		}
		title := d.Document.Title
		if d.Erased() {
			title = "(erased)"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", d.ID, d.At.Format(time.DateOnly), schema.Line(d.By), schema.Line(title), schema.Line(d.Reason))
	}
	return w.Flush()
}
