package desk

import (
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk/door"
	"github.com/simde/simde/web/frame"
)

// entry is a place of the desk's menu.
type entry struct {
	at    frame.Route
	label string // key of what it is called
	least schema.Office
	own   bool // it stands with the account, not in the line
}

// Menu adds a place to the menu of who may open it.
func (d *Desk) Menu(at frame.Route, label string, least schema.Office) {
	d.menu = append(d.menu, entry{at: at, label: label, least: least})
}

// OwnMenu adds a place to the menu of the account.
func (d *Desk) OwnMenu(at frame.Route, label string, least schema.Office) {
	d.menu = append(d.menu, entry{at: at, label: label, least: least, own: true})
}

// Link leads to a place of the desk.
type Link struct {
	URL, Label string
	Current    bool
	Count      string // how many wait there; or ""
}

// Frame is what every page of the desk has around its own content.
type Frame struct {
	frame.Frame
	Me    *schema.Person // who is signed in; nil where nobody is
	Works bool           // the person works at the desk
	Menu  []Link
	Own   []Link
	Did   *door.Did // what was done last
	Rules string
}

// Frame makes the frame of a page at a route for a person, or for nobody where
// the person has no number.
func (d *Desk) Frame(r *frame.Request, who schema.Person, at frame.Route, title string) Frame {
	f := Frame{Frame: d.Site.Frame(r, at, title)}
	f.NoIndex, f.Style = true, "desk.css"
	for i, a := range f.Alternates {
		f.Alternates[i].URL = Translated(a.URL, r.Lang, a.Lang)
	}
	if who.Number == 0 {
		return f
	}
	f.Me = &who
	if who.Office.May(schema.Contributor) {
		f.Works, f.Rules, f.Script = true, d.Rules(), "review.js"
	}
	d.fill(r, who, &f)
	did, err := d.Door.Told(r.Ctx())
	if err != nil {
		d.Site.Log.Warn("what was done last", "err", err)
	}
	f.Did = did
	return f
}

// fill writes the menus of a person.
func (d *Desk) fill(r *frame.Request, who schema.Person, f *Frame) {
	loc := d.Site.Locale(r.Lang)
	for _, e := range d.menu {
		if !who.Office.May(e.least) {
			continue
		}
		l := Link{URL: frame.Address(r.Lang, e.at), Label: loc.Say(e.label)}
		l.Current = r.Request.URL.Path == l.URL || strings.HasPrefix(r.Request.URL.Path, l.URL+"/")
		if e.own || !f.Works {
			f.Own = append(f.Own, l)
			continue
		}
		if e.at == frame.RouteDeskReview && d.Waiting != nil {
			if n, err := d.Waiting(r.Ctx()); err != nil {
				d.Site.Log.Warn("cases are not counted", "err", err)
			} else if n > 0 {
				l.Count = loc.Format.Integer(int64(n))
			}
		}
		f.Menu = append(f.Menu, l)
	}
}

// Render writes a page of the desk.
func (d *Desk) Render(r *frame.Request, status int, file string, page any) error {
	return d.Site.RenderIn(r, status, "desk", file, page)
}

// Page makes the frame of a page for who asks.
func (d *Desk) Page(r *Request, at frame.Route, title string) Frame {
	return d.Frame(r.Request, r.Person, at, title)
}

// refreshEvery is how many seconds a page without scripts stays while something
// on it moves.
const refreshEvery = "10"

// Refresh has a browser without scripts ask for the page again, while something
// on it moves.
func (f *Frame) Refresh(moves bool) {
	if moves {
		f.Head = `<noscript><meta http-equiv="refresh" content="` + refreshEvery + `"></noscript>`
	}
}
