package desk

import (
	"encoding/json"
	"errors"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk/door"
	"github.com/simde/simde/web/frame"
)

// Partly is the error that ended something of which a part was done before, as a
// step of the log.
type Partly struct {
	Step int
	Err  error
}

// Error says what ended it.
func (p *Partly) Error() string { return "step " + strconv.Itoa(p.Step) + ": " + p.Err.Error() }

// Unwrap returns what ended it.
func (p *Partly) Unwrap() error { return p.Err }

// Part returns an error with the step that was done before it, if any was.
func Part(step int, err error) error {
	if err == nil || step == 0 {
		return err
	}
	return &Partly{step, err}
}

// sentPage shows what somebody sent that was not done, or not all of it: it can be
// sent again as it was.
type sentPage struct {
	Frame
	Step   int    // that was done of it; 0 where none is known
	URL    string // of the step
	Kept   bool   // it was sent after a session had ended
	Action string
	Open   string // address of the page that it was sent from, or the nearest
	Fields []frame.Field
	Typed  []string // what of it a person may have written
	Log    string
}

// broken says of what was sent how much was done before an error ended it, and
// lets it be sent again.
func (d *Desk) broken(r *frame.Request, who schema.Person, err error) error {
	d.Site.Log.Error("broken off", "path", r.Request.URL.Path, "err", err)
	loc := d.Site.Locale(r.Lang)
	v := sentPage{Frame: d.Frame(r, who, frame.RouteDesk, loc.Say("sent.broken")), Action: r.Request.URL.RequestURI(), Open: r.Request.URL.Path, Log: frame.Address(r.Lang, frame.RouteDeskLog)}
	var part *Partly
	if errors.As(err, &part) {
		v.Step, v.URL = part.Step, frame.Address(r.Lang, frame.RouteDeskLog, strconv.Itoa(part.Step))
	}
	v.fill(r.Request.PostForm)
	r.Header("Retry-After", retryAfter)
	return d.Render(r, http.StatusServiceUnavailable, "desk_sent.html", v)
}

// retryAfter is how many seconds whoever sent something is asked to wait.
const retryAfter = "10"

// commands are the names of fields that a button or the page itself fills.
var commands = []string{"do", "decision", "seen", "print", "asked", "case", "d", "go", "alike", "kind", "document", "second", "field", "was", "file", "way", "over", "save", "work", "tie", "next", "as", "person", "role"}

// fill takes in what was sent.
func (v *sentPage) fill(form url.Values) {
	if secret(form) {
		return
	}
	for name, values := range form {
		for _, x := range values {
			v.Fields = append(v.Fields, frame.Field{Name: name, Value: x})
			if x = strings.TrimSpace(x); x != "" && !slices.Contains(commands, name) {
				v.Typed = append(v.Typed, x)
			}
		}
	}
	slices.SortStableFunc(v.Fields, func(a, b frame.Field) int { return strings.Compare(a.Name, b.Name) })
	slices.Sort(v.Typed)
}

// sent is a form that came after its session had ended, kept until its person has
// signed in again.
type sent struct {
	Path string
	Form url.Values
}

// mostSent bounds what is kept of a form, in bytes.
const mostSent = 256 << 10

// Sent returns what somebody sent without being known, to be kept in the page by
// which they sign in; "" where it cannot be: files, or too much. A password is
// never kept.
func Sent(r *frame.Request) string {
	kind, _, err := mime.ParseMediaType(r.Request.Header.Get("Content-Type"))
	if err != nil || kind != "application/x-www-form-urlencoded" {
		return ""
	}
	form, err := ReadForm(r)
	if err != nil {
		return ""
	}
	if secret(form) {
		return ""
	}
	b, err := json.Marshal(sent{r.Request.URL.RequestURI(), form})
	if err != nil || len(b) > mostSent || !utf8.Valid(b) {
		return ""
	}
	return string(b)
}

// secret reports whether a form has a password.
func secret(form url.Values) bool {
	for name := range form {
		if strings.Contains(name, "password") || name == "now" {
			return true
		}
	}
	return false
}

// readSent reads what Sent wrote, which went through a browser; false where it is
// of no address of the desk.
func (d *Desk) readSent(text string) (s sent, ok bool) {
	if len(text) > mostSent || json.Unmarshal([]byte(text), &s) != nil {
		return s, false
	}
	path, _, _ := strings.Cut(s.Path, "?")
	for _, l := range schema.Langs {
		at := frame.Address(l, frame.RouteDesk)
		own := frame.Address(l, frame.RouteAccount)
		if path == at || strings.HasPrefix(path, at+"/") || path == own || strings.HasPrefix(path, own+"/") {
			return s, Next(url.Values{door.NextParam: {s.Path}}, "") != ""
		}
	}
	return s, false
}

// forget drops what was kept of an ended session, once it is done.
func (d *Desk) forget(r *frame.Request) {
	kept := d.Door.Kept(r.Ctx())
	if kept == "" {
		return
	}
	if s, ok := d.readSent(kept); ok && s.Path != r.Request.URL.RequestURI() {
		return
	}
	if err := d.Door.Forget(r.Ctx()); err != nil {
		d.Site.Log.Warn("what was sent is kept", "err", err)
	}
}

// Resume returns where who has just signed in goes on with what they sent before,
// and what their session is to keep of it; "" where nothing was.
func (d *Desk) Resume(l schema.Lang, kept string) (address, keep string) {
	if _, ok := d.readSent(kept); !ok {
		return "", ""
	}
	return Below(l, frame.RouteDesk, "again"), kept
}

// SentPage is the page with what its person had sent when their session had ended.
func (d *Desk) SentPage() Page {
	return Page{At: frame.RouteDesk, Rest: "/again", Least: schema.Reader, Do: func(r *Request) error {
		s, ok := d.readSent(d.Door.Kept(r.Ctx()))
		if !ok {
			return r.See(frame.Address(r.Lang, frame.RouteDesk))
		}
		open, _, _ := strings.Cut(s.Path, "?")
		v := sentPage{Frame: d.Page(r, frame.RouteDesk, d.Site.Locale(r.Lang).Say("sent.kept")), Kept: true, Action: s.Path, Open: open}
		v.fill(s.Form)
		return d.Render(r.Request, http.StatusOK, "desk_sent.html", v)
	}}
}
