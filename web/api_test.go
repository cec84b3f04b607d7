package web_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web"
)

const apiPath = "/api/v1"

// apiExamples are addresses of operations with parameters, by their names.
var apiExamples = map[string]string{
	"search": "/documents?q=remittances&hl=en&n=1", "document": "/documents/es1", "pageHits": "/documents/es1/pages?q=remesas", "page": "/documents/es1/pages/1",
	"facet": "/facets/corridor?q=remesas", "corridors": "/corridors?o=MX&n=3", "corridor": "/corridors/mx-us?hl=fr", "figures": "/figures?corridor=MX-US",
	"series": "/series", "topics": "/topics", "places": "/places", "suggest": "/suggest?q=reme", "marks": "/marks?q=remesas&of=es",
}

// described is what the description says of an operation.
type described struct {
	OperationID string
	Responses   map[string]struct {
		Content map[string]struct{ Schema map[string]any }
	}
}

func describedAPI(t *testing.T, srv *httptest.Server) map[string]map[string]described {
	t.Helper()
	_, body := get(t, srv, http.MethodGet, apiPath+"/openapi.json")
	var d struct {
		Paths map[string]map[string]described
	}
	if err := json.Unmarshal([]byte(body), &d); err != nil {
		t.Fatal(err)
	}
	return d.Paths
}

// TestAnswersAreAsDescribed compares the answer of each operation with the
// schema that the description has of it.
func TestAnswersAreAsDescribed(t *testing.T) {
	srv := site(t)
	for path, methods := range describedAPI(t, srv) {
		for method, o := range methods {
			schema := o.Responses["200"].Content["application/json"].Schema
			if schema == nil || o.OperationID == "openapi" {
				continue
			}
			example, ok := apiExamples[o.OperationID]
			if !ok {
				t.Errorf("no example of %s %s", method, path)
				continue
			}
			body := ask(t, srv, method, apiPath+example)
			var got any
			if err := json.Unmarshal([]byte(body), &got); err != nil {
				t.Errorf("%s: %v in %.300s", example, err, body)
			}
			for _, fault := range against(schema, got, o.OperationID) {
				t.Errorf("%s: %s", example, fault)
			}
		}
	}
}

// ask sends a request, with a text where the method has a body.
func ask(t *testing.T, srv *httptest.Server, method, path string) string {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), strings.ToUpper(method), srv.URL+path, strings.NewReader("Las remesas llegan."))
	if err != nil {
		t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// against returns where a value differs from a JSON Schema of the kind that
// the description uses. An empty list is a fault too: the example shows
// nothing.
func against(schema map[string]any, value any, at string) []string {
	var out []string
	switch schema["type"] {
	case "object":
		object, ok := value.(map[string]any)
		properties, closed := schema["properties"].(map[string]any)
		if !ok {
			return []string{fmt.Sprintf("%s is %v, want an object", at, value)}
		}
		for name, v := range object {
			of, known := properties[name].(map[string]any)
			if closed && !known {
				out = append(out, at+" has "+name+", which is not described")
			} else if closed {
				out = append(out, against(of, v, at+"."+name)...)
			}
		}
		required, _ := schema["required"].([]any)
		for _, name := range required {
			if _, ok := object[name.(string)]; !ok {
				out = append(out, fmt.Sprintf("%s lacks %s", at, name))
			}
		}
	case "array":
		list, ok := value.([]any)
		if !ok || len(list) == 0 && !strings.Contains(at, ".") {
			return []string{fmt.Sprintf("%s is %v, want a list with something in it", at, value)}
		}
		for _, v := range list {
			out = append(out, against(schema["items"].(map[string]any), v, at+".*")...)
		}
	case "string":
		if _, ok := value.(string); !ok {
			out = append(out, fmt.Sprintf("%s is %v, want a string", at, value))
		}
	case "integer", "number":
		if _, ok := value.(float64); !ok {
			out = append(out, fmt.Sprintf("%s is %v, want a number", at, value))
		}
	}
	return out
}

func TestDescriptionNamesEverything(t *testing.T) {
	paths := describedAPI(t, site(t))
	schema := paths["/documents/{id}"]["get"].Responses["200"].Content["application/json"].Schema
	properties, _ := schema["properties"].(map[string]any)
	for _, want := range []string{"title", "basis", "places", "corridor_readings", "claims"} {
		if properties[want] == nil {
			t.Errorf("the schema of a document lacks %s: %v", want, schema)
		}
	}
	if paths["/marks"]["post"].OperationID != "marks" || len(paths) < 18 {
		t.Errorf("paths = %v", paths)
	}
}

func TestCorridorForPrograms(t *testing.T) {
	_, body := get(t, site(t), http.MethodGet, apiPath+"/corridors/mx-us?hl=fr")
	var got struct {
		Corridor, Origin string
		Documents        int
		Figures, Newest  []any
	}
	if err := json.Unmarshal([]byte(body), &got); err != nil {
		t.Fatal(err)
	}
	if got.Corridor != "MX-US" || got.Origin != "Mexique" || got.Documents == 0 || len(got.Figures) == 0 || len(got.Newest) == 0 {
		t.Errorf("a corridor answers %.500s", body)
	}
	for path, want := range map[string]int{"/corridors/mx": 400, "/facets/colour": 404, "/corridors?o=MX": 200} {
		if res, _ := get(t, site(t), http.MethodGet, apiPath+path); res.StatusCode != want {
			t.Errorf("%s: %d, want %d", path, res.StatusCode, want)
		}
	}
}

// TestParametersAreAsDescribed: what the description excludes is refused with
// what is wrong, what it allows is answered; a value of a facet that no document
// can have finds nothing, and not everything.
func TestParametersAreAsDescribed(t *testing.T) {
	srv := site(t)
	for path, want := range map[string]int{
		"/documents?y1=1": 400, "/documents?y1=1000&y2=2999": 200, "/documents?y2=3000": 400, "/documents?y1=": 400, "/documents?n=0": 400, "/documents?n=200": 200, "/documents?n=201": 400,
		"/documents?page=x": 400, "/documents?page=2&page=3": 400, "/documents?q=a&q=b": 400, "/documents?sort=size": 400, "/documents?sort=": 200, "/documents?sort=entry": 200, "/documents?hl=de": 400, "/documents?only=2": 400,
		"/documents?topic=a&topic=b": 200, "/documents?topic=" + strings.Repeat("x&topic=", 64): 400, "/documents?q=" + strings.Repeat("remesas%20", 512): 200, "/documents?q=" + strings.Repeat("remesas%20", 513): 400,
		"/documents?unknown=1": 200, "/documents.ris?y1=1": 400, "/facets/pub?hl=de": 400, "/facets/colour": 404, "/figures": 400, "/figures?corridor=mx": 400, "/figures?corridor=MX-QQ": 404,
		"/figures?corridor=MX-*": 200, "/corridors/mx-mx": 404, "/corridors/mx-*": 400, "/corridors?year=1": 400, "/corridors?year=1990": 200, "/corridors?o=nowhere": 404, "/corridors?series=none": 404,
		"/corridors?n=201": 400, "/documents/es1/pages/x": 400, "/documents/es1/pages/99": 404, "/documents/es1/reference.bib?x=1": 200,
	} {
		res, body := get(t, srv, http.MethodGet, apiPath+path)
		if res.StatusCode != want {
			t.Errorf("%.60s: %d, want %d: %.200s", path, res.StatusCode, want, body)
		}
		var problem struct{ Detail string }
		if want >= 400 && (json.Unmarshal([]byte(body), &problem) != nil || problem.Detail == "") {
			t.Errorf("%.60s does not say what is wrong: %s", path, body)
		}
	}
	for query, want := range map[string]int{"": 4, "?topic=nonsense": 0, "?o=nowhere": 0, "?corridor=mx": 0, "?lang=es": 2, "?lang=es&lang=klingon9": 2, "?not.type=nonsense": 4, "?type=nonsense&not.type=report": 0, "?pub=nobody": 0, "?corridor=": 4, "?year=x": 0} {
		var got struct{ Total int }
		if _, body := get(t, srv, http.MethodGet, apiPath+"/documents"+query); json.Unmarshal([]byte(body), &got) != nil || got.Total != want {
			t.Errorf("%s: %.200s, want %d documents", query, body, want)
		}
		_, csl := get(t, srv, http.MethodGet, apiPath+"/documents.csl.json"+query)
		var items []any
		if err := json.Unmarshal([]byte(csl), &items); err != nil || len(items) != want {
			t.Errorf("%s: %d references, want %d", query, len(items), want)
		}
	}
}

// TestErrorsAreProblems: an export that fails before its first byte is no file.
func TestErrorsAreProblems(t *testing.T) {
	s, err := web.New(web.Config{Finder: broken{}, Catalogue: cards{}, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(s)
	t.Cleanup(srv.Close)
	for _, format := range []string{"csv", "ris", "bib", "csl.json"} {
		res, body := get(t, srv, http.MethodGet, apiPath+"/documents."+format)
		h := res.Header
		if res.StatusCode != http.StatusInternalServerError || h.Get("Content-Type") != "application/problem+json" || h.Get("Content-Disposition") != "" || strings.Contains(body, "gone") {
			t.Errorf("%s: %d %s %q: %s", format, res.StatusCode, h.Get("Content-Type"), h.Get("Content-Disposition"), body)
		}
	}
}

// broken finds nothing.
type broken struct{ search.Finder }

func (broken) IDs(context.Context, search.Query) iter.Seq2[schema.ID, error] {
	return func(yield func(schema.ID, error) bool) { yield("", errors.New("the index is gone")) }
}
