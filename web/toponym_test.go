package web_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/web"
)

// again describes documents at once.
type again struct{ l *served }

func (a again) DescribeAgain(ctx context.Context, ids []schema.ID) error {
	_, err := corpus.Redescribe(ctx, a.l.store, a.l.rules, func(yield func(schema.ID, error) bool) {
		for _, id := range ids {
			if !yield(id, nil) {
				return
			}
		}
	}, nil)
	return err
}

// TestToponyms walks from a place that goes by a name of its own over what this
// would come to until documents are described and found by it, and back.
func TestToponyms(t *testing.T) {
	docs := documents()
	docs[0].Pages[0].Text = "Remesas de Ticolandia\n\nLos migrantes que viven en Ticolandia envían remesas a sus familias en México. De México a Ticolandia emigraron miles de personas."
	l := libraryOf(t, docs)
	b := l.as(t, schema.Archivist)
	const at = "/es/mesa/lugares"
	id := docs[0].ID
	has := func() bool {
		doc, err := l.store.Document(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		return slices.ContainsFunc(doc.Places, func(p schema.DocPlace) bool { return p.Place == "CR" })
	}
	if has() {
		t.Fatal("the document names the country already")
	}
	if res, _ := b.get(at + "?q=costa+rica"); res.Header.Get("Location") != at+"/cr" {
		t.Errorf("a name that is known leads to %q", res.Header.Get("Location"))
	}
	_, text := b.get(at + "?q=" + url.QueryEscape(hostile))
	contains(t, "a name of nothing", text, `role="alert"`)
	send := url.Values{"names-es": {"Ticolandia\r\n"}, "look": {"1"}}
	_, text = b.post(at+"/cr", send)
	contains(t, "what it comes to", text, "1 documento tiene las palabras", "1 documento se describe de nuevo", `name="save"`)
	if has() {
		t.Error("looking changes something")
	}
	send.Del("look")
	send.Set("save", "1")
	if res, text := b.post(at+"/cr", send); res.StatusCode != http.StatusSeeOther {
		t.Fatalf("save: %s\n%.400s", res.Status, text)
	}
	_, text = b.get(at + "/cr")
	contains(t, "saved", text, "Guardado", "Ticolandia")
	if !has() {
		t.Error("the document that has the name is not described by it")
	}
	doc, err := l.store.Document(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := l.store.CountIDs(t.Context(), doc.Describer); err != nil || n == 0 {
		t.Errorf("%d documents are described by other rules, %v", n, err)
	}
	l.sync()
	hits := func(query string) int {
		_, text := b.get("/api/v1/documents?" + url.Values{"q": {query}}.Encode())
		return strings.Count(text, `"score"`)
	}
	if hits("country:ticolandia") == 0 || hits("country:ticolandia") != hits("country:CR") {
		t.Errorf("country:ticolandia finds %d, country:CR %d", hits("country:ticolandia"), hits("country:CR"))
	}
	_, text = b.get("/es/mesa/registro")
	contains(t, "the log", text, "nombra un lugar", "Ticolandia")
	steps, err := l.store.Steps(t.Context(), schema.StepFilter{Most: 1})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.work.Undo(t.Context(), schema.Undoing{By: "Eva", Step: steps[0].Number}); err != nil {
		t.Fatal(err)
	}
	if err := (again{l}).DescribeAgain(t.Context(), []schema.ID{id}); err != nil || has() {
		t.Errorf("taken back, the name still counts; %v", err)
	}
	for path, send := range map[string]url.Values{
		"/cr short":    {"names-en": {"Cr"}},
		"/cr ordinary": {"names-es": {"frontera"}},
		"/cr other":    {"names-es": {"Guatemala"}},
		"/cr town":     {"towns": {"Guadalajara"}},
		"/cr people":   {"names-fr": {"mexicains"}},
		"/cr known":    {"names-es": {"Costa Rica"}},
		"/cr hostile":  {"names-es": {hostile}},
		"/cr long":     {"names-es": {strings.Repeat("ñ", 10_000)}},
		"/cr many":     {"names-es": {lines(101)}},
		"/cr nothing":  {},
		"/eu towns":    {"towns": {"Brusélas"}},
	} {
		path, what, _ := strings.Cut(path, " ")
		send.Set("save", "1")
		if res, text := b.post(at+path, send); res.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(text, `role="alert"`) || strings.Contains(text, "<script>alert") {
			t.Errorf("%s: %s", what, res.Status)
		}
	}
	if res, _ := b.post(at+"/cr", url.Values{"names-es": {"Gringolandia"}}); res.StatusCode != http.StatusUnprocessableEntity && res.StatusCode != http.StatusBadRequest {
		t.Errorf("neither look nor save: %s", res.Status)
	}
	if res, _ := b.get(at + "/zz"); res.StatusCode != http.StatusNotFound {
		t.Errorf("a place that is none: %s", res.Status)
	}
}

// lame describes nothing again.
type lame struct{}

func (lame) DescribeAgain(context.Context, []schema.ID) error { return schema.ErrUnavailable }

// TestToponymsNotDescribed holds that where documents cannot be described again
// it is said that the names are in force all the same, and what remains; and that
// which rules are the newest is asked each time, not at the start.
func TestToponymsNotDescribed(t *testing.T) {
	docs := documents()
	docs[0].Pages[0].Text = "Remesas de Ticolandia a México."
	l := libraryOf(t, docs)
	l.config.Again = lame{}
	s, err := web.New(l.config)
	if err != nil {
		t.Fatal(err)
	}
	whole := l.site
	l.site = httptest.NewServer(s)
	t.Cleanup(l.site.Close)
	b := l.as(t, schema.Archivist)
	const at = "/en/desk/places/cr"
	b.want("/en/desk/documents", "the newest rules")
	if _, text := b.get("/en/desk/documents"); strings.Contains(text, "older rules") {
		t.Error("documents are described by older rules from the start")
	}
	b.act(at, url.Values{"names-es": {"Ticolandia"}, "save": {"1"}})
	b.want(at, "the names are in force", "could not be described again", "Ticolandia", `name="again"`)
	b.want("/en/desk/documents", "older rules")
	if res, text := b.post(at, url.Values{"again": {"1"}}); res.StatusCode != http.StatusServiceUnavailable || !strings.Contains(text, "Send it again") {
		t.Errorf("it fails again: %s", res.Status)
	}
	b.site = whole
	b.act(at, url.Values{"again": {"1"}})
	b.want(at, "1 document is described again")
	doc, err := l.store.Head(t.Context(), docs[0].ID)
	if err != nil || doc.Describer != l.rules.Version() {
		t.Errorf("described by %s, %v", doc.Describer, err)
	}
}
