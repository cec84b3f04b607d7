package web

import (
	"net/http"

	"github.com/simde/simde/web/frame"
)

// root leads to the home page in the reader's language.
func root(r *frame.Request) error {
	r.Header("Vary", "Accept-Language")
	r.Redirect(http.StatusFound, frame.Address(frame.LangOf(r.Request), frame.RouteHome))
	return nil
}
