package archive

import (
	"archive/tar"
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/bodgit/sevenzip"

	"github.com/simde/simde/schema"
)

// entry is what an archive says that it holds.
type entry struct {
	name    string // as the archive has it, decoded
	size    int64  // unpacked, as the archive says
	packed  int64  // -1 where it is not known of one file
	folder  bool
	regular bool
	locked  bool // asks for a password
	open    func() (io.ReadCloser, error)
}

// listing returns the entries of an archive of a form that has a list of them.
func listing(r io.ReaderAt, size int64, k kind) (entries []entry, err error) {
	defer func() {
		if recover() != nil {
			entries, err = nil, refuse(schema.FailCorrupt, "%s archive: %w", k, errPanic)
		}
	}()
	switch k {
	case inZIP:
		return zipped(r, size)
	case in7z:
		return sevenZipped(r, size)
	case inTar:
		return tarred(r, size)
	case inMbox:
		return mailbox(r, size)
	case inRAR:
		return rarred(r, size)
	}
	return nil, refuse(schema.FailUnsupported, "a %s archive, which is not opened; unpack it, or pack it as ZIP", k)
}

// zipped returns the entries of a ZIP archive.
func zipped(r io.ReaderAt, size int64) ([]entry, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, refuse(schema.FailCorrupt, "ZIP archive: %w", err)
	}
	var out []entry
	for _, f := range z.File {
		out = append(out, entry{name: decodedName(f.Name), size: signed(f.UncompressedSize64), packed: signed(f.CompressedSize64),
			folder: f.FileInfo().IsDir(), regular: f.Mode().IsRegular(), locked: f.Flags&1 != 0, open: f.Open})
	}
	return out, nil
}

// signed returns a size that a header may state as anything.
func signed(n uint64) int64 { return int64(min(n, 1<<62)) }

// sevenZipped returns the entries of a 7z archive.
func sevenZipped(r io.ReaderAt, size int64) ([]entry, error) {
	z, err := sevenzip.NewReader(r, size)
	if isLocked(err) {
		return nil, refuse(schema.FailEncrypted, "a 7z archive protected by a password")
	}
	if err != nil {
		return nil, refuse(schema.FailCorrupt, "7z archive: %w", err)
	}
	var out []entry
	for _, f := range z.File {
		out = append(out, entry{name: decodedName(f.Name), size: signed(f.UncompressedSize), packed: -1, folder: f.FileInfo().IsDir(), regular: f.Mode().IsRegular(),
			open: func() (io.ReadCloser, error) {
				rc, err := f.Open()
				if isLocked(err) {
					err = refuse(schema.FailEncrypted, "an entry protected by a password")
				}
				return rc, err
			}})
	}
	return out, nil
}

func isLocked(err error) bool {
	var f *sevenzip.ReadError
	return errors.As(err, &f) && f.Encrypted
}

// tarred returns the entries of a tar. Each is read from its place, so that any
// can be opened at any time.
func tarred(r io.ReaderAt, size int64) ([]entry, error) {
	s := io.NewSectionReader(r, 0, size)
	t := tar.NewReader(s)
	var out []entry
	for len(out) <= maxFiles {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil && len(out) > 0 { // cut off: what is there is read
			return append(out, entry{name: "", open: func() (io.ReadCloser, error) { return nil, err }}), nil
		}
		if err != nil {
			return nil, refuse(schema.FailCorrupt, "tar archive: %w", err)
		}
		at, err := s.Seek(0, io.SeekCurrent)
		if err != nil {
			return nil, fmt.Errorf("tar archive: %w", err)
		}
		switch h.Typeflag {
		case tar.TypeXGlobalHeader:
			continue
		case tar.TypeReg, tar.TypeDir, tar.TypeSymlink, tar.TypeLink, tar.TypeChar, tar.TypeBlock, tar.TypeFifo:
		default: // a sparse file, whose bytes do not lie together
			h.Typeflag = tar.TypeChar
		}
		out = append(out, entry{name: decodedName(h.Name), size: h.Size, packed: h.Size, folder: h.Typeflag == tar.TypeDir,
			regular: h.Typeflag == tar.TypeReg && !isSparse(h),
			open: func() (io.ReadCloser, error) {
				if at+h.Size > size {
					return nil, io.ErrUnexpectedEOF
				}
				return io.NopCloser(io.NewSectionReader(r, at, h.Size)), nil
			}})
	}
	return out, nil
}

// isSparse reports whether a file of a tar has holes.
func isSparse(h *tar.Header) bool {
	for k := range h.PAXRecords {
		if strings.HasPrefix(k, "GNU.sparse.") {
			return true
		}
	}
	return false
}

// isOldTar reports whether the first bytes of a file are the header of a tar of
// the first kind, which has no mark but a sum.
func isOldTar(head []byte) bool {
	const sumAt, sumLength, block = 148, 8, 257
	if len(head) < block {
		return false
	}
	var stated int64
	if _, err := fmt.Sscanf(strings.Trim(string(head[sumAt:sumAt+sumLength]), " \x00"), "%o", &stated); err != nil {
		return false
	}
	var sum int64 = sumLength * ' '
	for i, b := range head {
		if i < sumAt || i >= sumAt+sumLength {
			sum += int64(b)
		}
	}
	return sum == stated
}
