package corpus

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
)

// keep copies a file to the originals and notes its hash and its size on its row.
func (im *Importer) keep(ctx context.Context, open func() (io.ReadCloser, error), row *Row) error {
	r, err := open()
	if err != nil {
		var bad *schema.FileError
		if errors.As(err, &bad) {
			return err
		}
		return &schema.FileError{Stage: schema.StageRead, Class: schema.FailUnreadable, Err: err}
	}
	row.Hash, row.Size, err = im.Originals.Keep(ctx, r, MaxFile)
	return errors.Join(err, r.Close())
}

// extract reads an item whose original is kept: a document with its file, its
// pages and what the file says of itself, and no name yet.
func (im *Importer) extract(ctx context.Context, it Item, row *Row) (*schema.Document, error) {
	path, release, err := im.Originals.Local(ctx, row.Hash)
	if errors.Is(err, schema.ErrNotFound) { // erased meanwhile
		err = &schema.FileError{Stage: schema.StageRead, Class: schema.FailUnreadable, Err: err}
	}
	if err != nil {
		return nil, err
	}
	reading, err := im.Extractor.Extract(ctx, path, it.Name)
	if rerr := release(); rerr != nil {
		return nil, rerr
	}
	var bad *schema.FileError
	if errors.As(err, &bad) && bad.Class == schema.FailNoText && reading != nil {
		row.Class, row.Reason = bad.Class, bad.Err.Error()
		err = nil
	}
	if err != nil {
		return nil, err
	}
	return &schema.Document{
		Original: schema.Original{Hash: row.Hash, Size: row.Size, MediaType: reading.MediaType, Name: it.Name},
		Pages:    reading.Pages, Warnings: reading.Warnings, Extractor: reading.Engine,
		Stated:      map[schema.Authority]schema.Known{schema.ByFile: reading.Self},
		Attachments: carriedBy(row.Hash, reading.Attachments),
	}, nil
}

var idDigits = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// newID makes a document's name from the hash of its first original: the same
// file gets the same name in every corpus. Where that name belongs to a
// document whose file has changed since, or that was withdrawn, the file's own
// name is added, and a number where that is not enough.
func (im *Importer) newID(ctx context.Context, h schema.Hash, name string) (schema.ID, error) {
	id := idOf(string(h))
	for n := 2; ; n++ {
		_, err := im.Store.Head(ctx, id)
		if errors.Is(err, schema.ErrNotFound) {
			return id, nil
		}
		if err != nil && !errors.Is(err, schema.ErrGone) {
			return "", err
		}
		id = idOf(string(h) + name)
		if n > 2 {
			id = idOf(fmt.Sprintf("%s%s#%d", h, name, n))
		}
	}
}

// idOf returns 12 digits of base 32, 60 bits of a hash of s.
func idOf(s string) schema.ID {
	sum := sha256.Sum256([]byte(s))
	return schema.ID(idDigits.EncodeToString(sum[:8])[:12])
}

// reread reads files from their originals, as those of one document. Without
// any it is a record without a file.
func (im *Importer) reread(ctx context.Context, files []schema.Original) (*schema.Document, error) {
	var read []*schema.Document
	for _, f := range files {
		if err := im.Originals.Verify(ctx, f.Hash); err != nil {
			return nil, &schema.FileError{Stage: schema.StageRead, Class: schema.FailUnreadable, Err: err}
		}
		doc, err := im.extract(ctx, Item{Name: f.Name}, &Row{Hash: f.Hash, Size: f.Size})
		if err != nil {
			return nil, err
		}
		read = append(read, doc)
	}
	return join(read), nil
}

// join makes one document of files that were read one by one. Its pages are
// numbered through.
func join(read []*schema.Document) *schema.Document {
	switch len(read) {
	case 0:
		return &schema.Document{Stated: map[schema.Authority]schema.Known{}}
	case 1:
		return read[0]
	}
	doc := &schema.Document{Original: read[0].Original, Extractor: read[0].Extractor,
		Stated: map[schema.Authority]schema.Known{schema.ByFile: read[0].Stated[schema.ByFile]}}
	for i, p := range read {
		doc.Parts = append(doc.Parts, schema.Part{Original: p.Original, Pages: len(p.Pages)})
		for _, page := range p.Pages {
			page.Number = len(doc.Pages) + 1
			doc.Pages = append(doc.Pages, page)
		}
		doc.Attachments = append(doc.Attachments, p.Attachments...)
		for _, w := range p.Warnings {
			doc.Warnings = append(doc.Warnings, schema.WarnInPart.Sentence(strconv.Itoa(i+1)+": "+w))
		}
	}
	return doc
}

// partOf returns one part of a document, from 0, as it was when it was read by
// itself.
func partOf(doc *schema.Document, i int) *schema.Document {
	part := &schema.Document{Original: doc.Parts[i].Original, Extractor: doc.Extractor, Stated: map[schema.Authority]schema.Known{}}
	if i == 0 {
		part.Stated[schema.ByFile] = doc.Stated[schema.ByFile]
	}
	from := 0
	for _, p := range doc.Parts[:i] {
		from += p.Pages
	}
	for n, page := range doc.Pages[from : from+doc.Parts[i].Pages] {
		page.Number = n + 1
		part.Pages = append(part.Pages, page)
	}
	part.Attachments = carriedIn(doc, part.Original.Hash)
	for _, w := range doc.Warnings {
		code, what := schema.ReadWarning(w)
		if of, sentence, _ := strings.Cut(what, ": "); code == schema.WarnInPart && of == strconv.Itoa(i+1) {
			part.Warnings = append(part.Warnings, sentence)
		}
	}
	return part
}

// fileOf returns which of the files of a document has a name, or -1.
func fileOf(doc *schema.Document, name string) int {
	return slices.IndexFunc(doc.Files(), func(o schema.Original) bool { return o.Name == name })
}

// hashOf returns which of the files of a document has a hash, or -1.
func hashOf(doc *schema.Document, h schema.Hash) int {
	return slices.IndexFunc(doc.Files(), func(o schema.Original) bool { return o.Hash == h })
}

// sameFiles reports whether two lists of files have the same bytes in the same
// order.
func sameFiles(a, b []schema.Original) bool {
	return slices.EqualFunc(a, b, func(x, y schema.Original) bool { return x.Hash == y.Hash })
}
