package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/filelock"
	"github.com/simde/simde/schema"
)

// How often, and how far apart, a lock is tried: whoever asks whether it is held
// has it for a moment.
const (
	lockTimes = 20
	lockWait  = 10 * time.Millisecond
)

// folderLocks are files in a folder, "locks" beside the database.
type folderLocks string

// heldLock is a file that is locked.
type heldLock struct{ f *os.File }

// Lost returns nil: such a lock ends with the process.
func (heldLock) Lost() <-chan struct{} { return nil }

// Release removes the file and with it the lock.
func (l heldLock) Release() error {
	err := os.Remove(l.f.Name())
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	if err = errors.Join(err, l.f.Close()); err != nil {
		return fmt.Errorf("release lock: %w", err)
	}
	return nil
}

// Lock takes a lock among the processes that have the database. See
// corpus.Locks.
func (dir folderLocks) Lock(ctx context.Context, name string) (corpus.Lock, error) {
	if err := os.MkdirAll(string(dir), 0o755); err != nil {
		return nil, fmt.Errorf("lock %s: %w", name, err)
	}
	for range lockTimes {
		f, taken, err := filelock.Make(func() (*os.File, error) {
			return os.OpenFile(filepath.Join(string(dir), name), os.O_CREATE|os.O_RDWR, 0o644)
		})
		if err != nil {
			return nil, fmt.Errorf("lock %s: %w", name, err)
		}
		if taken {
			return heldLock{f}, nil
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(lockWait):
		}
	}
	return nil, fmt.Errorf("lock %s is held: %w", name, schema.ErrConflict)
}

// Locked reports whether a process holds a lock, and removes what one that ended
// left. See corpus.Locks.
func (dir folderLocks) Locked(_ context.Context, name string) (bool, error) {
	path := filepath.Join(string(dir), name)
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("lock %s: %w", name, err)
	}
	defer f.Close()
	free, err := filelock.Free(f)
	if err == nil && free && filelock.Stands(f) {
		err = os.Remove(path)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return false, fmt.Errorf("lock %s: %w", name, err)
	}
	return !free, nil
}
