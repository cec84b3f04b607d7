// Package filelock marks a file as being in use by a process that lives. A
// lock ends with its process, so that what a killed one left is told from what
// another is writing.
package filelock

import (
	"os"
	"time"
)

// LeftAfter is the time without a write after which a file is taken for left
// behind, where locks do not tell.
const LeftAfter = 24 * time.Hour

// Make takes the file that create makes or opens. One that another removed
// before it was taken is made anew. It reports false where another process has
// the file; the file is closed then. Where there are no locks the file counts as
// taken, and its age tells others.
func Make(create func() (*os.File, error)) (f *os.File, taken bool, err error) {
	for {
		if f, err = create(); err != nil {
			return nil, false, err
		}
		mine, err := Try(f)
		if err != nil || mine && Stands(f) {
			return f, true, nil
		}
		if err := f.Close(); err != nil {
			return nil, false, err
		}
		if !mine {
			return nil, false, nil
		}
	}
}

// Free reports whether no process that lives has taken f, and takes it then.
func Free(f *os.File) (bool, error) {
	free, err := Try(f)
	if err == nil {
		return free, nil
	}
	info, err := f.Stat()
	if err != nil {
		return false, err
	}
	return time.Since(info.ModTime()) > LeftAfter, nil
}

// Stands reports whether a file is still there under its name.
func Stands(f *os.File) bool {
	mine, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := os.Stat(f.Name())
	return err == nil && os.SameFile(mine, there)
}
