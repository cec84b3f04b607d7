package api

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/export"
	"github.com/simde/simde/web/frame"
)

// Routes registers the addresses. GET and HEAD are answered alike.
func (s *Interface) Routes(get func(string, schema.Lang, frame.Handler), post func(string, frame.Handler)) {
	for _, o := range s.Operations() {
		if o.method == http.MethodPost {
			post(o.routed(), o.checked())
			continue
		}
		get(o.routed(), schema.English, o.checked())
	}
}

// Operation is an address of the interface for programs. It is routed, listed
// on the page for people and described as OpenAPI from here. Its message for
// people is api.NAME.
type Operation struct {
	Name    string // operationId
	method  string
	path    string // below apiPath, as OpenAPI writes it: "/documents/{id}"
	example string // what follows the path in the list for people
	summary string
	media   string
	params  []parameter
	answer  any // a value of the type that is answered; nil where it is not JSON
	handler frame.Handler
}

const mediaJSON = "application/json"

// Operations are all addresses, in the order in which they are listed.
func (s *Interface) Operations() []Operation {
	id := inPath("id", "identifier of a document", typeText)
	words := searchParameters()[0]
	paged := append(searchParameters(), inQuery("page", "page of results", numbers(1, search.LastPage)),
		inQuery("n", "results a page", numbers(1, search.MostHits)), inQuery("sort", "by relevance without it", typeSort))
	list := []Operation{
		{Name: "search", path: "/documents", example: "?q=…", summary: "search with facets and pages", params: paged, answer: results{}, handler: s.Documents.search},
		{Name: "document", path: "/documents/{id}", summary: "a document with its evidence", params: []parameter{id}, answer: full{}, handler: s.Documents.document},
		{Name: "pageHits", path: "/documents/{id}/pages", example: "?q=…", summary: "pages on which a search is found", params: []parameter{id, words}, answer: pageHits{}, handler: s.Documents.pageHits},
		{Name: "page", path: "/documents/{id}/pages/{page}", summary: "the text of a page", params: []parameter{id, inPath("page", "number of the page", numbers(1, search.LastPage))}, answer: pageText{}, handler: s.Documents.page},
	}
	for _, f := range export.Formats {
		list = append(list, Operation{Name: "export-" + f.Name, path: "/documents." + f.Name, example: "?q=…", summary: "the whole search as " + f.Label,
			media: f.MediaType, params: searchParameters(), handler: s.Documents.export(f)})
	}
	for _, f := range export.Formats {
		list = append(list, Operation{Name: "reference-" + f.Name, path: "/documents/{id}/reference." + f.Name, summary: "the reference of a document as " + f.Label,
			media: f.MediaType, params: []parameter{id}, handler: s.Documents.exportOne(f)})
	}
	return append(list, s.otherOperations(words)...)
}

// otherOperations are those that are not of documents.
func (s *Interface) otherOperations(words parameter) []Operation {
	hl := labelLanguage()
	place := func(name, what string) parameter {
		return inQuery(name, what+": ISO 3166-1 alpha-2, UN M49 or a named group", typeText)
	}
	series := inQuery("series", "identifier of a series; the newest migrant stock without it", typeText)
	return []Operation{
		{Name: "facet", path: "/facets/{facet}", example: "?q=…", summary: "every value of a facet with its documents", handler: s.Vocabulary.facet, answer: facetWhole{},
			params: append(searchParameters(), inPath("facet", "name of the facet", typeFacet), inQuery("find", "beginning of a word of the label", typeText))},
		{Name: "corridors", path: "/corridors", example: "?o=MX", summary: "the largest corridors of a series with their documents", handler: s.Figures.corridors, answer: ranking{},
			params: []parameter{series, inQuery("year", "the latest without it", typeYear), place("o", "origin"), place("d", "destination"), inQuery("n", "corridors", numbers(1, rankedMost)), hl}},
		{Name: "corridor", path: "/corridors/{corridor}", summary: "a corridor: its figures, its documents and what they say of it", handler: s.Figures.corridor, answer: corridorProfile{},
			params: []parameter{inPath("corridor", "MX-US, 013-US", typeCorridor), hl}},
		{Name: "figures", path: "/figures", example: "?corridor=MX-*", summary: "figures between two ends", handler: s.Figures.figures, answer: figuresBetween{},
			params: []parameter{{"corridor", "query", true, "MX-US, MX-*, *-US, 013-US", typeHalfCorridor}, inQuery("shares", "1 for those of one sex, of one part of a country and on one route too", numbers(1, 1))}},
		{Name: "series", path: "/series", summary: "the series of the data bank with source, method and licence", handler: s.Figures.series, answer: []source{}, params: []parameter{hl}},
		{Name: "topics", path: "/topics", summary: "the thesaurus, in the terms of SKOS", handler: s.Vocabulary.topics, answer: []schema.Topic{}},
		{Name: "places", path: "/places", summary: "countries, regions and groups with their codes and names", handler: s.Vocabulary.places, answer: []gazette{}},
		{Name: "suggest", path: "/suggest", example: "?q=…", summary: "complete what is typed", params: []parameter{words, hl}, answer: []suggestion{}, handler: s.Vocabulary.suggest},
		{Name: "marks", method: http.MethodPost, path: "/marks", example: "?q=…", summary: "where a search is found in the text that is sent", answer: marked{}, handler: s.Documents.marks,
			params: []parameter{words, hl, inQuery("of", "language of the text; that of the words without it", typeText)}},
		{Name: "openapi", path: "/openapi.json", summary: "this description", answer: map[string]any{}, handler: s.openAPI},
	}
}

// checked runs an operation where the parameters of a request are as they are
// described.
func (o Operation) checked() frame.Handler {
	return func(r *frame.Request) error {
		query := r.Request.URL.Query()
		for _, p := range o.params {
			values := query[p.Name]
			if p.In == "path" {
				values = []string{r.Param(p.Name)}
			}
			if fault := p.fault(values); fault != "" && p.In == "path" && len(p.Schema.Enum) > 0 {
				return fmt.Errorf("%s: %s: %w", p.Name, fault, schema.ErrNotFound)
			} else if fault != "" {
				return fmt.Errorf("%s: %s: %w", p.Name, fault, schema.ErrInvalid)
			}
		}
		return o.handler(r)
	}
}

// routed is the path as gin writes it: "/documents/:id".
func (o Operation) routed() string {
	return frame.APIPath + strings.NewReplacer("{", ":", "}", "").Replace(o.path)
}
