// Package folder keeps originals in a folder of a disk: "ab/cd/abcd…" by their
// SHA-256, and below "incoming" what is being written. A folder that several
// machines share needs locks that hold among them, as NFS has on Linux.
package folder

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/filelock"
	"github.com/simde/simde/schema"
)

var _ corpus.Originals = (*Originals)(nil)

// Originals is a folder of originals. A file that is there has been synced to
// the disk whole.
type Originals struct {
	dir string
}

// Open makes the folder where it is absent.
func Open(dir string) (*Originals, error) {
	o := &Originals{dir}
	if err := os.MkdirAll(o.incoming(), 0o755); err != nil {
		return nil, fmt.Errorf("originals: %w", err)
	}
	return o, nil
}

func (o *Originals) incoming() string { return filepath.Join(o.dir, "incoming") }

// path returns where the original of h lies, whether it is there or not.
func (o *Originals) path(h schema.Hash) string {
	if len(h) < 4 {
		return filepath.Join(o.dir, "none")
	}
	return filepath.Join(o.dir, string(h[:2]), string(h[2:4]), string(h))
}

// Keep copies r to the folder. See corpus.Originals.
func (o *Originals) Keep(ctx context.Context, r io.Reader, limit int64) (schema.Hash, int64, error) {
	first := beginnings.Get().(*[heldFile]byte)
	defer beginnings.Put(first)
	n, err := io.ReadFull(r, first[:])
	all := []io.Reader{bytes.NewReader(first[:n])}
	switch {
	case err == nil:
		all = append(all, r)
	case err == io.EOF || err == io.ErrUnexpectedEOF:
		h, size, err := corpus.Receive(ctx, io.Discard, all[0], limit)
		if err != nil || o.Verify(ctx, h) == nil {
			return h, size, err
		}
		all[0] = bytes.NewReader(first[:n])
	default:
		all = append(all, broken{err})
	}
	return o.write(ctx, io.MultiReader(all...), limit)
}

// heldFile is up to how many bytes of a file are held in memory until it is known
// whether the original is there: most are smaller, and of those that are offered
// again nothing need be written.
const heldFile = 256 << 10

var beginnings = sync.Pool{New: func() any { return new([heldFile]byte) }}

// broken is a reader that fails.
type broken struct{ err error }

func (b broken) Read([]byte) (int, error) { return 0, b.err }

// write writes a file beside the originals, and makes it one unless it is there.
func (o *Originals) write(ctx context.Context, r io.Reader, limit int64) (schema.Hash, int64, error) {
	tmp, _, err := filelock.Make(func() (*os.File, error) { return os.CreateTemp(o.incoming(), "*") })
	if err != nil {
		return "", 0, corpus.StorageError(err)
	}
	defer os.Remove(tmp.Name()) // gone already where it was renamed
	defer tmp.Close()
	h, n, err := corpus.Receive(ctx, tmp, r, limit)
	if err != nil || o.Verify(ctx, h) == nil {
		return h, n, err
	}
	if err := o.settle(tmp, h); err != nil {
		return h, n, corpus.StorageError(err)
	}
	return h, n, nil
}

// settle makes a temporary file the original of h: synced, renamed, and its
// folder synced, so that it is there whole or not at all after a power cut.
func (o *Originals) settle(tmp *os.File, h schema.Hash) error {
	if err := tmp.Sync(); err != nil {
		return err
	}
	if err := tmp.Chmod(0o444); err != nil {
		return err
	}
	path := o.path(h)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	if err := os.Rename(tmp.Name(), path); err != nil {
		return err
	}
	for _, dir := range []string{filepath.Dir(path), filepath.Dir(filepath.Dir(path)), o.dir} {
		if err := syncDir(dir); err != nil {
			return err
		}
	}
	return nil
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = d.Sync()
	return errors.Join(err, d.Close())
}

// Open opens the original of h. See corpus.Originals.
func (o *Originals) Open(_ context.Context, h schema.Hash) (io.ReadSeekCloser, int64, error) {
	f, err := os.Open(o.path(h))
	if err != nil {
		return nil, 0, absent(h, err)
	}
	info, err := f.Stat()
	if err != nil {
		return nil, 0, errors.Join(err, f.Close())
	}
	return f, info.Size(), nil
}

// absent says that an original is not there, where that is the error.
func absent(h schema.Hash, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		err = schema.ErrNotFound
	}
	return fmt.Errorf("original %s: %w", h, err)
}

// Local returns the path of the original itself. See corpus.Originals.
func (o *Originals) Local(ctx context.Context, h schema.Hash) (string, func() error, error) {
	if _, err := o.Stat(ctx, h); err != nil {
		return "", nil, err
	}
	return o.path(h), func() error { return nil }, nil
}

// Stat returns the size of the original of h. See corpus.Originals.
func (o *Originals) Stat(_ context.Context, h schema.Hash) (int64, error) {
	info, err := os.Stat(o.path(h))
	if err != nil {
		return 0, absent(h, err)
	}
	return info.Size(), nil
}

// Verify reads the original of h. See corpus.Originals.
func (o *Originals) Verify(ctx context.Context, h schema.Hash) error {
	f, _, err := o.Open(ctx, h)
	if err != nil {
		return err
	}
	defer f.Close()
	return corpus.ReadOriginal(ctx, f, h)
}

// Delete removes the original of h. See corpus.Originals.
func (o *Originals) Delete(_ context.Context, h schema.Hash) error {
	err := os.Remove(o.path(h))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = syncDir(filepath.Dir(o.path(h)))
	}
	if err != nil {
		return fmt.Errorf("remove original: %w", err)
	}
	return nil
}

// Sweep removes what is left below "incoming". See corpus.Originals.
func (o *Originals) Sweep(ctx context.Context) (files int, bytes int64, err error) {
	left, err := os.ReadDir(o.incoming())
	if err != nil {
		return 0, 0, fmt.Errorf("originals: %w", err)
	}
	for _, e := range left {
		if ctx.Err() != nil {
			return files, bytes, errors.Join(err, ctx.Err())
		}
		n, gone, serr := sweep(filepath.Join(o.incoming(), e.Name()))
		if gone {
			files, bytes = files+1, bytes+n
		}
		if serr != nil && !errors.Is(serr, fs.ErrNotExist) { // it has settled, or another swept it
			err = errors.Join(err, fmt.Errorf("originals: %w", serr))
		}
	}
	return files, bytes, err
}

// sweep removes one incoming file that nobody writes.
func sweep(path string) (size int64, gone bool, err error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, false, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return 0, false, err
	}
	free, err := filelock.Free(f)
	if err != nil || !free || !filelock.Stands(f) {
		return 0, false, err
	}
	if err := os.Remove(path); err != nil {
		return 0, false, err
	}
	return info.Size(), true, nil
}
