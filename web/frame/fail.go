package frame

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/simde/simde/schema"
)

// errorPage is the page of an error, in the reader's language.
type errorPage struct {
	Frame
	Status  int
	Heading string
	Message string
}

// Answer runs h and turns its error into a page.
func (s *Site) Answer(r *Request, h Handler) {
	err := h(r)
	if err == nil || errors.Is(err, context.Canceled) {
		return
	}
	s.Fail(r, err)
}

// Fail answers with the page of an error. Errors become statuses nowhere else.
func (s *Site) Fail(r *Request, err error) {
	status, key := statusOf(err)
	if status == http.StatusServiceUnavailable {
		r.Header("Retry-After", retryAfter)
	}
	Unvalidated(r.Writer.Header())
	if status >= http.StatusInternalServerError {
		s.Log.Error("request failed", "path", r.Request.URL.Path, "err", err)
	}
	for _, name := range []string{"Content-Type", "Content-Disposition", "ETag", "Last-Modified", "Link"} {
		r.Writer.Header().Del(name) // of the answer that there is not
	}
	if r.Writer.Header().Get("Cache-Control") != personal {
		r.Writer.Header().Del("Cache-Control")
	}
	loc := s.locales[r.Lang]
	if ForPrograms(r.Request.URL.Path) {
		s.problem(r, status, loc.Say("error."+key+".title"), err)
		return
	}
	page := errorPage{Frame: s.Frame(r, RouteHome, loc.Say("error."+key+".title")), Status: status,
		Heading: loc.Say("error." + key + ".title"), Message: loc.Say("error." + key + ".text")}
	page.NoIndex = true
	for i := range page.Alternates { // the broken address need not exist in another language
		page.Alternates[i].URL = Address(page.Alternates[i].Lang, RouteHome)
	}
	if err := s.Render(r, status, "error.html", page); err != nil {
		s.Log.Error("request failed", "path", r.Request.URL.Path, "err", err)
		r.String(http.StatusInternalServerError, "%s\n", page.Heading)
	}
}

// statusOf returns the status of an error, and by which words it is told.
func statusOf(err error) (int, string) {
	switch {
	case errors.Is(err, schema.ErrGone):
		return http.StatusGone, "gone"
	case errors.Is(err, schema.ErrNotFound):
		return http.StatusNotFound, "not-found"
	case errors.Is(err, schema.ErrInvalid):
		return http.StatusBadRequest, "invalid"
	case errors.Is(err, schema.ErrForbidden):
		return http.StatusForbidden, "forbidden"
	case errors.Is(err, ErrBusy):
		return http.StatusTooManyRequests, "busy"
	case errors.Is(err, ErrMethod):
		return http.StatusMethodNotAllowed, "method"
	case errors.Is(err, schema.ErrUnavailable):
		return http.StatusServiceUnavailable, "unavailable"
	}
	return http.StatusInternalServerError, "internal"
}

// Broke reports whether an error is of the site and its services and not of what
// was asked, nor of one who has gone away.
func Broke(err error) bool {
	status, _ := statusOf(err)
	return status >= http.StatusInternalServerError && !errors.Is(err, context.Canceled)
}

// retryAfter is how many seconds a client is asked to wait for a service that
// does not answer.
const retryAfter = "10"

// Problem are the details of an error.
type Problem struct {
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail,omitempty"`
}

// problem answers a program with the details of an error, as RFC 9457 has
// them. What went wrong inside is in the log and not in the answer.
func (s *Site) problem(r *Request, status int, title string, err error) {
	details := Problem{Title: title, Status: status}
	if status < http.StatusInternalServerError {
		details.Detail = err.Error()
	}
	b, err := json.Marshal(details)
	if err != nil {
		s.Log.Error("request failed", "path", r.Request.URL.Path, "err", err)
	}
	r.Data(status, "application/problem+json", b)
}

// ErrMethod says that an address does not take the method of a request.
var ErrMethod = errors.New("method not allowed")

// ErrBusy says that a client asks too much at once.
var ErrBusy = errors.New("too many requests")
