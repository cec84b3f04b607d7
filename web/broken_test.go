package web_test

import (
	"context"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/web"
)

// flaky is a catalogue that stops storing after a while.
type flaky struct {
	corpus.Store
	left int
}

func (f *flaky) Enter(ctx context.Context, e corpus.Entry) error {
	if f.left--; f.left < 0 {
		return schema.ErrUnavailable
	}
	return f.Store.Enter(ctx, e)
}

// onFlaky serves a library whose catalogue stores n changes and then none.
func (l *served) onFlaky(t *testing.T, n int) *flaky {
	t.Helper()
	f := &flaky{Store: l.store, left: n}
	cfg := l.config
	desk := *l.work
	desk.Store = f
	cfg.Work = &desk
	s, err := web.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	l.site = httptest.NewServer(s)
	t.Cleanup(l.site.Close)
	return f
}

// TestPlanBrokenOff holds that of a plan that is broken off half way it is said
// what was done, that the rest can be done as part of the same step, and that one
// undoing takes all of it back.
func TestPlanBrokenOff(t *testing.T) {
	l := libraryOf(t, documents())
	f := l.onFlaky(t, 2)
	b := l.as(t, schema.Archivist)
	res, _ := b.post("/en/desk/documents", url.Values{"do": {"all"}, "asked": {"q=remittances"}})
	plan := res.Header.Get("Location")
	b.act(plan, url.Values{"do": {"add"}, "field": {"rights"}, "way": {"set"}, "value": {"CC0"}})
	_, text := b.get(plan)
	res, text = b.post(plan, url.Values{"do": {"go"}, "print": {printOf(t, text)}, "why": {"all of them are free"}})
	if res.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("broken off: %s", res.Status)
	}
	contains(t, "what is said at once", text, "It was broken off", "A part was done", "all of them are free", "Send it again")
	rights := func() (n int) {
		for _, id := range []schema.ID{"es1", "en1", "fr1", "bad"} {
			doc, err := l.store.Head(t.Context(), id)
			if err != nil {
				t.Fatal(err)
			}
			if doc.Rights == "CC0" {
				n++
			}
		}
		return n
	}
	if n := rights(); n != 2 {
		t.Fatalf("%d documents are changed, want 2", n)
	}
	b.want(plan, "It was broken off when 0 of 4 documents", "Do the rest", "take it back")
	f.left = 99
	b.act(plan, url.Values{"do": {"resume"}})
	if n := rights(); n != 4 {
		t.Errorf("%d documents are changed after going on, want 4", n)
	}
	page := b.want(plan, "This plan is done:")
	m := regexp.MustCompile(`/en/desk/log/(\d+)`).FindStringSubmatch(page)
	if m == nil {
		t.Fatal("no step is named")
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		t.Fatal(err)
	}
	step, err := l.store.Step(t.Context(), n)
	if err != nil || len(step.Parts) != 4 || step.Note != "all of them are free" || step.By != "the archivist" {
		t.Errorf("the step: %+v, %v", step, err)
	}
	if _, err := l.work.Undo(t.Context(), schema.Undoing{By: "Eva", Step: n}); err != nil || rights() != 0 {
		t.Errorf("taken back: %v, %d documents are still changed", err, rights())
	}
	if res, _ := b.post(plan, url.Values{"do": {"resume"}}); res.StatusCode != http.StatusConflict {
		t.Errorf("a plan that is done is done again: %s", res.Status)
	}
}

// TestPlanBeside carries out a plan of many documents beside whoever asked.
func TestPlanBeside(t *testing.T) {
	var docs []*schema.Document
	for i := range 250 {
		doc := documents()[0]
		doc.ID, doc.Original.Name = schema.ID("many"+strconv.Itoa(i)), "/many"+strconv.Itoa(i)
		doc.Stated = map[schema.Authority]schema.Known{schema.ByManifest: {Title: "Many " + strconv.Itoa(i), Language: "es", Collections: []string{"Many"}}}
		doc.Pages = doc.Pages[:1]
		docs = append(docs, doc)
	}
	l := libraryOf(t, docs)
	var job func(context.Context) error
	l.config.Later = func(f func(context.Context) error) error { job = f; return nil }
	l.onFlaky(t, 9999)
	b := l.as(t, schema.Archivist)
	res, _ := b.post("/en/desk/documents", url.Values{"do": {"all"}, "asked": {"collection=Many"}})
	plan := res.Header.Get("Location")
	b.act(plan, url.Values{"do": {"add"}, "field": {"rights"}, "way": {"set"}, "value": {"CC0"}})
	_, text := b.get(plan)
	b.act(plan, url.Values{"do": {"go"}, "print": {printOf(t, text)}})
	b.want(plan, "It is being done: 0 of 250", `http-equiv="refresh"`)
	b.act(plan, url.Values{"do": {"resume"}})
	if job == nil {
		t.Fatal("nothing is done beside")
	}
	if err := job(t.Context()); err != nil {
		t.Fatal(err)
	}
	b.want(plan, "This plan is done:")
	steps, err := l.store.Steps(t.Context(), schema.StepFilter{By: "the archivist", Verb: schema.VerbCorrect})
	if err != nil || len(steps) != 1 || steps[0].Size != 250 {
		t.Errorf("steps: %d, %v", len(steps), err)
	}
}

// TestSessionEndsWhileTyping holds that what was sent after a session had ended is
// there after signing in again, and is done by one button; that a wrong password
// does not lose it; and that passwords and other sites' addresses are not kept.
func TestSessionEndsWhileTyping(t *testing.T) {
	l := libraryOf(t, documents())
	b := l.as(t, schema.Archivist)
	out := &browser{t: t, site: l.site}
	at := "/es/mesa/documentos/es1"
	res, text := out.post(at, url.Values{"field": {"rights"}, "value": {`CC <BY> "4.0"`}})
	if res.StatusCode != http.StatusUnauthorized {
		t.Fatalf("sent without a session: %s", res.Status)
	}
	reKept := regexp.MustCompile(`name="kept" value="([^"]*)"`)
	kept := func(text string) string {
		m := reKept.FindStringSubmatch(text)
		if m == nil {
			return ""
		}
		return html.UnescapeString(m[1])
	}
	if kept(text) == "" {
		t.Fatalf("nothing is kept in\n%.2000s", text)
	}
	res, text = out.post("/es/entrar", url.Values{"name": {"the archivist"}, "password": {"wrong"}, "kept": {kept(text)}})
	if res.StatusCode != http.StatusForbidden || kept(text) == "" {
		t.Fatalf("a wrong password: %s", res.Status)
	}
	res, _ = out.post("/es/entrar", url.Values{"name": {"the archivist"}, "password": {passphrase}, "kept": {kept(text)}})
	if to := res.Header.Get("Location"); to != "/es/mesa/de-nuevo" || len(res.Cookies()) != 1 {
		t.Fatalf("signed in again: %s to %q", res.Status, to)
	}
	out.cookie = res.Cookies()[0]
	out.want("/es/mesa/de-nuevo", `<li>CC &lt;BY&gt; &#34;4.0&#34;</li>`, `action="`+at+`"`, `name="field" value="rights"`)
	out.act(at, url.Values{"field": {"rights"}, "value": {`CC <BY> "4.0"`}})
	if doc, err := l.store.Head(t.Context(), "es1"); err != nil || doc.Rights != `CC <BY> "4.0"` {
		t.Errorf("done: %q, %v", doc.Rights, err)
	}
	if res, _ := out.get("/es/mesa/de-nuevo"); res.Header.Get("Location") != "/es/mesa" {
		t.Errorf("once it is done it is still kept: %s", res.Status)
	}
	out.want(at, "Derechos: CC &lt;BY&gt;") // what was done is told all the same
	for _, text := range []string{`{"Path":"//evil.example/x","Form":{}}`, `{"Path":"https://evil.example/","Form":{}}`, `{"Path":"/es/documentos","Form":{}}`, `{"Path":"/es/mesa/\\evil","Form":{}}`, "nonsense"} {
		res, _ := (&browser{t: t, site: l.site}).post("/es/entrar", url.Values{"name": {"the archivist"}, "password": {passphrase}, "kept": {text}})
		if to := res.Header.Get("Location"); to != "/es/mesa" {
			t.Errorf("%s leads to %q", text, to)
		}
	}
	if _, text := (&browser{t: t, site: l.site}).post("/es/cuenta", url.Values{"now": {passphrase}, "password": {"another long one"}}); strings.Contains(text, passphrase) {
		t.Error("a password is kept in a page")
	}
	if res, _ := b.get("/es/mesa/de-nuevo"); res.Header.Get("Location") != "/es/mesa" {
		t.Errorf("where nothing was sent: %s", res.Status)
	}
}
