package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/simde/simde/schema"
)

// values returns what a document says of a field, by now.
func (l *served) values(id schema.ID, f schema.Field) string {
	l.t.Helper()
	doc, err := l.store.Head(l.t.Context(), id)
	if err != nil {
		l.t.Fatal(err)
	}
	var out []string
	for _, v := range doc.Values(f) {
		if !v.Suggested {
			out = append(out, v.Code+" "+string(v.By))
		}
	}
	return strings.Join(out, ", ")
}

// TestEditPage holds that every value is shown with whose word it is, that what
// others say is beside it, and that each way of changing one does so as a step.
func TestEditPage(t *testing.T) {
	l := libraryOf(t, documents())
	b := l.as(t, schema.Archivist)
	const at = "/en/desk/documents/es1"
	for lang, want := range map[string][]string{
		at:                           {"Remesas de México", `whose catalogue">Catalogue`, "March 2019", "Mexico → United States", "/es/mesa/documentos/es1", at + "/withdraw", "Los mexicanos en"},
		"/es/mesa/documentos/es1":    {`whose catalogue">Catálogo`, "México → Estados Unidos", "/es/mesa/documentos/es1/historia", "/es/mesa/documentos/es1/retirar"},
		"/fr/bureau/documents/es1":   {"Mexique → États-Unis", "/fr/bureau/documents/es1/retirer"},
		at + "?edit=corridor":        {`name="from"`, `<option value="Honduras">`, "deportation"},
		at + "?edit=type":            {`<option value="report" selected>`},
		at + "?edit=description":     {"<textarea"},
		at + "?edit=spatial":         {`name="role"`},
		"/en/desk/documents/bad":     {"&lt;script&gt;alert(1)"},
		"/en/desk/documents/bad?p=2": {"&lt;script&gt;alert(1)"},
	} {
		res, text := b.get(lang)
		if res.StatusCode != http.StatusOK || strings.Contains(text, "<script>alert") {
			t.Errorf("%s: %s", lang, res.Status)
		}
		contains(t, lang, text, want...)
	}
	_, text := b.get("/en/documents/es1/remesas-de-mexico")
	contains(t, "the public page", text, at+`"`, at+"/history")
	if _, text := l.as(t, schema.Contributor).get("/en/documents/es1/remesas-de-mexico"); strings.Contains(text, at) {
		t.Error("a contributor is led to the edit page")
	}
	for _, c := range []struct {
		send  url.Values
		field schema.Field
		want  string
		verb  schema.Verb
		say   string
	}{
		{url.Values{"field": {"title"}, "value": {" Otro título "}}, "title", "Otro título person", schema.VerbCorrect, "Title: Otro título."},
		{url.Values{"do": {"unsay title "}}, "title", "Remesas de México manifest", schema.VerbCorrect, "Title: Remesas de México."},
		{url.Values{"field": {"corridor"}, "from": {"guatemala"}, "to": {"Espagne"}, "kind": {"return"}}, "corridor", "MX-US manifest, GT-ES:return person", schema.VerbCorrect, "Corridor: Guatemala → Spain (return)."},
		{url.Values{"do": {"reject corridor MX-US"}}, "corridor", "GT-ES:return person", schema.VerbReject, "Corridor: Mexico → United States removed."},
		{url.Values{"do": {"unsay corridor MX-US"}}, "corridor", "MX-US manifest, GT-ES:return person", schema.VerbCorrect, "Corridor: Mexico → United States."},
		{url.Values{"do": {"confirm date 2019-03"}}, "date", "2019-03 person", schema.VerbConfirm, "Date: changed."},
		{url.Values{"do": {"confirm date 2019-03"}}, "date", "2019-03 person", schema.VerbConfirm, "Date: it was so already."},
		{url.Values{"field": {"subject"}, "value": {"gatos azules"}}, "subject", "", schema.VerbCorrect, ""},
		{url.Values{"field": {"isPartOf"}, "value": {"Cuadernos"}}, "isPartOf", "Boletines , Cuadernos ", schema.VerbCorrect, "Collection: Cuadernos."},
	} {
		res, text := b.post(at, c.send)
		if c.say == "" { // what names nothing is shown again
			if res.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(text, "is not known") || !strings.Contains(text, `value="gatos azules"`) {
				t.Errorf("%v: %s", c.send, res.Status)
			}
			continue
		}
		if to := res.Header.Get("Location"); res.StatusCode != http.StatusSeeOther || to != at {
			t.Errorf("%v: %s to %s\n%.300s", c.send, res.Status, to, text)
		}
		if got := l.values("es1", c.field); got != c.want {
			t.Errorf("%v: %s is %q, want %q", c.send, c.field, got, c.want)
		}
		_, text = b.get(at)
		contains(t, fmt.Sprint("after ", c.send), text, c.say)
		steps, err := l.store.Steps(t.Context(), schema.StepFilter{Most: 1})
		if err != nil || len(steps) != 1 || steps[0].Verb != c.verb || steps[0].By != "the archivist" {
			t.Errorf("%v: step %+v, %v", c.send, steps, err)
		}
	}
	for _, c := range []struct {
		send   url.Values
		status int
	}{
		{url.Values{}, http.StatusBadRequest},
		{url.Values{"do": {"set horse A"}}, http.StatusBadRequest},
		{url.Values{"do": {"paint title A"}}, http.StatusUnprocessableEntity},
		{url.Values{"field": {"date"}, "value": {"yesterday"}}, http.StatusUnprocessableEntity},
		{url.Values{"field": {"corridor"}, "from": {"Honduras"}, "to": {"Atlantis"}}, http.StatusUnprocessableEntity},
		{url.Values{"field": {"corridor"}, "from": {"Honduras"}, "to": {"Honduras"}}, http.StatusUnprocessableEntity},
	} {
		if res, _ := b.post(at, c.send); res.StatusCode != c.status {
			t.Errorf("%v: %s, want %d", c.send, res.Status, c.status)
		}
	}
}

// TestEditConflict holds that what another person saved while the page was
// looked at is shown beside one's own, and that either can be kept.
func TestEditConflict(t *testing.T) {
	l := libraryOf(t, documents())
	b := l.as(t, schema.Archivist)
	const at = "/en/desk/documents/es1"
	drawn := strconv.FormatInt(time.Now().Add(-time.Minute).UnixMilli(), 10)
	l.decides("Eva", schema.Edit{Document: "es1", Field: schema.FieldTitle, Way: schema.WaySet, Value: "De Eva"})
	mine := url.Values{"field": {"title"}, "value": {"Mío"}, "seen": {drawn}}
	res, text := b.post(at, mine)
	if res.StatusCode != http.StatusConflict || l.values("es1", "title") != "De Eva person" {
		t.Fatalf("%s, title %s", res.Status, l.values("es1", "title"))
	}
	contains(t, "the page", text, "Eva saved another value", "<b>De Eva</b>", "<b>Mío</b>", `value="set title Mío"`)
	agreed := url.Values{"field": {"title"}, "value": {"De Eva"}, "seen": {drawn}}
	if res, _ := b.post(at, agreed); res.StatusCode != http.StatusSeeOther {
		t.Errorf("the same value: %s", res.Status)
	}
	now := strconv.FormatInt(time.Now().Add(time.Second).UnixMilli(), 10)
	if res, _ := b.post(at, url.Values{"do": {"set title Mío"}, "seen": {now}}); res.StatusCode != http.StatusSeeOther || l.values("es1", "title") != "Mío person" {
		t.Errorf("saved all the same: %s", res.Status)
	}
}

// TestFatesOnPages holds that a document is withdrawn with why, comes back, and
// is erased only by who may and with its id typed.
func TestFatesOnPages(t *testing.T) {
	l := libraryOf(t, documents())
	b, admin := l.as(t, schema.Archivist), l.as(t, schema.Admin)
	const at = "/en/desk/documents/es1"
	if res, text := b.get(at + "/withdraw"); res.StatusCode != http.StatusOK || !strings.Contains(text, "Why (the log keeps it)") {
		t.Errorf("asked before it is withdrawn: %s", res.Status)
	}
	if res, _ := b.post(at+"/withdraw", url.Values{"why": {"doubled"}}); res.StatusCode != http.StatusSeeOther {
		t.Errorf("withdrawn: %s", res.Status)
	}
	_, text := b.get("/en/desk/log")
	contains(t, "the log", text, "“Remesas de México” is withdrawn.", "«doubled»", `action="/en/desk/log/1"`)
	res, text := b.get(at)
	if res.StatusCode != http.StatusGone {
		t.Errorf("a withdrawn document: %s", res.Status)
	}
	contains(t, "its page", text, "Bring back", at+"/history")
	for _, path := range []string{at, at + "/withdraw"} {
		if res, _ := b.post(path, url.Values{"field": {"title"}, "value": {"A"}}); res.StatusCode != http.StatusGone {
			t.Errorf("POST %s of a withdrawn document: %s", path, res.Status)
		}
	}
	if res, _ := b.post(at, url.Values{"do": {"readmit"}}); res.StatusCode != http.StatusSeeOther || l.values("es1", "title") == "" {
		t.Errorf("brought back: %s", res.Status)
	}
	if res, _ := b.post(at, url.Values{"do": {"readmit"}}); res.StatusCode != http.StatusSeeOther {
		t.Errorf("brought back again: %s", res.Status)
	}
	if _, text := b.get(at); strings.Contains(text, at+"/erase") {
		t.Error("an archivist is offered to erase")
	}
	if res, text := admin.post(at+"/erase", url.Values{"id": {"es2"}, "why": {"a court"}}); res.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(text, "Nothing was erased") || !strings.Contains(text, `value="a court"`) {
		t.Errorf("another id: %s", res.Status)
	}
	if res, _ := admin.post(at+"/erase", url.Values{"id": {"es1"}, "why": {"a court"}}); res.StatusCode != http.StatusSeeOther {
		t.Errorf("erased: %s", res.Status)
	}
	_, text = admin.get("/en/desk/log")
	if strings.Contains(text, "Remesas") || !strings.Contains(text, "erased for good") {
		t.Error("the log still says what an erased document said")
	}
	for _, path := range []string{"never", "never/withdraw", "never/erase"} {
		if res, _ := admin.get("/en/desk/documents/" + path); res.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %s", path, res.Status)
		}
	}
}
