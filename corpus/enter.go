package corpus

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"reflect"
	"time"

	"github.com/simde/simde/schema"
)

// take reads an item and decides what it becomes. It has written the row to
// the ledger where it returns nil.
func (im *Importer) take(ctx context.Context, t task, row *Row) error {
	it, err := t.Item, ctx.Err()
	if err == nil && it.Notice == "" {
		if err = it.Err; err == nil {
			err = im.keep(it, row)
		}
		if err == nil && it.Hash != "" && it.Hash != row.Hash {
			err = OtherBytes(it.Hash)
		}
	}
	var found *Found
	waited, done, claimErr := im.line.claim(t.place, func() ([]string, error) {
		if err != nil || it.Notice != "" {
			return nil, nil
		}
		f, err := im.Store.Find(ctx, keyOf(it, row.Hash))
		found = &f
		return keys(it, row.Hash, f), err
	})
	defer done()
	if err = errors.Join(err, claimErr); err != nil {
		return err
	}
	if it.Notice != "" {
		row.State, row.Warnings = Notice, []string{it.Notice}
		return im.record(ctx, *row)
	}
	if waited {
		found = nil // those before may have changed it
	}
	started := *row
	err = im.enter(ctx, it, row, found)
	for errors.Is(err, schema.ErrConflict) { // a person or another import was faster
		*row = started
		if err := im.keepOut(ctx); err != nil {
			return err
		}
		err = im.enter(ctx, it, row, nil)
	}
	return err
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

// entering is an item on its way into the store.
type entering struct {
	im   *Importer
	it   Item
	row  *Row
	key  Key
	seen Found
	own  *schema.Document // the document whose file has the item's name so far; or nil
	left []string         // what the item states and its document does not take
}

// enter finds the document of an item, or makes one. found is what the store
// holds under its key, or nil where that is not known.
func (im *Importer) enter(ctx context.Context, it Item, row *Row, found *Found) (err error) {
	e := entering{im: im, it: it, row: row, key: keyOf(it, row.Hash)}
	if found != nil {
		e.seen = *found
	} else if e.seen, err = im.Store.Find(ctx, e.key); err != nil {
		return err
	}
	if e.own, err = im.own(ctx, e.seen, it.Name); err != nil {
		return err
	}
	if w, out := im.outside().bytes[row.Hash]; out {
		if w.Erased() {
			if err := im.Originals.Remove(row.Hash); err != nil {
				return storageError(err)
			}
			return e.stayOut(ctx, w, Withdrawn, "erased: "+w.Reason)
		}
		return e.stayOut(ctx, w, Withdrawn, w.Reason)
	}
	same, err := im.ofBytes(ctx, e.seen, e.own, it, row.Hash)
	if err != nil {
		return err
	}
	if same != nil {
		return e.same(ctx, same)
	}
	return e.other(ctx)
}

// stayOut leaves the item out for the sake of a withdrawn document.
func (e *entering) stayOut(ctx context.Context, w Withdrawal, state State, reason string) error {
	e.row.State, e.row.Document, e.row.Reason = state, w.ID, reason
	var docs []*schema.Document
	if e.own != nil {
		markReplaced(e.own, w.ID)
		docs = append(docs, e.own)
	}
	return e.store(ctx, docs...)
}

// same enters an item whose bytes are those of doc.
func (e *entering) same(ctx context.Context, doc *schema.Document) error {
	it, row := e.it, e.row
	row.Document = doc.ID
	isCopy := doc.Original.Name != it.Name
	moved := isCopy && it.Export == nil && e.im.vanished(doc.Original.Name) // what is exported is a copy
	isCopy = isCopy && !moved
	takes, err := e.takes(ctx, doc, isCopy)
	if err != nil {
		return err
	}
	var edited []schema.Field
	row.State = Unchanged
	switch {
	case it.Export != nil:
		edited, e.left = ApplyEdits(doc, it.Known, *it.Export)
	case isCopy:
		row.State = Duplicate
	}
	if err := e.keepSource(ctx, doc); err != nil {
		return err
	}
	warned := len(doc.Warnings)
	if !isCopy {
		unmarkReplaced(doc)
	}
	switch {
	case e.im.Again && (!isCopy || !e.im.offered.names[doc.Original.Name]):
		if err := e.readAgain(ctx, doc); err != nil {
			return err
		}
		row.State = Updated
	case takes, moved, len(edited) > 0:
		row.State = Updated
	case len(doc.Warnings) != warned:
		row.State = Updated
	case e.own != nil && e.own.ID != doc.ID: // which is marked
	default:
		e.tellOf(doc)
		return e.store(ctx)
	}
	var before []Row
	if moved {
		if before, err = e.im.movedFrom(ctx, doc, it); err != nil {
			return err
		}
	}
	if takes {
		doc.Stated[schema.ByManifest] = it.Known
	}
	if takes || moved {
		doc.Original.Name = it.Name
	}
	e.tellOf(doc)
	return e.put(ctx, doc, before...)
}

// vanished reports whether a file is neither offered now nor where it was.
func (im *Importer) vanished(name string) bool {
	return im.Present != nil && !im.offered.names[name] && !im.Present(name)
}

// movedFrom returns the row of the file that was moved to the item's name.
func (im *Importer) movedFrom(ctx context.Context, doc *schema.Document, it Item) ([]Row, error) {
	r, err := im.Store.Row(ctx, doc.Original.Name)
	if errors.Is(err, schema.ErrNotFound) || err == nil && r.Document != doc.ID {
		return nil, nil
	}
	r.State, r.Reason = Replaced, "moved to "+it.Name
	return []Row{r}, err
}

// takes reports whether the item's statement becomes that of doc, whose bytes
// it has. Of several files of the same bytes one describes the document: the
// one whose name it bears. The others say on their rows that they do not.
func (e *entering) takes(ctx context.Context, doc *schema.Document, isCopy bool) (bool, error) {
	if e.it.Export != nil || !states(e.it.Known) || equal(doc.Stated[schema.ByManifest], e.it.Known) {
		return false, nil
	}
	if !isCopy || !states(doc.Stated[schema.ByManifest]) {
		return true, nil
	}
	left, err := e.im.left(ctx, doc, e.it)
	if err == nil && !left {
		e.row.Reason = fmt.Sprintf("has the bytes of %s, whose description counts; what this row states is not taken", doc.Original.Name)
	}
	return left, err
}

// keepSource leaves the catalogue that describes doc on the row of its file when
// the file is offered without one.
func (e *entering) keepSource(ctx context.Context, doc *schema.Document) error {
	if e.it.Source != "" || !states(doc.Stated[schema.ByManifest]) {
		return nil
	}
	before, err := e.im.Store.Row(ctx, e.it.Name)
	if errors.Is(err, schema.ErrNotFound) {
		return nil
	}
	e.row.Source = before.Source
	return err
}

// readAgain reads the file of doc anew, under the name that it has.
func (e *entering) readAgain(ctx context.Context, doc *schema.Document) error {
	fresh, err := e.im.extract(ctx, e.it, e.row)
	if err != nil {
		return err
	}
	fresh.Original.Name = doc.Original.Name
	adopt(doc, fresh)
	return nil
}

// other enters an item whose bytes are no document's: a new version of one, or
// a document of its own.
func (e *entering) other(ctx context.Context) error {
	if e.own != nil {
		e.row.Document = e.own.ID // also where it cannot be read
	}
	fresh, err := e.im.extract(ctx, e.it, e.row)
	if err != nil {
		return err
	}
	doc := e.own
	if doc == nil || !e.im.version(doc, e.seen, e.it, fresh.Pages) {
		if doc, err = e.im.succeeded(ctx, e.seen, e.it); err != nil {
			return err
		}
	}
	if doc == nil {
		return e.begin(ctx, fresh)
	}
	moved, err := e.im.leaveBehind(ctx, doc, e.it)
	if err != nil {
		return err
	}
	replace(doc, fresh, time.Now().UTC())
	e.row.State, e.row.Document = Updated, doc.ID
	if states(e.it.Known) {
		doc.Stated[schema.ByManifest] = e.it.Known
	}
	e.tellOf(doc)
	if err := e.put(ctx, doc, moved...); err != nil {
		return err
	}
	e.im.retake(moved)
	return nil
}

// leaveBehind returns the rows of other files that were those of doc, which
// takes the item's in their place.
func (im *Importer) leaveBehind(ctx context.Context, doc *schema.Document, it Item) ([]Row, error) {
	var moved []Row
	for r, err := range im.Store.Ledger(ctx, Filter{Document: doc.ID, States: []State{Imported, Updated, Unchanged, Duplicate}}) {
		if err != nil {
			return nil, err
		}
		if r.Name != it.Name {
			r.State, r.Reason = Replaced, "its document has the file "+it.Name+" now"
			moved = append(moved, r)
		}
	}
	return moved, nil
}

// retake has those of the rows taken up again that were offered in this run.
func (im *Importer) retake(rows []Row) {
	im.mu.Lock()
	defer im.mu.Unlock()
	for _, r := range rows {
		if t, ok := im.copies[r.Name]; ok {
			delete(im.copies, r.Name)
			im.anew = append(im.anew, t)
		}
	}
}

// begin makes a document of its own from what was read.
func (e *entering) begin(ctx context.Context, doc *schema.Document) error {
	w, how := e.im.outside().like(e.it.Name, e.row.Hash, doc.Pages)
	if how != "" && !e.im.Admit {
		reason := fmt.Sprintf("%s of %s, which was withdrawn: %s; \"simde import --admit\" takes it in", how, w.ID, w.Reason)
		return e.stayOut(ctx, w, Held, reason)
	}
	var err error
	if doc.ID, err = e.im.newID(ctx, e.row.Hash, e.it.Name); err != nil {
		return err
	}
	doc.Imported = time.Now().UTC()
	e.row.State, e.row.Document = Imported, doc.ID
	if states(e.it.Known) {
		doc.Stated[schema.ByManifest] = e.it.Known
	}
	e.tellOf(doc)
	return e.put(ctx, doc)
}

// tellOf fills the row with what the item's document is like.
func (e *entering) tellOf(doc *schema.Document) {
	row := e.row
	row.MediaType, row.Pages, row.Extractor = doc.Original.MediaType, len(doc.Pages), doc.Extractor
	row.Warnings = append(append([]string(nil), doc.Warnings...), e.it.Remarks...)
	row.Warnings = append(row.Warnings, e.left...)
	row.Warnings = append(row.Warnings, e.im.shared(e.seen, e.it, doc.ID)...)
}

// put composes doc and stores it with the item's row, with what becomes of the
// document that had the item's name before, and with further rows.
func (e *entering) put(ctx context.Context, doc *schema.Document, further ...Row) error {
	if err := Compose(doc, e.im.Describer); err != nil {
		return err
	}
	e.im.Log.Debug("document", "name", e.it.Name, "doc", doc.ID, "n", len(doc.Pages))
	docs := []*schema.Document{doc}
	if e.own != nil && e.own.ID != doc.ID {
		markReplaced(e.own, doc.ID)
		docs = append(docs, e.own)
		e.row.Warnings = append(e.row.Warnings, fmt.Sprintf("another document had this name, %s; it stays", e.own.ID))
	}
	return e.im.commit(ctx, Entry{Key: e.key, Found: e.seen, Documents: docs, Rows: append([]Row{*e.row}, further...)})
}

// store stores the item's row with documents that are composed already.
func (e *entering) store(ctx context.Context, docs ...*schema.Document) error {
	return e.im.commit(ctx, Entry{Key: e.key, Found: e.seen, Documents: docs, Rows: []Row{*e.row}})
}

// extract reads an item whose original is kept: a document with its file, its
// pages and what the file says of itself, and no name yet.
func (im *Importer) extract(ctx context.Context, it Item, row *Row) (*schema.Document, error) {
	reading, err := im.Extractor.Extract(ctx, im.Originals.Path(row.Hash), it.Name)
	var bad *schema.FileError
	if errors.As(err, &bad) && bad.Class == schema.FailNoText && reading != nil {
		row.Class, row.Reason = bad.Class, bad.Err.Error()
		err = nil
	}
	if err != nil {
		return nil, err
	}
	return &schema.Document{
		Original: schema.Original{Hash: row.Hash, Size: row.Size, MediaType: reading.MediaType, Name: it.Name},
		Pages:    reading.Pages, Warnings: reading.Warnings, Extractor: reading.Engine,
		Stated: map[schema.Authority]schema.Known{schema.ByFile: reading.Self},
	}, nil
}

var idDigits = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// newID makes a document's name from the hash of its first original: the same
// file gets the same name in every corpus. Where that name belongs to a
// document whose file has changed since, or that was withdrawn, the file's own
// name is added, and a number where that is not enough.
func (im *Importer) newID(ctx context.Context, h schema.Hash, name string) (schema.ID, error) {
	id := idOf(string(h))
	for n := 2; ; n++ {
		_, err := im.Store.Document(ctx, id)
		if errors.Is(err, schema.ErrNotFound) {
			return id, nil
		}
		if err != nil && !errors.Is(err, schema.ErrGone) {
			return "", err
		}
		id = idOf(string(h) + name)
		if n > 2 {
			id = idOf(fmt.Sprintf("%s%s#%d", h, name, n))
		}
	}
}

// idOf returns 12 digits of base 32, 60 bits of a hash of s.
func idOf(s string) schema.ID {
	sum := sha256.Sum256([]byte(s))
	return schema.ID(idDigits.EncodeToString(sum[:8])[:12])
}

// states reports whether k says anything.
func states(k schema.Known) bool { return !equal(k, schema.Known{}) }

func equal(a, b schema.Known) bool { return reflect.DeepEqual(a, b) }
