// Package health is the page of how the library is: what waits, what is behind,
// what a check found.
package health

import (
	"context"
	"net/http"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/desk/door"
	"github.com/simde/simde/web/frame"
)

// Warden knows how the library is.
type Warden interface {
	Health(ctx context.Context) (schema.Health, error)
	// Check has everything looked at, soon: ledger, documents, originals, index.
	Check(ctx context.Context) error
}

// Page is the page of health.
type Page struct {
	*desk.Desk
	Warden Warden
}

// Pages are that of health; an admin has a check made.
func (p *Page) Pages() []desk.Page {
	return []desk.Page{
		{At: frame.RouteDeskHealth, Least: schema.Archivist, Do: p.show},
		{At: frame.RouteDeskHealth, Act: true, Least: schema.Admin, Do: p.check},
	}
}

// Summary is how the library is, as it is written.
type Summary struct {
	schema.Health
	Free string // disk
	Low  bool   // of disk
}

type view struct {
	desk.Frame
	Summary
	Check bool // the person may have one made
}

// low is from how little room on it is a worry, in bytes.
const low = 2 << 30

// Summary returns how the library is.
func (p *Page) Summary(r *desk.Request) (Summary, error) {
	h, err := p.Warden.Health(r.Ctx())
	x := Summary{Health: h}
	if h.DiskFree >= 0 {
		x.Free, x.Low = p.Site.Locale(r.Lang).Format.Gigabytes(h.DiskFree), h.DiskFree < low
	}
	return x, err
}

func (p *Page) show(r *desk.Request) error {
	h, err := p.Summary(r)
	if err != nil {
		return err
	}
	v := view{Frame: p.Page(r, frame.RouteDeskHealth, p.Site.Locale(r.Lang).Say("health")), Summary: h, Check: r.Person.Office.May(schema.Admin)}
	v.Refresh(h.Checking)
	return p.Render(r.Request, http.StatusOK, "desk_health.html", v)
}

func (p *Page) check(r *desk.Request) error {
	if err := p.Warden.Check(r.Ctx()); err != nil {
		return err
	}
	if err := p.Door.Tell(r.Ctx(), door.Did{Text: p.Site.Locale(r.Lang).Say("health.begun")}); err != nil {
		return err
	}
	return r.See(frame.Address(r.Lang, frame.RouteDeskHealth))
}
