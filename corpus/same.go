package corpus

import (
	"context"
	"errors"
	"fmt"

	"github.com/simde/simde/schema"
)

// unchanged enters an item whose document has its name and its bytes, and of
// which it states nothing new: what most items of an import of the same again are.
// It reads no page, and reports whether it did.
func (e *entering) unchanged(ctx context.Context) (bool, error) {
	it, row := e.it, e.row
	_, out := e.im.outside().bytes[row.Hash]
	if e.seen.Named == "" || e.im.Again || out || it.Export != nil || it.AttachedTo != "" || states(it.Fixed) {
		return false, nil
	}
	doc, err := e.im.Store.Head(ctx, e.seen.Named)
	if errors.Is(err, schema.ErrGone) || errors.Is(err, schema.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	switch {
	case len(doc.Parts) > 0, doc.Original.Name != it.Name, doc.Original.Hash != row.Hash,
		states(it.Known) && !equal(doc.Stated[schema.ByManifest], it.Known),
		len(without(doc.Warnings, schema.WarnReplaced)) != len(doc.Warnings):
		return false, nil
	}
	cards, err := e.im.Store.Cards(ctx, []schema.ID{doc.ID})
	if err != nil || len(cards) == 0 {
		return false, err
	}
	if err := e.keepSource(ctx, doc); err != nil {
		return false, err
	}
	row.Document, row.State = doc.ID, Unchanged
	e.tellOf(doc)
	row.Pages = cards[0].Pages
	return true, e.store(ctx)
}

// same enters an item whose bytes are those of doc.
func (e *entering) same(ctx context.Context, doc *schema.Document) error {
	it, row := e.it, e.row
	row.Document = doc.ID
	if at := hashOf(doc, row.Hash); at > 0 || len(doc.Parts) > 0 && doc.Original.Name != it.Name {
		return e.samePart(ctx, doc, at)
	}
	e.adoptFixed(doc)
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
	attached := attach(doc, it.AttachedTo)
	changed := takes || moved || attached || len(edited) > 0 || len(doc.Warnings) != warned
	switch {
	case e.im.Again && (!isCopy || !e.im.offered.names[doc.Original.Name]):
		if err := e.readAgain(ctx, doc); err != nil {
			return err
		}
		row.State = Updated
	case changed:
		row.State = Updated
	case e.own != nil && e.own.ID != doc.ID: // which is marked
	default:
		e.tellOf(doc)
		return e.store(ctx)
	}
	return e.changeSame(ctx, doc, takes, moved)
}

// changeSame gives doc, whose bytes the item has, its statement and its name.
func (e *entering) changeSame(ctx context.Context, doc *schema.Document, takes, moved bool) (err error) {
	var before []Row
	if moved {
		if before, err = e.im.movedFrom(ctx, doc, doc.Original.Name, e.it.Name); err != nil {
			return err
		}
	}
	if takes {
		doc.Stated[schema.ByManifest] = e.it.Known
	}
	if takes && len(doc.Parts) == 0 || moved {
		rename(doc, 0, e.it.Name)
	}
	if err := e.succeedRecord(ctx, doc); err != nil {
		return err
	}
	e.tellOf(doc)
	return e.put(ctx, doc, before...)
}

// vanished reports whether a file is neither offered now nor where it was.
func (im *Importer) vanished(name string) bool {
	return im.Present != nil && !im.offered.names[name] && !im.Present(name)
}

// movedFrom returns the row of a file of doc that was moved to another name.
func (im *Importer) movedFrom(ctx context.Context, doc *schema.Document, from, to string) ([]Row, error) {
	r, err := im.Store.Row(ctx, from)
	if errors.Is(err, schema.ErrNotFound) || err == nil && r.Document != doc.ID {
		return nil, nil
	}
	r.State, r.Reason = Replaced, "moved to "+to
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
	if len(doc.Parts) > 0 {
		fresh = withPart(doc, 0, fresh)
	}
	adopt(doc, fresh)
	return nil
}
