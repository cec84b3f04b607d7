package corpus

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"time"

	"github.com/simde/simde/schema"
)

// take reads an item and decides what it becomes. It has written its rows, one
// a file, to the ledger where it returns nil; the first is that of the item's
// name.
func (im *Importer) take(ctx context.Context, t task, rows *[]Row) error {
	it, err := t.Item, ctx.Err()
	if err == nil && it.Notice == "" {
		err = im.receive(ctx, it, rows)
	}
	row := &(*rows)[0]
	var found *Found
	waited, done, claimErr := im.line.claim(t.place, func() ([]string, error) {
		if err != nil || it.Notice != "" {
			return nil, nil
		}
		f, err := im.Store.Find(ctx, keyOf(it, row.Hash))
		found = &f
		return keys(it, *rows, f), err
	})
	defer done()
	if err = errors.Join(err, claimErr); err != nil {
		return err
	}
	if it.Notice != "" {
		return im.notice(ctx, it, row)
	}
	if waited {
		found = nil // those before may have changed it
	}
	started := slices.Clone(*rows)
	err = im.enter(ctx, it, rows, found)
	for errors.Is(err, schema.ErrConflict) { // a person or another import was faster
		*rows = slices.Clone(started)
		if err := im.keepOut(ctx); err != nil {
			return err
		}
		err = im.enter(ctx, it, rows, nil)
	}
	return err
}

// notice records a remark on the source. What is known of a file that was
// offered by its name before stays.
func (im *Importer) notice(ctx context.Context, it Item, row *Row) error {
	row.State, row.Warnings = Notice, []string{it.Notice}
	was, err := im.Store.Row(ctx, it.Name)
	if errors.Is(err, schema.ErrNotFound) || err == nil && was.Document == "" {
		return im.record(ctx, *row)
	}
	return err
}

// receive copies the files of an item to the originals.
func (im *Importer) receive(ctx context.Context, it Item, rows *[]Row) error {
	row := &(*rows)[0]
	switch {
	case it.Err != nil:
		return it.Err
	case len(it.Parts) > 0:
		return im.receiveParts(ctx, it, rows)
	case it.NoFile:
		return nil
	}
	if err := im.keep(ctx, it.Open, row); err != nil {
		return err
	}
	if it.Hash != "" && it.Hash != row.Hash {
		return OtherBytes(it.Hash)
	}
	return nil
}

// entering is an item on its way into the store.
type entering struct {
	im     *Importer
	it     Item
	row    *Row   // of the item
	rows   *[]Row // of its files, row's first
	key    Key
	seen   Found
	own    *schema.Document   // the document whose file has the item's name so far; or nil
	losers []*schema.Document // further documents that lose the names of files, or a record's place, to the item's
	left   []string           // what the item states and its document does not take
}

// enter finds the document of an item, or makes one. found is what the store
// holds under its key, or nil where that is not known.
func (im *Importer) enter(ctx context.Context, it Item, rows *[]Row, found *Found) (err error) {
	row := &(*rows)[0]
	e := entering{im: im, it: it, row: row, rows: rows, key: keyOf(it, row.Hash)}
	if found != nil {
		e.seen = *found
	} else if e.seen, err = im.Store.Find(ctx, e.key); err != nil {
		return err
	}
	switch {
	case it.NoFile:
		return e.record(ctx)
	case len(it.Parts) > 0:
		return e.parts(ctx)
	}
	if done, err := e.unchanged(ctx); done || err != nil {
		return err
	}
	if e.own, err = im.own(ctx, e.seen, it.Name); err != nil {
		return err
	}
	if out, err := e.keptOut(ctx, row.Hash); out || err != nil {
		return err
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

// keptOut reports whether the item has bytes that a person withdrew or erased.
// It stays out then.
func (e *entering) keptOut(ctx context.Context, h schema.Hash) (bool, error) {
	w, out := e.im.outside().bytes[h]
	switch {
	case !out, w.succeeded() && e.own != nil && hashOf(e.own, h) >= 0: // a version of the document that the ledger names
		return false, nil
	case !w.Erased():
		return true, e.stayOut(ctx, w, Withdrawn, w.Reason)
	}
	if err := e.im.Originals.Delete(ctx, h); err != nil {
		return true, StorageError(err)
	}
	return true, e.stayOut(ctx, w, Withdrawn, "erased: "+w.Reason)
}

// stayOut leaves the item out for the sake of a withdrawn document.
func (e *entering) stayOut(ctx context.Context, w Withdrawal, state State, reason string) error {
	for i := range *e.rows {
		if row := &(*e.rows)[i]; row.State != Failed {
			row.State, row.Document, row.Reason = state, w.ID, reason
		}
	}
	var docs []*schema.Document
	if e.own != nil {
		markReplaced(e.own, w.ID)
		docs = append(docs, e.own)
	}
	return e.store(ctx, docs...)
}

// other enters an item whose bytes are no document's: a new version of one, or
// a document of its own.
func (e *entering) other(ctx context.Context) error {
	if e.own != nil {
		e.row.Document = e.own.ID // also where it cannot be read
	}
	if e.own != nil && setAside(e.own, []schema.Original{{Hash: e.row.Hash}}) {
		return e.stayAside(ctx)
	}
	fresh, err := e.im.extract(ctx, e.it, e.row)
	if err != nil {
		return err
	}
	if entered, err := e.otherPart(ctx, fresh); entered || err != nil {
		return err
	}
	doc := e.own
	if doc != nil && len(doc.Parts) > 0 {
		fresh = withPart(doc, 0, fresh)
	}
	if doc == nil || !e.im.version(doc, e.seen, e.it, fresh.Pages) {
		if doc, err = e.im.succeeded(ctx, e.seen, e.it); err != nil {
			return err
		}
	}
	if doc == nil {
		return e.begin(ctx, fresh)
	}
	return e.renew(ctx, doc, fresh)
}

// renew gives doc other files, which makes a new version of it.
func (e *entering) renew(ctx context.Context, doc, fresh *schema.Document) error {
	replace(doc, fresh, time.Now().UTC())
	moved, err := e.im.leaveBehind(ctx, doc, e.it)
	if err != nil {
		return err
	}
	e.row.State, e.row.Document = Updated, doc.ID
	e.stateOf(doc)
	e.tellOf(doc)
	if err := e.put(ctx, doc, moved...); err != nil {
		return err
	}
	e.im.retake(moved)
	return nil
}

// stateOf gives doc what the item states.
func (e *entering) stateOf(doc *schema.Document) {
	attach(doc, e.it.AttachedTo)
	e.adoptFixed(doc)
	if states(e.it.Known) {
		doc.Stated[schema.ByManifest] = e.it.Known
	}
}

// begin makes a document of its own from what was read.
func (e *entering) begin(ctx context.Context, doc *schema.Document) error {
	w, how := e.im.outside().like(e.it.Name, e.row.Hash, doc.Pages)
	if how != "" && !e.im.Admit && !e.it.Admit {
		reason := fmt.Sprintf("%s of %s, which was withdrawn: %s; \"simde import --admit\" takes it in", how, w.ID, w.Reason)
		return e.stayOut(ctx, w, Held, reason)
	}
	var err error
	switch {
	case doc.HasFile():
		doc.ID, err = e.im.newID(ctx, doc.Original.Hash, e.it.Name)
	case e.it.Document != "":
		doc.ID = e.it.Document
	default:
		doc.ID, err = e.im.newID(ctx, identityOf(e.it.Known), e.it.Name)
	}
	if err != nil {
		return err
	}
	doc.Imported = time.Now().UTC()
	e.row.State, e.row.Document = Imported, doc.ID
	e.stateOf(doc)
	e.tellOf(doc)
	return e.put(ctx, doc)
}

// tellOf fills the row with what the item's document is like.
func (e *entering) tellOf(doc *schema.Document) {
	row := e.row
	row.MediaType, row.Pages, row.Extractor = doc.Original.MediaType, len(doc.Pages), doc.Extractor
	for i := range *e.rows {
		e.tellPart(&(*e.rows)[i], doc)
	}
	row.Warnings = append(append([]string(nil), doc.Warnings...), e.it.Remarks...)
	row.Warnings = append(row.Warnings, e.left...)
	row.Warnings = append(row.Warnings, e.im.shared(e.seen, e.it, doc.ID)...)
	e.im.carries(e.it, doc)
}

// tellPart fills the row of one of several files of the item's document.
func (e *entering) tellPart(row *Row, doc *schema.Document) {
	at := hashOf(doc, row.Hash)
	if len(doc.Parts) == 0 || at < 0 || row.State == Failed {
		return
	}
	part := doc.Parts[at]
	row.State, row.Document, row.MediaType, row.Pages, row.Extractor = e.row.State, e.row.Document, part.Original.MediaType, part.Pages, doc.Extractor
}

// put composes doc and stores it with the item's row, with what becomes of the
// document that had the item's name before, and with further rows.
func (e *entering) put(ctx context.Context, doc *schema.Document, further ...Row) error {
	if err := Compose(doc, e.im.Describer); err != nil {
		return err
	}
	e.im.Log.Debug("document", "name", e.it.Name, "doc", doc.ID, "n", len(doc.Pages))
	docs := []*schema.Document{doc}
	for _, loser := range e.losers {
		if err := e.lose(loser, doc); err != nil {
			return err
		}
		docs = append(docs, loser)
	}
	if e.own != nil && e.own.ID != doc.ID {
		markReplaced(e.own, doc.ID)
		docs = append(docs, e.own)
		e.row.Warnings = append(e.row.Warnings, fmt.Sprintf("another document had this name, %s; it stays", e.own.ID))
	}
	return e.im.commit(ctx, Entry{Key: e.key, Found: e.seen, Documents: docs, Rows: slices.Concat(*e.rows, further, e.im.awaited(doc))})
}

// store stores the item's row with documents that are composed already.
func (e *entering) store(ctx context.Context, docs ...*schema.Document) error {
	return e.im.commit(ctx, Entry{Key: e.key, Found: e.seen, Documents: docs, Rows: slices.Clone(*e.rows)})
}

// states reports whether k says anything.
func states(k schema.Known) bool { return !equal(k, schema.Known{}) }

func equal(a, b schema.Known) bool { return reflect.DeepEqual(a, b) }
