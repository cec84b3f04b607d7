package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

const eraseDetail = `Nothing brings back what is erased: the original and those of earlier versions, the pages, and all
that is said of the document, withdrawn or not, in "simde log" too. What stays is its id, who decided it, when and why,
the hashes of the files, by which later imports refuse them, and the rows of the ledger with the
names under which they were offered. A file that another document has stays there.
The catalogue's file is written anew, without the bytes. The index leaves the document out at the
next "simde index" or at once where a server runs, and "simde index --rebuild" makes it anew without
its words. Backups, exports and bags are not touched.

`

func erase(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	yes := f.Bool("yes", false, "do it")
	by := f.String("by", "", "`name` of the person who decides it")
	reason := f.String("reason", "", "why, in a `sentence`; the ledger keeps it")
	ids, err := parse(f, args)
	if err != nil {
		return err
	}
	if len(ids) == 0 {
		return errors.New("erase takes the ids of documents")
	}
	return e.withDesk(ctx, e.typed(args), func(_ *library, d *corpus.Desk) error {
		if !*yes {
			return fmt.Errorf("%d documents would be erased for good; --yes does it, \"simde withdraw\" can be taken back", len(ids))
		}
		for _, id := range ids { // a step each, so that what came before an error is told
			if _, err := d.Erase(ctx, *by, *reason, schema.ID(id)); err != nil {
				return err
			}
			fmt.Fprintf(e.stdout, "%s erased; \"simde index --rebuild\" makes the index anew without its words\n", schema.Line(id))
		}
		return nil
	})
}
