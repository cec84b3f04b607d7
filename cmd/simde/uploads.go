package main

import (
	"context"
	"errors"
	"fmt"
	"text/tabwriter"
	"time"

	"github.com/simde/simde/corpus/upload"
	"github.com/simde/simde/schema"
)

const uploadsDetail = "What people bring at the desk (/en/desk/upload) waits here until it is published.\n\n" +
	"list                  what was brought, the newest first\n" +
	"show N                the files of one, and what was read of each\n" +
	"publish N --by NAME   makes documents of it, as an import of its own\n" +
	"refuse N --why WHY    ends one that was offered\n" +
	"drop N                ends one, and leaves nothing of its files\n\n"

func uploads(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	by := f.String("by", userName(), byUsage)
	why := f.String("why", "", "why it is refused, in a `sentence`")
	words, err := parse(f, args)
	if err != nil {
		return err
	}
	return e.inBackroom(ctx, words, func(_ *library, room *backroom, words []string) error {
		if words[0] == "list" && len(words) == 1 {
			return listUploads(ctx, e, room.intake)
		}
		n, err := e.numbered(words, "the number of one")
		if err != nil {
			return err
		}
		switch words[0] {
		case "show":
			return showUpload(ctx, e, room.intake, n)
		case "publish":
			return publishUpload(ctx, e, room.intake, n, *by)
		case "refuse":
			return room.intake.Refuse(ctx, n, *why)
		case "drop":
			return room.intake.Drop(ctx, n)
		}
		return fmt.Errorf("uploads %s: want list, show, publish, refuse or drop", words[0])
	})
}

func listUploads(ctx context.Context, e *env, d *upload.Desk) error {
	all, err := d.Uploads(ctx, 0, "")
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(e.stdout, 0, 8, 2, ' ', 0)
	for _, u := range all {
		_, files, err := d.Upload(ctx, u.Number)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%d files\t%s\n", u.Number, u.State, u.Made.Format(time.DateTime), schema.Line(u.By), len(files), schema.Line(u.Note))
	}
	return w.Flush()
}

func showUpload(ctx context.Context, e *env, d *upload.Desk, n int) error {
	_, files, err := d.Upload(ctx, n)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(e.stdout, 0, 8, 2, ' ', 0)
	for _, f := range files {
		state := string(f.State)
		if f.Leave {
			state = "left out"
		}
		fmt.Fprintf(w, "%d\t%s\t%s\t%d pages\t%d doubtful\t%s\t%s\n", f.Number, state, schema.Line(f.Name), f.Pages, len(f.Doubts), schema.Line(f.Title), schema.Line(f.Reason))
	}
	return w.Flush()
}

// publishUpload publishes one and waits for it, unless a server of the library
// does it already.
func publishUpload(ctx context.Context, e *env, d *upload.Desk, n int, by string) error {
	round := func() error { // reads what has come, and publishes
		if err := d.Round(ctx); !errors.Is(err, schema.ErrConflict) {
			return err
		}
		return nil
	}
	if err := round(); err != nil {
		return err
	}
	if err := d.Publish(ctx, n, by); err != nil {
		return err
	}
	if err := round(); err != nil {
		return err
	}
	u, _, err := d.Upload(ctx, n)
	if err != nil {
		return err
	}
	if u.Batch == 0 {
		fmt.Fprintf(e.stdout, "upload %d is being published by the server\n", n)
		return nil
	}
	fmt.Fprintf(e.stdout, "upload %d is import %d; \"simde imports undo %d\" takes it back\n", n, u.Batch, u.Batch)
	return nil
}
