package api

import (
	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/original"
)

// file is a file of a document.
type file struct {
	Version   int         `json:"version,omitempty"` // an earlier one
	Part      int         `json:"part,omitempty"`
	Pages     int         `json:"pages,omitempty"` // of a part
	File      string      `json:"file"`
	Hash      schema.Hash `json:"sha256"`
	MediaType string      `json:"media_type"`
	Bytes     int64       `json:"bytes"`
}

// filesOf lists the parts of a document of several files, and the files of its
// earlier versions.
func filesOf(base string, doc *schema.Document) (parts, versions []file) {
	for _, f := range original.Of(doc) {
		x := file{f.Version, f.Part, 0, base + frame.Address(schema.English, frame.RouteDocuments, string(doc.ID), f.Name), f.Original.Hash, f.Original.MediaType, f.Original.Size}
		switch {
		case f.Version > 0:
			versions = append(versions, x)
		case f.Part > 0:
			x.Pages = doc.Parts[f.Part-1].Pages
			parts = append(parts, x)
		}
	}
	return parts, versions
}

// attached is a file that a document carries.
type attached struct {
	Name     string      `json:"name,omitempty"` // none of what lay in an archive that is attached
	Bytes    int64       `json:"bytes,omitempty"`
	Hash     schema.Hash `json:"sha256,omitempty"`
	Document schema.ID   `json:"document,omitempty"` // that it became; none where it could not be read
}

// attached fills in what a document carries, and the documents that carry it.
func (s *Documents) attached(r *frame.Request, doc *schema.Document, out *full) error {
	cards, err := s.Catalogue.Attached(r.Ctx(), doc.ID)
	if err != nil {
		return err
	}
	for _, a := range original.Attached(doc, cards) {
		x := attached{Name: a.Name, Bytes: a.Size, Hash: a.Hash}
		if a.Card != nil {
			x.Document = a.Card.ID
		}
		out.Attachments = append(out.Attachments, x)
	}
	if len(doc.AttachedTo) == 0 {
		return nil
	}
	carriers, err := s.Catalogue.Cards(r.Ctx(), doc.AttachedTo)
	for _, c := range carriers {
		out.AttachedTo = append(out.AttachedTo, c.ID)
	}
	return err
}
