package document

import (
	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/original"
)

// attachedView is a file that a document carries.
type attachedView struct {
	original.Attachment
	URL string // of the document that it became; or ""
}

// attached fills in what a document carries, and the documents that carry it.
func (s *Page) attached(r *frame.Request, doc *schema.Document, page *documentPage) error {
	cards, err := s.Catalogue.Attached(r.Ctx(), doc.ID)
	if err != nil {
		return err
	}
	for _, a := range original.Attached(doc, cards) {
		v := attachedView{Attachment: a}
		if a.Card != nil {
			v.URL = frame.DocumentAddress(r.Lang, a.Card.ID, a.Card.Title)
		}
		page.Attached = append(page.Attached, v)
	}
	if len(doc.AttachedTo) == 0 {
		return nil
	}
	carriers, err := s.Catalogue.Cards(r.Ctx(), doc.AttachedTo)
	for _, c := range carriers {
		page.Carriers = append(page.Carriers, frame.Link{Label: c.Title, URL: frame.DocumentAddress(r.Lang, c.ID, c.Title)})
	}
	page.carriers = carriers
	return err
}

// relations are the lasting addresses of the documents that a document carries
// or is attached to.
type relations struct{ parts, of []string }

func relationsOf(base string, page *documentPage) (out relations) {
	for _, a := range page.Attached {
		if a.Card != nil {
			out.parts = append(out.parts, base+"/d/"+string(a.Card.ID))
		}
	}
	for _, c := range page.carriers {
		out.of = append(out.of, base+"/d/"+string(c.ID))
	}
	return out
}
