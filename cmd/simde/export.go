package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"github.com/simde/simde/corpus/export"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/oai"
)

const exportDetail = `The table has one row a document and goes in again by "simde import --manifest": as it is it
changes nothing; an edited cell changes that value, an emptied one takes back what a catalogue
stated. In it stands what a person, a catalogue or the file itself states, with every
correction; --all adds what was read from the text. Several values in a cell are parted by "|".
The columns sha256, document and exported say which file and which document a row is of and when
it was written: keep them. A document of several files has them all in its cell, parted by "|".
A correction that a person makes after the export stands against an edited cell.
Withdrawn documents and earlier versions are not in it; nor are corrections of contacts, routes,
claims, events and organisations, which no column holds.

A bag (BagIt 1.0, RFC 8493) is for archives: data/ with the originals and that table, which goes in
again by "simde import --manifest BAG/data/manifest.csv", metadata/dublin-core with a file a
document, and the SHA-256 of everything. It gets its name when it is whole.

`

// exportOptions are the flags of the export command.
type exportOptions struct {
	table, folder, bag string
	all, link          bool
}

func exportLibrary(ctx context.Context, e *env, args []string) (err error) {
	var o exportOptions
	f := e.flags()
	f.StringVar(&o.table, "manifest", "", "the table to write, a `file` in the CSV form")
	f.StringVar(&o.folder, "files", "", "`folder` for the originals, within that of the table; beside it where none is named")
	f.StringVar(&o.bag, "bag", "", "the bag to make, a `folder` that is not there yet")
	f.BoolVar(&o.all, "all", false, "also what was read from the text and nobody stated")
	f.BoolVar(&o.link, "link", false, "make hard links to the originals where the disk can; whoever writes into one writes into the library")
	rest, err := parse(f, args)
	if err != nil {
		return err
	}
	if len(rest) > 0 || (o.table == "") == (o.bag == "") || o.bag != "" && o.folder != "" {
		return errors.New("export takes --manifest FILE with --files FOLDER or without, or --bag FOLDER")
	}
	l, err := e.openExisting(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.close()) }()
	return l.export(ctx, e, o)
}

// export writes a table or a bag and says what it has.
func (l *library) export(ctx context.Context, e *env, o exportOptions) error {
	size, err := l.store.Size(ctx)
	if err != nil {
		return err
	}
	bar, failed := newProgress(e.stderr, size.Documents, "documents"), 0
	x := &export.Exporter{Library: l.store, Originals: l.originals, At: time.Now(), All: o.all, Link: o.link,
		Done: func(schema.ID) { bar.step() },
		Failed: func(id schema.ID, err error) {
			failed++
			bar.say(schema.Line(fmt.Sprintf("left out: %s: %v", id, err)))
		}}
	n, where := 0, ""
	if o.bag != "" {
		n, err = x.Bag(ctx, o.bag, func(w io.Writer, doc *schema.Document) error { return oai.WriteDublinCore(w, doc, string(doc.ID)) })
		where = "the bag " + o.bag
	} else {
		if o.folder == "" {
			o.folder = strings.TrimSuffix(o.table, filepath.Ext(o.table)) + "-files"
		}
		n, err = x.Manifest(ctx, o.table, o.folder)
		where = o.table + ", their files in " + o.folder
	}
	bar.end()
	if err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, "%d documents in %s\n", n, schema.Line(where))
	if failed > 0 {
		fmt.Fprintf(e.stdout, "%d left out, whose original is absent or damaged; \"simde doctor\" names them\n", failed)
		return errPartly
	}
	return nil
}
