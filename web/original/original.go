// Package original says under which names and addresses the files of a document
// are given out.
package original

import (
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/frame"
)

// Given is a file of a document under the name by which it is given out. That
// is made of the document's own identifier, never of the name that came with the
// file.
type Given struct {
	Name     string
	Original schema.Original
	Part     int // of several, from 1; or 0
	Version  int // an earlier one, from 1; 0 for the present one
}

// Of returns the files of a document, the present ones first.
func Of(doc *schema.Document) []Given {
	var out []Given
	add := func(files []schema.Original, version int) {
		for i, o := range files {
			f := Given{Name: Prefix + string(doc.ID), Original: o, Version: version}
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

// Address returns where the original of a document, or the first of several,
// is given out: below its page, as scholarly search engines ask. It is "" for a
// record without a file.
func Address(l schema.Lang, doc *schema.Document) string {
	if !doc.HasFile() {
		return ""
	}
	return frame.Address(l, frame.RouteDocuments, string(doc.ID), Of(doc)[0].Name)
}

// PartAddress returns where the file that has a page of a document is given out.
func PartAddress(l schema.Lang, doc *schema.Document, number int) string {
	part, _ := schema.Locate(doc.Parts, number)
	return frame.Address(l, frame.RouteDocuments, string(doc.ID), Of(doc)[max(part-1, 0)].Name)
}

// At returns the file that has a page of a document, and the number of the
// page within it.
func At(doc *schema.Document, number int) (schema.Original, int) {
	part, within := schema.Locate(doc.Parts, number)
	if part == 0 {
		return doc.Original, number
	}
	return doc.Parts[part-1].Original, within
}

const (
	Prefix = "SIMDE-"
	PDF    = "application/pdf"
)

// Served returns the media type under which an original is given out, and
// whether it is shown or saved.
func Served(o schema.Original) (mediaType, disposition string) {
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
	case PDF:
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
