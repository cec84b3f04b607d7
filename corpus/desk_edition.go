package corpus

import (
	"context"
	"fmt"

	"github.com/simde/simde/schema"
)

// Editions returns the versions of a document in order, the present one last.
func (d *Desk) Editions(ctx context.Context, id schema.ID) ([]schema.Edition, error) {
	doc, err := d.Store.Head(ctx, id)
	if err != nil {
		return nil, err
	}
	all, err := VersionsOf(ctx, d.Store, doc)
	var out []schema.Edition
	for _, v := range all {
		out = append(out, schema.Edition{Number: v.Number, Files: v.Files, Title: v.Title, Came: v.Came, Batch: v.Batch, Now: v.Now, Aside: v.Aside})
	}
	return out, err
}

// Edition returns a document as one of its versions says it, with its pages. A
// number that no version has is ErrNotFound.
func (d *Desk) Edition(ctx context.Context, id schema.ID, number int) (*schema.Document, error) {
	doc, err := d.Store.Document(ctx, id)
	if err != nil {
		return nil, err
	}
	all, err := VersionsOf(ctx, d.Store, doc)
	if err != nil {
		return nil, err
	}
	if number < 1 || number > len(all) {
		return nil, fmt.Errorf("version %d of %s: %w", number, id, schema.ErrNotFound)
	}
	return d.Importer("").ReadVersion(ctx, doc, all[number-1])
}

// EarlierCorrections returns the corrections of a document that were made for an
// earlier version and that nobody has confirmed since.
func (d *Desk) EarlierCorrections(ctx context.Context, id schema.ID) ([]schema.Correction, error) {
	doc, err := d.Store.Head(ctx, id)
	if err != nil {
		return nil, err
	}
	return EarlierCorrections(doc), nil
}

// Restore gives a document the files of one of its earlier versions again and
// returns the step that this is. See Importer.Restore.
func (d *Desk) Restore(ctx context.Context, by string, id schema.ID, version int) (int, error) {
	batch, err := d.Importer(by).Restore(ctx, id, version)
	if err != nil {
		return 0, err
	}
	return d.stepOf(ctx, batch)
}

// stepOf returns the step that a batch is.
func (d *Desk) stepOf(ctx context.Context, batch int) (int, error) {
	steps, err := d.Store.Steps(ctx, schema.StepFilter{Batch: batch, Most: 1})
	if err != nil || len(steps) == 0 {
		return 0, err
	}
	return steps[0].Number, nil
}
