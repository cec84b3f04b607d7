package corpus

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/simde/simde/schema"
)

// Originals keeps files untouched, each under its SHA-256. An original that is
// there is whole and survives a power cut. Its contract is blobtest.
//
// It is safe for concurrent use by several goroutines and several processes.
type Originals interface {
	// Keep keeps the bytes of r and returns their hash and how many they are. A
	// file that cannot be read, is empty or has more than limit bytes is a
	// *schema.FileError; any other error is that of where originals lie. An
	// original that is there and sound stays, one that was damaged is replaced.
	Keep(ctx context.Context, r io.Reader, limit int64) (schema.Hash, int64, error)
	// Open opens the original of h and returns its size in bytes; ErrNotFound
	// where it is not there. What is read after ctx ended may fail.
	Open(ctx context.Context, h schema.Hash) (f io.ReadSeekCloser, size int64, err error)
	// Local returns the path of a file on this machine that has the bytes of the
	// original of h, for programs that read files; ErrNotFound where it is not
	// there. The file must not be written to, and may be gone after release.
	Local(ctx context.Context, h schema.Hash) (path string, release func() error, err error)
	// Stat returns the size in bytes of the original of h, without reading it;
	// ErrNotFound where it is not there.
	Stat(ctx context.Context, h schema.Hash) (size int64, err error)
	// Verify reads the original of h whole and returns an error where it is not
	// there, which is ErrNotFound, or where its bytes have another hash.
	Verify(ctx context.Context, h schema.Hash) error
	// Delete removes the original of h for good. One that is not there is no
	// error.
	Delete(ctx context.Context, h schema.Hash) error
	// Sweep removes what was left half-written by processes that ended, and
	// returns how many files and bytes that was. What a process that lives is
	// writing stays.
	Sweep(ctx context.Context) (files int, bytes int64, err error)
}

// Receive copies the bytes of an original from r to w and returns their hash
// and how many they are. A file that cannot be read, is empty or has more than
// limit bytes is a *schema.FileError, any other error is that of w or ctx.
func Receive(ctx context.Context, w io.Writer, r io.Reader, limit int64) (schema.Hash, int64, error) {
	sum := sha256.New()
	from := &source{ctx: ctx, r: io.LimitReader(r, limit+1)}
	room := copyRooms.Get().(*[copyRoom]byte)
	defer copyRooms.Put(room)
	n, err := io.CopyBuffer(io.MultiWriter(sum, w), from, room[:])
	switch {
	case from.err != nil:
		return "", n, &schema.FileError{Stage: schema.StageRead, Class: schema.FailUnreadable, Err: from.err}
	case err != nil:
		return "", n, StorageError(err)
	}
	h := schema.Hash(hex.EncodeToString(sum.Sum(nil)))
	switch {
	case n > limit:
		return h, n, &schema.FileError{Stage: schema.StageRead, Class: schema.FailTooLarge, Err: fmt.Errorf("more than %d MiB", limit>>20)}
	case n == 0:
		return h, 0, &schema.FileError{Stage: schema.StageRead, Class: schema.FailEmpty, Err: errors.New("the file has no bytes")}
	}
	return h, n, nil
}

// copyRoom is how many bytes of a file are read at a time.
const copyRoom = 256 << 10

var copyRooms = sync.Pool{New: func() any { return new([copyRoom]byte) }}

// source is a reader that ends with a context and keeps its own error.
type source struct {
	ctx context.Context
	r   io.Reader
	err error // of r
}

func (s *source) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := s.r.Read(p)
	if err != nil && err != io.EOF {
		s.err = err
	}
	return n, err
}

// StorageError says that an error is that of where originals lie, not of a
// file.
func StorageError(err error) error { return fmt.Errorf("keep original: %w", err) }

// ReadOriginal reads an original whole and returns an error where its bytes have
// not the hash h.
func ReadOriginal(ctx context.Context, r io.Reader, h schema.Hash) error {
	sum := sha256.New()
	room := copyRooms.Get().(*[copyRoom]byte)
	defer copyRooms.Put(room)
	if _, err := io.CopyBuffer(sum, &source{ctx: ctx, r: r}, room[:]); err != nil {
		return fmt.Errorf("original %s: %w", h, err)
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != string(h) {
		return fmt.Errorf("original %s: its bytes have the hash %s", h, got)
	}
	return nil
}
