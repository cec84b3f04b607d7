package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/frame"
)

// givenFile is a file of a document under the name by which it is given out. That
// is made of the document's own identifier, never of the name that came with the
// file.
type givenFile struct {
	Name     string
	Original schema.Original
	Part     int // of several, from 1; or 0
	Version  int // an earlier one, from 1; 0 for the present one
}

// givenFiles returns the files of a document, the present ones first.
func givenFiles(doc *schema.Document) []givenFile {
	var out []givenFile
	add := func(files []schema.Original, version int) {
		for i, o := range files {
			f := givenFile{Name: filePrefix + string(doc.ID), Original: o, Version: version}
			if version > 0 {
				f.Name += "-v" + strconv.Itoa(version)
			}
			if len(files) > 1 {
				f.Part = i + 1
			}
			if i > 0 {
				f.Name += "-part" + strconv.Itoa(i+1)
			}
			f.Name += fileEnding(o.MediaType)
			out = append(out, f)
		}
	}
	add(doc.Files(), 0)
	for i, v := range doc.Earlier {
		add(v.Files(), i+1)
	}
	return out
}

// fileAddress returns where the original of a document, or the first of several,
// is given out: below its page, as scholarly search engines ask. It is "" for a
// record without a file.
func (s *Server) fileAddress(l schema.Lang, doc *schema.Document) string {
	if !doc.HasFile() {
		return ""
	}
	return frame.Address(l, frame.RouteDocuments, string(doc.ID), givenFiles(doc)[0].Name)
}

// partAddress returns where the file that has a page of a document is given out.
func (s *Server) partAddress(l schema.Lang, doc *schema.Document, number int) string {
	part, _ := schema.Locate(doc.Parts, number)
	return frame.Address(l, frame.RouteDocuments, string(doc.ID), givenFiles(doc)[max(part-1, 0)].Name)
}

// fileAt returns the file that has a page of a document, and the number of the
// page within it.
func fileAt(doc *schema.Document, number int) (schema.Original, int) {
	part, within := schema.Locate(doc.Parts, number)
	if part == 0 {
		return doc.Original, number
	}
	return doc.Parts[part-1].Original, within
}

const (
	filePrefix = "SIMDE-"
	pdfType    = "application/pdf"
)

// servedAs returns the media type under which an original is given out, and
// whether it is shown or saved.
func servedAs(o schema.Original) (mediaType, disposition string) {
	switch fileEnding(o.MediaType) {
	case ".pdf":
		return o.MediaType, "inline"
	case ".docx", ".bin", ".html":
		return o.MediaType, "attachment"
	}
	return "text/plain; charset=utf-8", "inline"
}

func fileEnding(mediaType string) string {
	base, _, _ := strings.Cut(mediaType, ";")
	switch strings.TrimSpace(base) {
	case pdfType:
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
func (s *Server) documentOrFile(r *frame.Request) error {
	if strings.HasPrefix(r.Param("slug"), filePrefix) {
		return s.original(r)
	}
	return s.document(r)
}

// original gives out a file as it came. It is never shown as part of the site:
// what it contains cannot run.
func (s *Server) original(r *frame.Request) error {
	doc, err := s.Catalogue.Head(r.Ctx(), schema.ID(r.Param("id")))
	if err != nil {
		return err
	}
	files := givenFiles(doc)
	i := slices.IndexFunc(files, func(f givenFile) bool { return f.Name == r.Param("slug") })
	if i < 0 {
		return schema.ErrNotFound
	}
	given := files[i]
	f, _, err := s.Originals.Open(r.Ctx(), given.Original.Hash)
	if err != nil {
		return err
	}
	defer f.Close()
	mediaType, disposition := servedAs(given.Original)
	h := r.Writer.Header()
	h.Set("Content-Type", mediaType)
	h.Set("Content-Disposition", frame.ContentDisposition(disposition, given.Name))
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
	h.Set("ETag", `"`+string(given.Original.Hash[:32])+`"`)
	h.Set("Link", frame.LinkHeader(frame.TypedLink{To: s.Site.Base(r.Request) + frame.DocumentAddress(r.Lang, doc.ID, doc.Title), Rel: "collection", MediaType: "text/html"}))
	http.ServeContent(r.Writer, r.Request, "", doc.Imported, f)
	return nil
}
