package corpus

import (
	"context"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
)

// record enters an item without a file: a record that is found by what is
// stated of it, shows where its text lies, and takes its file later.
func (e *entering) record(ctx context.Context) error {
	doc, err := e.ofRecord(ctx)
	if err != nil {
		return err
	}
	if doc == nil {
		if w, out := e.im.outside().ids[e.it.Document]; out {
			return e.stayOut(ctx, w, Withdrawn, w.Reason)
		}
		fresh := join(nil)
		fresh.Original.Name = e.it.Name
		return e.begin(ctx, fresh)
	}
	e.row.Document, e.row.State = doc.ID, Unchanged
	changed := false
	switch {
	case e.it.Export != nil:
		var edited []schema.Field
		edited, e.left = ApplyEdits(doc, e.it.Known, *e.it.Export)
		changed = len(edited) > 0
	case states(e.it.Known) && !equal(doc.Stated[schema.ByManifest], e.it.Known):
		doc.Stated[schema.ByManifest] = e.it.Known
		changed = true
	}
	var before []Row
	if from := doc.Original.Name; !doc.HasFile() && from != e.it.Name && e.it.Export == nil { // another edition of its catalogue
		if before, err = e.im.movedFrom(ctx, doc, from, e.it.Name); err != nil {
			return err
		}
		rename(doc, 0, e.it.Name)
		changed = true
	}
	if changed {
		e.row.State = Updated
		e.tellOf(doc)
		return e.put(ctx, doc, before...)
	}
	e.tellOf(doc)
	return e.store(ctx)
}

// ofRecord returns the document of a record: the one that a table which SIMDE
// exported names, that alone bears its identifier, that the ledger names for it,
// with a file by now or without, or that another catalogue described just so; or
// nil.
func (e *entering) ofRecord(ctx context.Context) (*schema.Document, error) {
	for _, id := range []schema.ID{e.it.Document, e.im.sole(e.seen, e.it), e.seen.Named} {
		if doc, err := e.im.held(ctx, id); doc != nil || err != nil {
			return doc, err
		}
	}
	return e.im.describedSo(ctx, e.it)
}

// describedSo returns the document of a record that an item describes in the
// words by which it was known first, unless another item of the run is that
// record; or nil.
func (im *Importer) describedSo(ctx context.Context, it Item) (*schema.Document, error) {
	if it.Record == "" {
		return nil, nil
	}
	doc, err := im.held(ctx, idOf(string(identityOf(it.Known))))
	if doc == nil || err != nil || im.offered.names[doc.Original.Name] && doc.Original.Name != it.Name {
		return nil, err
	}
	return doc, nil
}

// recordOf returns the document without a file that the item's row described
// before it named one, or nil.
func (im *Importer) recordOf(ctx context.Context, f Found, it Item) (*schema.Document, error) {
	ids := []schema.ID{im.sole(f, it)}
	if it.Record != "" {
		named, err := im.Store.Find(ctx, Key{Name: it.Record})
		if err != nil {
			return nil, err
		}
		ids = append(ids, named.Named)
	}
	for _, id := range ids {
		doc, err := im.held(ctx, id)
		if err != nil || doc != nil && !doc.HasFile() {
			return doc, err
		}
	}
	doc, err := im.describedSo(ctx, it)
	if doc != nil && doc.HasFile() {
		return nil, err
	}
	return doc, err
}

// succeedRecord has the record that the item's row described before it named a
// file give way to doc, which has that file already.
func (e *entering) succeedRecord(ctx context.Context, doc *schema.Document) error {
	before, err := e.im.recordOf(ctx, e.seen, e.it)
	if before != nil && before.ID != doc.ID {
		e.losers = append(e.losers, before)
	}
	return err
}

// identityOf is what a record without a file is known by in every library.
func identityOf(k schema.Known) schema.Hash {
	said := slices.Concat(k.Identifiers, []string{k.SourceURL, k.Title, string(k.Published)}, k.Creators)
	return schema.Hash("record " + strings.Join(said, "\n"))
}

// adoptFixed adds what is stated of a whole import to what a catalogue stated of
// doc, where the item comes from none.
func (e *entering) adoptFixed(doc *schema.Document) {
	if e.it.Source == "" && states(e.it.Fixed) {
		e.it.Known = Overlay(doc.Stated[schema.ByManifest], e.it.Fixed)
	}
}

// Overlay returns k with what over states: of fields of one value it takes the
// place of k's, and to lists it is added.
func Overlay(k, over schema.Known) schema.Known {
	to := singles(&k)
	for i, s := range singles(&over) {
		if s.get != "" {
			to[i].set(s.get)
		}
	}
	if len(over.Creators) > 0 {
		k.Creators = over.Creators
	}
	if over.Language != "" || len(over.Languages) > 0 {
		k.Language, k.Languages = over.Language, over.Languages
	}
	for _, l := range statedLists(&k) {
		*l.to = merge(l.field, *l.to, l.of(over))
	}
	return k
}
