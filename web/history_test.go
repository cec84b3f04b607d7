package web_test

import (
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// imports takes a text in as the file of a name and returns its document.
func (l *served) imports(name, text string) schema.ID {
	l.t.Helper()
	it := corpus.Item{Name: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
	if _, err := l.work.Importer("Ana").Run(l.t.Context(), slices.Values([]corpus.Item{it})); err != nil {
		l.t.Fatal(err)
	}
	row, err := l.store.Row(l.t.Context(), name)
	if err != nil {
		l.t.Fatal(err)
	}
	return row.Document
}

// decides carries out a decision and returns its step.
func (l *served) decides(by string, edits ...schema.Edit) int {
	l.t.Helper()
	out, err := l.work.Decide(l.t.Context(), schema.Decision{By: by, Overrule: true, Affirm: true, Edits: edits})
	if err != nil {
		l.t.Fatal(err)
	}
	return out.Step
}

func contains(t *testing.T, what, text string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(text, want) {
			t.Errorf("%s lacks %q", what, want)
		}
	}
}

// TestLogOnPages holds that steps are told with who, what, from and to, that
// they are chosen by filters, and that the log comes as a table and as a feed.
func TestLogOnPages(t *testing.T) {
	l := libraryOf(t, documents())
	b := l.as(t, schema.Archivist)
	_, text := b.get("/en/desk/log")
	contains(t, "an empty log", text, "Nobody has done anything yet.")
	first := l.decides("Ana", schema.Edit{Document: "es1", Field: schema.FieldTitle, Way: schema.WaySet, Value: hostile},
		schema.Edit{Document: "es1", Field: schema.FieldCorridor, Way: schema.WayAdd, Value: "GT-MX:return"})
	l.decides("Eva", schema.Edit{Document: "en1", Field: schema.FieldTopic, Way: schema.WayRemove, Value: "diaspora"})
	if _, err := l.work.Withdraw(t.Context(), "Eva", "doubled", "fr1"); err != nil {
		t.Fatal(err)
	}
	for lang, want := range map[string][]string{
		"/en/desk/log":       {"Ana</span> corrects", "Title:  <del", "Remesas de México</del>", "<ins>Guatemala → Mexico (return)</ins>", "refuses “Diaspora", "«doubled»", ">withdrawn", "/en/desk/documents/fr1/history"},
		"/es/mesa/registro":  {"Ana</span> corrige", "<ins>Guatemala → México (retorno)</ins>", "/es/mesa/documentos/fr1/historia", "Deshacer"},
		"/fr/bureau/journal": {"Ana</span> corrige", "/fr/bureau/documents/fr1/historique", "Annuler"},
	} {
		res, text := b.get(lang)
		if res.StatusCode != http.StatusOK || strings.Contains(text, "<script>alert") {
			t.Errorf("%s: %s, or with a script", lang, res.Status)
		}
		contains(t, lang, text, want...)
	}
	for query, want := range map[string]string{"by=Ana": "Ana", "verb=withdraw": "Eva", "since=2001-01-01&until=2001-01-02": "", "batch=7": "", "below=2": "Ana"} {
		_, text := b.get("/en/desk/log?" + query)
		for _, who := range []string{"Ana", "Eva"} {
			if got := strings.Contains(text, who+"</span>"); got != (who == want) {
				t.Errorf("%s: step of %s %t", query, who, got)
			}
		}
	}
	_, text = b.get("/en/desk/log?since=yesterday")
	contains(t, "a filter that cannot be read", text, "A filter cannot be read")
	res, text := b.get("/en/desk/log?as=csv")
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(rows) != 5 || res.Header.Get("Content-Type") != "text/csv; charset=utf-8" {
		t.Errorf("as a table: %v, %d rows", err, len(rows))
	}
	_, text = b.get("/en/desk/log?as=atom")
	var feed struct {
		Entries []struct {
			Title string `xml:"title"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal([]byte(text), &feed); err != nil || len(feed.Entries) != 3 || feed.Entries[0].Title != "Eva withdraws" {
		t.Errorf("as a feed: %v, %+v", err, feed)
	}
	_, text = b.get("/es/mesa/documentos/es1/historia")
	contains(t, "the history of a document", text, "Ana</span>", "/en/desk/documents/es1/history", "/fr/bureau/documents/es1/historique")
	_, text = b.get("/en/desk/documents/fr1/history")
	contains(t, "the history of a withdrawn document", text, "Eva</span> withdraws")
	if res, _ := b.get("/en/desk/documents/never/history"); res.StatusCode != http.StatusNotFound {
		t.Errorf("the history of what never was: %s", res.Status)
	}
	_, text = b.get(fmt.Sprint("/en/desk/log/", first))
	contains(t, "a step", text, "Step 1", "Undo")
	if res, _ := b.get("/en/desk/log/99"); res.StatusCode != http.StatusNotFound {
		t.Errorf("a step that never was: %s", res.Status)
	}
}

// TestUndoOnPages holds that a step is taken back by its button, that the strip
// after it takes that back, and that what changed since is asked for.
func TestUndoOnPages(t *testing.T) {
	l := libraryOf(t, documents())
	b := l.as(t, schema.Archivist)
	title := func() string {
		doc, err := l.store.Head(t.Context(), "es1")
		if err != nil {
			t.Fatal(err)
		}
		return doc.Title
	}
	step := l.decides("Ana", schema.Edit{Document: "es1", Field: schema.FieldTitle, Way: schema.WaySet, Value: "Uno"},
		schema.Edit{Document: "en1", Field: schema.FieldTitle, Way: schema.WaySet, Value: "One"})
	res, _ := b.post(fmt.Sprint("/en/desk/log/", step), url.Values{"next": {"/en/desk/documents/es1/history"}})
	if to := res.Header.Get("Location"); res.StatusCode != http.StatusSeeOther || to != "/en/desk/documents/es1/history" || title() != "Remesas de México" {
		t.Fatalf("undo: %s to %s, title %q", res.Status, to, title())
	}
	_, text := b.get("/en/desk/documents/es1/history")
	contains(t, "the page after it", text, "Undone: 2 changes.", `action="/en/desk/log/2"`, "Redo", "undone by step 2")
	if res, _ := b.post("/en/desk/log/2", url.Values{}); res.StatusCode != http.StatusSeeOther || title() != "Uno" {
		t.Errorf("redo: %s, title %q", res.Status, title())
	}
	l.decides("Eva", schema.Edit{Document: "es1", Field: schema.FieldTitle, Way: schema.WaySet, Value: "Dos"})
	_, text = b.get("/en/desk/log/1")
	contains(t, "before it is undone", text, "One value has changed since", "Dos", "Eva", "<ins>Remesas de México</ins>")
	res, text = b.post("/en/desk/log/1", url.Values{})
	if res.StatusCode != http.StatusConflict || title() != "Dos" {
		t.Errorf("undo of what changed since: %s, title %q", res.Status, title())
	}
	contains(t, "what is left alone", text, "One value has changed since", "The rest is undone: 1 change.", `value="es1 title"`)
	if res, _ := b.post("/en/desk/log/1", url.Values{"force": {"es1 title"}}); res.StatusCode != http.StatusSeeOther || title() != "Remesas de México" {
		t.Errorf("forced: %s, title %q", res.Status, title())
	}
	_, _ = b.post("/en/desk/log/1", url.Values{})
	_, text = b.get("/en/desk/log")
	contains(t, "undone again", text, "It was as before already")
	if _, err := l.work.Erase(t.Context(), "Ana", "", "en1"); err != nil {
		t.Fatal(err)
	}
	steps, err := l.store.Steps(t.Context(), schema.StepFilter{Verb: schema.VerbErase})
	if err != nil || len(steps) != 1 {
		t.Fatal(err)
	}
	res, text = b.post(fmt.Sprint("/en/desk/log/", steps[0].Number), url.Values{})
	if res.StatusCode != http.StatusUnprocessableEntity {
		t.Errorf("undo of an erasure: %s", res.Status)
	}
	contains(t, "undo of an erasure", text, "cannot be undone")
}

// TestVersionsOnPages holds that versions are compared page by page and that an
// earlier one comes back and goes again.
func TestVersionsOnPages(t *testing.T) {
	l := libraryOf(t, documents())
	b := l.as(t, schema.Archivist)
	const cover, middle, end = "El cuaderno de los cuidados", "Las mujeres hondureñas envían dinero cada mes a sus hijos en Tegucigalpa y los hombres dos veces al año", "La última página del cuaderno con su colofón y su índice"
	id := l.imports("/c.txt", cover+"\f"+middle+"\f"+end)
	l.decides("Ana", schema.Edit{Document: id, Field: schema.FieldRights, Way: schema.WaySet, Value: "CC BY"})
	if again := l.imports("/c.txt", cover+"\fUna página del todo nueva\f"+strings.Replace(middle, "cada mes", "cada semana", 1)+"\f"+end); again != id {
		t.Fatalf("the second version is another document")
	}
	base := "/en/desk/documents/" + string(id)
	_, text := b.get(base + "/history")
	contains(t, "history", text, base+"/versions/1..2", "in force", "(batch 2)", "One correction was made for an earlier version.", "CC BY")
	if res, _ := b.post(base+"/history", url.Values{}); res.StatusCode != http.StatusSeeOther {
		t.Errorf("confirmed for the present version: %s", res.Status)
	}
	if _, text = b.get(base + "/history"); strings.Contains(text, "made for an earlier version") {
		t.Error("the correction still waits")
	}
	contains(t, "history", text, "1 correction counts for the present version.", `action="/en/desk/log/4"`)
	res, text := b.get(base + "/versions/1..2?p=3")
	if res.StatusCode != http.StatusOK {
		t.Fatalf("comparison: %s\n%.500s", res.Status, text)
	}
	contains(t, "comparison", text, "3 → 4", "<b>2</b>pages with changes", "2, new", "2 → 3", "<del>mes</del>", "<ins>semana</ins>", "/es/mesa/documentos/"+string(id)+"/versiones/1..2?p=3", "Back to version 1")
	for _, bad := range []string{"1..9", "1..1", "a..b", "1"} {
		if res, _ := b.get(base + "/versions/" + bad); res.StatusCode != http.StatusNotFound {
			t.Errorf("versions %s: %s", bad, res.Status)
		}
	}
	pages := func() int {
		doc, err := l.store.Document(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		return len(doc.Pages)
	}
	if res, _ := b.post(base+"/versions/1..2", url.Values{}); res.StatusCode != http.StatusSeeOther || pages() != 3 {
		t.Errorf("back to the first: %s, %d pages", res.Status, pages())
	}
	_, text = b.get(base + "/history")
	contains(t, "after it", text, "Version 1 is back, as version 3.", "goes back to an earlier version", `action="/en/desk/log/5"`)
	if res, _ := b.post("/en/desk/log/5", url.Values{}); res.StatusCode != http.StatusSeeOther || pages() != 4 {
		t.Errorf("undone: %s, %d pages", res.Status, pages())
	}
	if res, _ := b.post(base+"/versions/3..2", url.Values{}); res.StatusCode != http.StatusSeeOther || pages() != 3 {
		t.Errorf("the third again: %s, %d pages", res.Status, pages())
	}
}
