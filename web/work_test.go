package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

// TestWorksAtTheDesk holds that documents are said to be of one work and parted
// again from the edit page and from a selection, that results, the document's
// page and the interface for programs show it, and that each is one step.
func TestWorksAtTheDesk(t *testing.T) {
	l := libraryOf(t, documents())
	b := l.as(t, schema.Archivist)
	const at = "/en/desk/documents/es1"
	post := func(path string, send url.Values, status int, say string) {
		t.Helper()
		res, text := b.post(path, send)
		if res.StatusCode != status {
			t.Errorf("%v: %s, want %d\n%.300s", send, res.Status, status, text)
		}
		if status == http.StatusSeeOther {
			_, text = b.get(strings.SplitN(res.Header.Get("Location"), "#", 2)[0])
		}
		contains(t, send.Encode(), text, say)
		if strings.Contains(text, "<script>alert") {
			t.Errorf("%v: what was typed is not escaped", send)
		}
		l.sync()
	}
	_, text := b.get(at)
	contains(t, "the page", text, "No other document.", `name="with"`, "translation")
	post(at, url.Values{"work": {"group"}, "with": {l.site.URL + "/fr/documents/fr1/envois-de-fonds?q=a#page"}, "tie": {"translation"}}, http.StatusSeeOther, "They are one work.")
	_, text = b.get(at)
	contains(t, "grouped", text, "Envois de fonds au Maroc", "the archivist", `value="part fr1"`, `value="unsay fr1"`)
	_, text = b.get("/en/documents/es1/remesas-de-mexico")
	contains(t, "the public page", text, "Read also", "/en/documents/fr1")
	_, text = b.get("/api/v1/documents/es1")
	contains(t, "the interface", text, `"work":[{"id":"fr1","language":"fr","as":"translation"}]`)
	_, text = b.get("/en/documents?q=remesas")
	contains(t, "results", text, "/en/documents/fr1\">French")
	post(at, url.Values{"work": {"part fr1"}}, http.StatusSeeOther, "They are kept apart.")
	_, text = b.get(at)
	contains(t, "parted", text, "kept apart: the archivist", "<del>Envois de fonds au Maroc</del>")
	if _, text = b.get("/en/documents/es1/remesas-de-mexico"); strings.Contains(text, "Read also") {
		t.Error("what is parted is listed on the public page")
	}
	post(at, url.Values{"work": {"unsay fr1"}}, http.StatusSeeOther, "The word is taken back.")

	res, _ := b.post("/en/desk/documents", url.Values{"do": {"work"}, "d": {"en1", "es1"}, "asked": {"q=remittances"}})
	chosen := res.Header.Get("Location")
	if chosen != "/en/desk/changes/work?d=en1&d=es1" {
		t.Fatalf("a selection: %s to %q", res.Status, chosen)
	}
	for path, want := range map[string]string{chosen: "They are separate works", "/es/mesa/cambios/obra?d=en1": "Son obras distintas", "/fr/bureau/modifications/oeuvre?d=bad": "œuvres distinctes"} {
		res, text := b.get(path)
		if res.StatusCode != http.StatusOK || strings.Contains(text, "<script>alert") {
			t.Errorf("%s: %s", path, res.Status)
		}
		contains(t, path, text, want)
	}
	const work = "/en/desk/changes/work"
	post(work, url.Values{"work": {"group"}, "tie": {"copy"}, "d": {"en1", "es1"}, "why": {"as sent"}}, http.StatusSeeOther, "They are one work.")
	if _, text = b.get("/en/documents?q=remittances"); !strings.Contains(text, "1 nearly identical copy") {
		t.Error("two copies are not one result")
	}
	_, text = b.get("/api/v1/documents/es1")
	contains(t, "copies in the interface", text, `"copies":["en1"]`)
	_, text = b.get("/en/desk/log")
	contains(t, "the log", text, "says to be of one work", "a copy of en1", "as sent")
	post(work, url.Values{"work": {"part"}, "d": {"en1", "es1"}}, http.StatusSeeOther, "They are kept apart.")
	post(work, url.Values{"work": {"group"}, "d": {"fr1", "es1"}}, http.StatusSeeOther, "They are one work.")
	post(work, url.Values{"work": {"group"}, "d": {"fr1", "en1"}}, http.StatusUnprocessableEntity, "That cannot be")

	for _, c := range []struct {
		path   string
		send   url.Values
		status int
	}{
		{at, url.Values{"work": {"group"}, "with": {"es1"}}, http.StatusUnprocessableEntity},
		{at, url.Values{"work": {"group"}, "with": {hostile}}, http.StatusUnprocessableEntity},
		{at, url.Values{"work": {"group"}, "with": {strings.Repeat("x", 10_000)}}, http.StatusUnprocessableEntity},
		{at, url.Values{"work": {"group"}, "with": {"en1"}, "tie": {"twin"}}, http.StatusUnprocessableEntity},
		{at, url.Values{"work": {"paint"}}, http.StatusBadRequest},
		{at, url.Values{"work": {"part nobody"}}, http.StatusNotFound},
		{work, url.Values{"work": {"group"}, "d": {"en1"}}, http.StatusUnprocessableEntity},
		{work, url.Values{"work": {"group"}, "d": {"en1", hostile}}, http.StatusNotFound},
		{work, url.Values{}, http.StatusBadRequest},
	} {
		res, text := b.post(c.path, c.send)
		if res.StatusCode != c.status || strings.Contains(text, "<script>alert") {
			t.Errorf("%.100v: %s, want %d", c.send, res.Status, c.status)
		}
	}
}
