package archive

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"
)

// kind is a form of archives.
type kind string

const (
	none   kind = ""
	inZIP  kind = "ZIP"
	in7z   kind = "7z"
	inTar  kind = "tar"
	inGzip kind = "gzip"
	inBzip kind = "bzip2"
	inRAR  kind = "RAR"
	inXZ   kind = "xz"
	inZstd kind = "zstd"
)

// isStream reports whether a form packs one file by itself.
func (k kind) isStream() bool { return k == inGzip || k == inBzip || k == inXZ || k == inZstd }

// marks are what files of each form begin with.
var marks = []struct {
	kind kind
	mark string
}{
	{inZIP, "PK\x03\x04"}, {inZIP, "PK\x05\x06"}, {in7z, "7z\xbc\xaf\x27\x1c"}, {inGzip, "\x1f\x8b\x08"}, {inBzip, "BZh"},
	{inRAR, "Rar!\x1a\x07"}, {inXZ, "\xfd7zXZ\x00"}, {inZstd, "\x28\xb5\x2f\xfd"},
}

// endings are what names of archives end in.
var endings = map[string]kind{".zip": inZIP, ".7z": in7z, ".tar": inTar, ".tgz": inGzip, ".gz": inGzip, ".tbz2": inBzip, ".tbz": inBzip, ".bz2": inBzip,
	".rar": inRAR, ".xz": inXZ, ".txz": inXZ, ".zst": inZstd, ".tzst": inZstd, ".mbox": inMbox, ".mbx": inMbox}

// endingOf returns what the ending of a name says.
func endingOf(name string) kind { return endings[strings.ToLower(path.Ext(name))] }

// headSize is how much of a file tells its form: a tar says so at byte 257.
const headSize = 262

// kindOf returns the form that the first bytes of a file have.
func kindOf(head []byte) kind {
	for _, m := range marks {
		if bytes.HasPrefix(head, []byte(m.mark)) {
			return m.kind
		}
	}
	if isMbox(head) {
		return inMbox
	}
	if len(head) >= headSize && string(head[257:262]) == "ustar" {
		return inTar
	}
	return none
}

// Is reports whether what r reads is an archive: by its first bytes, or, where
// it is too broken to tell, by the ending of its name. The container of one
// document or program is none.
func Is(r io.ReaderAt, size int64, name string) (bool, error) {
	head := make([]byte, headSize)
	n, err := r.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return false, err
	}
	switch k := kindOf(head[:n]); {
	case k == none && endingOf(name) == inTar: // one of the first kind, without a mark
		return isOldTar(head[:n]), nil
	case k != inZIP:
		return k != none, nil
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return endingOf(name) == inZIP, nil // a broken archive is named as one
	}
	return !isPackage(z.File), nil
}

// isPackage reports whether a ZIP archive is the container of one document or
// program: DOCX and its kin, OpenDocument, EPUB, JAR.
func isPackage(files []*zip.File) bool {
	for _, f := range files {
		if f.Name == "[Content_Types].xml" || f.Name == "mimetype" || f.Name == "META-INF/MANIFEST.MF" {
			return true
		}
	}
	return false
}
