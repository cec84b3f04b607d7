package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/simde/simde/corpus/export"
	"github.com/simde/simde/schema"
)

const exportDetail = `The table has one row a document and goes in again by "simde import --manifest": as it is it
changes nothing; an edited cell changes that value, an emptied one takes back what a catalogue
stated. In it stands what a person, a catalogue or the file itself states, with every
correction; --all adds what was read from the text. Several values in a cell are parted by "|".
The columns sha256 and exported say which file a row is of and when it was written: keep them.
A correction that a person makes after the export stands against an edited cell.
Withdrawn documents and earlier versions are not in it; nor are corrections of contacts, routes,
claims, events and organisations, which no column holds.

`

func exportLibrary(ctx context.Context, e *env, args []string) (err error) {
	f := e.flags()
	table := f.String("manifest", "", "the table to write, a `file` in the CSV form")
	folder := f.String("files", "", "`folder` for the originals, within that of the table; beside it where none is named")
	all := f.Bool("all", false, "also what was read from the text and nobody stated")
	link := f.Bool("link", false, "make hard links to the originals where the disk can; whoever writes into one writes into the library")
	rest, err := parse(f, args)
	if err != nil {
		return err
	}
	if len(rest) > 0 || *table == "" {
		return errors.New("export takes --manifest FILE")
	}
	l, err := e.openExisting(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.close()) }()
	size, err := l.store.Size(ctx)
	if err != nil {
		return err
	}
	bar, failed := newProgress(e.stderr, size.Documents, "documents"), 0
	x := &export.Exporter{Library: l.store, Originals: l.originals, At: time.Now(), All: *all, Link: *link,
		Done: func(schema.ID) { bar.step() },
		Failed: func(id schema.ID, err error) {
			failed++
			bar.say(schema.Line(fmt.Sprintf("left out: %s: %v", id, err)))
		}}
	if *folder == "" {
		*folder = strings.TrimSuffix(*table, filepath.Ext(*table)) + "-files"
	}
	n, err := x.Manifest(ctx, *table, *folder)
	bar.end()
	if err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, "%d documents in %s, their files in %s\n", n, *table, *folder)
	if failed > 0 {
		fmt.Fprintf(e.stdout, "%d left out, whose original is absent or damaged; \"simde doctor\" names them\n", failed)
		return errPartly
	}
	return nil
}
