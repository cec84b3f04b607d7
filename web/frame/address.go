package frame

import (
	"cmp"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"github.com/simde/simde/schema"
)

// Route is a place of the site that has one address in each language.
type Route string

// The places of the site.
const (
	RouteHome      Route = "home"
	RouteDocuments Route = "documents"
	RouteCorridors Route = "corridors"
	RouteCountries Route = "countries"
	RouteRegions   Route = "regions"
	RouteTopics    Route = "topics"
	RouteSets      Route = "collections"
	RouteData      Route = "data"
	RouteHelp      Route = "help"
	RouteAbout     Route = "about"
	RouteCoverage  Route = "coverage"
	RouteAccess    Route = "accessibility"
	RouteAPI       Route = "api"
	RouteFacets    Route = "facets"
	RouteAlerts    Route = "alerts"

	RouteSignIn     Route = "sign-in"
	RouteInvitation Route = "invitation"
	RouteAccount    Route = "account"
	RouteDesk       Route = "desk"
	RouteDeskPeople Route = "desk-people"
	RouteDeskReview Route = "desk-review"
	RouteDeskUpload Route = "desk-upload"
	RouteDeskDocs   Route = "desk-documents"
	RouteDeskBulk   Route = "desk-changes"
	RouteDeskLog    Route = "desk-log"
	RouteDeskBatch  Route = "desk-batches"
	RouteDeskSource Route = "desk-sources"
	RouteDeskOffers Route = "desk-offers"
	RouteDeskAdvice Route = "desk-proposals"
	RouteDeskSets   Route = "desk-collections"
	RouteDeskOrgs   Route = "desk-organisations"
	RouteDeskPlaces Route = "desk-places"
	RouteDeskHealth Route = "desk-health"
)

// segments are the words of the addresses, in the order of schema.Langs.
var segments = map[Route][3]string{
	RouteHome:      {"", "", ""},
	RouteDocuments: {"documentos", "documents", "documents"},
	RouteCorridors: {"corredores", "corridors", "corridors"},
	RouteCountries: {"paises", "countries", "pays"},
	RouteRegions:   {"regiones", "regions", "regions"},
	RouteTopics:    {"temas", "topics", "themes"},
	RouteSets:      {"colecciones", "collections", "collections"},
	RouteData:      {"datos", "data", "donnees"},
	RouteHelp:      {"ayuda", "help", "aide"},
	RouteAbout:     {"acerca", "about", "a-propos"},
	RouteCoverage:  {"cobertura", "coverage", "couverture"},
	RouteAccess:    {"accesibilidad", "accessibility", "accessibilite"},
	RouteAPI:       {"api", "api", "api"},
	RouteFacets:    {"facetas", "facets", "facettes"},
	RouteAlerts:    {"avisos", "alerts", "alertes"},

	RouteSignIn:     {"entrar", "sign-in", "connexion"},
	RouteInvitation: {"invitacion", "invitation", "invitation"},
	RouteAccount:    {"cuenta", "account", "compte"},
	RouteDesk:       {"mesa", "desk", "bureau"},
	RouteDeskPeople: {"mesa/personas", "desk/people", "bureau/personnes"},
	RouteDeskReview: {"mesa/revisar", "desk/review", "bureau/revision"},
	RouteDeskUpload: {"mesa/subir", "desk/upload", "bureau/depot"},
	RouteDeskDocs:   {"mesa/documentos", "desk/documents", "bureau/documents"},
	RouteDeskBulk:   {"mesa/cambios", "desk/changes", "bureau/modifications"},
	RouteDeskLog:    {"mesa/registro", "desk/log", "bureau/journal"},
	RouteDeskBatch:  {"mesa/lotes", "desk/batches", "bureau/lots"},
	RouteDeskSource: {"mesa/fuentes", "desk/sources", "bureau/sources"},
	RouteDeskOffers: {"mesa/ofertas", "desk/offers", "bureau/propositions"},
	RouteDeskAdvice: {"mesa/propuestas", "desk/proposals", "bureau/suggestions"},
	RouteDeskSets:   {"mesa/colecciones", "desk/collections", "bureau/collections"},
	RouteDeskOrgs:   {"mesa/organizaciones", "desk/organisations", "bureau/organisations"},
	RouteDeskPlaces: {"mesa/lugares", "desk/places", "bureau/lieux"},
	RouteDeskHealth: {"mesa/estado", "desk/health", "bureau/etat"},
}

// Address returns the path of a place in l, with more segments below it.
func Address(l schema.Lang, r Route, below ...string) string {
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

// WithValues adds parameters to a path.
func WithValues(path string, v url.Values) string {
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

// Slug writes a title for an address: folded words joined by hyphens, cut at a
// word.
func Slug(title string) string {
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

// PathLang returns the language that the path of an address begins with.
func PathLang(path string) (schema.Lang, bool) {
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	l := schema.Lang(first)
	return l, l.Spoken()
}

// LangOf returns the language of an address, and where it has none the one
// that the browser asks for.
func LangOf(r *http.Request) schema.Lang {
	if l, ok := PathLang(r.URL.Path); ok {
		return l
	}
	tags, _, err := language.ParseAcceptLanguage(r.Header.Get("Accept-Language"))
	if err != nil || len(tags) == 0 {
		return schema.Spanish
	}
	_, i, _ := negotiator.Match(tags...)
	return schema.Langs[i]
}

// APIPath is where programs ask.
const APIPath = "/api/v1"

// OAIPath is where harvesters ask.
const OAIPath = "/oai"

// ForPrograms reports whether what answers at an address is data.
func ForPrograms(path string) bool { return strings.HasPrefix(path, APIPath+"/") || path == OAIPath }

// QueryValues writes pairs of keys and values as the query of an address.
func QueryValues(pairs ...string) string {
	v := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			v.Set(pairs[i], pairs[i+1])
		}
	}
	return encoded(v)
}

// Routes returns all places of the site, those with shorter addresses first, so
// that the last that an address begins with is the nearest.
func Routes() []Route {
	out := slices.Collect(maps.Keys(segments))
	slices.SortFunc(out, func(a, b Route) int {
		return cmp.Or(cmp.Compare(len(segments[a][1]), len(segments[b][1])), cmp.Compare(a, b))
	})
	return out
}
