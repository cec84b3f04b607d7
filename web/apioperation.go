package web

import (
	"net/http"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/export"
	"github.com/simde/simde/web/frame"
)

// operation is an address of the interface for programs. It is routed, listed
// on the page for people and described as OpenAPI from here. Its message for
// people is api.NAME.
type operation struct {
	name    string // operationId
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

// operations are all addresses, in the order in which they are listed.
func (s *Server) operations() []operation {
	id := inPath("id", "identifier of a document", typeText)
	words := searchParameters()[0]
	paged := append(searchParameters(), inQuery("page", "page of results", numbers(1, search.LastPage)),
		inQuery("n", "results a page", numbers(1, search.MostHits)), inQuery("sort", "by relevance without it", typeSort))
	list := []operation{
		{name: "search", path: "/documents", example: "?q=…", summary: "search with facets and pages", params: paged, answer: apiHits{}, handler: s.apiSearch},
		{name: "document", path: "/documents/{id}", summary: "a document with its evidence", params: []parameter{id}, answer: apiFull{}, handler: s.apiDocument},
		{name: "pageHits", path: "/documents/{id}/pages", example: "?q=…", summary: "pages on which a search is found", params: []parameter{id, words}, answer: apiPageHits{}, handler: s.apiPageHits},
		{name: "page", path: "/documents/{id}/pages/{page}", summary: "the text of a page", params: []parameter{id, inPath("page", "number of the page", numbers(1, search.LastPage))}, answer: apiPageText{}, handler: s.apiPage},
	}
	for _, f := range export.Formats {
		list = append(list, operation{name: "export-" + f.Name, path: "/documents." + f.Name, example: "?q=…", summary: "the whole search as " + f.Label,
			media: f.MediaType, params: searchParameters(), handler: s.export(f)})
	}
	for _, f := range export.Formats {
		list = append(list, operation{name: "reference-" + f.Name, path: "/documents/{id}/reference." + f.Name, summary: "the reference of a document as " + f.Label,
			media: f.MediaType, params: []parameter{id}, handler: s.exportOne(f)})
	}
	return append(list, s.otherOperations(words)...)
}

// otherOperations are those that are not of documents.
func (s *Server) otherOperations(words parameter) []operation {
	hl := labelLanguage()
	place := func(name, what string) parameter {
		return inQuery(name, what+": ISO 3166-1 alpha-2, UN M49 or a named group", typeText)
	}
	series := inQuery("series", "identifier of a series; the newest migrant stock without it", typeText)
	return []operation{
		{name: "facet", path: "/facets/{facet}", example: "?q=…", summary: "every value of a facet with its documents", handler: s.apiFacetWhole, answer: apiFacet{},
			params: append(searchParameters(), inPath("facet", "name of the facet", typeFacet), inQuery("find", "beginning of a word of the label", typeText))},
		{name: "corridors", path: "/corridors", example: "?o=MX", summary: "the largest corridors of a series with their documents", handler: s.apiCorridors, answer: apiRanking{},
			params: []parameter{series, inQuery("year", "the latest without it", typeYear), place("o", "origin"), place("d", "destination"), inQuery("n", "corridors", numbers(1, apiCorridorsMost)), hl}},
		{name: "corridor", path: "/corridors/{corridor}", summary: "a corridor: its figures, its documents and what they say of it", handler: s.apiCorridor, answer: apiProfile{},
			params: []parameter{inPath("corridor", "MX-US, 013-US", typeCorridor), hl}},
		{name: "figures", path: "/figures", example: "?corridor=MX-*", summary: "figures between two ends", handler: s.apiFigures, answer: apiFiguresOf{},
			params: []parameter{{"corridor", "query", true, "MX-US, MX-*, *-US, 013-US", typeHalfCorridor}, inQuery("shares", "1 for those of one sex, of one part of a country and on one route too", numbers(1, 1))}},
		{name: "series", path: "/series", summary: "the series of the data bank with source, method and licence", handler: s.apiSeries, answer: []apiSource{}, params: []parameter{hl}},
		{name: "topics", path: "/topics", summary: "the thesaurus, in the terms of SKOS", handler: s.apiTopics, answer: []schema.Topic{}},
		{name: "places", path: "/places", summary: "countries, regions and groups with their codes and names", handler: s.apiPlaces, answer: []apiGazette{}},
		{name: "suggest", path: "/suggest", example: "?q=…", summary: "complete what is typed", params: []parameter{words, hl}, answer: []apiSuggestion{}, handler: s.apiSuggest},
		{name: "marks", method: http.MethodPost, path: "/marks", example: "?q=…", summary: "where a search is found in the text that is sent", answer: apiMarked{}, handler: s.apiMarks,
			params: []parameter{words, hl, inQuery("of", "language of the text; that of the words without it", typeText)}},
		{name: "openapi", path: "/openapi.json", summary: "this description", answer: map[string]any{}, handler: s.openAPI},
	}
}

// routed is the path as gin writes it: "/documents/:id".
func (o operation) routed() string {
	return frame.APIPath + strings.NewReplacer("{", ":", "}", "").Replace(o.path)
}
