// Package account is where people come in, and where what they may do is kept:
// signing in, an invitation, one's own account, and everybody's.
package account

import (
	"context"
	"errors"
	"math"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/frame"
)

// People is what is asked and told of who has an account.
type People interface {
	Invite(ctx context.Context, i schema.Invitation, lasts time.Duration) (secret string, err error)
	Invitation(ctx context.Context, secret string) (schema.Invitation, error)
	Invitations(ctx context.Context) ([]schema.Invitation, error)
	DropInvitation(ctx context.Context, key string) error
	Accept(ctx context.Context, secret string, p schema.Person, password string) (schema.Person, error)

	People(ctx context.Context) ([]schema.Person, error)
	Person(ctx context.Context, number int) (schema.Person, error)
	SetOffice(ctx context.Context, number int, o schema.Office) error
	SetLeft(ctx context.Context, number int, since time.Time) error
	SetSettings(ctx context.Context, number int, l schema.Lang, noKeys bool) error
	ChangePassword(ctx context.Context, p schema.Person, now, password, network, keep string) error

	Sessions(ctx context.Context, person int) ([]schema.Session, error)
	DropSession(ctx context.Context, key string) error

	// AddStep adds to the log what touches no document.
	AddStep(ctx context.Context, s *schema.Step) error

	NewToken(ctx context.Context, p schema.Person, name string, o schema.Office, lasts time.Duration) (secret string, err error)
	Tokens(ctx context.Context, person int) ([]schema.Token, error)
	DropToken(ctx context.Context, key string) error
}

// Entrance is where people sign in and out, and where who is invited makes an
// account.
type Entrance struct {
	*desk.Desk
	People People
}

// Routes registers what needs nobody to be signed in.
func (e *Entrance) Routes(r *gin.Engine) {
	for _, l := range schema.Langs {
		at := frame.Address(l, frame.RouteSignIn)
		invited := frame.Address(l, frame.RouteInvitation) + "/:secret"
		for path, h := range map[string]frame.Handler{at: e.show, invited: e.showInvitation} {
			f := e.answer(l, h)
			r.GET(path, f)
			r.HEAD(path, f)
		}
		r.POST(at, e.answer(l, e.signIn))
		r.POST(at+"/out", e.answer(l, e.signOut))
		r.POST(invited, e.answer(l, e.accept))
	}
}

// answer guards what is sent from other sites.
func (e *Entrance) answer(l schema.Lang, h frame.Handler) gin.HandlerFunc {
	return func(c *gin.Context) {
		e.Site.Answer(&frame.Request{Context: c, Lang: l}, func(r *frame.Request) error {
			frame.Personal(r.Writer.Header())
			if err := e.Guard(r); err != nil {
				return err
			}
			return h(r)
		})
	}
}

// signInPage is where a person signs in.
type signInPage struct {
	desk.Frame
	Name   string
	Next   string
	Kept   string // what was sent when a session had ended; or ""
	Wrong  string // what is wrong, in a sentence
	Action string
}

func (e *Entrance) page(r *frame.Request) signInPage {
	return signInPage{Frame: e.Frame(r, schema.Person{}, frame.RouteSignIn, e.Site.Locale(r.Lang).Say("sign-in.title")),
		Action: frame.Address(r.Lang, frame.RouteSignIn), Next: desk.Next(r.Request.URL.Query(), "")}
}

func (e *Entrance) show(r *frame.Request) error {
	return e.Render(r, http.StatusOK, "sign_in.html", e.page(r))
}

func (e *Entrance) signIn(r *frame.Request) error {
	form, err := desk.ReadForm(r)
	if err != nil {
		return err
	}
	again, keep := e.Resume(r.Lang, form.Get("kept"))
	p, err := e.Door.SignIn(r, form.Get("name"), form.Get("password"), keep)
	var denied *schema.Denial
	if errors.As(err, &denied) {
		v := e.page(r)
		v.Name, v.Next, v.Kept, v.Wrong = form.Get("name"), desk.Next(form, ""), keep, e.denied(r.Lang, denied)
		return e.Render(r, http.StatusForbidden, "sign_in.html", v)
	}
	if err != nil {
		return err
	}
	to := desk.Next(form, e.home(r.Lang, p))
	if again != "" {
		to = again
	}
	r.Redirect(http.StatusSeeOther, to)
	return nil
}

// home is where a person who signs in begins.
func (e *Entrance) home(l schema.Lang, p schema.Person) string {
	if p.Language.Spoken() {
		l = p.Language
	}
	if p.Office.May(schema.Contributor) {
		return frame.Address(l, frame.RouteDesk)
	}
	return frame.Address(l, frame.RouteHome)
}

// denied says what remains, and how long to wait.
func (e *Entrance) denied(l schema.Lang, d *schema.Denial) string {
	loc := e.Site.Locale(l)
	switch {
	case d.Wait > 0:
		return loc.Say("sign-in.wait", max(1, int(math.Ceil(d.Wait.Minutes()))))
	case d.Tries <= fewTries:
		return loc.Say("sign-in.wrong") + " " + loc.Say("sign-in.tries", d.Tries)
	}
	return loc.Say("sign-in.wrong")
}

// fewTries is from how many on it is said how many are left.
const fewTries = 3

func (e *Entrance) signOut(r *frame.Request) error {
	if err := e.Door.SignOut(r); err != nil {
		return err
	}
	r.Redirect(http.StatusSeeOther, frame.Address(r.Lang, frame.RouteHome))
	return nil
}
