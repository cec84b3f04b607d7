// Package door knows who asks: by the cookie of a browser that is signed in, or
// by the token of a program.
package door

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/gin-gonic/gin"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/frame"
)

// People is what is asked of who may come in.
type People interface {
	// SignIn returns who has a name and a password, or a schema.Denial.
	SignIn(ctx context.Context, name, password, network string) (schema.Person, error)
	// Visit returns who is signed in by a session; ErrNotFound where it ended.
	Visit(ctx context.Context, s schema.Session) (schema.Person, error)
	// Holder returns whose a token is, or a schema.Denial.
	Holder(ctx context.Context, token string) (schema.Person, error)
	AddSession(ctx context.Context, s schema.Session) error
	// KeepSession stores what a session holds; ErrNotFound where it was ended.
	KeepSession(ctx context.Context, s schema.Session) error
	Session(ctx context.Context, key string) (schema.Session, error)
	DropSession(ctx context.Context, key string) error
}

// Door lets people in.
type Door struct {
	site     *frame.Site
	people   People
	network  func(*http.Request) string // where a request comes from
	sessions *scs.SessionManager
}

// Lasting is how long a session lasts at most.
const Lasting = 7 * 24 * time.Hour

// New makes a Door.
func New(site *frame.Site, people People, network func(*http.Request) string) *Door {
	d := &Door{site: site, people: people, network: network, sessions: scs.New()}
	d.sessions.Store = &store{people}
	d.sessions.Lifetime = Lasting
	d.sessions.HashTokenInStore = true
	return d
}

// visitor is who asks, as a request carries it.
type visitor struct {
	person  schema.Person
	session schema.Session // of a browser; the zero one of a program
	ctx     context.Context
}

type visitorKey struct{}

// Visitor returns who asks, and whether anybody who is known does.
func Visitor(ctx context.Context) (schema.Person, bool) {
	if v, ok := ctx.Value(visitorKey{}).(*visitor); ok && v.person.Number != 0 {
		return v.person, true
	}
	return schema.Person{}, false
}

// SessionKey returns the key of the session of who asks; "" of a program.
func SessionKey(ctx context.Context) string {
	if v, ok := ctx.Value(visitorKey{}).(*visitor); ok {
		return v.session.Key
	}
	return ""
}

const bearer = "Bearer "

// Enter finds out who asks, before anything is answered. What is answered to a
// person belongs to them. A token that is nobody's is refused, since whoever
// sends one counts on being known; a session that has ended is one of nobody.
func (d *Door) Enter(c *gin.Context) {
	v := new(visitor)
	c.Request = c.Request.WithContext(context.WithValue(c.Request.Context(), visitorKey{}, v))
	given := c.GetHeader("Authorization")
	cookie, cookieErr := c.Request.Cookie(d.cookieName(c.Request))
	var err error
	switch {
	case strings.HasPrefix(given, bearer):
		v.person, err = d.people.Holder(c.Request.Context(), strings.TrimSpace(given[len(bearer):]))
	case cookieErr == nil && !strings.HasPrefix(c.Request.URL.Path, "/static/"):
		err = d.visit(c.Request.Context(), v, cookie.Value)
	}
	var denied *schema.Denial
	switch {
	case errors.As(err, &denied):
		c.Header("WWW-Authenticate", "Bearer")
		c.AbortWithStatusJSON(http.StatusUnauthorized, frame.Problem{Title: "The token is nobody's or has ended", Status: http.StatusUnauthorized})
		return
	case err != nil:
		d.site.Fail(&frame.Request{Context: c, Lang: frame.LangOf(c.Request)}, err)
		c.Abort()
		return
	}
	c.Writer.Header().Add("Vary", "Cookie, Authorization")
	if v.person.Number != 0 {
		frame.Personal(c.Writer.Header())
	}
	c.Next()
}

// Closed lets nobody further who is not known: a person is shown where to sign
// in, a program is told to name itself. open says which addresses are for
// everybody all the same.
func (d *Door) Closed(open func(path string) bool) gin.HandlerFunc {
	return func(c *gin.Context) {
		if _, known := Visitor(c.Request.Context()); known || open(c.Request.URL.Path) {
			c.Next()
			return
		}
		frame.Personal(c.Writer.Header())
		if frame.ForPrograms(c.Request.URL.Path) {
			c.Header("WWW-Authenticate", "Bearer")
			c.AbortWithStatusJSON(http.StatusUnauthorized, frame.Problem{Title: "This library is closed: a token is needed", Status: http.StatusUnauthorized})
			return
		}
		to := frame.Address(frame.LangOf(c.Request), frame.RouteSignIn)
		if c.Request.Method == http.MethodGet {
			to = frame.WithValues(to, url.Values{NextParam: {c.Request.URL.RequestURI()}})
		}
		c.Redirect(http.StatusSeeOther, to)
		c.Abort()
	}
}

// NextParam is the parameter of an address that says where to go on.
const NextParam = "next"

// visit reads who is signed in by a cookie.
func (d *Door) visit(ctx context.Context, v *visitor, token string) error {
	loaded, err := d.sessions.Load(ctx, token)
	if err != nil {
		return err
	}
	v.ctx = loaded
	if v.session.Key == "" {
		return nil
	}
	v.person, err = d.people.Visit(ctx, v.session)
	if errors.Is(err, schema.ErrNotFound) {
		v.person, v.session, v.ctx, err = schema.Person{}, schema.Session{}, nil, nil
	}
	return err
}

// Keys of what a session holds.
const (
	keyPerson = "person"
	keyAgent  = "agent"
	keyBegun  = "begun"
	keyDid    = "did"
	keySent   = "sent"
)

// Admit signs a person in: a session of a new secret begins, and the browser
// gets its cookie. The session that it had ends. The new one keeps what was sent
// when that had ended, or "".
func (d *Door) Admit(r *frame.Request, p schema.Person, sent string) error {
	if err := d.leave(r.Ctx()); err != nil {
		return err
	}
	ctx, err := d.sessions.Load(r.Ctx(), "")
	if err != nil {
		return err
	}
	d.sessions.Put(ctx, keyPerson, p.Number)
	d.sessions.Put(ctx, keyAgent, agentOf(r.Request))
	d.sessions.Put(ctx, keyBegun, time.Now().UnixMilli())
	if sent != "" {
		d.sessions.Put(ctx, keySent, sent)
	}
	token, ends, err := d.sessions.Commit(ctx)
	if err != nil {
		return err
	}
	http.SetCookie(r.Writer, d.cookie(r.Request, token, int(time.Until(ends).Seconds())))
	return nil
}

// Kept returns what was sent when an earlier session had ended; or "".
func (d *Door) Kept(ctx context.Context) string {
	v, ok := ctx.Value(visitorKey{}).(*visitor)
	if !ok || v.ctx == nil {
		return ""
	}
	return d.sessions.GetString(v.ctx, keySent)
}

// Forget drops what was sent when an earlier session had ended.
func (d *Door) Forget(ctx context.Context) error {
	v, ok := ctx.Value(visitorKey{}).(*visitor)
	if !ok || v.ctx == nil {
		return nil
	}
	d.sessions.Remove(v.ctx, keySent)
	_, _, err := d.sessions.Commit(v.ctx)
	return err
}

// SignIn signs in who has a name and a password, or returns a schema.Denial. What
// was sent before is kept; see Admit.
func (d *Door) SignIn(r *frame.Request, name, password, sent string) (schema.Person, error) {
	p, err := d.people.SignIn(r.Ctx(), name, password, d.network(r.Request))
	if err != nil {
		return p, err
	}
	return p, d.Admit(r, p, sent)
}

// leave ends the session by which somebody is signed in already.
func (d *Door) leave(ctx context.Context) error {
	if key := SessionKey(ctx); key != "" {
		return d.people.DropSession(ctx, key)
	}
	return nil
}

// SignOut ends the session of who asks, here and in the browser.
func (d *Door) SignOut(r *frame.Request) error {
	r.Header("Clear-Site-Data", `"cache"`)
	http.SetCookie(r.Writer, d.cookie(r.Request, "", -1))
	return d.leave(r.Ctx())
}

// Network returns where a request comes from, as failures to sign in are
// counted.
func (d *Door) Network(r *http.Request) string { return d.network(r) }

// cookieName is the name of the cookie; behind TLS one that no other host of the
// domain can set.
func (d *Door) cookieName(r *http.Request) string {
	if d.secure(r) {
		return "__Host-simde"
	}
	return "simde"
}

func (d *Door) secure(r *http.Request) bool { return strings.HasPrefix(d.site.Base(r), "https:") }

func (d *Door) cookie(r *http.Request, value string, age int) *http.Cookie {
	return &http.Cookie{Name: d.cookieName(r), Value: value, Path: "/", MaxAge: age, HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: d.secure(r)}
}

// maxAgent is how much is kept of what a browser says that it is.
const maxAgent = 200

func agentOf(r *http.Request) string {
	agent := strings.ToValidUTF8(r.UserAgent(), "")
	return agent[:min(len(agent), maxAgent)]
}
