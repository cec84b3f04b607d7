package corpus

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"log/slog"
	"sync"
	"time"

	"github.com/simde/simde/schema"
)

// MaxFile is the size in bytes above which a file is refused.
const MaxFile = 256 << 20

// Item is a file as a source offers it.
type Item struct {
	Name     string       // absolute path; inside an archive "ARCHIVE/path/inside"
	Source   string       // the manifest that names it, or ""
	Row      string       // the ledger's name of the manifest's row, for a row that names no file; or ""
	Parts    []File       // its files in order where it has several, the first that of Name; or nil
	Record   string       // the ledger's name of what the source describes, for as long as that has no file; or ""
	NoFile   bool         // a record without a file; Name is that of Record
	Document schema.ID    // of a record in a table that SIMDE exported; or ""
	Known    schema.Known // what the source states of it
	Fixed    schema.Known // what is stated of a whole import, for what has no source that describes it
	Remarks  []string     // what of that could not be read, in sentences for the ledger
	Hash     schema.Hash  // of its bytes, as the source states it; or ""
	Export   *Export      // of the table that it stands in, where SIMDE exported that; or nil
	Err      error        // why it cannot be offered: a *schema.FileError
	Notice   string       // a remark on the source; the Item is no file
	Admit    bool         // it is taken in although it is held back

	AttachedTo schema.ID // the document whose file carries it; or ""
	Beside     bool      // stands in the source beside what is imported, and is not taken itself
	Open       func() (io.ReadCloser, error)
}

// File is one of the files of an Item that has several.
type File struct {
	Name string
	Hash schema.Hash // of its bytes, as the source states it; or ""
	Err  error       // why it cannot be offered: a *schema.FileError
	Open func() (io.ReadCloser, error)
}

// names returns the names under which the item stands in the ledger.
func (it Item) names() []string {
	if len(it.Parts) == 0 {
		return []string{it.Name}
	}
	var out []string
	for _, f := range it.Parts {
		out = append(out, f.Name)
	}
	return out
}

// Extractor reads the text of a file.
type Extractor interface {
	// Extract reads the file at path, which was offered as name. What is wrong
	// with the file is a *schema.FileError; any other error ends the import. A
	// sound file without text is both a reading of what the file says of itself
	// and a FileError of the class no-text: it becomes a document all the same.
	Extract(ctx context.Context, path, name string) (*schema.Reading, error)
}

// Importer takes files into a Store. Running it again on the same files
// changes nothing.
type Importer struct {
	Store     Store
	Originals Originals
	Extractor Extractor
	Unpacker  Unpacker // takes out what files carry, which else stays in them; may be nil
	Describer Describer
	Log       *slog.Logger
	Workers   int  // files in hand at the same time; 1 where 0
	Again     bool // takes up also what is unchanged: read, extract and describe anew
	// Present reports whether the file of a row still stands where it was
	// offered. A file that is gone from there and turns up elsewhere was moved,
	// and its document follows it. May be nil: nothing was moved then.
	Present func(name string) bool
	Done    func(Row) // told once of every finished file, from one goroutine at a time; may be nil

	By, Command string // who runs it, and as what it was typed; for the list of batches

	Retry bool // what is offered is what failed before, and not all that its sources have
	Admit bool // takes in also what is held back because of a withdrawn document

	inParts bool      // what is offered at a time is a part of what its sources have; see Parts
	batch   int       // of this run, from Announce on; 0 between runs
	running *heldLock // tells that it runs; or nil

	out     outside // what a person withdrew, as far as the run knows
	offered offer   // what the run's items say of themselves
	line    *line
	mu      sync.Mutex      // guards Done, the summary, out and copies
	copies  map[string]task // of this run, by name, the files that are copies of a document's
	anew    []task          // copies whose document took another file in this run
	loads   []load          // what documents of this run carry
}

// Announce records every item as waiting, so that the ledger knows of it even
// if the import is interrupted, and returns how many files there are.
func (im *Importer) Announce(ctx context.Context, items iter.Seq[Item]) (int, error) {
	if err := im.open(ctx, Batch{Kind: im.kind()}); err != nil {
		return 0, err
	}
	var batch []Row
	n := 0
	flush := func() error {
		err := im.record(ctx, batch...)
		batch = batch[:0]
		return err
	}
	for it := range items {
		if it.Notice != "" {
			continue
		}
		im.offered.note(it)
		if it.Beside {
			continue
		}
		for _, name := range it.names() {
			n++
			batch = append(batch, Row{Name: name, Source: it.Source, State: Waiting, At: time.Now()})
		}
		if len(batch) < 500 {
			continue
		}
		if err := flush(); err != nil {
			return n, err
		}
	}
	return n, flush()
}

// task is an item with its place among those of the run.
type task struct {
	Item
	place int
	row   Row // what became of it, where it is a copy
}

// Run imports items until there are none or ctx ends, as one batch. It goes
// through them twice where they were not announced. A file that fails is a row of the
// ledger; an error is returned only where the corpus itself cannot go on: the
// disk, the database, or ctx.
func (im *Importer) Run(ctx context.Context, items iter.Seq[Item]) (Summary, error) {
	p := im.Parts()
	defer func() { im.offered = offer{} }()
	err := p.take(ctx, items)
	if !im.Retry {
		p.sum.Sources = im.offered.whole()
	}
	return p.Close(ctx, err)
}

// begin makes what one run needs to know.
func (im *Importer) begin(ctx context.Context, items iter.Seq[Item]) error {
	if err := im.open(ctx, Batch{Kind: im.kind()}); err != nil {
		return err
	}
	if im.offered.names == nil {
		im.survey(items)
	}
	im.line, im.copies, im.anew, im.loads = newLine(), map[string]task{}, nil, nil
	return im.keepOut(ctx)
}

// takeAnew takes the copies again whose document took another file after them:
// their bytes are no document's now.
func (im *Importer) takeAnew(ctx context.Context, n int, sum *Summary) error {
	for len(im.anew) > 0 {
		t := im.anew[0]
		im.anew = im.anew[1:]
		sum.Drop(t.row)
		t.place = n
		n++
		if err := im.one(ctx, t, sum); err != nil {
			return err
		}
	}
	return nil
}

// one imports one item and reports it.
func (im *Importer) one(ctx context.Context, t task, sum *Summary) error {
	it, again := t.Item, t.row.Name != ""
	rows := []Row{{Name: it.Name, Source: it.Source, At: time.Now()}}
	err := im.take(ctx, t, &rows)
	rows[0].Took = time.Since(rows[0].At)
	if ctx.Err() != nil && rows[0].State == "" {
		return nil
	}
	var bad *schema.FileError
	if errors.As(err, &bad) {
		err = im.record(ctx, failed(rows, bad)...)
	}
	if err = errors.Join(err, im.mended(ctx, it)); err != nil {
		return err
	}
	im.mu.Lock()
	defer im.mu.Unlock()
	for _, row := range rows {
		sum.Add(row)
		if im.Done != nil && !again {
			im.Done(row)
		}
	}
	if rows[0].State == Duplicate {
		t.row = rows[0]
		im.copies[it.Name] = t
	}
	return nil
}

// failed tells the rows of an item that it failed. One of several files that
// failed by itself keeps its own reason.
func failed(rows []Row, bad *schema.FileError) []Row {
	for i := range rows {
		row := &rows[i]
		if row.State == Failed {
			continue
		}
		if row.State == Imported {
			row.Document = "" // it did not come to be
		}
		row.State, row.Stage, row.Class, row.Reason = Failed, bad.Stage, bad.Class, bad.Err.Error()
	}
	return rows
}

// mended takes the failures of a manifest's row off the ledger once the row
// names files, whose own rows tell the rest.
func (im *Importer) mended(ctx context.Context, it Item) error {
	if it.Row == "" {
		return nil
	}
	for i, name := range it.names() {
		row := it.Row
		if i > 0 {
			row = fmt.Sprintf("%s.%d", it.Row, i+1)
		}
		if row == name {
			continue
		}
		was, err := im.Store.Row(ctx, row)
		if errors.Is(err, schema.ErrNotFound) || err == nil && was.State != Failed {
			continue
		}
		if err == nil {
			err = im.record(ctx, Row{Name: row, Source: it.Source, State: Notice, Reason: "mended: it names " + name, At: time.Now()})
		}
		if err != nil {
			return err
		}
	}
	return nil
}
