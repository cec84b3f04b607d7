package web_test

import (
	"context"
	"encoding/csv"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/web"
)

var rePrint = regexp.MustCompile(`name="print" value="([0-9a-f]+)"`)

// printOf returns the mark of what a plan has shown.
func printOf(t *testing.T, text string) string {
	t.Helper()
	m := rePrint.FindStringSubmatch(text)
	if m == nil {
		t.Fatalf("no plan is shown in\n%.1500s", text)
	}
	return m[1]
}

// TestBulk walks from a search to a change of many documents and back.
func TestBulk(t *testing.T) {
	l := libraryOf(t, documents())
	b := l.as(t, schema.Archivist)
	l.decides("Eva", schema.Edit{Document: "en1", Field: schema.FieldRights, Way: schema.WaySet, Value: "Reserved"})
	l.sync()
	res, text := b.get("/en/desk/documents?q=remittances&n=200")
	if res.StatusCode != http.StatusOK || strings.Contains(text, "<script>alert") {
		t.Fatalf("the list: %s", res.Status)
	}
	contains(t, "the list", text, `value="en1"`, "/en/desk/documents/en1/history", "Mexico → United States", `name="asked" value="q=remittances"`, "/fr/bureau/documents?q=remittances", `name="collection" value="Boletines"`)
	if res, text := b.post("/en/desk/documents", url.Values{"do": {"some"}, "asked": {"q=remittances"}}); res.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(text, "None is ticked") {
		t.Errorf("nothing ticked: %s", res.Status)
	}
	res, _ = b.post("/en/desk/documents", url.Values{"do": {"all"}, "asked": {"q=remittances"}})
	const plan = "/en/desk/changes/1"
	if to := res.Header.Get("Location"); to != plan {
		t.Fatalf("all that is found: %s to %q", res.Status, to)
	}
	_, text = b.get(plan)
	contains(t, "a new plan", text, "Change 4 documents", "Chosen by the search “remittances”", "What to change")
	for _, c := range []struct {
		send   url.Values
		status int
		say    string
	}{
		{url.Values{"do": {"add"}, "field": {"subject"}, "way": {"set"}, "value": {"blue cats"}}, http.StatusUnprocessableEntity, "is not known"},
		{url.Values{"do": {"add"}, "field": {"date"}, "way": {"set"}, "value": {"yesterday"}}, http.StatusUnprocessableEntity, "cannot be a value"},
		{url.Values{"do": {"add"}, "field": {"rights"}, "way": {"set"}, "value": {" "}}, http.StatusUnprocessableEntity, "cannot be a value"},
		{url.Values{"do": {"add"}, "field": {"horse"}, "way": {"set"}, "value": {"A"}}, http.StatusBadRequest, ""},
		{url.Values{"do": {"go"}}, http.StatusBadRequest, ""},
		{url.Values{}, http.StatusBadRequest, ""},
		{url.Values{"do": {"add"}, "field": {"rights"}, "way": {"set"}, "value": {"CC BY"}}, http.StatusSeeOther, ""},
		{url.Values{"do": {"add"}, "field": {"subject"}, "way": {"set"}, "value": {"diáspora"}}, http.StatusSeeOther, ""},
		{url.Values{"do": {"add"}, "field": {"corridor"}, "way": {"set"}, "value": {"Guatemala → España"}}, http.StatusSeeOther, ""},
		{url.Values{"do": {"drop 2"}}, http.StatusSeeOther, ""},
		{url.Values{"do": {"drop 9"}}, http.StatusSeeOther, ""},
		{url.Values{"do": {"leave bad"}}, http.StatusSeeOther, ""},
	} {
		res, text := b.post(plan, c.send)
		if res.StatusCode != c.status || !strings.Contains(text, c.say) {
			t.Errorf("%v: %s, want %d and %q", c.send, res.Status, c.status, c.say)
		}
	}
	_, text = b.get(plan)
	contains(t, "the plan", text, "without 1 that was left out", "<ins>CC BY</ins>", "<ins>Diaspora</ins>", "so already", "the word of Eva", "1 with a person’s word", "Change 3 documents")
	shown := printOf(t, text)
	_, table := b.get(plan + "?as=csv")
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil || len(rows) != 7 {
		t.Errorf("the plan as a table: %v, %d rows, want 3 documents of 2 changes", err, len(rows))
	}
	_, text = b.get(plan + "?show=person")
	if strings.Contains(text, "leave fr1") {
		t.Error("documents of another group are shown")
	}

	l.decides("Eva", schema.Edit{Document: "fr1", Field: schema.FieldRights, Way: schema.WaySet, Value: "Hers"})
	res, text = b.post(plan, url.Values{"do": {"go"}, "print": {shown}, "why": {"one name"}})
	if res.StatusCode != http.StatusConflict || l.values("es1", "subject") != "remittances manifest" {
		t.Errorf("the library moved on: %s", res.Status)
	}
	contains(t, "the plan again", text, "Something has changed since", "the word of Eva", `value="one name"`)
	res, _ = b.post(plan, url.Values{"do": {"go"}, "print": {printOf(t, text)}, "why": {"one name"}})
	if to := res.Header.Get("Location"); res.StatusCode != http.StatusSeeOther || to != "/en/desk/documents?q=remittances" {
		t.Fatalf("done: %s to %q", res.Status, to)
	}
	if got := l.values("en1", "rights") + ", " + l.values("fr1", "rights"); got != "Reserved person, Hers person" {
		t.Errorf("persons' words: %s", got)
	}
	if got := l.values("es1", "subject"); got != "remittances manifest, diaspora person" {
		t.Errorf("topics: %s", got)
	}
	_, text = b.get("/en/desk/documents?q=remittances")
	contains(t, "the page after it", text, "3 documents changed", `action="/en/desk/log/3"`)
	if res, text := b.post(plan, url.Values{"do": {"go"}, "print": {shown}}); res.StatusCode != http.StatusConflict || !strings.Contains(text, "This plan is done") {
		t.Errorf("done again: %s", res.Status)
	}
	step, err := l.store.Step(t.Context(), 3)
	if err != nil || step.Note != "one name" || step.Size != 3 || step.By != "the archivist" {
		t.Errorf("the step: %+v, %v", step, err)
	}

	res, _ = b.post("/en/desk/documents", url.Values{"do": {"some"}, "d": {"en1", "never"}})
	const second = "/en/desk/changes/2"
	if res.Header.Get("Location") != second {
		t.Fatalf("those ticked: %s", res.Status)
	}
	b.post(second, url.Values{"do": {"add"}, "field": {"rights"}, "way": {"set"}, "value": {"CC BY"}})
	_, text = b.get(second)
	contains(t, "those ticked", text, "Chosen one by one", "1 cannot", "That one too")
	if res, _ := b.post(second, url.Values{"do": {"go"}, "print": {printOf(t, text)}, "over": {"1"}}); res.StatusCode != http.StatusSeeOther || l.values("en1", "rights") != "CC BY person" {
		t.Errorf("a person's word overruled: %s, %s", res.Status, l.values("en1", "rights"))
	}
	for _, path := range []string{"/en/desk/changes/9", "/en/desk/changes/a"} {
		if res, _ := b.get(path); res.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %s", path, res.Status)
		}
	}
}

// meanwhile is a desk where something happens just before what is decided is
// done.
type meanwhile struct {
	*corpus.Desk
	happens func()
}

func (m *meanwhile) Decide(ctx context.Context, d schema.Decision) (schema.Outcome, error) {
	m.happens()
	return m.Desk.Decide(ctx, d)
}

// TestBulkMeanwhile holds that what somebody says while a plan is carried out is
// not overruled by it, and that a plan is carried out whole though its person
// goes away.
func TestBulkMeanwhile(t *testing.T) {
	l := libraryOf(t, documents())
	work := &meanwhile{Desk: l.work}
	cfg := l.config
	cfg.Work = work
	s, err := web.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	l.site = httptest.NewServer(s)
	t.Cleanup(l.site.Close)
	b := l.as(t, schema.Archivist)
	plan := func(rights string) (path string, send url.Values) {
		res, _ := b.post("/en/desk/documents", url.Values{"do": {"some"}, "d": {"en1", "fr1"}})
		path = res.Header.Get("Location")
		b.post(path, url.Values{"do": {"add"}, "field": {"rights"}, "way": {"set"}, "value": {rights}})
		_, text := b.get(path)
		return path, url.Values{"do": {"go"}, "over": {"1"}, "print": {printOf(t, text)}}
	}
	path, send := plan("CC BY")
	work.happens = func() {
		time.Sleep(2 * time.Millisecond) // times are kept in milliseconds
		l.decides("Eva", schema.Edit{Document: "en1", Field: schema.FieldRights, Way: schema.WaySet, Value: "Hers"})
	}
	if res, _ := b.post(path, send); res.StatusCode != http.StatusSeeOther {
		t.Errorf("over: %s", res.Status)
	}
	if got := l.values("en1", "rights") + ", " + l.values("fr1", "rights"); got != "Hers person, CC BY person" {
		t.Errorf("what was said meanwhile: %s", got)
	}

	path, send = plan("CC0")
	ctx, leave := context.WithCancel(t.Context())
	done := make(chan struct{})
	work.happens = func() {
		leave()
		time.Sleep(100 * time.Millisecond) // until the server knows
		close(done)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, l.site.URL+path, strings.NewReader(send.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.AddCookie(b.cookie)
	if res, err := http.DefaultClient.Do(req); err == nil {
		res.Body.Close()
		t.Error("an answer though the person went away")
	}
	<-done
	for range 50 {
		if p, err := l.store.OnePlan(t.Context(), 2); err == nil && p.Step != 0 {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if p, err := l.store.OnePlan(t.Context(), 2); err != nil || p.Step == 0 || l.values("fr1", "rights") != "CC0 person" {
		t.Errorf("the plan: step %d, %v, rights %s", p.Step, err, l.values("fr1", "rights"))
	}
}
