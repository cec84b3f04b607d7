package harvest

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// TestRepository follows a repository through changes of its records.
func TestRepository(t *testing.T) {
	l := newLibrary(t)
	var lists map[string]string
	var asked []string
	base := serves(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/1.pdf":
			w.Header().Set("ETag", `"1"`)
			if r.Header.Get("If-None-Match") == `"1"` {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			io.WriteString(w, pdf("one"))
		case "/2":
			w.Header().Set("Content-Type", "text/html")
			io.WriteString(w, `<html><meta name="citation_pdf_url" content="/two.pdf"><p>a page about it</p></html>`)
		case "/two.pdf":
			io.WriteString(w, pdf("two"))
		case "/oai":
			asked = append(asked, r.URL.RawQuery)
			answer(w, r, lists)
		default:
			http.NotFound(w, r)
		}
	})
	lists = map[string]string{
		"":  list("t", rec("oai:x:1", "2026-01-01T00:00:00Z", "One", link(base+"/1.pdf"), "<dc:date>2011</dc:date><dc:identifier>LC/1</dc:identifier><dc:rights>CC BY</dc:rights>")),
		"t": list("", rec("oai:x:2", "2026-01-02T00:00:00Z", "Two", link(base+"/2")), rec("oai:x:3", "2026-01-03T00:00:00Z", "Three", link(base+"/3"))),
	}
	l.add(t, schema.SourceOAI, base+"/oai")
	run := l.run(t)
	if got := l.titles(t); run.Err != "" || run.Listed != 3 || got != "One/19, Three/0, Two/19" {
		t.Fatalf("run %+v, documents %s", run, got)
	}
	one := l.doc(t, "source:s/oai:x:1/1.pdf")
	if one.Published != "2011" || one.Rights != "CC BY" || one.SourceURL != base+"/1.pdf" || one.Basis[schema.FieldTitle].By != schema.ByManifest {
		t.Errorf("document = %+v", one)
	}
	if diff := cmp.Diff([]string{"oai:x:1", "LC/1"}, one.Identifiers); diff != "" {
		t.Errorf("identifiers (-want +got):\n%s", diff)
	}
	row, err := l.store.Row(t.Context(), "source:s/oai:x:1/1.pdf")
	if err != nil || row.Source != "source:s" {
		t.Errorf("row %+v, %v", row, err)
	}
	if b, err := l.store.Batch(t.Context(), run.Batch); err != nil || b.By != "source:s" || b.Summary.States[corpus.Imported] != 3 || b.Ended.IsZero() || len(b.Summary.Sources) > 0 {
		t.Errorf("batch %+v, %v", b, err)
	}
	if got, err := l.store.Source(t.Context(), "s"); err != nil || !strings.Contains(got.Cursor, "2026-02-01T09:55:00Z") || len(got.Runs) != 1 || got.Runs[0].Batch != run.Batch {
		t.Errorf("source %+v, %v, want it to go on before the server's own time", got, err)
	}

	before := l.titles(t)
	if run := l.run(t); run.Batch != 0 || run.Err != "" || l.titles(t) != before {
		t.Errorf("again: %+v, documents %s, want nothing done", run, l.titles(t))
	}
	if last := asked[len(asked)-1]; !strings.Contains(asked[len(asked)-2]+last, "from=2026-02-01T09") {
		t.Errorf("asked %q, want what changed since", asked)
	}

	lists = map[string]string{"": list("", rec("oai:x:1", "2026-02-01T10:00:00Z", "One, corrected", link(base+"/1.pdf")), deleted("oai:x:2", "2026-02-01T10:00:00Z"), deleted("oai:x:9", "2026-02-01T10:00:00Z"))}
	if run := l.run(t); run.Gone != 1 || run.Err != "" || l.titles(t) != "One, corrected/19, Three/0" {
		t.Errorf("after changes: %+v, documents %s", run, l.titles(t))
	}
	if got := l.doc(t, "source:s/oai:x:1/1.pdf"); got.ID != one.ID || len(got.Earlier) != 0 {
		t.Errorf("corrected: %s of %s, %d versions", got.ID, one.ID, len(got.Earlier))
	}
	steps, err := l.store.Steps(t.Context(), schema.StepFilter{Verb: schema.VerbWithdraw})
	if err != nil || len(steps) != 1 || steps[0].By != "source:s" {
		t.Errorf("steps %+v, %v, want the withdrawal by the source", steps, err)
	}
	lists = map[string]string{"": list("", rec("oai:x:2", "2026-02-01T11:00:00Z", "Two is back", link(base+"/2")))}
	if run := l.run(t); run.Err != "" || l.titles(t) != "One, corrected/19, Three/0, Two is back/19" {
		t.Errorf("offered again: %+v, documents %s", run, l.titles(t))
	}
	l.agree(t)
}

// TestPersonDecides holds that a source never undoes what a person has decided.
func TestPersonDecides(t *testing.T) {
	l := newLibrary(t)
	desk := &corpus.Desk{Store: l.store, Describer: silent{}, Importer: func(by string) *corpus.Importer { return l.Importer(by, "desk") }}
	const first, second, third = "2026-01-01T00:00:00Z", "2026-02-01T10:00:00Z", "2026-02-02T10:00:00Z"
	all := func(stamp string, write func(id, stamp, title string) string) map[string]string {
		return map[string]string{"": list("", write("oai:x:1", stamp, "One"), write("oai:x:2", stamp, "Two"), write("oai:x:3", stamp, "Three"))}
	}
	live := func(id, stamp, title string) string { return rec(id, stamp, title) }
	dead := func(id, stamp, _ string) string { return deleted(id, stamp) }
	lists := all(first, live)
	l.add(t, schema.SourceOAI, serves(t, func(w http.ResponseWriter, r *http.Request) { answer(w, r, lists) }))
	l.run(t)
	one, two, three := l.doc(t, "source:s/oai:x:1").ID, l.doc(t, "source:s/oai:x:2").ID, l.doc(t, "source:s/oai:x:3").ID
	if _, err := desk.Withdraw(t.Context(), "Ana", "asked for", one); err != nil {
		t.Fatal(err)
	}
	title := schema.Correction{Field: schema.FieldTitle, Op: schema.CorrectSet, Value: "Zwei"}
	if err := corpus.Correct(t.Context(), l.store, silent{}, two, title); err != nil {
		t.Fatal(err)
	}
	lists = all(second, live)
	if l.run(t); l.titles(t) != "Three/0, Zwei/0" {
		t.Errorf("told again: %s, want what Ana withdrew out and her title", l.titles(t))
	}
	lists = all(second, dead)
	if run := l.run(t); run.Gone != 2 || l.titles(t) != "" {
		t.Errorf("withdrawn at the source: %+v, %s", run, l.titles(t))
	}
	if _, err := desk.Readmit(t.Context(), "Ana", "we keep it", three); err != nil {
		t.Fatal(err)
	}
	lists = all(third, dead)
	run := l.run(t)
	if run.Gone != 0 || l.titles(t) != "Three/0" || !strings.Contains(strings.Join(run.Notes, " "), "somebody brought it back") {
		t.Errorf("withdrawn there again: %+v, documents %s, want what Ana brought back", run, l.titles(t))
	}
	lists = all(third, live)
	if l.run(t); l.titles(t) != "Three/0, Zwei/0" {
		t.Errorf("offered again: %s, want Ana's correction with it, and what she withdrew out", l.titles(t))
	}
	if _, err := desk.Erase(t.Context(), "Ana", "a court says so", two); err != nil {
		t.Fatal(err)
	}
	lists = all("2026-02-03T10:00:00Z", live)
	if run := l.run(t); l.titles(t) != "Three/0" || !strings.Contains(strings.Join(run.Notes, " "), "was erased") {
		t.Errorf("erased and told again: %s, %+v, want it out", l.titles(t), run)
	}
	l.agree(t)
}

// TestElsewhereToo holds that a document stays that came from elsewhere too, and
// goes with the last that has it.
func TestElsewhereToo(t *testing.T) {
	l := newLibrary(t)
	dead := false
	h := func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/1.pdf":
			io.WriteString(w, pdf("one"))
		case dead:
			answer(w, r, map[string]string{"": list("", deleted("oai:x:1", "2026-02-03T00:00:00Z"))})
		default:
			answer(w, r, map[string]string{"": list("", rec("oai:x:1", "2026-01-01T00:00:00Z", "One", link("http://"+r.Host+"/1.pdf")))})
		}
	}
	l.add(t, schema.SourceOAI, serves(t, h))
	other, err := l.store.Source(t.Context(), "s")
	if err != nil {
		t.Fatal(err)
	}
	other.Name, other.Address = "o", serves(t, h)
	if err := l.Add(t.Context(), other); err != nil {
		t.Fatal(err)
	}
	both := func() (gone int) {
		for _, name := range []string{"s", "o"} {
			run, err := l.Run(t.Context(), name)
			if err != nil || run.Err != "" {
				t.Fatalf("%s: %+v, %v", name, run, err)
			}
			gone += run.Gone
			if name == "s" && dead && l.titles(t) != "One/19" {
				t.Errorf("withdrawn at the first: %q, want it to stay for the other's sake", l.titles(t))
			}
		}
		return gone
	}
	both()
	dead = true
	if gone := both(); gone != 1 || l.titles(t) != "" {
		t.Errorf("withdrawn at both: %d gone, documents %s", gone, l.titles(t))
	}
}
