package archive

import (
	"bytes"
	"errors"
	"io"
	"os"
	"runtime"
)

// stored is what was unpacked and is read as an archive. It lives as long as
// anyone holds it: a consumer may open a file of it long after the next was
// yielded.
type stored struct {
	io.ReaderAt
	size int64
}

// held is a reader of what was unpacked, which keeps it.
type held struct {
	io.Reader
	of *stored
}

func (held) Close() error { return nil }

// all reads what was unpacked from its beginning.
func (s *stored) all() io.ReadCloser { return held{io.NewSectionReader(s, 0, s.size), s} }

// spool reads r to its end, of at most limit bytes: into memory where they are
// few, else into a file that goes when nothing refers to it any more.
func spool(r io.Reader, limit int64) (*stored, error) {
	var head bytes.Buffer
	n, err := io.CopyN(&head, r, min(limit, keptInMemory)+1)
	switch {
	case errors.Is(err, io.EOF):
		return &stored{bytes.NewReader(head.Bytes()), n}, nil
	case err != nil:
		return nil, err
	case n > limit:
		return nil, errBomb
	}
	f, err := os.CreateTemp("", "simde-archive-*")
	if err != nil {
		return nil, err
	}
	gone := os.Remove(f.Name()) == nil // where the system lets what is open be removed
	s := &stored{ReaderAt: f}
	runtime.AddCleanup(s, func(f *os.File) {
		if f.Close() == nil && !gone {
			os.Remove(f.Name()) // nobody is left to hear of it
		}
	}, f)
	s.size, err = io.Copy(f, io.MultiReader(&head, io.LimitReader(r, limit+1-n)))
	if err == nil && s.size > limit {
		err = errBomb
	}
	return s, err
}
