package archive

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/simde/simde/schema"
)

// Package is a document that is a ZIP archive, whose parts are read within
// bounds. It is for one goroutine.
type Package struct {
	parts map[string]*zip.File
	names []string
	left  int64 // bytes that may still be unpacked
}

// OpenPackage opens a document. What is wrong with it is a *schema.FileError at
// the stage of extraction.
func OpenPackage(data []byte) (*Package, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, unsound(schema.FailCorrupt, "not a whole ZIP archive: %w", err)
	}
	if len(z.File) > maxParts {
		return nil, unsound(schema.FailArchive, "%d files inside; the limit is %d", len(z.File), maxParts)
	}
	p := &Package{parts: map[string]*zip.File{}, left: maxPackage}
	for _, f := range z.File {
		name := strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/")
		p.parts[name] = f
		p.names = append(p.names, name)
	}
	return p, nil
}

// Names returns the names of the parts, in the order of the archive.
func (p *Package) Names() []string { return p.names }

// Has reports whether there is a part of a name.
func (p *Package) Has(name string) bool { return p.parts[name] != nil }

// Read unpacks a part. A missing one is schema.ErrNotFound.
func (p *Package) Read(name string) ([]byte, error) {
	f := p.parts[name]
	if f == nil {
		return nil, fmt.Errorf("%s: %w", name, schema.ErrNotFound)
	}
	if f.Flags&1 != 0 {
		return nil, unsound(schema.FailEncrypted, "%s is protected by a password", name)
	}
	rc, err := f.Open()
	if err != nil {
		return nil, unsound(schema.FailCorrupt, "%s: %w", name, err)
	}
	defer rc.Close()
	packed := signed(f.CompressedSize64)
	limit := min(maxPart, p.left, max(ratioFrom, min(packed, 1<<40)*maxRatio))
	b, err := io.ReadAll(io.LimitReader(rc, limit+1))
	if int64(len(b)) > limit {
		return nil, unsound(schema.FailArchive, "%s unpacks to more than %d KiB from %d: a bomb, or too large", name, limit>>10, packed>>10)
	}
	if err != nil {
		return nil, unsound(schema.FailCorrupt, "%s: %w", name, err)
	}
	p.left -= int64(len(b))
	return b, nil
}

// unsound is an error about a document, at the stage of extraction.
func unsound(class schema.FailureClass, format string, args ...any) error {
	return &schema.FileError{Stage: schema.StageExtract, Class: class, Err: fmt.Errorf(format, args...)}
}
