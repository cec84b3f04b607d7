package document

import (
	"net/http"
	"strconv"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/frame"
)

// Permalink leads from the lasting address of a document, or of one of its
// pages, to where it stands.
func (s *Page) Permalink(r *frame.Request) error {
	head, err := s.Catalogue.Head(r.Ctx(), schema.ID(r.Param("id")))
	if err != nil {
		return err
	}
	r.Header("Vary", "Accept-Language")
	to := frame.DocumentAddress(frame.LangOf(r.Request), head.ID, head.Title)
	if n, err := strconv.Atoi(r.Query("p")); err == nil && n > 0 {
		to += "?p=" + strconv.Itoa(n) + "#page"
	}
	r.Redirect(http.StatusSeeOther, to)
	return nil
}
