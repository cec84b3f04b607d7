package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	files "github.com/simde/simde/web/template"
)

// views are the page templates of one language, by the name of their file.
type views map[string]*template.Template

// frame is what every page has around its own content.
type frame struct {
	Lang        schema.Lang
	Title       string // of the window
	Description string
	Nav         route  // the entry of the main menu that is current
	Text        string // what stands in the search box
	NoIndex     bool
	Canonical   string
	Alternates  []alternate
	Live        bool          // a part of it is exchanged where a form changes
	Script      string        // a module of the page's own, by the name of its file
	Head        template.HTML // metadata of the page, made by metaTags
	Indexing    *indexing     // while documents are not found yet
}

// indexing says how much of the library is found so far.
type indexing struct{ Percent int }

// alternate is the same page in a language of the site.
type alternate struct {
	Lang    schema.Lang
	Name    string
	Code    string
	URL     string
	Whole   string // URL with scheme and host
	Current bool
}

// langNames are the names of the languages in themselves.
var langNames = map[schema.Lang]string{schema.Spanish: "Español", schema.English: "English", schema.French: "Français"}

// frame makes the frame of a page at route. Its other languages keep what
// follows the route in the address.
func (s *Server) frame(r *request, at route, title string) frame {
	f := frame{Lang: r.Lang, Title: title, Nav: at}
	rest := strings.TrimPrefix(r.Request.URL.EscapedPath(), address(r.Lang, at))
	for _, l := range schema.Langs {
		to := address(l, at) + rest
		if r.Request.URL.RawQuery != "" {
			to += "?" + r.Request.URL.RawQuery
		}
		f.Alternates = append(f.Alternates, alternate{l, langNames[l], strings.ToUpper(string(l)), to, s.base(r.Request) + to, l == r.Lang})
	}
	f.Canonical = s.base(r.Request) + address(r.Lang, at) + rest
	f.Indexing = s.indexing(r)
	return f
}

// indexing returns how far the index is, or nil where it has the whole library.
func (s *Server) indexing(r *request) *indexing {
	if s.Progress == nil {
		return nil
	}
	x, err := s.Progress.State(r.ctx())
	if err != nil {
		s.Log.Warn("state of the library unknown", "err", err)
		return nil
	}
	percent, behind := x.behind()
	if !behind {
		return nil
	}
	return &indexing{percent}
}

func (s *Server) loadViews() (map[schema.Lang]views, error) {
	names, err := fs.Glob(files.Files, "*.html")
	if err != nil {
		return nil, err
	}
	out := map[schema.Lang]views{}
	for _, l := range schema.Langs {
		shared, err := template.New("").Funcs(s.functions(l)).ParseFS(files.Files, "_*.html")
		if err != nil {
			return nil, err
		}
		out[l] = views{}
		for _, f := range names {
			if strings.HasPrefix(f, "_") {
				continue
			}
			t, err := template.Must(shared.Clone()).ParseFS(files.Files, f)
			if err != nil {
				return nil, fmt.Errorf("template %s: %w", f, err)
			}
			out[l][f] = t.Option("missingkey=error")
		}
	}
	return out, nil
}

// functions are what templates of a language can call.
func (s *Server) functions(l schema.Lang) template.FuncMap {
	loc := s.locales[l]
	return template.FuncMap{
		"t":         loc.say,
		"lang":      func() schema.Lang { return l },
		"asset":     func(name string) string { return s.assets.address[name] },
		"at":        func(r string, below ...string) string { return address(l, route(r), below...) },
		"cited":     loc.cited,
		"number":    func(n int) string { return loc.format.integer(int64(n)) },
		"date":      loc.format.date,
		"bytes":     loc.format.bytes,
		"place":     func(p schema.Place) string { return p.Name(l) },
		"topic":     func(t schema.Term) string { return t.Name(l) },
		"kind":      func(k schema.Kind) string { return k.Name(l) },
		"publisher": func(name string) string { return schema.PublisherName(name, l) },
		"langName":  func(x schema.Lang) string { return loc.langName(x) },
		"corridor":  func(c schema.Corridor) corridorView { return corridorOf(l, c) },
		"permalink": func(id schema.ID) string { return "/d/" + string(id) },
		"last":      func(l []link) int { return len(l) - 1 },
		"spans":     func(s []search.Span) []search.Span { return s },
	}
}

// langName names a language in the language of the page, as a label that stands
// alone.
func (l *locale) langName(x schema.Lang) string {
	if x == "" {
		x = schema.Undetermined
	}
	if name := l.say("lang." + string(x)); name != "lang."+string(x) {
		return capital(name)
	}
	return string(x)
}

// corridorView is a corridor with the names and the address of its ends.
type corridorView struct {
	Origin, Destination string
	Slug                string
	URL                 string
}

func corridorOf(l schema.Lang, c schema.Corridor) corridorView {
	name := func(p schema.Place) string {
		if p == "" {
			return "*"
		}
		return p.Name(l)
	}
	return corridorView{name(c.Origin), name(c.Destination), c.Slug(), address(l, routeCorridors, c.Slug())}
}

// render writes a page. It is made whole before the first byte goes out, so
// that an error never leaves half a page.
func (s *Server) render(r *request, status int, file string, page any) error {
	var b bytes.Buffer
	t, ok := s.views[r.Lang][file]
	if !ok {
		return fmt.Errorf("no template %s", file)
	}
	if err := t.ExecuteTemplate(&b, "base", page); err != nil {
		return fmt.Errorf("render %s: %w", file, err)
	}
	r.Header("Content-Language", string(r.Lang))
	r.Data(status, "text/html; charset=utf-8", b.Bytes())
	return nil
}

// errorPage is the page of an error, in the reader's language.
type errorPage struct {
	frame
	Status  int
	Heading string
	Message string
}

// fail answers with the page of an error. It is the only place where errors
// become statuses.
func (s *Server) fail(r *request, err error) {
	status, key := http.StatusInternalServerError, "internal"
	switch {
	case errors.Is(err, schema.ErrGone):
		status, key = http.StatusGone, "gone"
	case errors.Is(err, schema.ErrNotFound):
		status, key = http.StatusNotFound, "not-found"
	case errors.Is(err, schema.ErrInvalid):
		status, key = http.StatusBadRequest, "invalid"
	case errors.Is(err, errBusy):
		status, key = http.StatusTooManyRequests, "busy"
	case errors.Is(err, errMethod):
		status, key = http.StatusMethodNotAllowed, "method"
	case errors.Is(err, schema.ErrUnavailable):
		status, key = http.StatusServiceUnavailable, "unavailable"
		r.Header("Retry-After", retryAfter)
	}
	unvalidated(r.Writer.Header())
	if status >= http.StatusInternalServerError {
		s.Log.Error("request failed", "path", r.Request.URL.Path, "err", err)
	}
	for _, name := range []string{"Content-Type", "Content-Disposition", "Cache-Control", "ETag", "Last-Modified", "Link"} {
		r.Writer.Header().Del(name) // of the answer that there is not
	}
	loc := s.locales[r.Lang]
	if forPrograms(r.Request.URL.Path) {
		s.problem(r, status, loc.say("error."+key+".title"), err)
		return
	}
	page := errorPage{frame: s.frame(r, routeHome, loc.say("error."+key+".title")), Status: status,
		Heading: loc.say("error." + key + ".title"), Message: loc.say("error." + key + ".text")}
	page.NoIndex = true
	for i := range page.Alternates { // the broken address need not exist in another language
		page.Alternates[i].URL = address(page.Alternates[i].Lang, routeHome)
	}
	if err := s.render(r, status, "error.html", page); err != nil {
		s.Log.Error("request failed", "path", r.Request.URL.Path, "err", err)
		r.String(http.StatusInternalServerError, "%s\n", page.Heading)
	}
}

// retryAfter is how many seconds a client is asked to wait for a service that
// does not answer.
const retryAfter = "10"

// apiProblem are the details of an error.
type apiProblem struct {
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail,omitempty"`
}

// problem answers a program with the details of an error, as RFC 9457 has
// them. What went wrong inside is in the log and not in the answer.
func (s *Server) problem(r *request, status int, title string, err error) {
	details := apiProblem{Title: title, Status: status}
	if status < http.StatusInternalServerError {
		details.Detail = err.Error()
	}
	b, err := json.Marshal(details)
	if err != nil {
		s.Log.Error("request failed", "path", r.Request.URL.Path, "err", err)
	}
	r.Data(status, "application/problem+json", b)
}

// errMethod says that an address does not take the method of a request.
var errMethod = errors.New("method not allowed")

// errBusy says that a client asks too much at once.
var errBusy = errors.New("too many requests")
