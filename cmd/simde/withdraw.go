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

func withdraw(ctx context.Context, e *env, args []string) error {
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
	return e.withDesk(ctx, e.typed(args), func(l *library, d *corpus.Desk) error {
		do, told := d.Withdraw, "withdrawn; later imports leave it out, --undo brings it back"
		switch {
		case *list:
			return l.listWithdrawn(ctx, e)
		case *undo:
			do, told = d.Readmit, "is back"
		}
		if _, err := do(ctx, *by, *reason, idsOf(ids)...); err != nil {
			return fmt.Errorf("%w; \"simde log\" tells what was done before", err)
		}
		for _, id := range ids {
			fmt.Fprintf(e.stdout, "%s %s\n", schema.Line(id), told)
		}
		return nil
	})
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
