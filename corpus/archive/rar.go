package archive

import (
	"errors"
	"io"
	"sync"

	"github.com/nwaples/rardecode/v2"

	"github.com/simde/simde/schema"
)

// maxWindow bounds the memory that a packed file may ask its reader for.
const maxWindow = 256 << 20

// rarred returns the entries of a RAR archive.
func rarred(r io.ReaderAt, size int64) ([]entry, error) {
	s := &rar{r: r, size: size}
	z, err := s.reader()
	if err != nil {
		return nil, rarFault(err)
	}
	var out []entry
	var whole int64
	for len(out) <= maxFiles {
		h, err := z.Next()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil && len(out) > 0 && !errors.Is(err, rardecode.ErrArchiveEncrypted) { // cut off: what is there is read
			return append(out, entry{open: func() (io.ReadCloser, error) { return nil, rarFault(err) }}), nil
		}
		if err != nil {
			return nil, rarFault(err)
		}
		e := entry{name: decodedName(h.Name), size: max(h.UnPackedSize, 0), packed: max(h.PackedSize, 0), folder: h.IsDir, regular: h.LinkType == 0 && h.Mode().IsRegular(), locked: h.Encrypted}
		if h.UnKnownSize {
			e.size = min(maxFile, max(ratioFrom, e.packed*maxRatio))
		}
		if whole = min(whole+e.size, 1<<62); h.Solid { // its bytes were told with those of the files before it
			e.packed = -1
			if isBomb(whole, size) { // what comes next cannot be had without unpacking it
				return nil, refuse(schema.FailArchive, "%d KiB unpack to %d MiB: a bomb", size>>10, whole>>20)
			}
		}
		n := len(out)
		e.open = func() (io.ReadCloser, error) { return s.open(n, e.size) }
		out = append(out, e)
	}
	return out, nil
}

// rar is a RAR archive, whose files can be read in their order only: the place where
// it was read last is kept, since they mostly are.
type rar struct {
	r    io.ReaderAt
	size int64

	mu sync.Mutex // guards the rest
	at *rardecode.Reader
	n  int // the entry that at.Next returns next
}

func (s *rar) reader() (*rardecode.Reader, error) {
	return rardecode.NewReader(io.NewSectionReader(s.r, 0, s.size), rardecode.MaxDictionarySize(maxWindow))
}

// open unpacks an entry of at most size bytes.
func (s *rar) open(n int, size int64) (io.ReadCloser, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	z := s.at
	s.at = nil // where something goes wrong it is begun anew
	if z == nil || s.n > n {
		var err error
		if z, err = s.reader(); err != nil {
			return nil, rarFault(err)
		}
		s.n = 0
	}
	for ; s.n <= n; s.n++ {
		if _, err := z.Next(); err != nil {
			return nil, rarFault(err)
		}
	}
	file, err := spool(z, size)
	if err != nil {
		return nil, rarFault(err)
	}
	s.at = z
	return file.all(), nil
}

// rarFault says what is wrong with a RAR archive.
func rarFault(err error) error {
	switch {
	case errors.Is(err, io.EOF):
		return refuse(schema.FailCorrupt, "RAR archive: it ends too early")
	case errors.Is(err, errBomb):
		return err
	case errors.Is(err, rardecode.ErrArchiveEncrypted), errors.Is(err, rardecode.ErrArchivedFileEncrypted), errors.Is(err, rardecode.ErrBadPassword):
		return refuse(schema.FailEncrypted, "a RAR archive protected by a password")
	case errors.Is(err, rardecode.ErrMultiVolume), errors.Is(err, rardecode.ErrFileNameRequired), errors.Is(err, rardecode.ErrUnexpectedArcEnd), errors.Is(err, rardecode.ErrBadVolumeNumber):
		return refuse(schema.FailArchive, "a part of a RAR archive in several files; unpack it, or pack it in one")
	case errors.Is(err, rardecode.ErrDictionaryTooLarge):
		return refuse(schema.FailTooLarge, "a RAR archive that needs more than %d MiB of memory to unpack", maxWindow>>20)
	}
	return refuse(schema.FailCorrupt, "RAR archive: %w", err)
}
