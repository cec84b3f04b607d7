// Package home is the first page of the desk: what waits, what runs, how the
// library is.
package home

import (
	"net/http"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/frame"
)

// Home is the first page of the desk.
type Home struct {
	*desk.Desk
	// Waits says what waits for archivists; nil where nothing does.
	Waits func(r *desk.Request) (desk.Waits, error)
}

// Pages are what stands at the desk's own address.
func (h *Home) Pages() []desk.Page {
	return []desk.Page{{At: frame.RouteDesk, Least: schema.Contributor, Do: h.show}}
}

type homePage struct {
	desk.Frame
	desk.Waits
}

func (h *Home) show(r *desk.Request) error {
	v := homePage{Frame: h.Page(r, frame.RouteDesk, h.Site.Locale(r.Lang).Say("desk"))}
	if h.Waits != nil && r.Person.Office.May(schema.Archivist) {
		var err error
		if v.Waits, err = h.Waits(r); err != nil {
			return err
		}
	}
	return h.Render(r.Request, http.StatusOK, "desk_home.html", v)
}
