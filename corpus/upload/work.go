package upload

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// lookEvery is how often it is looked for what another process has left to do.
const lookEvery = 20 * time.Second

// lockName is the lock of the process that reads and publishes uploads.
const lockName = "uploads"

// Work reads what has come and publishes what is to be, until ctx ends. Of
// several processes that serve a library one does it at a time.
func (d *Desk) Work(ctx context.Context) {
	d.init()
	for ctx.Err() == nil {
		err := d.Round(ctx)
		if err != nil && ctx.Err() == nil && !errors.Is(err, schema.ErrConflict) {
			d.Log.Error("uploads", "err", err)
		}
		select {
		case <-ctx.Done():
		case <-d.wake:
		case <-time.After(lookEvery):
		}
	}
}

// Round does what there is to do. ErrConflict says that another process does
// it.
func (d *Desk) Round(ctx context.Context) (err error) {
	lock, err := d.Store.Lock(ctx, lockName)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lock.Release()) }()
	if err := d.sweep(time.Now()); err != nil {
		d.Log.Warn("uploads: pieces of files", "err", err)
	}
	for ctx.Err() == nil {
		const some = 20
		waiting, err := d.Store.WaitingUploadFiles(ctx, some)
		if err != nil {
			return err
		}
		for _, f := range waiting {
			if err := d.read(ctx, f); err != nil {
				return err
			}
		}
		if len(waiting) < some {
			break
		}
	}
	publish, err := d.Uploads(ctx, 0, schema.UploadPublishing)
	if err != nil {
		return err
	}
	for i := len(publish) - 1; i >= 0; i-- { // the one that came first, first
		if err := d.publish(ctx, publish[i]); err != nil {
			return fmt.Errorf("publish upload %d: %w", publish[i].Number, err)
		}
	}
	return ctx.Err()
}

// nameOf is the name of a file of an upload as the ledger has it.
func nameOf(f schema.UploadFile) string { return fmt.Sprintf("upload/%d/%s", f.Upload, f.Name) }

// item returns a file as the importer takes it.
func (d *Desk) item(ctx context.Context, f schema.UploadFile, stated schema.Known) corpus.Item {
	return corpus.Item{Name: nameOf(f), Fixed: stated, Admit: f.Admit, Open: func() (io.ReadCloser, error) {
		r, _, err := d.Originals.Open(ctx, f.Hash)
		return r, err
	}}
}

// read reads one file and notes what it is.
func (d *Desk) read(ctx context.Context, f schema.UploadFile) error {
	u, files, err := d.Upload(ctx, f.Upload)
	if err != nil {
		return err
	}
	for _, other := range files {
		if other.Number < f.Number && other.Hash == f.Hash && other.State != schema.FileFailed {
			f.State, f.Reason = schema.FileTwice, other.Name
			return d.Store.PutUploadFile(ctx, f, nil)
		}
	}
	draft, err := d.Importer(u.By, "").Examine(ctx, d.item(ctx, f, u.Stated))
	var bad *schema.FileError
	switch {
	case errors.As(err, &bad):
		f.State, f.Class, f.Reason = schema.FileFailed, bad.Class, bad.Err.Error()
		return d.Store.PutUploadFile(ctx, f, nil)
	case err != nil:
		return err
	}
	f.State, f.Document, f.Reason = draft.State, draft.Same, draft.Reason
	if doc := draft.Document; doc != nil {
		f.Title, f.Language, f.Pages, f.Doubts = doc.Title, doc.Language, len(doc.Pages), doubts(doc)
		for _, c := range doc.Corridors {
			f.Corridors = append(f.Corridors, c.Corridor)
		}
	}
	return d.Store.PutUploadFile(ctx, f, draft.Document)
}

// publish imports the files of an upload as one batch, and then carries out
// what was decided of their values. Done again it changes nothing.
func (d *Desk) publish(ctx context.Context, u schema.Upload) error {
	files, err := d.Store.UploadFiles(ctx, u.Number)
	if err != nil {
		return err
	}
	byName := map[string]schema.UploadFile{}
	for _, f := range files {
		if f.Publishable() {
			byName[nameOf(f)] = f
		}
	}
	im := d.Importer(u.By, fmt.Sprintf("upload %d", u.Number))
	decision := schema.Decision{By: u.By, Note: im.Command, Affirm: true, Overrule: true}
	im.Done = func(r corpus.Row) {
		f, ok := byName[r.Name]
		if !ok || r.Document == "" {
			return
		}
		for _, c := range f.Corrections {
			decision.Edits = append(decision.Edits, editOf(r.Document, c))
		}
	}
	sum, err := im.Run(ctx, func(yield func(corpus.Item) bool) {
		for _, f := range files {
			if f.Publishable() && !yield(d.item(ctx, f, u.Stated)) {
				return
			}
		}
	})
	if err != nil {
		return err
	}
	if len(decision.Edits) > 0 {
		if _, err := d.Decide(ctx, decision); err != nil {
			return err
		}
	}
	u.State, u.Batch, u.Changed = schema.UploadPublished, sum.Batch, time.Now().UTC()
	return d.Store.PutUpload(ctx, u)
}
