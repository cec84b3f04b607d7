package upload

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/unicode/norm"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/source"
	"github.com/simde/simde/schema"
)

// cleanName returns the name of a file as its person's machine has it, without
// what would lead out of a folder.
func cleanName(name string) string {
	name = path.Clean("/" + strings.ReplaceAll(norm.NFC.String(name), `\`, "/"))[1:]
	if name == "" {
		name = "file"
	}
	const longest = 500 // bytes
	if len(name) > longest {
		ext := path.Ext(name)
		if len(ext) > longest/10 {
			ext = ""
		}
		name = strings.ToValidUTF8(name[:longest-len(ext)], "") + ext
	}
	return corpus.FileKey(name)
}

// Begin announces a file of so many bytes, which will come in pieces. One that a
// browser knows by the same key and that has not come whole goes on. One that is
// too large is a *schema.FileError.
func (d *Desk) Begin(ctx context.Context, number int, name, key string, size int64) (schema.UploadFile, error) {
	if size > corpus.MaxFile || size < 0 {
		return schema.UploadFile{}, tooLarge(size)
	}
	files, err := d.room(ctx, number, size)
	if err != nil {
		return schema.UploadFile{}, err
	}
	for _, f := range files {
		if f.State == schema.FileComing && key != "" && f.Key == key && f.Name == cleanName(name) && f.Size == size {
			return f, nil
		}
	}
	f := schema.UploadFile{Upload: number, Name: cleanName(name), Key: key, Size: size, State: schema.FileComing}
	n, err := d.Store.AddUploadFile(ctx, f)
	f.Number = n
	return f, err
}

func tooLarge(size int64) error {
	return &schema.FileError{Stage: schema.StageRead, Class: schema.FailTooLarge, Err: fmt.Errorf("%d bytes; the limit is %d", size, int64(corpus.MaxFile))}
}

// room returns the files of an upload, and an error where none of so many bytes
// can be added.
func (d *Desk) room(ctx context.Context, number int, size int64) ([]schema.UploadFile, error) {
	u, files, err := d.Upload(ctx, number)
	switch {
	case err != nil:
		return nil, err
	case u.State != schema.UploadOpen:
		return nil, fmt.Errorf("upload %d is %s: %w", number, u.State, schema.ErrConflict)
	case len(files) >= maxFiles:
		return nil, fmt.Errorf("upload %d has %d files: %w", number, len(files), schema.ErrInvalid)
	}
	_, bytes, err := d.held(ctx, u.Person)
	if err == nil && bytes+size > maxBytes {
		err = fmt.Errorf("the uploads of %s hold %d bytes: end one first: %w", u.By, bytes, schema.ErrInvalid)
	}
	return files, err
}

// lock has one piece of a file written at a time.
func (d *Desk) lock(f schema.UploadFile) func() {
	m, _ := d.files.LoadOrStore([2]int{f.Upload, f.Number}, new(sync.Mutex))
	mu := m.(*sync.Mutex)
	mu.Lock()
	return mu.Unlock
}

// Append adds a piece to a file that is coming, at the place where it ends. At
// another place it is ErrConflict, and the file says how much is there: go on
// from there. The last piece makes the file whole.
func (d *Desk) Append(ctx context.Context, number, file int, at int64, r io.Reader) (schema.UploadFile, error) {
	defer d.lock(schema.UploadFile{Upload: number, Number: file})()
	f, err := d.ofOpen(ctx, number, file)
	switch {
	case err != nil:
		return f, err
	case f.State != schema.FileComing || f.Received != at:
		return f, fmt.Errorf("%s has %d bytes: %w", f.Name, f.Received, schema.ErrConflict)
	}
	if lost, err := d.lost(f); err != nil {
		return f, err
	} else if lost {
		f, err = d.Store.ChangeUploadFile(ctx, number, file, nil, func(f *schema.UploadFile) error { f.Received = 0; return nil })
		if err != nil {
			return f, err
		}
		return f, fmt.Errorf("the pieces of %s are gone: %w", f.Name, schema.ErrConflict)
	}
	n, err := d.write(f, r)
	kept, cerr := d.Store.ChangeUploadFile(context.WithoutCancel(ctx), number, file, nil, func(f *schema.UploadFile) error { f.Received += n; return nil })
	if cerr != nil || err != nil {
		return kept, errors.Join(err, cerr)
	}
	if kept.Received < kept.Size {
		return kept, nil
	}
	return kept, d.whole(context.WithoutCancel(ctx), kept)
}

// lost reports whether less of a file is there than came: its pieces were swept
// away, or lie with another server.
func (d *Desk) lost(f schema.UploadFile) (bool, error) {
	info, err := os.Stat(d.piece(f))
	if errors.Is(err, os.ErrNotExist) {
		return f.Received > 0, nil
	}
	return err == nil && info.Size() < f.Received, err
}

// write adds bytes to the pieces of a file, at most as many as it lacks, and
// returns how many are safe.
func (d *Desk) write(f schema.UploadFile, r io.Reader) (int64, error) {
	if err := os.MkdirAll(d.Folder, 0o700); err != nil {
		return 0, corpus.StorageError(err)
	}
	out, err := os.OpenFile(d.piece(f), os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return 0, corpus.StorageError(err)
	}
	defer out.Close()
	err = out.Truncate(f.Received) // what a broken connection left beyond it
	if err == nil {
		_, err = out.Seek(f.Received, io.SeekStart)
	}
	if err != nil {
		return 0, corpus.StorageError(err)
	}
	n, err := io.Copy(out, io.LimitReader(r, f.Size-f.Received))
	if err != nil && n == 0 {
		return 0, err
	}
	return n, errors.Join(out.Sync(), out.Close())
}

// Receive takes a file whole whose size is not known before.
func (d *Desk) Receive(ctx context.Context, number int, name string, r io.Reader) (schema.UploadFile, error) {
	f := schema.UploadFile{Upload: number, Name: cleanName(name), Size: corpus.MaxFile, State: schema.FileComing}
	_, err := d.room(ctx, number, 0)
	if err == nil {
		f.Number, err = d.Store.AddUploadFile(ctx, f)
	}
	if err != nil {
		return f, err
	}
	defer d.lock(f)()
	f.Received, err = d.write(f, io.LimitReader(r, corpus.MaxFile))
	if err == nil && f.Received == corpus.MaxFile {
		var one [1]byte
		if n, _ := io.ReadFull(r, one[:]); n > 0 {
			err = tooLarge(corpus.MaxFile + 1)
		}
	}
	if err != nil {
		return f, errors.Join(err, d.Store.DropUploadFile(context.WithoutCancel(ctx), number, f.Number), removed(d.piece(f)))
	}
	f.Size = f.Received
	return f, d.whole(context.WithoutCancel(ctx), f)
}

// whole takes a file that is there among the originals; of an archive each file
// in it, in its place.
func (d *Desk) whole(ctx context.Context, f schema.UploadFile) error {
	at := d.piece(f)
	taken := 0
	name := corpus.FileName(f.Name)
	for it := range source.At(ctx, at, name) {
		inside, ok := strings.CutPrefix(corpus.FileName(it.Name), name+"/")
		part := f
		if ok {
			part = schema.UploadFile{Upload: f.Upload, Name: corpus.FileKey(name + "/" + inside)}
		}
		if it.Notice != "" {
			continue
		}
		if taken >= maxFiles {
			it = corpus.Item{Err: &schema.FileError{Stage: schema.StageRead, Class: schema.FailArchive, Err: fmt.Errorf("more than %d files: the rest is left out", maxFiles)}}
		}
		if err := d.take(ctx, part, it); err != nil {
			return err
		}
		if ok {
			taken++
		}
		if taken > maxFiles {
			break
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if taken > 0 {
		if err := d.Store.DropUploadFile(ctx, f.Upload, f.Number); err != nil {
			return err
		}
	}
	d.nudge()
	return removed(at)
}

// take keeps the bytes of one file. What is wrong with the file stands with it.
func (d *Desk) take(ctx context.Context, f schema.UploadFile, it corpus.Item) error {
	err := it.Err
	if err == nil {
		f.State = schema.FileWaiting
		var r io.ReadCloser
		if r, err = it.Open(); err == nil {
			f.Hash, f.Size, err = d.Originals.Keep(ctx, r, corpus.MaxFile)
			err = errors.Join(err, r.Close())
		}
	}
	var bad *schema.FileError
	if errors.As(err, &bad) {
		f.State, f.Class, f.Reason = schema.FileFailed, bad.Class, bad.Err.Error()
		err = nil
	}
	if err != nil {
		return err
	}
	f.Received = f.Size
	if f.Number == 0 {
		_, err = d.Store.AddUploadFile(ctx, f)
		return err
	}
	_, err = d.Store.ChangeUploadFile(ctx, f.Upload, f.Number, nil, func(x *schema.UploadFile) error {
		f.Leave = x.Leave
		*x = f
		return nil
	})
	return err
}

// sweep removes the pieces of files that nobody goes on with.
func (d *Desk) sweep(now time.Time) error {
	held, err := os.ReadDir(d.Folder)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	for _, x := range held {
		info, ierr := x.Info()
		if ierr == nil && now.Sub(info.ModTime()) > Unfinished {
			ierr = os.Remove(filepath.Join(d.Folder, x.Name()))
		}
		if ierr != nil && !errors.Is(ierr, os.ErrNotExist) {
			err = errors.Join(err, ierr)
		}
	}
	return err
}
