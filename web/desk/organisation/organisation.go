// Package organisation is where a library says what organisations are called, and
// which two are one.
package organisation

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/desk/door"
	"github.com/simde/simde/web/frame"
)

// Library is what is held of organisations.
type Library interface {
	Bodies(ctx context.Context) ([]schema.Body, error)
	Bearing(ctx context.Context, id string, is *schema.Body) ([]schema.Card, error)
}

// Naming says what organisations are called, each time as a step of the log.
type Naming interface {
	Say(ctx context.Context, by, why string, b schema.Body) (int, error)
	Merge(ctx context.Context, by, why, id, into string) (int, error)
}

// Organisations are the pages of organisations.
type Organisations struct {
	*desk.Desk
	Library Library
	Naming  Naming
}

// Pages are the list and one organisation.
func (o *Organisations) Pages() []desk.Page {
	at := frame.RouteDeskOrgs
	return []desk.Page{
		{At: at, Least: schema.Archivist, Do: o.list},
		{At: at, Act: true, Least: schema.Archivist, Do: o.add},
		{At: at, Rest: "/:organisation", Least: schema.Archivist, Do: o.show},
		{At: at, Rest: "/:organisation", Act: true, Least: schema.Archivist, Do: o.change},
	}
}

// listed is how many organisations or documents a page lists.
const listed = 50

type row struct {
	ID, Name, URL string
	Others        string // further names
	Own           bool   // the library says something of it
}

type listPage struct {
	desk.Frame
	Asked string
	Rows  []row
	Total int
	Next  string
	Back  string
	Wrong string
	Typed string
	Taken *row // whose name that is already
}

func address(l schema.Lang, id string) string { return frame.Address(l, frame.RouteDeskOrgs, id) }

func (o *Organisations) list(r *desk.Request) error {
	v, err := o.found(r)
	if err != nil {
		return err
	}
	return o.Render(r.Request, http.StatusOK, "desk_organisations.html", v)
}

// found lists the organisations that have a name with what is asked in it: those
// of which the library says something first.
func (o *Organisations) found(r *desk.Request) (v listPage, err error) {
	said, err := o.Library.Bodies(r.Ctx())
	if err != nil {
		return v, err
	}
	own := map[string]bool{}
	for _, b := range said {
		own[b.ID] = true
	}
	v = listPage{Frame: o.Page(r, frame.RouteDeskOrgs, o.Site.Locale(r.Lang).Say("orgs")), Asked: strings.TrimSpace(r.Query("q"))}
	var mine, theirs []row
	for _, x := range schema.NewBodies(said).All() {
		b := schema.BodyOf(x)
		if !named(b, v.Asked) {
			continue
		}
		to := row{ID: x.ID, Name: x.FullName(r.Lang), URL: address(r.Lang, x.ID), Others: strings.Join(b.Other, " · "), Own: own[x.ID]}
		if to.Own {
			mine = append(mine, to)
		} else {
			theirs = append(theirs, to)
		}
	}
	all := append(mine, theirs...)
	v.Total = len(all)
	first, err := strconv.Atoi(r.Query("from"))
	if err != nil || first < 0 {
		first = 0
	}
	first = min(first, len(all))
	v.Rows = all[first:min(first+listed, len(all))]
	to := func(n int) string {
		return frame.WithValues(frame.Address(r.Lang, frame.RouteDeskOrgs), url.Values{"q": {v.Asked}, "from": {strconv.Itoa(n)}})
	}
	if first+listed < len(all) {
		v.Next = to(first + listed)
	}
	if first > 0 {
		v.Back = to(max(0, first-listed))
	}
	return v, nil
}

// named reports whether a name of b has what is asked in it.
func named(b schema.Body, asked string) bool {
	asked = schema.Fold(asked)
	return asked == "" || b.ID == asked || slices.ContainsFunc(b.Names(), func(name string) bool { return strings.Contains(schema.Fold(name), asked) })
}

// known are the organisations as they are said to be by now.
func (o *Organisations) known(r *desk.Request) (*schema.Bodies, error) {
	said, err := o.Library.Bodies(r.Ctx())
	return schema.NewBodies(said), err
}

// add says of an organisation that it is.
func (o *Organisations) add(r *desk.Request) error {
	form, err := r.Form()
	if err != nil {
		return err
	}
	known, err := o.known(r)
	if err != nil {
		return err
	}
	name := strings.Join(strings.Fields(form.Get("name")), " ")
	b := schema.Body{ID: known.NewID(name), Name: schema.Labels{r.Lang: name}}
	step, err := o.Naming.Say(r.Whole(), r.Person.Name, "", b)
	if errors.Is(err, schema.ErrInvalid) {
		v, failed := o.found(r)
		if failed != nil {
			return failed
		}
		v.Wrong, v.Typed = o.why(r, err), schema.CutName(name)
		if taken := new(schema.NameTaken); errors.As(err, &taken) {
			v.Taken = &row{Name: taken.Other, URL: address(r.Lang, taken.ID)}
		}
		return o.Render(r.Request, http.StatusUnprocessableEntity, "desk_organisations.html", v)
	}
	if err == nil {
		err = o.tell(r, step)
	}
	if err != nil {
		return err
	}
	return r.See(address(r.Lang, b.ID))
}

// why says what is wrong with names.
func (o *Organisations) why(r *desk.Request, err error) string {
	loc := o.Site.Locale(r.Lang)
	if taken := new(schema.NameTaken); errors.As(err, &taken) {
		return loc.Say("orgs.taken", taken.Name, taken.Other)
	}
	return loc.Say("orgs.bad", strconv.Itoa(schema.MaxBodyName))
}

func (o *Organisations) tell(r *desk.Request, step int) error {
	return o.Door.Tell(r.Ctx(), door.Did{Text: o.Site.Locale(r.Lang).Say("account.saved"), Undo: frame.Address(r.Lang, frame.RouteDeskLog, strconv.Itoa(step))})
}
