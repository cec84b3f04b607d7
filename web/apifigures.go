package web

import "github.com/simde/simde/schema"

// apiFigure is one value of the data bank with where it comes from, for
// programs.
type apiFigure struct {
	Series     string            `json:"series"`
	Measure    schema.Measure    `json:"measure"`
	Year       int               `json:"year"`
	Value      float64           `json:"value"`
	Residual   float64           `json:"residual,omitempty"`
	Unit       schema.Unit       `json:"unit"`
	Status     schema.Status     `json:"status"`
	Source     string            `json:"source"`
	Vintage    string            `json:"vintage"`
	Definition schema.Definition `json:"definition,omitempty"`
	Licence    string            `json:"licence"`
}

// apiFigures gives out every figure between two ends: ?corridor=MX-US, MX-*.
func (s *Server) apiFigures(r *request) error {
	c, err := schema.ParseCorridor(r.Query("corridor"))
	if err != nil {
		return err
	}
	if s.Figures == nil {
		return schema.ErrNotFound
	}
	series := map[string]schema.Series{}
	for _, x := range s.Figures.Series() {
		series[x.ID] = x
	}
	out := []apiFigure{}
	for _, t := range s.Figures.Totals(c) {
		x := series[t.Series]
		out = append(out, apiFigure{t.Series, x.Measure, t.Year, t.Value, t.Residual, x.Unit, t.Status, x.Source, x.Vintage, x.Definition, x.Licence})
	}
	return r.json(map[string]any{"corridor": c.String(), "figures": out})
}

// apiSuggestion is one way to go on, for the search box.
type apiSuggestion struct {
	Kind  string `json:"kind"`
	Text  string `json:"text"`
	Value string `json:"value"`
	Count int    `json:"documents"`
}

// suggestions is how many ways to go on are offered.
const suggestions = 8

func (s *Server) apiSuggest(r *request) error {
	found, err := s.Finder.Suggest(r.ctx(), r.Query("q"), langParam(r), suggestions)
	if err != nil {
		return err
	}
	out := []apiSuggestion{}
	for _, x := range found {
		out = append(out, apiSuggestion{string(x.Kind), x.Text, x.Value, x.Count})
	}
	r.Header("Cache-Control", "public, max-age=60")
	return r.json(out)
}

// parameter is a parameter of an operation in the description of the API.
type parameter struct {
	Name        string         `json:"name"`
	In          string         `json:"in"`
	Required    bool           `json:"required,omitempty"`
	Description string         `json:"description"`
	Schema      map[string]any `json:"schema"`
}

// openAPI describes the interface as OpenAPI 3.1.
func (s *Server) openAPI(r *request) error {
	text := map[string]any{"type": "string"}
	list := map[string]any{"type": "array", "items": text}
	number := map[string]any{"type": "integer", "minimum": 1}
	query := []parameter{{"q", "query", false, "words, phrases and field:value, as on the page of results", text},
		{"hl", "query", false, "language of the labels: es, en or fr", text}}
	for _, f := range []string{"corridor", "o", "d", "country", "region", "topic", "lang", "type", "pub", "year"} {
		query = append(query, parameter{f, "query", false, "a value of the facet " + f + "; repeated for OR; not." + f + " excludes", list})
	}
	query = append(query, parameter{"y1", "query", false, "first year", number}, parameter{"y2", "query", false, "last year", number})
	paged := append([]parameter{{"page", "query", false, "page of results", number}, {"n", "query", false, "results a page, at most 200", number},
		{"sort", "query", false, "newest, oldest or title", text}}, query...)
	id := parameter{"id", "path", true, "identifier of a document", text}
	operation := func(name, summary, media string, ps ...parameter) map[string]any {
		return map[string]any{"get": map[string]any{"operationId": name, "summary": summary, "parameters": ps,
			"responses": map[string]any{"200": map[string]any{"description": "the answer", "content": map[string]any{media: map[string]any{}}},
				"default": map[string]any{"description": "an error", "content": map[string]any{"application/problem+json": map[string]any{}}}}}}
	}
	const js = "application/json"
	paths := map[string]any{
		"/documents":                   operation("search", "search with facets and pages", js, paged...),
		"/documents/{id}":              operation("document", "a document with its evidence", js, id),
		"/documents/{id}/pages":        operation("pageHits", "pages on which a search is found", js, id, query[0]),
		"/documents/{id}/pages/{page}": operation("page", "the text of a page", js, id, parameter{"page", "path", true, "number of the page", number}),
		"/suggest":                     operation("suggest", "complete what is typed", js, query[0], query[1]),
		"/figures":                     operation("figures", "figures between two ends", js, parameter{"corridor", "query", true, "MX-US, MX-*, *-US, 013-US", text}),
	}
	paths["/marks"] = map[string]any{"post": operation("marks", "where a search is found in the text that is sent", js, query[0], query[1],
		parameter{"of", "query", false, "language of the text: es, en or fr", text})["get"]}
	for _, f := range exportFormats {
		paths["/documents."+f.name] = operation("export-"+f.name, "the whole search as "+f.label, f.mediaType, query...)
		paths["/documents/{id}/reference."+f.name] = operation("reference-"+f.name, "the reference of a document as "+f.label, f.mediaType, id)
	}
	return r.json(map[string]any{"openapi": "3.1.0", "info": map[string]any{"title": "SIMDE", "version": "1",
		"description": "Documents and figures on migration corridors. Read-only, no key."},
		"servers": []map[string]any{{"url": s.base(r.Request) + apiPath}}, "paths": paths})
}
