package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

// waiting returns the address of the only case of a kind.
func (b *browser) waiting(kind schema.CaseKind) string {
	b.t.Helper()
	_, text := b.get("/en/desk/review?kind=" + string(kind))
	m := regexp.MustCompile(`href="(/en/desk/review/[0-9a-f]{16}[^"]*)"`).FindStringSubmatch(text)
	if m == nil {
		b.t.Fatalf("no case of %s waits in\n%.1500s", kind, text)
	}
	return strings.ReplaceAll(m[1], "&amp;", "&")
}

// TestAdvice walks from what a contributor proposes of a document to a step in the
// archivist's name, to a refusal, and to what the contributor sees of each.
func TestAdvice(t *testing.T) {
	l := libraryOf(t, documents())
	gives, decides, nobody := l.as(t, schema.Contributor), l.as(t, schema.Archivist), &browser{t: t, site: l.site}
	at := "/en/desk/proposals/es1"
	gives.want("/en/documents/es1", `href="`+at+`"`, "Propose a change")
	if _, text := nobody.get("/en/documents/es1"); strings.Contains(text, "Propose a change") {
		t.Error("nobody is asked to propose")
	}
	if _, text := decides.get("/en/documents/es1"); strings.Contains(text, "Propose a change") {
		t.Error("an archivist is asked to propose")
	}
	gives.want(at, "CC BY", "Remesas de México")
	for _, c := range []struct {
		form   url.Values
		status int
	}{
		{url.Values{"field": {"rights"}, "way": {"set"}, "value": {"CC BY"}}, http.StatusUnprocessableEntity},
		{url.Values{"field": {"date"}, "way": {"set"}, "value": {"yesterday"}}, http.StatusUnprocessableEntity},
		{url.Values{"field": {"subject"}, "way": {"set"}, "value": {"blue cats"}}, http.StatusUnprocessableEntity},
		{url.Values{"field": {"settled"}, "way": {"set"}, "value": {"x"}}, http.StatusBadRequest},
		{url.Values{"field": {"rights"}, "way": {"unsay"}, "value": {"x"}}, http.StatusBadRequest},
	} {
		if res, _ := gives.post(at, c.form); res.StatusCode != c.status {
			t.Errorf("%v: %s, want %d", c.form, res.Status, c.status)
		}
	}
	gives.act(at, url.Values{"field": {"rights"}, "way": {"set"}, "value": {"CC0"}, "why": {"it says so <on> the cover"}})
	gives.act(at, url.Values{"field": {"subject"}, "way": {"set"}, "value": {"Gender"}})
	gives.want("/en/desk/proposals", "Rights: CC0", "waits", "Take back")
	if doc, err := l.store.Head(t.Context(), "es1"); err != nil || doc.Rights != "CC BY" {
		t.Fatalf("a proposal changes the document: %q, %v", doc.Rights, err)
	}
	gives.act("/en/desk/proposals", url.Values{"do": {"drop 2"}})
	gives.want("/en/desk/proposals", "taken back by you")
	at = decides.waiting(schema.CaseAdvice)
	decides.want(at, "Somebody proposes: Rights: CC0", "Proposed by the contributor on", "it says so &lt;on&gt; the cover", "What stands: CC BY", "Take it up")
	decides.act(at, url.Values{"decision": {"y"}, "value": {"CC0"}})
	doc, err := l.store.Head(t.Context(), "es1")
	if err != nil || doc.Rights != "CC0" {
		t.Fatalf("taken up: %q, %v", doc.Rights, err)
	}
	steps, err := l.store.Steps(t.Context(), schema.StepFilter{Verb: schema.VerbAdopt})
	if err != nil || len(steps) != 1 || steps[0].By != "the archivist" || steps[0].Note != "the contributor: it says so <on> the cover" {
		t.Fatalf("the step: %+v, %v", steps, err)
	}
	decides.want("/en/desk/log", "takes up a proposal", "the contributor: it says so &lt;on&gt; the cover")
	gives.want("/en/desk/proposals", "taken up", "the archivist, ")
	if _, err := l.work.Undo(t.Context(), schema.Undoing{By: "Eva", Step: steps[0].Number}); err != nil {
		t.Fatal(err)
	}
	gives.want("/en/desk/proposals", "and undone since")

	gives.act("/en/desk/proposals/en1", url.Values{"field": {"title"}, "way": {"set"}, "value": {"Another title"}})
	at = decides.waiting(schema.CaseAdvice)
	decides.act(at, url.Values{"decision": {"n"}, "why": {"the title page says otherwise"}})
	gives.want("/en/desk/proposals", "not taken up", "the title page says otherwise")
	if doc, err := l.store.Head(t.Context(), "en1"); err != nil || doc.Title == "Another title" {
		t.Errorf("refused: %q, %v", doc.Title, err)
	}
	if res, _ := gives.post("/en/desk/proposals", url.Values{"do": {"reopen 3"}}); res.StatusCode != http.StatusForbidden {
		t.Errorf("a contributor takes up a refusal: %s", res.Status)
	}
	decides.want("/en/desk/proposals", "Let it wait again")
	decides.act("/en/desk/proposals", url.Values{"do": {"reopen 3"}})
	at = decides.waiting(schema.CaseAdvice)
	decides.act(at, url.Values{"decision": {"e"}, "other": {"A third title"}})
	if doc, err := l.store.Head(t.Context(), "en1"); err != nil || doc.Title != "A third title" {
		t.Errorf("another value: %q, %v", doc.Title, err)
	}
	gives.want("/en/desk/proposals", "another value was put: A third title")
	other := l.as(t, schema.Archivist)
	if res, _ := other.post("/en/desk/proposals", url.Values{"do": {"drop 1"}}); res.StatusCode == http.StatusInternalServerError {
		t.Errorf("what is decided is dropped: %s", res.Status)
	}
}

// TestAdviceOnClosed holds that nothing can be proposed of what one may not see.
func TestAdviceOnClosed(t *testing.T) {
	l := libraryOf(t, append(documents(), closedDocument()))
	gives := l.as(t, schema.Contributor)
	if err := l.store.CloseCollection(t.Context(), "Actas internas", true); err != nil {
		t.Fatal(err)
	}
	if err := l.store.LimitCollection(t.Context(), "Actas internas", []int{99}); err != nil {
		t.Fatal(err)
	}
	if res, text := gives.get("/en/desk/proposals/zz9closed"); res.StatusCode != http.StatusNotFound || givesAway("zz9closed", text) != "" {
		t.Errorf("its page: %s", res.Status)
	}
	for _, form := range []url.Values{{"field": {"rights"}, "way": {"set"}, "value": {"CC0"}}, {"do": {"bring"}}} {
		if res, _ := gives.post("/en/desk/proposals/zz9closed", form); res.StatusCode != http.StatusNotFound {
			t.Errorf("%v: %s", form, res.Status)
		}
	}
}

// TestAdviceOfFile walks from a contributor's better file to the newest version of
// a document.
func TestAdviceOfFile(t *testing.T) {
	l := libraryOf(t, documents())
	gives, decides := l.as(t, schema.Contributor), l.as(t, schema.Archivist)
	begun := func() string {
		t.Helper()
		res, _ := gives.post("/en/desk/proposals/es1", url.Values{"do": {"bring"}})
		at := res.Header.Get("Location")
		if !strings.HasPrefix(at, "/en/desk/upload/") {
			t.Fatalf("bring a file: %s to %q", res.Status, at)
		}
		gives.files(at, map[string]string{"better.txt": "Remesas de México, edición completa. " + offeredText})
		if err := l.intake.Round(t.Context()); err != nil {
			t.Fatal(err)
		}
		gives.want(at, "better.txt", "new version of document es1")
		gives.act(at, url.Values{"offer": {"1"}})
		return at
	}
	upload := begun()
	gives.want("/en/desk/proposals", "A new version of the file", "waits")
	at := decides.waiting(schema.CaseAdvice)
	decides.want(at, "A new version of the file", `href="`+upload+`"`)
	decides.act(at, url.Values{"decision": {"n"}, "why": {"it lacks a page"}})
	gives.want("/en/desk/proposals", "not taken up", "it lacks a page")
	begun()
	at = decides.waiting(schema.CaseAdvice)
	decides.act(at, url.Values{"decision": {"y"}})
	if err := l.intake.Round(t.Context()); err != nil {
		t.Fatal(err)
	}
	doc, err := l.store.Document(t.Context(), "es1")
	if err != nil || len(doc.Earlier) != 1 || !strings.Contains(doc.Pages[0].Text, "edición completa") {
		t.Fatalf("the document has %d earlier versions, %v", len(doc.Earlier), err)
	}
	gives.want("/en/desk/proposals", "taken up", "the archivist, ")
	if size, err := l.store.Size(t.Context()); err != nil || size.Documents != len(documents()) {
		t.Errorf("%d documents, %v, want as many as before", size.Documents, err)
	}
}
