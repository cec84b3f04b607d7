package document

import (
	"context"
	"io"
	"net/http"
	"slices"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/original"
)

// Originals gives out the files as they came.
type Originals interface {
	// Open opens the original of a hash and returns its size in bytes.
	Open(ctx context.Context, h schema.Hash) (f io.ReadSeekCloser, size int64, err error)
}

// Original gives out files.
type Original struct {
	Site      *frame.Site
	Catalogue headReader
	Originals Originals
}

// Send gives out a file as it came. It is never shown as part of the site:
// what it contains cannot run.
func (s *Original) Send(r *frame.Request) error {
	doc, err := s.Catalogue.Head(r.Ctx(), schema.ID(r.Param("id")))
	if err != nil {
		return err
	}
	files := original.Of(doc)
	i := slices.IndexFunc(files, func(f original.Given) bool { return f.Name == r.Param("slug") })
	if i < 0 {
		return schema.ErrNotFound
	}
	given := files[i]
	f, _, err := s.Originals.Open(r.Ctx(), given.Original.Hash)
	if err != nil {
		return err
	}
	defer f.Close()
	mediaType, disposition := original.Served(given.Original)
	h := r.Writer.Header()
	h.Set("Content-Type", mediaType)
	h.Set("Content-Disposition", frame.ContentDisposition(disposition, given.Name))
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
	h.Set("ETag", `"`+string(given.Original.Hash[:32])+`"`)
	h.Set("Link", frame.LinkHeader(frame.TypedLink{To: s.Site.Base(r.Request) + frame.DocumentAddress(r.Lang, doc.ID, doc.Title), Rel: "collection", MediaType: "text/html"}))
	http.ServeContent(r.Writer, r.Request, "", doc.Imported, f)
	return nil
}
