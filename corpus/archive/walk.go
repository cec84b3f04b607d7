package archive

import (
	"bufio"
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/klauspost/compress/zstd"
	"github.com/ulikunitz/xz"

	"github.com/simde/simde/schema"
)

// File is a file of an archive, or what stands where one cannot be had.
type File struct {
	// Name is the path inside, with the names of the archives between:
	// "inner.zip/a.pdf"; "" is the archive itself. It is any text: a File whose
	// name leads elsewhere has an Err.
	Name string
	Size int64 // bytes, as the archive says
	Err  error // a *schema.FileError; Open is nil then
	// Hidden is set where Name, a file or a folder, is left out by the rule that
	// Walk was given; Folder says which of the two.
	Hidden, Folder bool
	// Open opens the file, at any time and from any goroutine. What unpacks to
	// more than the archive says ends with an error.
	Open func() (io.ReadCloser, error)
}

// Walk calls yield for each file of the archive that r reads and of those within
// it, until it returns false or ctx ends; Walk returns false then. hidden says
// which names of files and folders are left out with all that is in them.
func Walk(ctx context.Context, r io.ReaderAt, size int64, name string, hidden func(name string) bool, yield func(File) bool) bool {
	w := &walker{ctx: ctx, hidden: hidden, yield: yield, files: maxFiles, bytes: maxBytes, told: map[string]bool{}}
	head := make([]byte, headSize)
	n, err := r.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return yield(File{Err: refuse(schema.FailUnreadable, "%w", err)})
	}
	k := kindOf(head[:n])
	if k == none {
		k = endingOf(name)
	}
	return w.archive(&stored{r, size}, k, name, "", 1)
}

// walker is the state of a walk; its methods return false where it is to end.
type walker struct {
	ctx    context.Context
	hidden func(string) bool
	yield  func(File) bool
	told   map[string]bool // what was left out
	files  int             // that may still come
	bytes  int64           // that may still be unpacked
}

// archive yields the files of an archive that stands at prefix.
func (w *walker) archive(s *stored, k kind, name, prefix string, depth int) bool {
	if k.isStream() {
		return w.stream(s, k, name, prefix, depth)
	}
	entries, err := listing(s, s.size, k)
	if err != nil {
		return w.refused(prefix, err)
	}
	if len(entries) > w.files {
		return w.refused(prefix, refuse(schema.FailArchive, "%d entries or more; the limit is %d", len(entries), maxFiles))
	}
	w.files -= len(entries)
	if k == in7z {
		var whole int64
		for _, e := range entries {
			whole = min(whole+e.size, 1<<62)
		}
		if isBomb(whole, s.size) {
			return w.refused(prefix, refuse(schema.FailArchive, "%d KiB unpack to %d MiB: a bomb", s.size>>10, whole>>20))
		}
	}
	n, names := 0, namesOf(entries)
	for _, e := range entries {
		if w.ctx.Err() != nil {
			return false
		}
		if e.folder {
			continue
		}
		if at, isFolder := w.hiddenPath(e.name); at != "" {
			if !w.told[prefix+at] && !w.yield(File{Name: prefix + at, Hidden: true, Folder: isFolder}) {
				return false
			}
			w.told[prefix+at] = true
			continue
		}
		n++
		if !w.entry(e, prefix+names.next(e.name), depth) {
			return false
		}
	}
	if n == 0 {
		return w.refused(prefix, refuse(schema.FailEmpty, "an archive without files"))
	}
	return true
}

// refused yields that the archive at prefix cannot be had.
func (w *walker) refused(prefix string, err error) bool {
	var bad *schema.FileError
	if !errors.As(err, &bad) {
		err = refuse(schema.FailCorrupt, "%w", err)
	}
	return w.yield(File{Name: strings.TrimSuffix(prefix, "/"), Err: err})
}

// hiddenPath returns the path of an entry up to what of it is hidden, or "", and
// whether that is a folder.
func (w *walker) hiddenPath(name string) (string, bool) {
	parts := strings.Split(strings.ReplaceAll(name, `\`, "/"), "/")
	for i, part := range parts {
		if part != "." && part != ".." && w.hidden(part) {
			return strings.Join(parts[:i+1], "/"), i+1 < len(parts)
		}
	}
	return "", false
}

// entry yields one file of an archive, or those of an archive that it is.
func (w *walker) entry(e entry, name string, depth int) bool {
	if err := w.check(e); err != nil {
		return w.yield(File{Name: name, Err: err})
	}
	open := func() (io.ReadCloser, error) { return opened(e, name) }
	if endingOf(e.name) == none {
		w.bytes -= e.size
		return w.yield(File{Name: name, Size: e.size, Open: open})
	}
	k, err := w.kindWithin(open, name)
	switch {
	case err != nil:
		return w.refused(name, err)
	case k == none: // another kind of file under the name of an archive
		w.bytes -= e.size
		return w.yield(File{Name: name, Size: e.size, Open: open})
	case depth == maxDepth:
		return w.yield(File{Name: name, Err: refuse(schema.FailArchive, "an archive within %d others, of which none is opened", depth)})
	}
	s, err := w.unpack(open, e.size)
	if err != nil {
		return w.refused(name, err)
	}
	if is, err := Is(s, s.size, name); err == nil && !is { // the container of a document
		return w.yield(File{Name: name, Size: e.size, Open: open})
	}
	return w.archive(s, k, path.Base(e.name), name+"/", depth+1)
}

// check says why an entry is not taken, or nil.
func (w *walker) check(e entry) error {
	limit := int64(maxFile)
	if endingOf(e.name) != none {
		limit = maxNested
	}
	switch {
	case e.name == "":
		_, err := e.open()
		return refuse(schema.FailCorrupt, "the archive is cut off: %w", err)
	case !Safe(e.name):
		return refuse(schema.FailArchive, "a path outside the archive: %q", e.name)
	case !e.regular:
		return refuse(schema.FailArchive, "not a file but a link or a device")
	case e.locked:
		return refuse(schema.FailEncrypted, "an entry protected by a password")
	case e.size > limit:
		return refuse(schema.FailTooLarge, "%d MiB; the limit is %d MiB", e.size>>20, limit>>20)
	case e.packed >= 0 && isBomb(e.size, e.packed):
		return refuse(schema.FailArchive, "%d KiB unpack to %d MiB: a bomb", e.packed>>10, e.size>>20)
	case e.size > w.bytes:
		return refuse(schema.FailArchive, "the archive unpacks to more than %d GiB", int64(maxBytes)>>30)
	}
	return nil
}

// opened opens an entry within its bounds.
func opened(e entry, name string) (rc io.ReadCloser, err error) {
	defer func() {
		if recover() != nil {
			rc, err = nil, refuse(schema.FailCorrupt, "%s: %w", name, errPanic)
		}
	}()
	if rc, err = e.open(); err != nil {
		return nil, fmt.Errorf("open %s: %w", name, err)
	}
	return &bounded{rc, e.size}, nil
}

// kindWithin returns the form of an entry whose name says that it is an archive.
func (w *walker) kindWithin(open func() (io.ReadCloser, error), name string) (k kind, err error) {
	rc, err := open()
	if err != nil {
		return none, err
	}
	defer func() { err = errors.Join(err, rc.Close()) }()
	head := make([]byte, headSize)
	n, err := io.ReadFull(rc, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return none, err
	}
	if k = kindOf(head[:n]); k == none && endingOf(name) == inTar && isOldTar(head[:n]) {
		k = inTar
	}
	return k, nil
}

// unpack reads what open opens to its end, of at most limit bytes.
func (w *walker) unpack(open func() (io.ReadCloser, error), limit int64) (s *stored, err error) {
	rc, err := open()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rc.Close()) }()
	s, err = spool(rc, min(limit, w.bytes))
	if err != nil {
		return nil, err
	}
	w.bytes -= s.size
	return s, nil
}

// stream yields what a file is that was packed by itself, or the files of the
// tar that it is.
func (w *walker) stream(s *stored, k kind, name, prefix string, depth int) bool {
	limit := max(ratioFrom, min(maxNested, s.size*maxRatio))
	inner, err := w.unpack(func() (io.ReadCloser, error) { return unpacker(s, k) }, limit)
	if errors.Is(err, errBomb) {
		err = refuse(schema.FailArchive, "%d KiB unpack to more than %d MiB: a bomb, or too large", s.size>>10, min(limit, w.bytes)>>20)
	}
	if err != nil {
		return w.refused(prefix, err)
	}
	head := make([]byte, headSize)
	n, err := inner.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return w.refused(prefix, err)
	}
	stem := unpackedName(name)
	if kindOf(head[:n]) == inTar || endingOf(stem) == inTar && isOldTar(head[:n]) {
		return w.archive(inner, inTar, stem, prefix, depth)
	}
	e := entry{name: stem, size: inner.size, packed: -1, regular: true, open: func() (io.ReadCloser, error) {
		return io.NopCloser(io.NewSectionReader(inner, 0, inner.size)), nil
	}}
	if w.files--; w.files < 0 {
		return w.refused(prefix, refuse(schema.FailArchive, "more than %d entries", maxFiles))
	}
	return w.entry(e, prefix+stem, depth)
}

// unpacker reads what a file unpacks to that was packed by itself.
func unpacker(s *stored, k kind) (io.ReadCloser, error) {
	packed := bufio.NewReader(io.NewSectionReader(s, 0, s.size))
	var out io.ReadCloser
	var err error
	switch k {
	case inBzip:
		out = io.NopCloser(bzip2.NewReader(packed))
	case inXZ:
		var z *xz.Reader
		if z, err = xz.NewReader(packed); err == nil && !endsAsXZ(s) {
			err = io.ErrUnexpectedEOF
		}
		out = io.NopCloser(z)
	case inZstd:
		var z *zstd.Decoder
		if z, err = zstd.NewReader(packed, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow)); err == nil {
			out = z.IOReadCloser()
		}
	default:
		out, err = gzip.NewReader(packed)
	}
	if err != nil {
		return nil, refuse(schema.FailCorrupt, "%s: %w", k, err)
	}
	return out, nil
}

// endsAsXZ reports whether a file ends as one of xz does: its reader takes some that
// are cut off for whole.
func endsAsXZ(s *stored) bool {
	tail := make([]byte, min(s.size, headSize))
	n, err := s.ReadAt(tail, s.size-int64(len(tail)))
	return n == len(tail) && (err == nil || errors.Is(err, io.EOF)) && bytes.HasSuffix(bytes.TrimRight(tail, "\x00"), []byte("YZ"))
}

// unpackedName returns the name of what a file unpacks to: its own without the
// ending.
func unpackedName(name string) string {
	base := path.Base(strings.ReplaceAll(name, `\`, "/"))
	ext := path.Ext(base)
	switch strings.ToLower(ext) {
	case ".tgz", ".tbz", ".tbz2", ".txz", ".tzst":
		return strings.TrimSuffix(base, ext) + ".tar"
	case ".gz", ".bz2", ".xz", ".zst":
		if stem := strings.TrimSuffix(base, ext); stem != "" {
			return stem
		}
	}
	return base + ".unpacked"
}
