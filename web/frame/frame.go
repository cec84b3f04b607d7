package frame

import (
	"html/template"
	"strings"

	"github.com/simde/simde/schema"
)

// Frame is what every page has around its own content.
type Frame struct {
	Lang        schema.Lang
	Title       string // of the window
	Description string
	Nav         Route  // the entry of the main menu that is current
	Text        string // what stands in the search box
	NoIndex     bool
	Canonical   string
	Alternates  []alternate
	Live        bool          // a part of it is exchanged where a form changes
	Script      string        // a module of the page's own, by the name of its file
	Style       string        // a style sheet of the page's own, by the name of its file
	Head        template.HTML // metadata of the page, as HTML
	Indexing    *Indexing     // while documents are not found yet
}

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

// Frame makes the frame of a page at route. Its other languages keep what
// follows the route in the address.
func (s *Site) Frame(r *Request, at Route, title string) Frame {
	f := Frame{Lang: r.Lang, Title: title, Nav: at}
	rest := strings.TrimPrefix(r.Request.URL.EscapedPath(), Address(r.Lang, at))
	for _, l := range schema.Langs {
		to := Address(l, at) + rest
		if r.Request.URL.RawQuery != "" {
			to += "?" + r.Request.URL.RawQuery
		}
		f.Alternates = append(f.Alternates, alternate{l, langNames[l], strings.ToUpper(string(l)), to, s.Base(r.Request) + to, l == r.Lang})
	}
	f.Canonical = s.Base(r.Request) + Address(r.Lang, at) + rest
	f.Indexing = s.Indexing(r)
	return f
}
