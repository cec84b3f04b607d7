package web

import (
	"net/http"
	"strings"

	"github.com/simde/simde/schema"
)

// fileAddress returns where the original of a document is given out: below its
// page, as scholarly search engines ask.
func (s *Server) fileAddress(l schema.Lang, doc *schema.Document) string {
	return address(l, routeDocuments, string(doc.ID), fileName(doc))
}

// fileName is the name under which an original is given out. It is made of the
// document's own identifier, never of the name that came with the file.
func fileName(doc *schema.Document) string {
	return filePrefix + string(doc.ID) + fileEnding(doc.Original.MediaType)
}

const filePrefix = "SIMDE-"

// servedAs returns the media type under which an original is given out, and
// whether it is shown or saved.
func servedAs(doc *schema.Document) (mediaType, disposition string) {
	switch fileEnding(doc.Original.MediaType) {
	case ".pdf":
		return doc.Original.MediaType, "inline"
	case ".docx", ".bin", ".html":
		return doc.Original.MediaType, "attachment"
	}
	return "text/plain; charset=utf-8", "inline"
}

func fileEnding(mediaType string) string {
	base, _, _ := strings.Cut(mediaType, ";")
	switch strings.TrimSpace(base) {
	case "application/pdf":
		return ".pdf"
	case "text/html":
		return ".html"
	case "text/markdown":
		return ".md"
	case "application/vnd.openxmlformats-officedocument.wordprocessingml.document":
		return ".docx"
	case "text/plain":
		return ".txt"
	}
	return ".bin"
}

// documentOrFile tells a document's page from its original.
func (s *Server) documentOrFile(r *request) error {
	if strings.HasPrefix(r.Param("slug"), filePrefix) {
		return s.original(r)
	}
	return s.document(r)
}

// original gives out a file as it came. It is never shown as part of the site:
// what it contains cannot run.
func (s *Server) original(r *request) error {
	doc, err := s.Catalogue.Head(r.ctx(), schema.ID(r.Param("id")))
	if err != nil {
		return err
	}
	if r.Param("slug") != fileName(doc) {
		return schema.ErrNotFound
	}
	f, err := s.Originals.Open(doc.Original.Hash)
	if err != nil {
		return err
	}
	defer f.Close()
	mediaType, disposition := servedAs(doc)
	h := r.Writer.Header()
	h.Set("Content-Type", mediaType)
	h.Set("Content-Disposition", contentDisposition(disposition, fileName(doc)))
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
	h.Set("ETag", `"`+string(doc.Original.Hash[:32])+`"`)
	h.Set("Link", linkHeader(typedLink{s.base(r.Request) + documentAddress(r.Lang, doc.ID, doc.Title), "collection", "text/html"}))
	http.ServeContent(r.Writer, r.Request, "", doc.Imported, f)
	return nil
}
