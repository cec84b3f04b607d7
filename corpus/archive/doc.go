// Package archive opens archives and the containers of office documents, and
// holds both to the same bounds, so that none fills a disk or the memory: ZIP,
// RAR, 7z, tar, a file or a tar packed by gzip, bzip2, xz or zstd, and archives in
// archives. A file of messages, an mbox, is an archive of them.
//
// Walk yields the files of an archive with those of the archives within; what
// cannot be had is yielded too, with the reason. OpenPackage reads the parts of
// one document that is a ZIP archive: DOCX and its kin, OpenDocument, EPUB.
package archive

import (
	"errors"
	"fmt"
	"io"

	"github.com/simde/simde/schema"
)

// The bounds of what is unpacked.
const (
	maxDepth     = 4         // archives within one another, the outermost included
	maxFiles     = 100_000   // in an archive with those within it
	maxBytes     = 64 << 30  // of all of them, unpacked
	maxFile      = 256 << 20 // bytes of a file, unpacked
	maxNested    = 2 << 30   // bytes of an archive within another or of what a stream unpacks to
	maxRatio     = 200       // unpacked to packed, of what is larger than ratioFrom
	ratioFrom    = 1 << 20
	keptInMemory = 8 << 20 // bytes up to which an archive within another is not written to a file

	maxParts   = 10_000    // in a package
	maxPart    = 128 << 20 // bytes of one, unpacked
	maxPackage = 256 << 20 // bytes of all that are read
)

var (
	errBomb  = errors.New("unpacks to far more than it says or than is allowed")
	errPanic = errors.New("the reader of the archive failed")
)

// refuse is an error about a file that is not read.
func refuse(class schema.FailureClass, format string, args ...any) error {
	return &schema.FileError{Stage: schema.StageRead, Class: class, Err: fmt.Errorf(format, args...)}
}

// isBomb reports whether size bytes that were packed bytes are more than is
// believed.
func isBomb(size, packed int64) bool { return size > ratioFrom && packed < size/maxRatio }

// bounded is a reader that must not give more than left bytes, and of which a
// panic is an error.
type bounded struct {
	io.ReadCloser
	left int64
}

func (b *bounded) Read(p []byte) (n int, err error) {
	defer func() {
		if recover() != nil {
			n, err = 0, errPanic
		}
	}()
	n, err = b.ReadCloser.Read(p)
	b.left -= int64(n)
	if b.left < 0 {
		return 0, errBomb
	}
	return n, err
}
