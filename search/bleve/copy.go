package bleve

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/simde/simde/search/plan"
)

// ErrBusy says that another process has the index open.
var ErrBusy = errors.New("another process has the index open")

// copyPrefix begins the name of a folder with a copy of a generation.
const copyPrefix = "copy-"

// How often a copy is tried while the other process writes, and how long a copy
// of a process that was killed stays.
const (
	copyTries = 20
	copyKept  = time.Hour
)

// OpenBeside opens the index in dir whether or not another process has it open.
// Where one has, a copy of what it last wrote is opened, which may be behind,
// can be written to, and is removed by Close; see Copied.
func OpenBeside(dir string, texts plan.Texts, lg *slog.Logger) (*Index, error) {
	x, err := openWithin(dir, texts, lg, "100ms")
	if !errors.Is(err, ErrBusy) {
		return x, err
	}
	to, err := copyIndex(dir)
	if err != nil {
		return nil, fmt.Errorf("copy the index that is open: %w", err)
	}
	if x, err = Open(to, texts, lg); err != nil {
		return nil, errors.Join(err, os.RemoveAll(to))
	}
	x.copied = true
	return x, nil
}

// Copied reports whether x is a copy of an index that another process has open.
func (x *Index) Copied() bool { return x.copied }

// copyIndex makes a folder below dir with a copy of the generation that serves.
func copyIndex(dir string) (to string, err error) {
	if to, err = os.MkdirTemp(dir, copyPrefix); err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(to))
		}
	}()
	for range copyTries {
		name, err := (&Index{dir: dir}).current()
		if err != nil {
			return "", err
		}
		same, err := copyGeneration(filepath.Join(dir, name), filepath.Join(to, name))
		if err != nil && !errors.Is(err, fs.ErrNotExist) { // a generation that served a moment ago may be gone
			return "", err
		}
		if same && err == nil {
			return to, (&Index{dir: to}).setCurrent(name)
		}
		if err := os.RemoveAll(filepath.Join(to, name)); err != nil {
			return "", err
		}
		time.Sleep(settleEvery / copyTries)
	}
	return "", errors.New("it changes all the time")
}

// rootFile names the segments of a generation. Segments are never written
// again, so that a link to one is a copy.
const rootFile = "root.bolt"

// copyGeneration copies a generation that another process writes to. It reports
// whether the copy is of one moment: whether nothing was committed meanwhile.
func copyGeneration(from, to string) (same bool, err error) {
	root, err := os.ReadFile(filepath.Join(from, rootFile))
	if err != nil {
		return false, err
	}
	if err := os.MkdirAll(to, 0o700); err != nil {
		return false, err
	}
	segments, err := filepath.Glob(filepath.Join(from, "*.zap"))
	if err != nil {
		return false, err
	}
	for _, s := range segments {
		if err := linkOrCopy(s, filepath.Join(to, filepath.Base(s))); err != nil {
			return false, err
		}
	}
	again, err := os.ReadFile(filepath.Join(from, rootFile))
	if err != nil || !bytes.Equal(root, again) {
		return false, err
	}
	return true, os.WriteFile(filepath.Join(to, rootFile), root, 0o600)
}

// linkOrCopy makes the file from known as to, without copying its bytes where
// the system can.
func linkOrCopy(from, to string) (err error) {
	if err := os.Link(from, to); err == nil || errors.Is(err, fs.ErrNotExist) {
		return err
	}
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// abandoned reports whether a folder is a copy that nobody has used for long.
func abandoned(e os.DirEntry) bool {
	info, err := e.Info()
	return err == nil && time.Since(info.ModTime()) > copyKept
}
