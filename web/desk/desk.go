// Package desk is the side of the site where the people who keep a library
// work: who may open which page, and what every page of it stands in. Its rooms
// below it know one thing each.
package desk

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk/door"
	"github.com/simde/simde/web/frame"
)

// Desk is what all pages of the desk share.
type Desk struct {
	Site *frame.Site
	Door *door.Door
	// Rules returns the version of the rules by which documents are described now.
	Rules func() string
	// Waiting counts the cases that wait for a decision; nil where nothing
	// counts them.
	Waiting func(ctx context.Context) (int, error)

	menu  []entry
	pages []Page
	guard *http.CrossOriginProtection
}

// New makes a Desk.
func New(site *frame.Site, d *door.Door, rules func() string) *Desk {
	return &Desk{Site: site, Door: d, Rules: rules, guard: http.NewCrossOriginProtection()}
}

// Request is a request of a person who may make it.
type Request struct {
	*frame.Request
	Person schema.Person
}

// Handler answers a person or returns an error, which becomes a page.
type Handler func(r *Request) error

// Page is a page of the desk, or something that is done at its address, and the
// least office that may open it.
type Page struct {
	At    frame.Route
	Rest  string // below the route, as gin writes it; see Path
	Act   bool   // it changes something: POST
	Least schema.Office
	Do    Handler
}

// words are those of addresses below a route, in the order of schema.Langs.
var words = [][3]string{
	{"historia", "history", "historique"},
	{"versiones", "versions", "versions"},
	{"retirar", "withdraw", "retirer"},
	{"borrar", "erase", "effacer"},
	{"obra", "work", "oeuvre"},
	{"pasos", "steps", "etapes"},
	{"de-nuevo", "again", "encore"},
}

// Path returns the address of the page in a language. Words below the route,
// which are written in English, are those of the language.
func (p Page) Path(l schema.Lang) string {
	return frame.Address(l, p.At) + Translated(p.Rest, schema.English, l)
}

// Translated returns what follows a route in an address of one language as it
// stands in that of another.
func Translated(rest string, from, to schema.Lang) string {
	at, in := slices.Index(schema.Langs, from), slices.Index(schema.Langs, to)
	rest, query, asks := strings.Cut(rest, "?")
	parts := strings.Split(rest, "/")
	for i, part := range parts {
		for _, w := range words {
			if part == w[at] {
				parts[i] = w[in]
			}
		}
	}
	rest = strings.Join(parts, "/")
	if asks {
		rest += "?" + query
	}
	return rest
}

// Below returns the address of what stands below a route. The words are given
// in English.
func Below(l schema.Lang, at frame.Route, below ...string) string {
	return Translated(frame.Address(l, at, below...), schema.English, l)
}

// Add registers pages. See Routes.
func (d *Desk) Add(pages ...Page) { d.pages = append(d.pages, pages...) }

// Pages returns all that is registered.
func (d *Desk) Pages() []Page { return d.pages }

// Routes registers the pages with the server, in every language.
func (d *Desk) Routes(e *gin.Engine) {
	for _, p := range d.pages {
		for _, l := range schema.Langs {
			path, f := p.Path(l), d.handler(l, p)
			if p.Act {
				e.POST(path, f)
				continue
			}
			e.GET(path, f)
			e.HEAD(path, f)
		}
	}
}

func (d *Desk) handler(l schema.Lang, p Page) gin.HandlerFunc {
	return func(c *gin.Context) {
		d.Site.Answer(&frame.Request{Context: c, Lang: l}, func(r *frame.Request) error {
			frame.Personal(r.Writer.Header())
			if err := d.Guard(r); err != nil {
				return err
			}
			who, known := door.Visitor(r.Ctx())
			switch {
			case !known:
				return d.Turn(r)
			case !who.Office.May(p.Least):
				return d.refuse(r, who, p.Least)
			}
			err := p.Do(&Request{r, who})
			if p.Act && err != nil && !r.Writer.Written() && frame.Broke(err) {
				return d.broken(r, who, err)
			}
			if p.Act && err == nil {
				d.forget(r)
			}
			return err
		})
	}
}

// Guard refuses what another site has sent in a person's name.
func (d *Desk) Guard(r *frame.Request) error {
	if err := d.guard.Check(r.Request); err != nil {
		return errors.Join(schema.ErrForbidden, err)
	}
	return nil
}

// Turn shows somebody who is not known where to sign in, and leads back to where
// they wanted to go. Who sent something is told that it was not done, and finds it
// again after signing in.
func (d *Desk) Turn(r *frame.Request) error {
	to := frame.Address(r.Lang, frame.RouteSignIn)
	if r.Request.Method == http.MethodGet || r.Request.Method == http.MethodHead {
		r.Redirect(http.StatusSeeOther, frame.WithValues(to, url.Values{door.NextParam: {r.Request.URL.RequestURI()}}))
		return nil
	}
	v := Refusal{Frame: d.Frame(r, schema.Person{}, frame.RouteSignIn, d.Site.Locale(r.Lang).Say("desk.ended")), Ended: true, SignIn: to, Kept: Sent(r)}
	return d.Render(r, http.StatusUnauthorized, "desk_refused.html", v)
}

// Refusal is the page of who may not do what they asked for.
type Refusal struct {
	Frame
	Least  schema.Office // who may
	Ended  bool          // nobody is signed in any more, and what was sent is not done
	SignIn string
	Kept   string // what was sent, until its person has signed in; or ""
}

func (d *Desk) refuse(r *frame.Request, who schema.Person, least schema.Office) error {
	v := Refusal{Frame: d.Frame(r, who, frame.RouteDesk, d.Site.Locale(r.Lang).Say("error.forbidden.title")), Least: least}
	return d.Render(r, http.StatusForbidden, "desk_refused.html", v)
}

// Next returns where to go on: an address of this site, or the one given.
func Next(v url.Values, otherwise string) string {
	next := v.Get(door.NextParam)
	if !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") || strings.ContainsAny(next, "\\\r\n\t") {
		return otherwise
	}
	return next
}

// ListParam is the parameter of the address of a document that holds the list from
// which one came, as the parameters of its address.
const ListParam = "list"

// Neighbours is where a document stands on a list.
type Neighbours struct {
	Previous, Next schema.ID // or ""
	Place          int       // from 1; 0 where it does not stand there
	Of             int
}

// See answers what was sent with the address of the page to look at.
func (r *Request) See(path string) error {
	r.Redirect(http.StatusSeeOther, path)
	return nil
}

// maxForm bounds a form without files.
const maxForm = 1 << 20

// Form reads what a form has sent.
func (r *Request) Form() (url.Values, error) { return ReadForm(r.Request) }

// ReadForm reads a form without files; one that is too large or broken is
// ErrInvalid.
func ReadForm(r *frame.Request) (url.Values, error) {
	r.Request.Body = http.MaxBytesReader(r.Writer, r.Request.Body, maxForm)
	if err := r.Request.ParseForm(); err != nil {
		return nil, errors.Join(schema.ErrInvalid, err)
	}
	return r.Request.PostForm, nil
}
