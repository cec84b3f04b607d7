package frame

import (
	"context"
	"net/http"
	"net/url"

	"github.com/gin-gonic/gin"

	"github.com/simde/simde/schema"
)

// Request is a request for a page in one language.
type Request struct {
	*gin.Context
	Lang schema.Lang
}

// NewRequest is a request that no client made, for what is made without one.
func NewRequest(ctx context.Context, l schema.Lang) *Request {
	r := &http.Request{Method: http.MethodGet, URL: &url.URL{}, Header: http.Header{}}
	return &Request{&gin.Context{Request: r.WithContext(ctx)}, l}
}

// WriteJSON answers a program.
func (r *Request) WriteJSON(v any) error {
	r.JSON(http.StatusOK, v)
	return nil
}

// LangParam is the language in which a program asks: ?hl=, or Spanish.
func LangParam(r *Request) schema.Lang {
	if l := schema.Lang(r.Query("hl")); l.Spoken() {
		return l
	}
	return schema.Spanish
}

// Unvalidated takes back the validators of an answer that must be asked for
// again.
func Unvalidated(h http.Header) {
	h.Del("ETag")
	h.Del("Last-Modified")
}

// Private marks an answer that belongs to one person: nobody keeps it, and its
// address is told to no other site.
func Private(h http.Header) {
	Unvalidated(h)
	h.Set("Cache-Control", personal)
	h.Set("Referrer-Policy", "no-referrer")
}

// personal is how long an answer that belongs to one person may be kept: never.
const personal = "no-store"

// Personal marks an answer that belongs to one person and has forms. Its address
// is told to no other site; this one is told, since otherwise a browser would
// not say either where a form comes from (Origin: null).
func Personal(h http.Header) {
	Private(h)
	h.Set("Referrer-Policy", "same-origin")
}

// Ctx returns the context that ends when the client goes away.
func (r *Request) Ctx() context.Context { return r.Request.Context() }

// Whole returns a context that does not end when the client goes away: that of a
// change which is not to break off in its middle.
func (r *Request) Whole() context.Context { return context.WithoutCancel(r.Ctx()) }

// Beyond returns r for work that goes on when the client goes away, because
// others wait for it.
func (r *Request) Beyond(ctx context.Context) *Request {
	c := r.Context.Copy()
	c.Request = r.Request.WithContext(ctx)
	return &Request{c, r.Lang}
}

// Handler answers a request or returns an error, which becomes a page.
type Handler func(r *Request) error

// Keep says how long an answer may be kept, as Cache-Control writes it, unless
// it belongs to one person.
func (r *Request) Keep(how string) {
	if r.Writer.Header().Get("Cache-Control") != personal {
		r.Header("Cache-Control", how)
	}
}
