package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// route is a place of the site that has one address in each language.
type route string

// The places of the site.
const (
	routeHome      route = "home"
	routeDocuments route = "documents"
	routeCorridors route = "corridors"
	routeCountries route = "countries"
	routeRegions   route = "regions"
	routeTopics    route = "topics"
	routeSets      route = "collections"
	routeData      route = "data"
	routeHelp      route = "help"
	routeAbout     route = "about"
	routeCoverage  route = "coverage"
	routeAccess    route = "accessibility"
	routeAPI       route = "api"
	routeFacets    route = "facets"
)

// segments are the words of the addresses, in the order of schema.Langs.
var segments = map[route][3]string{
	routeHome:      {"", "", ""},
	routeDocuments: {"documentos", "documents", "documents"},
	routeCorridors: {"corredores", "corridors", "corridors"},
	routeCountries: {"paises", "countries", "pays"},
	routeRegions:   {"regiones", "regions", "regions"},
	routeTopics:    {"temas", "topics", "themes"},
	routeSets:      {"colecciones", "collections", "collections"},
	routeData:      {"datos", "data", "donnees"},
	routeHelp:      {"ayuda", "help", "aide"},
	routeAbout:     {"acerca", "about", "a-propos"},
	routeCoverage:  {"cobertura", "coverage", "couverture"},
	routeAccess:    {"accesibilidad", "accessibility", "accessibilite"},
	routeAPI:       {"api", "api", "api"},
	routeFacets:    {"facetas", "facets", "facettes"},
}

// address returns the path of a place in l, with more segments below it.
func address(l schema.Lang, r route, below ...string) string {
	path := "/" + string(l)
	for i, x := range schema.Langs {
		if x == l && segments[r][i] != "" {
			path += "/" + segments[r][i]
		}
	}
	for _, b := range below {
		if b != "" {
			path += "/" + url.PathEscape(b)
		}
	}
	return path
}

// documentAddress returns the path of a document's page.
func documentAddress(l schema.Lang, id schema.ID, title string) string {
	return address(l, routeDocuments, string(id), documentSlug(title))
}

// documentSlug writes a title for the address of a document's page, or "" where
// it would be the address of the viewer.
func documentSlug(title string) string {
	if s := slug(title); s != viewerSegment {
		return s
	}
	return ""
}

// resultsAddress returns the path and parameters of the answer to q.
func resultsAddress(l schema.Lang, q search.Query) string {
	return withValues(address(l, routeDocuments), q.Values())
}

func withValues(path string, v url.Values) string {
	if len(v) == 0 {
		return path
	}
	return path + "?" + encoded(v)
}

// encoded writes parameters with spaces as %20: a template writes a plus as
// five letters.
func encoded(v url.Values) string { return strings.ReplaceAll(v.Encode(), "+", "%20") }

// maxSlug keeps addresses short enough for a mail.
const maxSlug = 60

// slug writes a title for an address: folded words joined by hyphens, cut at a
// word.
func slug(title string) string {
	words := strings.FieldsFunc(schema.Fold(title), func(r rune) bool {
		return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	var b strings.Builder
	for _, w := range words {
		if b.Len() > 0 && b.Len()+len(w) >= maxSlug {
			break
		}
		if b.Len() > 0 {
			b.WriteByte('-')
		}
		b.WriteString(w[:min(len(w), maxSlug)])
	}
	return b.String()
}

var negotiator = language.NewMatcher([]language.Tag{language.Spanish, language.English, language.French})

// pathLang returns the language that the path of an address begins with.
func pathLang(path string) (schema.Lang, bool) {
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	l := schema.Lang(first)
	return l, l.Spoken()
}

// langOf returns the language of an address, and where it has none the one
// that the browser asks for.
func (s *Server) langOf(r *http.Request) schema.Lang {
	if l, ok := pathLang(r.URL.Path); ok {
		return l
	}
	tags, _, err := language.ParseAcceptLanguage(r.Header.Get("Accept-Language"))
	if err != nil || len(tags) == 0 {
		return schema.Spanish
	}
	_, i, _ := negotiator.Match(tags...)
	return schema.Langs[i]
}

// root leads to the home page in the reader's language.
func (s *Server) root(r *request) error {
	r.Header("Vary", "Accept-Language")
	r.Redirect(http.StatusFound, address(s.langOf(r.Request), routeHome))
	return nil
}

// permalink leads from the lasting address of a document, or of one of its
// pages, to where it stands.
func (s *Server) permalink(r *request) error {
	head, err := s.Catalogue.Head(r.ctx(), schema.ID(r.Param("id")))
	if err != nil {
		return err
	}
	r.Header("Vary", "Accept-Language")
	to := documentAddress(s.langOf(r.Request), head.ID, head.Title)
	if n, err := strconv.Atoi(r.Query("p")); err == nil && n > 0 {
		to += "?p=" + strconv.Itoa(n) + "#page"
	}
	r.Redirect(http.StatusSeeOther, to)
	return nil
}

// base returns the scheme and the host under which the site is seen.
func (s *Server) base(r *http.Request) string {
	if s.BaseURL != "" {
		return strings.TrimSuffix(s.BaseURL, "/")
	}
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	return scheme + "://" + r.Host
}
