package account

import (
	"errors"
	"net/http"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/desk/door"
	"github.com/simde/simde/web/frame"
)

// Account is a person's own account.
type Account struct {
	*desk.Desk
	People People
}

// Pages are what stands at the address of the account.
func (a *Account) Pages() []desk.Page {
	return []desk.Page{
		{At: frame.RouteAccount, Least: schema.Reader, Do: a.show},
		{At: frame.RouteAccount, Act: true, Least: schema.Reader, Do: a.act},
	}
}

// accountPage is a person's own account.
type accountPage struct {
	desk.Frame
	Sessions []sessionRow
	Tokens   []schema.Token
	Secret   string // of the token that was just made
	Offices  []frame.Option
	Lasts    []frame.Option
	Langs    []frame.Option
	Keys     bool // single keys work
	Name     string
	Wrong    map[string]string // by field, what is wrong with it
	Steps    string            // address of what the person did; "" for who does nothing
	Fewest   int
}

// sessionRow is a browser that is signed in.
type sessionRow struct {
	schema.Session
	Here bool // the one that asks
}

// lasts are for how many days a token can be made.
var lasts = []int{30, 90, 365}

func (a *Account) page(r *desk.Request) (v accountPage, err error) {
	loc := a.Site.Locale(r.Lang)
	v = accountPage{Frame: a.Page(r, frame.RouteAccount, loc.Say("account")), Keys: !r.Person.NoKeys, Fewest: schema.MinPassword, Wrong: map[string]string{}}
	if r.Person.Office.May(schema.Contributor) {
		v.Steps = desk.Below(r.Lang, frame.RouteAccount, "steps")
	}
	held, err := a.People.Sessions(r.Ctx(), r.Person.Number)
	if err != nil {
		return v, err
	}
	here := door.SessionKey(r.Ctx())
	for _, x := range held {
		v.Sessions = append(v.Sessions, sessionRow{x, x.Key == here})
	}
	if v.Tokens, err = a.People.Tokens(r.Ctx(), r.Person.Number); err != nil {
		return v, err
	}
	for _, o := range schema.Offices {
		if r.Person.Office.May(o) {
			v.Offices = append(v.Offices, frame.Option{Value: string(o), Label: loc.Say("office." + string(o))})
		}
	}
	for _, days := range lasts {
		v.Lasts = append(v.Lasts, frame.Option{Value: time.Duration(days * 24 * int(time.Hour)).String(), Label: loc.Say("account.days", days)})
	}
	for _, l := range schema.Langs {
		v.Langs = append(v.Langs, frame.Option{Value: string(l), Label: loc.LangName(l), Selected: l == r.Person.Language})
	}
	return v, nil
}

func (a *Account) show(r *desk.Request) error {
	v, err := a.page(r)
	if err != nil {
		return err
	}
	return a.Render(r.Request, http.StatusOK, "account.html", v)
}

// act does what one of the forms asks for.
func (a *Account) act(r *desk.Request) error {
	form, err := r.Form()
	if err != nil {
		return err
	}
	switch {
	case form.Has("end"):
		err = a.endSession(r, form.Get("end"))
	case form.Has("end-others"):
		err = a.endOthers(r)
	case form.Has("end-token"):
		err = a.endToken(r, form.Get("end-token"))
	case form.Has("token"):
		return a.newToken(r, form.Get("name"), schema.Office(form.Get("office")), form.Get("lasts"))
	case form.Has("settings"):
		l := schema.Lang(form.Get("language"))
		if l != "" && !l.Spoken() {
			return schema.ErrInvalid
		}
		err = a.People.SetSettings(r.Ctx(), r.Person.Number, l, !form.Has("keys"))
	case form.Has("password"):
		return a.changePassword(r, form.Get("now"), form.Get("new"))
	default:
		return schema.ErrInvalid
	}
	if err != nil {
		return err
	}
	return a.done(r, a.Site.Locale(r.Lang).Say("account.saved"))
}

// done says that something was done, and shows the account.
func (a *Account) done(r *desk.Request, text string) error {
	if err := a.Door.Tell(r.Ctx(), door.Did{Text: text}); err != nil {
		return err
	}
	return r.See(frame.Address(r.Lang, frame.RouteAccount))
}

// endSession ends one of the person's own.
func (a *Account) endSession(r *desk.Request, key string) error {
	held, err := a.People.Sessions(r.Ctx(), r.Person.Number)
	if err != nil {
		return err
	}
	for _, x := range held {
		if x.Key == key {
			return a.People.DropSession(r.Ctx(), key)
		}
	}
	return nil // it has ended
}

func (a *Account) endOthers(r *desk.Request) error {
	held, err := a.People.Sessions(r.Ctx(), r.Person.Number)
	here := door.SessionKey(r.Ctx())
	for _, x := range held {
		if x.Key != here {
			err = errors.Join(err, a.People.DropSession(r.Ctx(), x.Key))
		}
	}
	return err
}

func (a *Account) endToken(r *desk.Request, key string) error {
	held, err := a.People.Tokens(r.Ctx(), r.Person.Number)
	if err != nil {
		return err
	}
	for _, t := range held {
		if t.Key == key {
			return a.People.DropToken(r.Ctx(), key)
		}
	}
	return nil
}

// newToken shows a new token in the answer, and at no address. A program gets
// none: it would outlive its own.
func (a *Account) newToken(r *desk.Request, name string, o schema.Office, lasts string) error {
	if door.SessionKey(r.Ctx()) == "" {
		return schema.ErrForbidden
	}
	long, err := time.ParseDuration(lasts)
	if err != nil || long <= 0 || long > 365*24*time.Hour {
		return schema.ErrInvalid
	}
	secret, err := a.People.NewToken(r.Ctx(), r.Person, name, o, long)
	refused := errors.Is(err, schema.ErrConflict) || errors.Is(err, schema.ErrInvalid)
	if err != nil && !refused {
		return err
	}
	v, pageErr := a.page(r)
	if pageErr != nil {
		return pageErr
	}
	v.Secret, v.Name = secret, name
	if refused {
		loc := a.Site.Locale(r.Lang)
		v.Wrong["token"] = loc.Say("account.token.bad")
		if errors.Is(err, schema.ErrConflict) {
			v.Wrong["token"] = loc.Say("account.token.taken")
		}
		return a.Render(r.Request, http.StatusUnprocessableEntity, "account.html", v)
	}
	return a.Render(r.Request, http.StatusOK, "account.html", v)
}

func (a *Account) changePassword(r *desk.Request, now, password string) error {
	key := door.SessionKey(r.Ctx())
	if key == "" {
		return schema.ErrForbidden
	}
	err := a.People.ChangePassword(r.Ctx(), r.Person, now, password, a.Door.Network(r.Request.Request), key)
	if err == nil {
		return a.done(r, a.Site.Locale(r.Lang).Say("account.password.changed"))
	}
	v, pageErr := a.page(r)
	if pageErr != nil {
		return pageErr
	}
	loc := a.Site.Locale(r.Lang)
	var denied *schema.Denial
	var weak schema.WeakPassword
	switch {
	case errors.As(err, &denied):
		v.Wrong["now"] = loc.Say("account.password.wrong")
	case errors.As(err, &weak):
		v.Wrong["new"] = loc.Say("password." + string(weak))
	default:
		return err
	}
	return a.Render(r.Request, http.StatusUnprocessableEntity, "account.html", v)
}
