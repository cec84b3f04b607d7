package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/simde/simde/schema"
)

// Originals keeps files untouched in a folder, each under its SHA-256:
// "ab/cd/abcd…". A file that is there has been synced to the disk whole.
type Originals struct {
	dir string
}

// OpenOriginals makes the folder where it is absent.
func OpenOriginals(dir string) (*Originals, error) {
	o := &Originals{dir}
	if err := os.MkdirAll(o.incoming(), 0o755); err != nil {
		return nil, fmt.Errorf("originals: %w", err)
	}
	return o, nil
}

func (o *Originals) incoming() string { return filepath.Join(o.dir, "incoming") }

// Path returns where the original of h lies, whether it is there or not.
func (o *Originals) Path(h schema.Hash) string {
	if len(h) < 4 {
		return filepath.Join(o.dir, "none")
	}
	return filepath.Join(o.dir, string(h[:2]), string(h[2:4]), string(h))
}

// Keep copies r to the folder and returns its hash and its size in bytes. A
// file that cannot be read, is empty or has more than limit bytes is a
// FileError; any other error is the disk's. An original that is there and sound
// stays; one that was damaged is replaced.
func (o *Originals) Keep(r io.Reader, limit int64) (schema.Hash, int64, error) {
	tmp, err := o.begin()
	if err != nil {
		return "", 0, storageError(err)
	}
	defer os.Remove(tmp.Name()) // gone already where it was renamed
	defer tmp.Close()
	sum := sha256.New()
	n, err := copyHashed(tmp, sum, io.LimitReader(r, limit+1))
	if err != nil {
		return "", n, err
	}
	h := schema.Hash(hex.EncodeToString(sum.Sum(nil)))
	if n > limit {
		return h, n, &schema.FileError{Stage: schema.StageRead, Class: schema.FailTooLarge, Err: fmt.Errorf("more than %d MiB", limit>>20)}
	}
	if n == 0 {
		return h, 0, &schema.FileError{Stage: schema.StageRead, Class: schema.FailEmpty, Err: errors.New("the file has no bytes")}
	}
	if o.Verify(h) == nil {
		return h, n, nil
	}
	if err := o.settle(tmp, h); err != nil {
		return h, n, storageError(err)
	}
	return h, n, nil
}

// begin makes a file for an original that comes in, and locks it so that no
// Sweep takes it for left behind. One that was swept before it was locked is
// made anew.
func (o *Originals) begin() (*os.File, error) {
	for {
		f, err := os.CreateTemp(o.incoming(), "*")
		if err != nil {
			return nil, err
		}
		locked, err := lock(f)
		if err != nil { // no locks here; Sweep goes by age
			return f, nil
		}
		if locked && stands(f) {
			return f, nil
		}
		if err := f.Close(); err != nil {
			return nil, err
		}
	}
}

// stands reports whether a file is still there under its name.
func stands(f *os.File) bool {
	mine, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := os.Stat(f.Name())
	return err == nil && os.SameFile(mine, there)
}

func copyHashed(w io.Writer, sum hash.Hash, r io.Reader) (int64, error) {
	var n int64
	buf := make([]byte, 256<<10)
	for {
		k, err := r.Read(buf)
		if k > 0 {
			sum.Write(buf[:k])
			if _, werr := w.Write(buf[:k]); werr != nil {
				return n, storageError(werr)
			}
			n += int64(k)
		}
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return n, &schema.FileError{Stage: schema.StageRead, Class: schema.FailUnreadable, Err: err}
		}
	}
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
	path := o.Path(h)
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

func storageError(err error) error { return fmt.Errorf("keep original: %w", err) }

// Open opens the original of h. One that is not there is ErrNotFound.
func (o *Originals) Open(h schema.Hash) (*os.File, error) {
	f, err := os.Open(o.Path(h))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("original %s: %w", h, schema.ErrNotFound)
	}
	return f, err
}

// Verify reads the original of h and returns an error where it is absent or
// its bytes are not those of its name.
func (o *Originals) Verify(h schema.Hash) error {
	f, err := o.Open(h)
	if err != nil {
		return err
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return fmt.Errorf("original %s: %w", h, err)
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != string(h) {
		return fmt.Errorf("original %s: its bytes have the hash %s", h, got)
	}
	return nil
}

// Remove removes the original of h for good. One that is not there is no error.
func (o *Originals) Remove(h schema.Hash) error {
	err := os.Remove(o.Path(h))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = syncDir(filepath.Dir(o.Path(h)))
	}
	if err != nil {
		return fmt.Errorf("remove original: %w", err)
	}
	return nil
}

// leftAfter is the time without a write after which an incoming file is taken
// for left behind, where locks do not tell.
const leftAfter = 24 * time.Hour

// Sweep removes what interrupted imports left half-written, and returns how
// many files and bytes that was. It may be called while others import: what a
// process that lives is writing stays.
func (o *Originals) Sweep() (files int, bytes int64, err error) {
	left, err := os.ReadDir(o.incoming())
	if err != nil {
		return 0, 0, fmt.Errorf("originals: %w", err)
	}
	for _, e := range left {
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
	free, err := lock(f)
	if err != nil {
		free = time.Since(info.ModTime()) > leftAfter
	}
	if !free || !stands(f) {
		return 0, false, nil
	}
	if err := os.Remove(path); err != nil {
		return 0, false, err
	}
	return info.Size(), true, nil
}
