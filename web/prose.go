package web

import (
	"net/http"
	"strings"

	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
)

// textPage is a page of prose whose text stands in the catalogues.
type textPage struct {
	frame.Frame
	Sections []section
}

type section struct{ Heading, Text string }

// text renders a page of prose from the messages NAME.title and NAME.1.title,
// NAME.1.text and so on.
func (s *Server) text(r *frame.Request, at frame.Route, sections int) error {
	loc := s.Site.Locale(r.Lang)
	name := string(at)
	page := textPage{Frame: s.Site.Frame(r, at, loc.Say(name+".title"))}
	for i := range sections {
		key := name + "." + string(rune('1'+i))
		page.Sections = append(page.Sections, section{loc.Say(key + ".title"), loc.Say(key + ".text")})
	}
	return s.Site.Render(r, http.StatusOK, "text.html", page)
}

func (s *Server) about(r *frame.Request) error { return s.text(r, frame.RouteAbout, 4) }

func (s *Server) accessibility(r *frame.Request) error { return s.text(r, frame.RouteAccess, 3) }

// apiPage documents the interface for programs.
type apiGuidePage struct {
	frame.Frame
	Base    string
	Harvest string // where harvesters ask
	Rows    []apiRow
}

type apiRow struct{ Path, Text string }

func (s *Server) apiGuide(r *frame.Request) error {
	loc := s.Site.Locale(r.Lang)
	page := apiGuidePage{Frame: s.Site.Frame(r, frame.RouteAPI, loc.Say("nav.api")), Base: s.Site.Base(r.Request) + frame.APIPath, Harvest: s.Site.Base(r.Request) + frame.OAIPath}
	for _, o := range s.operations() {
		if strings.HasPrefix(o.name, "reference-") {
			continue // as the whole search, of one document
		}
		page.Rows = append(page.Rows, apiRow{frame.APIPath + o.path + o.example, loc.Say("api." + o.name)})
	}
	return s.Site.Render(r, http.StatusOK, "api.html", page)
}

// helpPage explains the search with examples that can be tried.
type helpPage struct {
	frame.Frame
	Rows []helpRow
}

type helpRow struct{ Example, URL, Text string }

// helpRows names the examples; each has the messages help.ROW.example and
// help.ROW.text.
var helpRows = []string{"words", "phrase", "near", "not", "or", "prefix", "fuzzy", "title", "publisher", "collection", "places", "corridor", "open", "country", "topic", "year", "lang"}

func (s *Server) help(r *frame.Request) error {
	loc := s.Site.Locale(r.Lang)
	page := helpPage{Frame: s.Site.Frame(r, frame.RouteHelp, loc.Say("help.title"))}
	for _, k := range helpRows {
		example := loc.Say("help." + k + ".example")
		page.Rows = append(page.Rows, helpRow{example, frame.ResultsAddress(r.Lang, search.Query{Text: example}), loc.Say("help." + k + ".text")})
	}
	return s.Site.Render(r, http.StatusOK, "help.html", page)
}

// robots keeps searches out of crawlers and lets documents in.
func (s *Server) robots(r *frame.Request) error {
	r.String(http.StatusOK, "User-agent: *\nDisallow: /*/documentos?\nDisallow: /*/documents?\n"+
		"Disallow: /*/facetas/\nDisallow: /*/facets/\nDisallow: /*/facettes/\nDisallow: /api/\nDisallow: /d/*/p/\nAllow: /\nSitemap: "+s.Site.Base(r.Request)+"/sitemap.xml\n")
	return nil
}
