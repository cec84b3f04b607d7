package edit

import (
	"errors"
	"net/http"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/frame"
)

// fatePage asks before a document is taken out, or erased for good.
type fatePage struct {
	desk.Frame
	ID      schema.ID
	Name    string // the title; the id where it is withdrawn
	Back    string
	History string
	Wrong   bool // the id that was typed is another
	Why     string
	Gone    bool // it is withdrawn
}

// fate reads the document that an address names; one that is withdrawn has no
// title.
func (e *Editor) fate(r *desk.Request, title string) (fatePage, error) {
	id := schema.ID(r.Param("id"))
	v := fatePage{Frame: e.Page(r, frame.RouteDeskDocs, title), ID: id, Name: string(id), Back: address(r.Lang, id),
		History: desk.Below(r.Lang, frame.RouteDeskDocs, string(id), "history")}
	doc, err := e.Documents.Head(r.Ctx(), id)
	if errors.Is(err, schema.ErrGone) {
		v.Gone = true
		return v, nil
	}
	if err == nil {
		v.Name = doc.Title
	}
	return v, err
}

// showGone is the edit page of a document that is withdrawn.
func (e *Editor) showGone(r *desk.Request) error {
	v, err := e.fate(r, e.Site.Locale(r.Lang).Say("edit.withdrawn"))
	if err != nil {
		return err
	}
	return e.Render(r.Request, http.StatusGone, "desk_gone.html", v)
}

func (e *Editor) askWithdraw(r *desk.Request) error {
	v, err := e.fate(r, e.Site.Locale(r.Lang).Say("edit.withdraw"))
	if err != nil {
		return err
	}
	if v.Gone {
		return e.showGone(r)
	}
	return e.Render(r.Request, http.StatusOK, "desk_withdraw.html", v)
}

func (e *Editor) withdraw(r *desk.Request) error {
	form, err := r.Form()
	if err != nil {
		return err
	}
	v, err := e.fate(r, e.Site.Locale(r.Lang).Say("edit.withdraw"))
	if err != nil {
		return err
	}
	if v.Gone {
		return e.showGone(r)
	}
	step, err := e.Work.Withdraw(r.Whole(), r.Person.Name, strings.TrimSpace(form.Get("why")), v.ID)
	if errors.Is(err, schema.ErrNotFound) { // another person did just now
		return e.showGone(r)
	}
	if err == nil {
		err = e.tell(r, e.Site.Locale(r.Lang).Say("edit.out", v.Name), step)
	}
	if err != nil {
		return err
	}
	return r.See(frame.Address(r.Lang, frame.RouteDeskDocs))
}

func (e *Editor) readmit(r *desk.Request, id schema.ID) error {
	loc := e.Site.Locale(r.Lang)
	step, err := e.Work.Readmit(r.Whole(), r.Person.Name, "", id)
	text := loc.Say("edit.in")
	if errors.Is(err, schema.ErrNotFound) || errors.Is(err, schema.ErrConflict) { // it is back already, or never was
		if _, err = e.Documents.Head(r.Ctx(), id); err != nil {
			return err
		}
		text = loc.Say("log.nothing")
	}
	if err == nil {
		err = e.tell(r, text, step)
	}
	if err != nil {
		return err
	}
	return r.See(address(r.Lang, id))
}

func (e *Editor) askErase(r *desk.Request) error {
	v, err := e.fate(r, e.Site.Locale(r.Lang).Say("edit.erase"))
	if err != nil {
		return err
	}
	return e.Render(r.Request, http.StatusOK, "desk_erase.html", v)
}

// erase takes a document away for good, where its id was typed.
func (e *Editor) erase(r *desk.Request) error {
	form, err := r.Form()
	if err != nil {
		return err
	}
	loc := e.Site.Locale(r.Lang)
	v, err := e.fate(r, loc.Say("edit.erase"))
	if err != nil {
		return err
	}
	v.Why = strings.TrimSpace(form.Get("why"))
	if strings.TrimSpace(form.Get("id")) != string(v.ID) {
		v.Wrong = true
		return e.Render(r.Request, http.StatusUnprocessableEntity, "desk_erase.html", v)
	}
	if _, err := e.Work.Erase(r.Whole(), r.Person.Name, v.Why, v.ID); err != nil {
		return err
	}
	if err := e.tell(r, loc.Say("edit.erased", string(v.ID)), 0); err != nil {
		return err
	}
	return r.See(frame.Address(r.Lang, frame.RouteDeskDocs))
}
