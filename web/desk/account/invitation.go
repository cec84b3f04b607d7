package account

import (
	"errors"
	"net/http"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/frame"
)

// invitationPage is where who is invited makes an account.
type invitationPage struct {
	desk.Frame
	Invitation schema.Invitation
	Until      string
	May        []desk.Right // what the office lets do, and what not
	Name       string
	Shown      string // the password where the person wants to see it
	Show       bool
	Wrong      string // what is wrong with the name, in a sentence
	Weak       string // what is wrong with the password
	Action     string
	Fewest     int // characters of a password
}

func (e *Entrance) invitation(r *frame.Request) (invitationPage, error) {
	i, err := e.People.Invitation(r.Ctx(), r.Param("secret"))
	loc := e.Site.Locale(r.Lang)
	return invitationPage{Frame: e.Frame(r, schema.Person{}, frame.RouteInvitation, loc.Say("invitation.title")), Invitation: i,
		Until: loc.Format.Moment(i.Ends), May: desk.RightsOf(i.Office), Name: i.Name, Fewest: schema.MinPassword,
		Action: frame.Address(r.Lang, frame.RouteInvitation, r.Param("secret"))}, err
}

func (e *Entrance) showInvitation(r *frame.Request) error {
	v, err := e.invitation(r)
	if err != nil {
		return err
	}
	return e.Render(r, http.StatusOK, "invitation.html", v)
}

func (e *Entrance) accept(r *frame.Request) error {
	form, err := desk.ReadForm(r)
	if err != nil {
		return err
	}
	v, err := e.invitation(r)
	if err != nil {
		return err
	}
	v.Name = form.Get("name")
	if form.Has("look") { // the password is to be seen before it is sent
		v.Show, v.Shown = true, form.Get("password")
		return e.Render(r, http.StatusOK, "invitation.html", v)
	}
	p, err := e.People.Accept(r.Ctx(), r.Param("secret"), schema.Person{Name: form.Get("name"), Language: r.Lang}, form.Get("password"))
	loc := e.Site.Locale(r.Lang)
	var weak schema.WeakPassword
	switch {
	case errors.As(err, &weak):
		v.Weak = loc.Say("password." + string(weak))
	case errors.Is(err, schema.ErrConflict):
		v.Wrong = loc.Say("invitation.taken")
	case errors.Is(err, schema.ErrInvalid):
		v.Wrong = loc.Say("invitation.name.bad")
	case err != nil:
		return err
	default:
		if err := e.Door.Admit(r, p, ""); err != nil {
			return err
		}
		r.Redirect(http.StatusSeeOther, e.home(r.Lang, p))
		return nil
	}
	return e.Render(r, http.StatusUnprocessableEntity, "invitation.html", v)
}
