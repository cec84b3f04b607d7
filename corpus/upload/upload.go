// Package upload takes what people bring into the library: files come in whole
// or in pieces, are read and shown, and become documents by the same import as
// any other, when an archivist says so.
package upload

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// Bounds of what one person can bring.
const (
	maxFiles = 5000     // of an upload
	maxOpen  = 20       // uploads of a person that have not ended
	maxBytes = 20 << 30 // of those together
	maxNote  = 1000     // characters
	// Unfinished is how long pieces of a file are kept.
	Unfinished = 48 * time.Hour
)

// Store is what an upload needs of the catalogue.
type Store interface {
	corpus.Uploads
	corpus.Advices
	Head(ctx context.Context, id schema.ID) (*schema.Document, error)
	Find(ctx context.Context, key corpus.Key) (corpus.Found, error)
	Lock(ctx context.Context, name string) (corpus.Lock, error)
}

// Originals are where files lie.
type Originals struct {
	corpus.Originals
	// Of yields the hash of every original that a document, a withdrawn one, an
	// earlier version or an upload has.
	Of func(ctx context.Context) iter.Seq2[schema.Hash, error]
}

// Desk takes uploads in.
type Desk struct {
	Store     Store
	Originals Originals
	// Importer makes an importer that acts for somebody.
	Importer func(by, command string) *corpus.Importer
	// Decide carries out what a person decided of documents.
	Decide func(ctx context.Context, d schema.Decision) (schema.Outcome, error)
	// Succeed makes the file of one document the newest version of another. See
	// corpus.Desk.
	Succeed func(ctx context.Context, by string, earlier, later schema.ID) (int, error)
	// Folder is where what is coming lies until it is whole.
	Folder string
	Log    *slog.Logger

	once  sync.Once
	wake  chan struct{} // something is to be done
	files sync.Map      // locks of files that are coming, by upload and number
}

func (d *Desk) init() { d.once.Do(func() { d.wake = make(chan struct{}, 1) }) }

// nudge says that something is to be done.
func (d *Desk) nudge() {
	d.init()
	select {
	case d.wake <- struct{}{}:
	default:
	}
}

// Open begins an upload of a person.
func (d *Desk) Open(ctx context.Context, p schema.Person) (schema.Upload, error) {
	held, _, err := d.held(ctx, p.Number)
	if err != nil {
		return schema.Upload{}, err
	}
	if held >= maxOpen {
		return schema.Upload{}, fmt.Errorf("%d uploads are open or offered: end one first: %w", held, schema.ErrInvalid)
	}
	now := time.Now().UTC()
	u := schema.Upload{By: p.Name, Person: p.Number, State: schema.UploadOpen, Made: now, Changed: now}
	u.Number, err = d.Store.OpenUpload(ctx, u)
	return u, err
}

// held returns how many uploads of a person have not ended, and their bytes.
func (d *Desk) held(ctx context.Context, person int) (n int, bytes int64, err error) {
	for _, s := range []schema.UploadState{schema.UploadOpen, schema.UploadOffered} {
		held, err := d.Store.Uploads(ctx, person, s, maxOpen)
		if err != nil {
			return n, bytes, err
		}
		n += len(held)
		for _, u := range held {
			files, err := d.Store.UploadFiles(ctx, u.Number)
			if err != nil {
				return n, bytes, err
			}
			for _, f := range files {
				bytes += max(f.Size, f.Received)
			}
		}
	}
	return n, bytes, nil
}

// Upload returns one with its files.
func (d *Desk) Upload(ctx context.Context, number int) (schema.Upload, []schema.UploadFile, error) {
	u, err := d.Store.Upload(ctx, number)
	if err != nil {
		return u, nil, err
	}
	files, err := d.Store.UploadFiles(ctx, number)
	return u, files, err
}

// Uploads returns the newest of a person, or of all where it is 0, in a state or
// in any where it is "".
func (d *Desk) Uploads(ctx context.Context, person int, state schema.UploadState) ([]schema.Upload, error) {
	const most = 100
	return d.Store.Uploads(ctx, person, state, most)
}

// File returns a file of an upload and what was read of it, with what was
// decided since; nil where nothing was read.
func (d *Desk) File(ctx context.Context, number, file int) (schema.UploadFile, *schema.Document, error) {
	f, doc, err := d.Store.UploadFile(ctx, number, file)
	if err != nil || doc == nil {
		return f, nil, err
	}
	return f, doc, corpus.Amend(doc, f.Corrections)
}

// State says what holds of all files of an upload, and its note.
func (d *Desk) State(ctx context.Context, number int, stated schema.Known, note string) error {
	if utf8.RuneCountInString(note) > maxNote {
		return fmt.Errorf("a note of more than %d characters: %w", maxNote, schema.ErrInvalid)
	}
	return d.change(ctx, number, func(u *schema.Upload) error {
		u.Stated, u.Note = stated, note
		return nil
	}, schema.UploadOpen, schema.UploadOffered)
}

// change stores what f makes of an upload that is in one of some states; in
// another one it is ErrConflict.
func (d *Desk) change(ctx context.Context, number int, f func(*schema.Upload) error, states ...schema.UploadState) error {
	return d.Store.ChangeUpload(ctx, number, func(u *schema.Upload) error {
		if !slices.Contains(states, u.State) {
			return fmt.Errorf("upload %d is %s: %w", number, u.State, schema.ErrConflict)
		}
		u.Changed = time.Now().UTC()
		return f(u)
	})
}

// Offer has an upload wait for an archivist. One that is for a document is a case
// of that.
func (d *Desk) Offer(ctx context.Context, number int) error {
	if err := d.settled(ctx, number); err != nil {
		return err
	}
	u, err := d.Store.Upload(ctx, number)
	if err != nil {
		return err
	}
	advice := u.Advice
	if u.For != "" && u.State == schema.UploadOpen && advice == 0 {
		advice, err = d.Store.AddAdvice(ctx, schema.Advice{Document: u.For, By: u.By, Person: u.Person, At: time.Now().UTC().Truncate(time.Millisecond), Why: u.Note, Upload: number, State: schema.AdviceWaiting})
		if err != nil {
			return err
		}
	}
	return d.change(ctx, number, func(u *schema.Upload) error {
		u.State, u.Advice = schema.UploadOffered, advice
		return nil
	}, schema.UploadOpen)
}

// Publish has the files of an upload become documents, soon.
func (d *Desk) Publish(ctx context.Context, number int, by string) error {
	if err := d.settled(ctx, number); err != nil {
		return err
	}
	advice := 0
	err := d.change(ctx, number, func(u *schema.Upload) error {
		advice = u.Advice
		u.State = schema.UploadPublishing
		if u.By != by {
			u.By = by + ", " + u.By // who took it in and who brought it
		}
		return nil
	}, schema.UploadOpen, schema.UploadOffered)
	if err == nil {
		err = d.advised(ctx, advice, func(a *schema.Advice) { a.State, a.DecidedBy = schema.AdviceTaken, by })
		d.nudge()
	}
	return err
}

// OpenFor begins an upload of a person whose file is to be a new version of a
// document. One of several files or of none is ErrInvalid.
func (d *Desk) OpenFor(ctx context.Context, p schema.Person, id schema.ID) (schema.Upload, error) {
	doc, err := d.Store.Head(ctx, id)
	if err == nil && (!doc.HasFile() || len(doc.Parts) > 0) {
		err = fmt.Errorf("document %s has several files or none: %w", id, schema.ErrInvalid)
	}
	if err != nil {
		return schema.Upload{}, err
	}
	u, err := d.Open(ctx, p)
	if err != nil {
		return u, err
	}
	u.For = id
	return u, d.change(ctx, u.Number, func(x *schema.Upload) error { x.For = id; return nil }, schema.UploadOpen)
}

// advised notes what became of the advice that an upload is; 0 is none.
func (d *Desk) advised(ctx context.Context, number int, how func(*schema.Advice)) error {
	if number == 0 {
		return nil
	}
	err := d.Store.ChangeAdvice(ctx, number, func(a *schema.Advice) error {
		a.Decided = time.Now().UTC().Truncate(time.Millisecond)
		how(a)
		return nil
	}, nil)
	if errors.Is(err, schema.ErrNotFound) || errors.Is(err, schema.ErrGone) { // it went with its document
		return nil
	}
	return err
}

// settled returns an ErrConflict where a file is still coming or being read, and
// an ErrInvalid where no file can become a document.
func (d *Desk) settled(ctx context.Context, number int) error {
	u, files, err := d.Upload(ctx, number)
	if err != nil {
		return err
	}
	if u.State != schema.UploadOpen && u.State != schema.UploadOffered {
		return fmt.Errorf("upload %d is %s: %w", number, u.State, schema.ErrConflict)
	}
	n := 0
	for _, f := range files {
		if !f.Leave && (f.State == schema.FileComing || f.State == schema.FileWaiting) {
			return fmt.Errorf("%s is still %s: %w", f.Name, f.State, schema.ErrConflict)
		}
		if f.Publishable() {
			n++
		}
	}
	if n == 0 {
		return fmt.Errorf("no file of upload %d can become a document: %w", number, schema.ErrInvalid)
	}
	return nil
}

// Refuse ends an upload that was offered.
func (d *Desk) Refuse(ctx context.Context, number int, why string) error {
	if err := d.end(ctx, number, schema.UploadRefused, why, schema.UploadOffered); err != nil {
		return err
	}
	return d.clear(ctx, number)
}

// Drop ends an upload that its person does not want any more.
func (d *Desk) Drop(ctx context.Context, number int) error {
	if err := d.end(ctx, number, schema.UploadDropped, "", schema.UploadOpen, schema.UploadOffered); err != nil {
		return err
	}
	return d.clear(ctx, number)
}

func (d *Desk) end(ctx context.Context, number int, s schema.UploadState, why string, from ...schema.UploadState) error {
	advice := 0
	err := d.change(ctx, number, func(u *schema.Upload) error {
		if u.State, advice = s, u.Advice; why != "" {
			u.Note = why
		}
		return nil
	}, from...)
	if err != nil {
		return err
	}
	return d.advised(ctx, advice, func(a *schema.Advice) {
		a.State, a.Answer = schema.AdviceRefused, why
		if s == schema.UploadDropped {
			a.State, a.Answer = schema.AdviceDropped, ""
		}
	})
}

// clear removes the files of an upload that ended: the pieces, and the originals
// that nothing else has.
func (d *Desk) clear(ctx context.Context, number int) error {
	files, err := d.Store.UploadFiles(ctx, number)
	if err != nil {
		return err
	}
	for _, f := range files {
		if err := errors.Join(d.Store.DropUploadFile(ctx, number, f.Number), removed(d.piece(f))); err != nil {
			return err
		}
	}
	return d.release(ctx, files...)
}

// release removes the originals of files that are in no upload any more, unless
// a document has them, an earlier version of one, one that was withdrawn, or
// another upload.
func (d *Desk) release(ctx context.Context, files ...schema.UploadFile) error {
	left := map[schema.Hash]bool{}
	for _, f := range files {
		if f.Hash != "" {
			left[f.Hash] = true
		}
	}
	if len(left) == 0 {
		return nil
	}
	for h, err := range d.Originals.Of(ctx) {
		if err != nil {
			return err
		}
		delete(left, h)
	}
	for h := range left {
		if err := d.Originals.Delete(ctx, h); err != nil {
			return err
		}
	}
	return nil
}

func removed(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}

// Remove takes a file out of an upload.
func (d *Desk) Remove(ctx context.Context, number, file int) error {
	f, err := d.ofOpen(ctx, number, file)
	if err != nil {
		return err
	}
	if err := d.Store.DropUploadFile(ctx, number, file); err != nil {
		return err
	}
	return errors.Join(d.twins(ctx, f), d.release(ctx, f), removed(d.piece(f)))
}

// twins has the files of the same bytes as one that is not to be published read
// again: one of them takes its place.
func (d *Desk) twins(ctx context.Context, f schema.UploadFile) error {
	files, err := d.Store.UploadFiles(ctx, f.Upload)
	if err != nil {
		return err
	}
	for _, x := range files {
		if x.State != schema.FileTwice || x.Hash != f.Hash {
			continue
		}
		_, err := d.Store.ChangeUploadFile(ctx, x.Upload, x.Number, nil, func(x *schema.UploadFile) error {
			x.State, x.Reason = schema.FileWaiting, ""
			return nil
		})
		if err != nil && !errors.Is(err, schema.ErrNotFound) {
			return err
		}
	}
	d.nudge()
	return nil
}

// ofOpen returns a file of an upload that has not ended; of one that has it is
// ErrConflict.
func (d *Desk) ofOpen(ctx context.Context, number, file int) (schema.UploadFile, error) {
	u, err := d.Store.Upload(ctx, number)
	if err != nil {
		return schema.UploadFile{}, err
	}
	if u.State != schema.UploadOpen && u.State != schema.UploadOffered {
		return schema.UploadFile{}, fmt.Errorf("upload %d is %s: %w", number, u.State, schema.ErrConflict)
	}
	f, _, err := d.Store.UploadFile(ctx, number, file)
	return f, err
}

// alter stores what change makes of a file of an upload that has not ended.
func (d *Desk) alter(ctx context.Context, number, file int, change func(*schema.UploadFile) error) error {
	if _, err := d.ofOpen(ctx, number, file); err != nil {
		return err
	}
	_, err := d.Store.ChangeUploadFile(ctx, number, file, nil, change)
	return err
}

// Leave says whether a file is not to be published.
func (d *Desk) Leave(ctx context.Context, number, file int, leave bool) error {
	f, err := d.ofOpen(ctx, number, file)
	if err != nil {
		return err
	}
	if err := d.alter(ctx, number, file, func(f *schema.UploadFile) error { f.Leave = leave; return nil }); err != nil || !leave {
		return err
	}
	return d.twins(ctx, f)
}

// Admit says whether a file is to be published although it is held back.
func (d *Desk) Admit(ctx context.Context, number, file int, admit bool) error {
	return d.alter(ctx, number, file, func(f *schema.UploadFile) error { f.Admit = admit; return nil })
}

// Correct decides of a value of a file before it is published. What was decided
// of the same value before gives way.
func (d *Desk) Correct(ctx context.Context, number, file int, c schema.Correction) error {
	if err := corpus.CheckCorrection(c); err != nil {
		return err
	}
	return d.alter(ctx, number, file, func(f *schema.UploadFile) error {
		var kept []schema.Correction
		for _, old := range f.Corrections {
			if !corpus.Supersedes(c, old) {
				kept = append(kept, old)
			}
		}
		f.Corrections = append(kept, c)
		return nil
	})
}

// piece returns where the pieces of a file lie.
func (d *Desk) piece(f schema.UploadFile) string {
	return filepath.Join(d.Folder, fmt.Sprintf("%d-%d", f.Upload, f.Number))
}
