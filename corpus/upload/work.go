package upload

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
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
	for read := 1; read > 0 && ctx.Err() == nil; {
		if read, err = d.readSome(ctx); err != nil {
			return err
		}
	}
	publish, err := d.Uploads(ctx, 0, schema.UploadPublishing)
	if err != nil {
		return err
	}
	for _, u := range slices.Backward(publish) { // the one that came first, first
		if err := d.publish(ctx, u); err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			d.Log.Error("an upload cannot be published", "n", u.Number, "err", err)
			if err := d.giveUp(ctx, u, err); err != nil {
				return err
			}
		}
	}
	return ctx.Err()
}

// giveUp has an upload wait for an archivist again where trying once more is no
// use.
func (d *Desk) giveUp(ctx context.Context, u schema.Upload, why error) error {
	if !errors.Is(why, schema.ErrNotFound) && !errors.Is(why, schema.ErrInvalid) {
		return nil
	}
	err := d.change(ctx, u.Number, func(u *schema.Upload) error {
		u.State, u.Note = schema.UploadOffered, "it could not be published: "+why.Error()
		return nil
	}, schema.UploadPublishing)
	if err != nil {
		return err
	}
	return d.advised(ctx, u.Advice, func(a *schema.Advice) { a.State, a.Decided, a.DecidedBy = schema.AdviceWaiting, time.Time{}, "" })
}

// readSome reads files that wait, and returns how many it read. What cannot be
// read now is tried again in the next round.
func (d *Desk) readSome(ctx context.Context) (read int, err error) {
	const some = 20
	waiting, err := d.Store.WaitingUploadFiles(ctx, some)
	if err != nil {
		return 0, err
	}
	for _, f := range waiting {
		if ctx.Err() != nil {
			break
		}
		if err := d.read(ctx, f); err != nil && !errors.Is(err, schema.ErrNotFound) { // removed meanwhile
			d.Log.Error("a file of an upload cannot be read", "n", f.Upload, "path", f.Name, "err", err)
			continue
		}
		read++
	}
	return read, nil
}

// nameOf is the name of a file of an upload as the ledger has it: two may have
// one name of their own.
func nameOf(f schema.UploadFile) string {
	return fmt.Sprintf("%s%d/%d/%s", prefix, f.Upload, f.Number, f.Name)
}

// prefix begins the names of files of uploads in the ledger.
const prefix = "upload/"

// NumberOf returns the upload that the ledger's name of a file tells of, and
// whether it does.
func NumberOf(name string) (int, bool) {
	rest, ok := strings.CutPrefix(name, prefix)
	number, _, more := strings.Cut(rest, "/")
	n, err := strconv.Atoi(number)
	return n, ok && more && err == nil
}

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
		if other.Number < f.Number && other.Hash == f.Hash && other.State != schema.FileFailed && !other.Leave {
			return d.note(ctx, f, nil, func(f *schema.UploadFile) { f.State, f.Reason = schema.FileTwice, other.Name })
		}
	}
	draft, err := d.Importer(u.By, "").Examine(ctx, d.item(ctx, f, u.Stated))
	var bad *schema.FileError
	switch {
	case errors.As(err, &bad):
		return d.note(ctx, f, nil, func(f *schema.UploadFile) {
			f.State, f.Class, f.Reason = schema.FileFailed, bad.Class, bad.Err.Error()
		})
	case err != nil:
		return err
	}
	return d.note(ctx, f, draft.Document, func(f *schema.UploadFile) {
		f.State, f.Document, f.Reason, f.Corridors = draft.State, draft.Same, draft.Reason, nil
		doc := draft.Document
		if doc == nil {
			return
		}
		f.Title, f.Language, f.Pages, f.Doubts = doc.Title, doc.Language, len(doc.Pages), doubts(doc)
		for _, c := range doc.Corridors {
			f.Corridors = append(f.Corridors, c.Corridor)
		}
	})
}

// note stores what was found of a file that still waits. What a person did to it
// meanwhile stays.
func (d *Desk) note(ctx context.Context, f schema.UploadFile, draft *schema.Document, what func(*schema.UploadFile)) error {
	_, err := d.Store.ChangeUploadFile(ctx, f.Upload, f.Number, draft, func(now *schema.UploadFile) error {
		if now.State != schema.FileWaiting || now.Hash != f.Hash {
			return schema.ErrNotFound
		}
		what(now)
		return nil
	})
	return err
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
	var made []schema.ID
	im.Done = func(r corpus.Row) {
		f, ok := byName[r.Name]
		if !ok || r.Document == "" {
			return
		}
		made = append(made, r.Document)
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
	if u.For != "" {
		if err := d.succeed(ctx, u, made); err != nil {
			return err
		}
	}
	return d.change(ctx, u.Number, func(u *schema.Upload) error {
		u.State, u.Batch = schema.UploadPublished, sum.Batch
		return nil
	}, schema.UploadPublishing)
}

// succeed makes what came of an upload the newest version of the document that it
// is for, one after the other.
func (d *Desk) succeed(ctx context.Context, u schema.Upload, made []schema.ID) error {
	for _, id := range made {
		if id == u.For {
			continue
		}
		step, err := d.Succeed(ctx, u.By, u.For, id)
		if err != nil {
			return err
		}
		if err := d.advised(ctx, u.Advice, func(a *schema.Advice) { a.Step = step }); err != nil {
			return err
		}
	}
	return nil
}
