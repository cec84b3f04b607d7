package source

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/simde/simde/schema"
)

// The limits of an archive.
const (
	maxEntries   = 100_000
	maxEntrySize = 256 << 20 // bytes of an entry, unpacked
	maxRatio     = 200       // unpacked to packed, of an entry above ratioFrom
	ratioFrom    = 1 << 20
	maxArchive   = 64 << 30 // bytes of all entries, unpacked
)

var errBomb = errors.New("unpacks to far more than it says or than is allowed")

// isZip reports whether the file at path is a ZIP archive and no office
// document, which is one inside.
func isZip(p string) (bool, error) {
	f, err := os.Open(p)
	if err != nil {
		return false, err
	}
	defer f.Close()
	head := make([]byte, 4)
	if _, err := io.ReadFull(f, head); err != nil {
		return false, nil // too short for an archive; an import says what else it is
	}
	if !bytes.Equal(head, []byte("PK\x03\x04")) && !bytes.Equal(head, []byte("PK\x05\x06")) {
		return false, nil
	}
	z, err := zip.OpenReader(p)
	if err != nil {
		return strings.EqualFold(path.Ext(p), ".zip"), nil // a broken archive is named as one
	}
	defer z.Close()
	return !isPackage(z.File), nil
}

// isPackage reports whether an archive is the container of one document or
// program: DOCX and its kin, OpenDocument, EPUB, JAR.
func isPackage(files []*zip.File) bool {
	for _, f := range files {
		if f.Name == "[Content_Types].xml" || f.Name == "mimetype" || f.Name == "META-INF/MANIFEST.MF" {
			return true
		}
	}
	return false
}

// archive yields the entries of a ZIP archive.
func (w *walker) archive(p, name string) bool {
	z, err := openArchive(p)
	if err != nil {
		return w.yield(unusable(name, schema.FailCorrupt, "ZIP archive: %w", err))
	}
	if len(z.File) > maxEntries {
		return w.yield(unusable(name, schema.FailArchive, "%d entries; the limit is %d", len(z.File), maxEntries))
	}
	var left int64 = maxArchive
	n := 0
	names, told := newNames(z.File), map[string]bool{}
	for _, f := range z.File {
		if w.ctx.Err() != nil {
			return false
		}
		if f.FileInfo().IsDir() {
			continue
		}
		if at := hiddenPath(entryName(f)); at != "" {
			folder := at != strings.ReplaceAll(entryName(f), `\`, "/")
			if !told[at] && !w.yield(leftOut(name+"/"+at, folder)) {
				return false
			}
			told[at] = true
			continue
		}
		n++
		if !w.yield(entry(name+"/"+names.of(f), f, &left)) {
			return false
		}
	}
	if n == 0 {
		return w.yield(unusable(name, schema.FailEmpty, "an archive without files"))
	}
	return true
}

// openArchive opens an archive for as long as anyone holds one of its entries:
// a consumer may open an item long after the next was yielded, so that the
// runtime closes the file, when nothing refers to it any more.
func openArchive(p string) (*zip.Reader, error) {
	f, err := os.Open(p)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	z, err := zip.NewReader(f, info.Size())
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return z, nil
}

// hiddenPath returns the path of an entry up to what of it is hidden, or "".
func hiddenPath(name string) string {
	parts := strings.Split(strings.ReplaceAll(name, `\`, "/"), "/")
	for i, part := range parts {
		if part != "." && part != ".." && hidden(part) {
			return strings.Join(parts[:i+1], "/")
		}
	}
	return ""
}

// entryNames tells the entries of an archive apart, of which several may have
// one name.
type entryNames struct {
	taken map[string]bool
	times map[string]int
}

func newNames(files []*zip.File) *entryNames {
	n := &entryNames{taken: map[string]bool{}, times: map[string]int{}}
	for _, f := range files {
		n.taken[entryName(f)] = true
	}
	return n
}

// of returns the name of the next entry: its own, and from the second of that
// name on with a number before the suffix, "a#2.txt", that no entry has.
func (n *entryNames) of(f *zip.File) string {
	name := entryName(f)
	if n.times[name]++; n.times[name] == 1 {
		return name
	}
	suffix := path.Ext(name)
	for {
		other := fmt.Sprintf("%s#%d%s", strings.TrimSuffix(name, suffix), n.times[name], suffix)
		if !n.taken[other] {
			n.taken[other] = true
			return other
		}
		n.times[name]++
	}
}

// entry returns an entry of an archive as an item. left is what may still be
// unpacked from the archive.
func entry(name string, f *zip.File, left *int64) Item {
	inner := strings.ReplaceAll(f.Name, `\`, "/")
	size := int64(min(f.UncompressedSize64, 1<<62))
	switch {
	case !safe(inner):
		return unusable(name, schema.FailArchive, "a path outside the archive: %q", f.Name)
	case !f.Mode().IsRegular():
		return unusable(name, schema.FailArchive, "not a file but a link or a device")
	case f.Flags&1 != 0:
		return unusable(name, schema.FailEncrypted, "an entry protected by a password")
	case strings.EqualFold(path.Ext(inner), ".zip"):
		return unusable(name, schema.FailUnsupported, "an archive within an archive, which is not opened")
	case size > maxEntrySize:
		return unusable(name, schema.FailTooLarge, "%d MiB; the limit is %d MiB", size>>20, maxEntrySize>>20)
	case size > ratioFrom && f.CompressedSize64 < f.UncompressedSize64/maxRatio:
		return unusable(name, schema.FailArchive, "%d KiB unpack to %d MiB: a bomb", f.CompressedSize64>>10, size>>20)
	case size > *left:
		return unusable(name, schema.FailArchive, "the archive unpacks to more than %d GiB", int64(maxArchive)>>30)
	}
	*left -= size
	return Item{Name: name, Size: size, Open: func() (io.ReadCloser, error) { return openEntry(f, name) }}
}

// entryName returns the name of an entry. Names that are not UTF-8 come from
// programs that write them in the code page of DOS for Western Europe.
func entryName(f *zip.File) string {
	if utf8.ValidString(f.Name) {
		return f.Name
	}
	name, err := charmap.CodePage850.NewDecoder().String(f.Name)
	if err != nil {
		return f.Name
	}
	return name
}

// safe reports whether a path within an archive or a manifest's folder stays
// there.
func safe(name string) bool {
	name = strings.ReplaceAll(name, `\`, "/")
	if name == "" || strings.HasPrefix(name, "/") || strings.ContainsRune(name, 0) || len(name) > 1 && name[1] == ':' {
		return false
	}
	clean := path.Clean(name)
	return clean != ".." && !strings.HasPrefix(clean, "../")
}

// openEntry opens an entry and ends it with an error where it unpacks to more
// than its header says.
func openEntry(f *zip.File, name string) (io.ReadCloser, error) {
	rc, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", name, err)
	}
	return &bounded{ReadCloser: rc, left: int64(f.UncompressedSize64)}, nil
}

// bounded is a reader that must not give more than left bytes.
type bounded struct {
	io.ReadCloser
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	b.left -= int64(n)
	if b.left < 0 {
		return 0, errBomb
	}
	return n, err
}
