package corpus

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"io"
	"iter"
	"log/slog"
	"strings"
	"sync"
	"time"

	"github.com/simde/simde/schema"
)

// MaxFile is the size in bytes above which a file is refused.
const MaxFile = 256 << 20

// Item is a file as a source offers it.
type Item struct {
	Name   string       // absolute path; inside an archive "ARCHIVE/path/inside"
	Source string       // the manifest that names it, or ""
	Row    string       // the ledger's name of the manifest's row, for a row that names no file; or ""
	Known  schema.Known // what the source states of it
	Err    error        // why it cannot be offered: a *schema.FileError
	Notice string       // a remark on the source; the Item is no file
	Open   func() (io.ReadCloser, error)
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
	Originals *Originals
	Extractor Extractor
	Describer Describer
	Log       *slog.Logger
	Workers   int       // files in hand at the same time; 1 where 0
	Again     bool      // takes up also what is unchanged: read, extract and describe anew
	Done      func(Row) // told of every finished file, from one goroutine at a time; may be nil

	out  map[schema.Hash]Withdrawal // what a person withdrew before the run
	busy keyedLock
	mu   sync.Mutex // guards Done and the summary
}

// Summary counts what became of the files of one run.
type Summary struct {
	Files  int
	Pages  int
	Bytes  int64
	Took   time.Duration
	States map[State]int
	Failed map[schema.FailureClass]int
	NoText int // of the imported or updated, those without a text
}

// Announce records every item as waiting, so that the ledger knows of it even
// if the import is interrupted, and returns how many files there are.
func (im *Importer) Announce(ctx context.Context, items iter.Seq[Item]) (int, error) {
	var batch []Row
	n := 0
	flush := func() error {
		err := im.Store.Record(ctx, batch...)
		batch = batch[:0]
		return err
	}
	for it := range items {
		if it.Notice != "" {
			continue
		}
		n++
		batch = append(batch, Row{Name: it.Name, Source: it.Source, State: Waiting, At: time.Now()})
		if len(batch) < 500 {
			continue
		}
		if err := flush(); err != nil {
			return n, err
		}
	}
	return n, flush()
}

// Run imports items until there are none or ctx ends. A file that fails is a
// row of the ledger; an error is returned only where the corpus itself cannot
// go on: the disk, the database, or ctx.
func (im *Importer) Run(ctx context.Context, items iter.Seq[Item]) (Summary, error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	sum := Summary{States: map[State]int{}, Failed: map[schema.FailureClass]int{}}
	begun := time.Now()
	var err error
	if im.out, err = im.keptOut(ctx); err != nil {
		return sum, err
	}
	queue := make(chan Item)
	var wg sync.WaitGroup
	for range max(im.Workers, 1) {
		wg.Go(func() {
			for it := range queue {
				if err := im.one(ctx, it, &sum); err != nil {
					stop(err)
				}
			}
		})
	}
	for it := range items {
		if ctx.Err() != nil {
			break
		}
		queue <- it
	}
	close(queue)
	wg.Wait()
	sum.Took = time.Since(begun)
	return sum, context.Cause(ctx)
}

// one imports one item and reports it.
func (im *Importer) one(ctx context.Context, it Item, sum *Summary) error {
	if ctx.Err() != nil {
		return nil
	}
	begun := time.Now()
	row := Row{Name: it.Name, Source: it.Source, At: begun}
	err := im.take(ctx, it, &row)
	row.Took = time.Since(begun)
	var bad *schema.FileError
	if errors.As(err, &bad) {
		if row.State == Imported {
			row.Document = "" // it did not come to be
		}
		row.State, row.Stage, row.Class, row.Reason = Failed, bad.Stage, bad.Class, bad.Err.Error()
		err = im.Store.Record(ctx, row)
	}
	if err = errors.Join(err, im.mended(ctx, it)); err != nil {
		return err
	}
	im.mu.Lock()
	defer im.mu.Unlock()
	sum.add(row)
	if im.Done != nil {
		im.Done(row)
	}
	return nil
}

// mended takes the failure of a manifest's row off the ledger once the row
// names a file, whose own row tells the rest.
func (im *Importer) mended(ctx context.Context, it Item) error {
	if it.Row == "" || it.Row == it.Name {
		return nil
	}
	row, err := im.Store.Row(ctx, it.Row)
	if errors.Is(err, schema.ErrNotFound) || err == nil && row.State != Failed {
		return nil
	}
	if err != nil {
		return err
	}
	return im.Store.Record(ctx, Row{Name: it.Row, Source: it.Source, State: Notice, Reason: "mended: it names " + it.Name, At: time.Now()})
}

func (s *Summary) add(r Row) {
	s.States[r.State]++
	if r.State == Notice {
		return
	}
	s.Files++
	s.Bytes += r.Size
	if r.State == Failed {
		s.Failed[r.Class]++
	}
	if r.State == Imported || r.State == Updated {
		s.Pages += r.Pages
		if r.Class == schema.FailNoText {
			s.NoText++
		}
	}
}

// take reads an item and decides what it becomes. It has written the row to
// the ledger where it returns nil.
func (im *Importer) take(ctx context.Context, it Item, row *Row) error {
	if it.Notice != "" {
		row.State, row.Reason = Notice, it.Notice
		return im.Store.Record(ctx, *row)
	}
	if it.Err != nil {
		return it.Err
	}
	if err := im.keep(it, row); err != nil {
		return err
	}
	defer im.busy.lock(string(row.Hash))()
	if w, out := im.out[row.Hash]; out {
		row.State, row.Document, row.Reason = Withdrawn, w.ID, w.Reason
		return im.Store.Record(ctx, *row)
	}
	err := im.enter(ctx, it, row)
	for errors.Is(err, schema.ErrConflict) { // a person corrected the document meanwhile
		row.State = ""
		err = im.enter(ctx, it, row)
	}
	return err
}

// enter finds the document of an item, or makes one.
func (im *Importer) enter(ctx context.Context, it Item, row *Row) error {
	doc, err := im.held(ctx, it, row)
	if err != nil {
		return err
	}
	if doc == nil {
		doc = &schema.Document{Imported: time.Now().UTC(), Stated: map[schema.Authority]schema.Known{}}
		if doc.ID, err = im.newID(ctx, row.Hash, it.Name); err != nil {
			return err
		}
		row.State = Imported
	}
	row.Document = doc.ID
	if done, err := im.settled(ctx, doc, it, row); done || err != nil {
		return err
	}
	return im.make(ctx, doc, it, row)
}

// keep copies the item to the originals.
func (im *Importer) keep(it Item, row *Row) error {
	r, err := it.Open()
	if err != nil {
		var bad *schema.FileError
		if errors.As(err, &bad) {
			return err
		}
		return &schema.FileError{Stage: schema.StageRead, Class: schema.FailUnreadable, Err: err}
	}
	row.Hash, row.Size, err = im.Originals.Keep(r, MaxFile)
	return errors.Join(err, r.Close())
}

// held returns the document that the item stands for, or nil.
func (im *Importer) held(ctx context.Context, it Item, row *Row) (*schema.Document, error) {
	id, err := im.Store.Find(ctx, Key{Identifiers: it.Known.Identifiers, Name: it.Name, Hash: row.Hash})
	if id == "" || err != nil {
		return nil, err
	}
	doc, err := im.Store.Document(ctx, id)
	if errors.Is(err, schema.ErrGone) || errors.Is(err, schema.ErrNotFound) {
		return nil, nil
	}
	return doc, err
}

// settled reports whether the item needs no work: its bytes are its
// document's, and its source states nothing new. It writes the row then.
func (im *Importer) settled(ctx context.Context, doc *schema.Document, it Item, row *Row) (bool, error) {
	if row.State == Imported || doc.Original.Hash != row.Hash || im.Again {
		return false, nil
	}
	if states(it.Known) && !equal(doc.Stated[schema.ByManifest], it.Known) {
		return false, nil
	}
	row.State = Unchanged
	if doc.Original.Name != it.Name {
		row.State = Duplicate
		if before, err := im.Store.Row(ctx, it.Name); err == nil && before.State != Duplicate && before.Document == doc.ID {
			row.State = Unchanged
		}
	}
	row.MediaType, row.Pages, row.Extractor = doc.Original.MediaType, len(doc.Pages), doc.Extractor
	return true, im.Store.Record(ctx, *row)
}

// make extracts the document and puts it with its row.
func (im *Importer) make(ctx context.Context, doc *schema.Document, it Item, row *Row) error {
	if row.State == "" {
		row.State = Updated
	}
	if doc.Original.Hash != row.Hash || im.Again {
		if err := im.extract(ctx, doc, it, row); err != nil {
			return err
		}
	}
	return im.put(ctx, doc, it, row)
}

// put composes the document and puts it with its row, if that has a name.
func (im *Importer) put(ctx context.Context, doc *schema.Document, it Item, row *Row) error {
	row.MediaType, row.Pages, row.Extractor = doc.Original.MediaType, len(doc.Pages), doc.Extractor
	if states(it.Known) {
		doc.Stated[schema.ByManifest] = it.Known
	}
	row.Warnings = append(append([]string(nil), doc.Warnings...), Unread(it.Known)...)
	if err := Compose(doc, im.Describer); err != nil {
		return err
	}
	im.Log.Debug("document", "name", it.Name, "doc", doc.ID, "n", len(doc.Pages))
	if row.Name == "" {
		return im.Store.Put(ctx, doc)
	}
	return im.Store.Put(ctx, doc, *row)
}

func (im *Importer) extract(ctx context.Context, doc *schema.Document, it Item, row *Row) error {
	reading, err := im.Extractor.Extract(ctx, im.Originals.Path(row.Hash), it.Name)
	var bad *schema.FileError
	if errors.As(err, &bad) && bad.Class == schema.FailNoText && reading != nil {
		row.Class, row.Reason = bad.Class, bad.Err.Error()
		err = nil
	}
	if err != nil {
		return err
	}
	doc.Original = schema.Original{Hash: row.Hash, Size: row.Size, MediaType: reading.MediaType, Name: it.Name}
	doc.Pages, doc.Warnings, doc.Extractor = reading.Pages, reading.Warnings, reading.Engine
	doc.Stated[schema.ByFile] = reading.Self
	return nil
}

var idDigits = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// newID makes a document's name from the hash of its first original: the same
// file gets the same name in every corpus. Where that name belongs to a
// document whose file has changed since, the file's own name is added.
func (im *Importer) newID(ctx context.Context, h schema.Hash, name string) (schema.ID, error) {
	id := idOf(string(h))
	_, err := im.Store.Document(ctx, id)
	switch {
	case err == nil:
		return idOf(string(h) + name), nil
	case errors.Is(err, schema.ErrNotFound) || errors.Is(err, schema.ErrGone):
		return id, nil
	}
	return "", err
}

// idOf returns 12 digits of base 32, 60 bits of a hash of s.
func idOf(s string) schema.ID {
	sum := sha256.Sum256([]byte(s))
	return schema.ID(idDigits.EncodeToString(sum[:8])[:12])
}

// states reports whether k says anything.
func states(k schema.Known) bool { return !equal(k, schema.Known{}) }

func equal(a, b schema.Known) bool { return fmt.Sprint(a) == fmt.Sprint(b) }

// keyedLock keeps two goroutines from working on the same bytes at once.
type keyedLock struct {
	mu   sync.Mutex
	held map[string]chan struct{}
}

// lock waits until nobody holds key and returns what releases it.
func (l *keyedLock) lock(key string) func() {
	for {
		l.mu.Lock()
		if l.held == nil {
			l.held = map[string]chan struct{}{}
		}
		wait, taken := l.held[key]
		if !taken {
			done := make(chan struct{})
			l.held[key] = done
			l.mu.Unlock()
			return func() {
				l.mu.Lock()
				delete(l.held, key)
				l.mu.Unlock()
				close(done)
			}
		}
		l.mu.Unlock()
		<-wait
	}
}

// String writes the counts of a run in one line.
func (s Summary) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d files", s.Files)
	for _, st := range []State{Imported, Updated, Unchanged, Duplicate, Withdrawn, Failed} {
		if n := s.States[st]; n > 0 {
			fmt.Fprintf(&b, ", %d %s", n, st)
		}
	}
	return b.String()
}
