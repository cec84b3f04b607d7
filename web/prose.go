package web

import (
	"net/http"
	"strings"

	"github.com/simde/simde/search"
)

// textPage is a page of prose whose text stands in the catalogues.
type textPage struct {
	frame
	Sections []section
}

type section struct{ Heading, Text string }

// text renders a page of prose from the messages NAME.title and NAME.1.title,
// NAME.1.text and so on.
func (s *Server) text(r *request, at route, sections int) error {
	loc := s.locales[r.Lang]
	name := string(at)
	page := textPage{frame: s.frame(r, at, loc.say(name+".title"))}
	for i := range sections {
		key := name + "." + string(rune('1'+i))
		page.Sections = append(page.Sections, section{loc.say(key + ".title"), loc.say(key + ".text")})
	}
	return s.render(r, http.StatusOK, "text.html", page)
}

func (s *Server) about(r *request) error { return s.text(r, routeAbout, 4) }

func (s *Server) accessibility(r *request) error { return s.text(r, routeAccess, 3) }

// apiPage documents the interface for programs.
type apiGuidePage struct {
	frame
	Base    string
	Harvest string // where harvesters ask
	Rows    []apiRow
}

type apiRow struct{ Path, Text string }

func (s *Server) apiGuide(r *request) error {
	loc := s.locales[r.Lang]
	page := apiGuidePage{frame: s.frame(r, routeAPI, loc.say("nav.api")), Base: s.base(r.Request) + apiPath, Harvest: s.base(r.Request) + oaiPath}
	for _, o := range s.operations() {
		if strings.HasPrefix(o.name, "reference-") {
			continue // as the whole search, of one document
		}
		page.Rows = append(page.Rows, apiRow{apiPath + o.path + o.example, loc.say("api." + o.name)})
	}
	return s.render(r, http.StatusOK, "api.html", page)
}

// helpPage explains the search with examples that can be tried.
type helpPage struct {
	frame
	Rows []helpRow
}

type helpRow struct{ Example, URL, Text string }

// helpRows names the examples; each has the messages help.ROW.example and
// help.ROW.text.
var helpRows = []string{"words", "phrase", "near", "not", "or", "prefix", "fuzzy", "title", "publisher", "collection", "places", "corridor", "open", "country", "topic", "year", "lang"}

func (s *Server) help(r *request) error {
	loc := s.locales[r.Lang]
	page := helpPage{frame: s.frame(r, routeHelp, loc.say("help.title"))}
	for _, k := range helpRows {
		example := loc.say("help." + k + ".example")
		page.Rows = append(page.Rows, helpRow{example, resultsAddress(r.Lang, search.Query{Text: example}), loc.say("help." + k + ".text")})
	}
	return s.render(r, http.StatusOK, "help.html", page)
}

// robots keeps searches out of crawlers and lets documents in.
func (s *Server) robots(r *request) error {
	r.String(http.StatusOK, "User-agent: *\nDisallow: /*/documentos?\nDisallow: /*/documents?\n"+
		"Disallow: /*/facetas/\nDisallow: /*/facets/\nDisallow: /*/facettes/\nDisallow: /api/\nDisallow: /d/*/p/\nAllow: /\nSitemap: "+s.base(r.Request)+"/sitemap.xml\n")
	return nil
}
