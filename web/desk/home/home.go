// Package home is the first page of the desk: what waits, what runs, how the
// library is.
package home

import (
	"net/http"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/desk/batch"
	"github.com/simde/simde/web/desk/health"
	"github.com/simde/simde/web/desk/upload"
	"github.com/simde/simde/web/frame"
)

// Home is the first page of the desk.
type Home struct {
	*desk.Desk
	// Waits says what waits for archivists; nil where nothing does.
	Waits func(r *desk.Request) (desk.Waits, error)
	// Batches lists the last imports, Offers what people offer, Own what one
	// person has brought; nil where there is none.
	Batches func(r *desk.Request) ([]batch.Row, error)
	Offers  func(r *desk.Request) ([]upload.Row, error)
	Own     func(r *desk.Request) ([]upload.Row, error)
	// Health says how the library is; nil where nothing does.
	Health func(r *desk.Request) (health.Summary, error)
}

// Pages are what stands at the desk's own address.
func (h *Home) Pages() []desk.Page {
	return []desk.Page{{At: frame.RouteDesk, Least: schema.Contributor, Do: h.show}}
}

type homePage struct {
	desk.Frame
	desk.Waits
	Batches []batch.Row
	Offers  []upload.Row
	Mine    []upload.Row // of who asks
	Health  *health.Summary
	Keeps   bool // the person is an archivist
}

func (h *Home) show(r *desk.Request) (err error) {
	v := homePage{Frame: h.Page(r, frame.RouteDesk, h.Site.Locale(r.Lang).Say("desk")), Keeps: r.Person.Office.May(schema.Archivist)}
	if h.Own != nil {
		if v.Mine, err = h.Own(r); err != nil {
			return err
		}
	}
	if v.Keeps {
		if err := h.keep(r, &v); err != nil {
			return err
		}
	}
	for _, b := range v.Batches {
		v.Refresh(b.State == batch.Runs)
	}
	return h.Render(r.Request, http.StatusOK, "desk_home.html", v)
}

// keep adds what archivists look after.
func (h *Home) keep(r *desk.Request, v *homePage) (err error) {
	if h.Waits != nil {
		if v.Waits, err = h.Waits(r); err != nil {
			return err
		}
	}
	if h.Batches != nil {
		if v.Batches, err = h.Batches(r); err != nil {
			return err
		}
	}
	if h.Offers != nil {
		if v.Offers, err = h.Offers(r); err != nil {
			return err
		}
	}
	if h.Health == nil {
		return nil
	}
	x, err := h.Health(r)
	v.Health = &x
	return err
}
