package corpus

import (
	"context"
	"errors"

	"github.com/simde/simde/schema"
)

// Examine reads a file as an import would, and stores nothing but its original:
// what would become of it, and what was read. A file that cannot be read is a
// *schema.FileError, with the Hash and the Size of the Draft set where its bytes
// are there.
func (im *Importer) Examine(ctx context.Context, it Item) (schema.Draft, error) {
	row := Row{Name: it.Name}
	if err := im.keep(ctx, it.Open, &row); err != nil {
		return schema.Draft{}, err
	}
	d := schema.Draft{Hash: row.Hash, Size: row.Size}
	found, err := im.Store.Find(ctx, Key{Hash: row.Hash})
	if err == nil {
		err = im.keepOut(ctx)
	}
	if err != nil {
		return d, err
	}
	out := im.outside()
	if w, ok := out.bytes[row.Hash]; ok {
		d.State, d.Same, d.Reason = schema.FileHeld, w.ID, w.Reason
		return d, nil
	}
	if len(found.Same) > 0 {
		d.State, d.Same = schema.FileSame, found.Same[0]
		return d, nil
	}
	doc, err := im.extract(ctx, it, &row)
	if err != nil {
		return d, err
	}
	if states(it.Fixed) {
		doc.Stated[schema.ByManifest] = it.Fixed
	}
	if err := Compose(doc, im.Describer); err != nil {
		return d, err
	}
	d.State, d.Document = schema.FileRead, doc
	if row.Class == schema.FailNoText {
		d.State, d.Reason = schema.FileNoText, row.Reason
	}
	if w, how := out.like(it.Name, row.Hash, doc.Pages); how != "" && !im.Admit {
		d.State, d.Same, d.Reason = schema.FileHeld, w.ID, w.Reason
	}
	return d, nil
}

// Amend applies corrections to what was read of a file that is no document yet.
// One that cannot be applied is an ErrInvalid.
func Amend(doc *schema.Document, corrections []schema.Correction) error {
	var wrong error
	for _, c := range corrections {
		if err := CheckCorrection(c); err != nil {
			wrong = errors.Join(wrong, err)
			continue
		}
		correct(doc, c)
	}
	return wrong
}
