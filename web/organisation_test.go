package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

// TestOrganisations walks from a new organisation over its other names to a
// merge and back: facets, queries and references follow each step.
func TestOrganisations(t *testing.T) {
	docs := documents()
	docs[0].Stated[schema.ByManifest] = withPublisher(docs[0], "Cáritas de Choluteca")
	docs[1].Stated[schema.ByManifest] = withPublisher(docs[1], "Pastoral Social")
	docs[2].Stated[schema.ByManifest] = withPublisher(docs[2], "Secours de Choluteca")
	l := libraryOf(t, docs)
	b := l.as(t, schema.Archivist)
	const at = "/es/mesa/organizaciones"
	post := func(path string, send url.Values, status int, say ...string) string {
		t.Helper()
		res, text := b.post(path, send)
		to := res.Header.Get("Location")
		if res.StatusCode != status {
			t.Fatalf("%.200v: %s to %s, want %d\n%.300s", send, res.Status, to, status, text)
		}
		if status == http.StatusSeeOther {
			_, text = b.get(to)
		}
		contains(t, send.Encode()[:min(80, len(send.Encode()))], text, say...)
		if strings.Contains(text, "<script>alert") {
			t.Errorf("%.100v: what was typed is not escaped", send)
		}
		l.sync()
		return to
	}
	hits := func(query string, want int) {
		t.Helper()
		_, text := b.get("/api/v1/documents?" + url.Values{"q": {query}}.Encode())
		if got := strings.Count(text, `"score"`); got != want {
			t.Errorf("%s finds %d documents, want %d", query, got, want)
		}
	}
	hits(`publisher:"Cáritas de Choluteca"`, 1)
	one := post(at, url.Values{"name": {"Cáritas de Choluteca"}}, http.StatusSeeOther, "1 documento lleva sus nombres")
	if one != at+"/own-caritas-de-choluteca" {
		t.Fatalf("the new one is at %s", one)
	}
	save := url.Values{"save": {"1"}, "name-es": {"Cáritas de Choluteca"}, "name-en": {"Caritas of Choluteca"}, "acronym-es": {"CCH"}, "other": {"Pastoral Social\r\n\r\n Pastoral Social \r\n"}}
	post(one, save, http.StatusSeeOther, "2 documentos llevan sus nombres", "Caritas of Choluteca", "Pastoral Social")
	hits(`publisher:"Cáritas de Choluteca"`, 2)
	hits(`publisher:"caritas of choluteca"`, 2)
	hits(`publisher:CCH`, 2)
	_, text := b.get("/en/documents?q=" + url.QueryEscape("remittances OR remesas"))
	contains(t, "the facet", text, "Caritas of Choluteca")
	if strings.Contains(text, `value="Pastoral Social"`) {
		t.Error("the facet has another name of the organisation beside the preferred one")
	}
	_, text = b.get("/api/v1/documents/en1/reference.ris")
	contains(t, "a reference", text, "PB  - Caritas of Choluteca")
	_, text = b.get("/api/v1/documents/en1")
	contains(t, "the document's own form", text, `"publisher":"Pastoral Social"`, `"publisher_id":"own-caritas-de-choluteca"`)

	other := post(at, url.Values{"name": {"Secours de Choluteca"}}, http.StatusSeeOther, "own-secours")
	_, text = b.get(other + "?into=" + url.QueryEscape("cch"))
	contains(t, "what a merge comes to", text, "3 documentos quedan con ese nombre", `name="into" value="own-caritas-de-choluteca"`)
	post(other, url.Values{"merge": {"1"}, "into": {"own-caritas-de-choluteca"}}, http.StatusSeeOther, "3 documentos llevan sus nombres")
	hits(`publisher:CCH`, 3)
	if res, _ := b.get(other); res.Header.Get("Location") != one {
		t.Errorf("the address of what is another leads to %q", res.Header.Get("Location"))
	}
	_, text = b.get("/es/mesa/registro")
	contains(t, "the log", text, "nombra una organización", "→ Cáritas de Choluteca (CCH)")
	steps, err := l.store.Steps(t.Context(), schema.StepFilter{Most: 1})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.work.Undo(t.Context(), schema.Undoing{By: "Eva", Step: steps[0].Number}); err != nil {
		t.Fatal(err)
	}
	l.sync()
	hits(`publisher:CCH`, 2)
	hits(`publisher:"Secours de Choluteca"`, 1)

	for _, c := range []struct {
		path string
		send url.Values
	}{
		{at, url.Values{"name": {"OIM"}}},
		{at, url.Values{}},
		{at, url.Values{"name": {"<>"}}},
		{at, url.Values{"name": {strings.Repeat("ñ", 10_000)}}},
		{one, url.Values{"save": {"1"}, "other": {hostile}}},
		{one, url.Values{"save": {"1"}, "name-es": {"Cáritas de Choluteca"}, "other": {"ACNUR"}}},
		{one, url.Values{"save": {"1"}, "name-es": {"Cáritas de Choluteca"}, "other": {lines(101)}}},
		{one, url.Values{"merge": {"1"}, "into": {"own-caritas-de-choluteca"}}},
		{one, url.Values{"merge": {"1"}, "into": {hostile}}},
	} {
		post(c.path, c.send, http.StatusUnprocessableEntity, "role=\"alert\"")
	}
	post(one, url.Values{"save": {"1"}, "name-es": {hostile}}, http.StatusUnprocessableEntity) // begins with a sign
	post(one, url.Values{"save": {"1"}, "name-es": {"Cáritas " + hostile}}, http.StatusSeeOther, "Cáritas &#34;&gt;&lt;script&gt;")
	if res, text := b.get("/es/documentos?q=remesas"); res.StatusCode != http.StatusOK || strings.Contains(text, "<script>alert") {
		t.Error("the facet with a hostile name is not escaped")
	}
	if res, _ := b.get(at + "/nobody"); res.StatusCode != http.StatusNotFound {
		t.Errorf("one that is none: %s", res.Status)
	}
	for _, path := range []string{at + "?q=migracion", "/en/desk/organisations?from=50", "/fr/bureau/organisations?from=x", "/en/desk/organisations/iom", at + "/iom?into=" + url.QueryEscape(hostile)} {
		if res, text := b.get(path); res.StatusCode != http.StatusOK || strings.Contains(text, "<script>alert") {
			t.Errorf("%s: %s", path, res.Status)
		}
	}
}

func withPublisher(d *schema.Document, name string) schema.Known {
	k := d.Stated[schema.ByManifest]
	k.Publisher = name
	return k
}

func lines(n int) string {
	var out []string
	for i := range n {
		out = append(out, "Nombre "+strings.Repeat("x", i+1))
	}
	return strings.Join(out, "\n")
}
