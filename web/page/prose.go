package page

import (
	"net/http"

	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
)

// Prose are the pages of text.
type Prose struct{ Site *frame.Site }

// textPage is a page of prose whose text stands in the catalogues.
type textPage struct {
	frame.Frame
	Sections []section
}

type section struct{ Heading, Text string }

// text renders a page of prose from the messages NAME.title and NAME.1.title,
// NAME.1.text and so on.
func (s *Prose) text(r *frame.Request, at frame.Route, sections int) error {
	loc := s.Site.Locale(r.Lang)
	name := string(at)
	page := textPage{Frame: s.Site.Frame(r, at, loc.Say(name+".title"))}
	for i := range sections {
		key := name + "." + string(rune('1'+i))
		page.Sections = append(page.Sections, section{loc.Say(key + ".title"), loc.Say(key + ".text")})
	}
	return s.Site.Render(r, http.StatusOK, "text.html", page)
}

// About says what the site is.
func (s *Prose) About(r *frame.Request) error { return s.text(r, frame.RouteAbout, 4) }

// Accessibility says for whom the site works, and how.
func (s *Prose) Accessibility(r *frame.Request) error { return s.text(r, frame.RouteAccess, 3) }

// helpPage explains the search with examples that can be tried.
type helpPage struct {
	frame.Frame
	Rows []helpRow
}

type helpRow struct{ Example, URL, Text string }

// HelpRows names the examples; each has the messages help.ROW.example and
// help.ROW.text.
var HelpRows = []string{"words", "phrase", "near", "not", "or", "prefix", "fuzzy", "title", "publisher", "collection", "places", "corridor", "open", "country", "topic", "year", "lang"}

// Help explains the search.
func (s *Prose) Help(r *frame.Request) error {
	loc := s.Site.Locale(r.Lang)
	page := helpPage{Frame: s.Site.Frame(r, frame.RouteHelp, loc.Say("help.title"))}
	for _, k := range HelpRows {
		example := loc.Say("help." + k + ".example")
		page.Rows = append(page.Rows, helpRow{example, frame.ResultsAddress(r.Lang, search.Query{Text: example}), loc.Say("help." + k + ".text")})
	}
	return s.Site.Render(r, http.StatusOK, "help.html", page)
}
