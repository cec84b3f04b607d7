package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// doubtful are documents of which a few things are doubted: a place that the
// catalogue names in words of its own in three of them, and two dates.
func doubtful() []*schema.Document {
	doc := func(id schema.ID, published schema.Date) *schema.Document {
		return &schema.Document{ID: id, Imported: time.UnixMilli(1_700_000_000_000).UTC(),
			Original: schema.Original{Size: 12, MediaType: "text/plain", Name: "/in/" + string(id) + ".txt"},
			Stated: map[schema.Authority]schema.Known{schema.ByManifest: {Title: "A study of " + string(id), Language: "en", Published: published,
				Kind: "report", Publisher: "IOM", Spatial: []string{"Mexico, north"}, Collections: []string{"Studies"}}},
			Pages: []schema.Page{{Number: 1, Text: "A study of the north of the country, its towns and its roads."}}}
	}
	return []*schema.Document{doc("d1", "2020"), doc("d2", ""), doc("d3", "")}
}

// keysOf returns the keys of the cases of a kind, as the queue orders them.
func (l *served) keysOf(t *testing.T, kind schema.CaseKind) []string {
	t.Helper()
	list, err := l.store.Queue(t.Context(), schema.CaseQuery{Kinds: []schema.CaseKind{kind}, Order: schema.CasesUnsure})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, c := range list.Cases {
		out = append(out, c.Key)
	}
	return out
}

// shows holds that a page has a status and some words.
func shows(t *testing.T, res *http.Response, text string, status int, words ...string) {
	t.Helper()
	if res.StatusCode != status {
		t.Errorf("%s: %s, want %d\n%.600s", res.Request.URL, res.Status, status, text)
	}
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("%s lacks %q", res.Request.URL, w)
		}
	}
}

func TestQueue(t *testing.T) {
	l := libraryOf(t, doubtful())
	b := l.as(t, schema.Archivist)
	res, text := b.get("/en/desk/review")
	shows(t, res, text, 200, "5 cases", "in 3 documents", "Unknown catalogue value", "No certain date", "Mexico, north", `aria-current="page">Review <b>5</b>`, "Studies")
	if n := strings.Count(text, `name="case"`); n != 2 {
		t.Errorf("%d rows, want one for those alike of each kind", n)
	}
	res, text = b.get("/en/desk/review?kind=date&lang=en&sort=unsure&in=Studies&in=None")
	shows(t, res, text, 200, "<strong>2 cases</strong>", `value="date" checked`, `value="None" checked`, `value="unsure" selected`)
	if n := strings.Count(text, `name="case"`); n != 2 {
		t.Errorf("%d rows, want each case", n)
	}
	res, text = b.get("/es/mesa/revisar?kind=title")
	shows(t, res, text, 200, "Ningún caso con estos filtros", "Quitar los filtros")
	res, text = b.get("/fr/bureau/revision?kind=nonsense&part=x&batch=-1&sort=no")
	shows(t, res, text, 200, "5 cas")
	res, text = b.get("/en/desk/review?part=9")
	shows(t, res, text, 200, "Without filters")
}

// TestWhatWaits holds that the first page says what waits, to who decides it.
func TestWhatWaits(t *testing.T) {
	l := libraryOf(t, doubtful())
	res, text := l.as(t, schema.Archivist).get("/en/desk")
	shows(t, res, text, 200, "in 3 documents", `href="/en/desk/review?kind=unknown"><b>3</b>Unknown catalogue value`, `href="/en/desk/review?kind=date"><b>2</b>No certain date`, "Review one by one")
	if _, text = l.as(t, schema.Contributor).get("/en/desk"); strings.Contains(text, "/desk/review") {
		t.Error("a contributor is told of cases")
	}
}

func TestNothingWaits(t *testing.T) {
	l := libraryOf(t, nil)
	res, text := l.as(t, schema.Archivist).get("/en/desk/review")
	shows(t, res, text, 200, "No case waits.")
}

// TestDecide follows one case to the next: yes with those alike, undone, no, and
// another value, with what the page says of each.
func TestDecide(t *testing.T) {
	l := libraryOf(t, doubtful())
	b := l.as(t, schema.Archivist)
	key := l.keysOf(t, schema.CaseUnknown)[0]
	here := "/en/desk/review/" + key + "?kind=unknown"
	res, text := b.get(here)
	shows(t, res, text, 200, "“Mexico, north” is no value that SIMDE knows", "And 2 more alike.", "1 of 1", `value="MX" checked`, "Catalogue", "A study of the north of the country")
	answer := func(decision string, more ...string) url.Values {
		f := url.Values{"decision": {decision}, "value": {"MX"}, "seen": {strconv.FormatInt(time.Now().UnixMilli(), 10)}, "kind": {"unknown"}, "document": {"d1"}, "field": {"spatial"}, "was": {"Mexico, north"}}
		for i := 0; i+1 < len(more); i += 2 {
			f.Set(more[i], more[i+1])
		}
		return f
	}
	res, _ = b.post(here, answer("y", "alike", "on"))
	if to := res.Header.Get("Location"); res.StatusCode != 303 || to != "/en/desk/review?kind=unknown" {
		t.Fatalf("yes: %s to %s", res.Status, to)
	}
	res, text = b.get("/en/desk/review?kind=unknown")
	shows(t, res, text, 200, "Yes: Mexico, north.", "3 cases settled.", "No case with these filters")
	undo := regexp.MustCompile(`action="(/en/desk/review/undo[^"]*)"`).FindStringSubmatch(text)
	if undo == nil {
		t.Fatalf("no way back: %s", text)
	}
	res, _ = b.post(strings.ReplaceAll(undo[1], "&amp;", "&"), url.Values{})
	if to := res.Header.Get("Location"); res.StatusCode != 303 || to != here {
		t.Fatalf("undo: %s to %s, want %s", res.Status, to, here)
	}
	res, text = b.get(here)
	shows(t, res, text, 200, "Undone.", "And 2 more alike.")
	res, text = b.post(here, answer("e", "other", "nowhere"))
	shows(t, res, text, 422, "That value cannot be.", `value="nowhere"`)
	for _, f := range []url.Values{answer("e", "other", "US:destination"), answer("n"), answer("s")} {
		key := l.keysOf(t, schema.CaseUnknown)[0]
		res, text := b.post("/en/desk/review/"+key+"?kind=unknown", f)
		if res.StatusCode != 303 {
			t.Fatalf("%v: %s\n%.500s", f, res.Status, text)
		}
	}
	steps, err := l.store.Steps(t.Context(), schema.StepFilter{By: "the archivist"})
	if err != nil || len(steps) != 4 {
		t.Errorf("%d steps, %v, want four: yes, undo, change, no", len(steps), err)
	}
	res, text = b.get("/en/desk/review?unsure=me")
	shows(t, res, text, 200, "<strong>1 case</strong>", "Left to another person: Mexico, north.")
	if _, text = b.get("/en/desk/review/" + l.keysOf(t, schema.CaseDate)[0]); !strings.Contains(text, "<b>No</b> ") || !strings.Contains(text, "<b>Change</b> United States") {
		t.Errorf("what was decided before is not shown:\n%s", text)
	}
	if res, _ := b.post(here, url.Values{}); res.StatusCode != 422 && res.StatusCode != 400 && res.StatusCode != 404 {
		t.Errorf("no answer: %s", res.Status)
	}
	res, text = b.get("/en/desk/review/0000000000000000")
	shows(t, res, text, 404, "This case waits no more")
}

// TestTwoDecide holds what two people see of each other: nobody gets a case that
// another has before them, who agrees is not bothered, and who does not is
// asked.
func TestTwoDecide(t *testing.T) {
	l := libraryOf(t, doubtful())
	ana, luis := l.as(t, schema.Archivist), l.as(t, schema.Admin)
	keys := l.keysOf(t, schema.CaseDate)
	queue := "?kind=date&sort=unsure"
	res, text := ana.get("/en/desk/review/" + keys[0] + queue)
	shows(t, res, text, 200, "When is this document from?", "1 of 2")
	res, _ = luis.get("/en/desk/review/" + keys[0] + queue)
	if to := res.Header.Get("Location"); res.StatusCode != 303 || to != "/en/desk/review/"+keys[1]+queueIn(queue) {
		t.Errorf("what another has before them: %s to %s", res.Status, to)
	}
	seen := strconv.FormatInt(time.Now().Add(-time.Minute).UnixMilli(), 10)
	form := url.Values{"decision": {"e"}, "other": {"2019"}, "seen": {seen}, "kind": {"date"}, "document": {"d2"}, "field": {"date"}, "was": {""}}
	c, err := l.store.Case(t.Context(), keys[0])
	if err != nil {
		t.Fatal(err)
	}
	form.Set("document", string(c.Document))
	if res, _ := ana.post("/en/desk/review/"+keys[0]+queue, form); res.StatusCode != 303 {
		t.Fatalf("ana decides: %s", res.Status)
	}
	if res, text := luis.post("/en/desk/review/"+keys[0]+queue, form); res.StatusCode != 303 {
		t.Errorf("who agrees: %s\n%.300s", res.Status, text)
	}
	form.Set("other", "2018")
	res, text = luis.post("/en/desk/review/"+keys[0]+queue, form)
	shows(t, res, text, 409, "Somebody was faster", "the archivist", "2019", "Save mine over it")
	doc, err := l.store.Head(t.Context(), c.Document)
	if err != nil || doc.Published != "2019" {
		t.Errorf("the date is %s, %v", doc.Published, err)
	}
	form.Set("seen", strconv.FormatInt(time.Now().UnixMilli(), 10))
	if res, _ := luis.post("/en/desk/review/"+keys[0]+queue, form); res.StatusCode != 303 {
		t.Errorf("over it: %s", res.Status)
	}
	if doc, err = l.store.Head(t.Context(), c.Document); err != nil || doc.Published != "2018" {
		t.Errorf("the date is %s, %v, want the one that was saved over", doc.Published, err)
	}
}

// queueIn returns a query as the site writes it, its parameters in order.
func queueIn(query string) string {
	v, err := url.ParseQuery(strings.TrimPrefix(query, "?"))
	if err != nil {
		panic(err) // of this file's own words
	}
	return "?" + v.Encode()
}

// TestManyDecided holds that an answer to several shows first what it will
// change, and changes what is still ticked.
func TestManyDecided(t *testing.T) {
	l := libraryOf(t, doubtful())
	b := l.as(t, schema.Archivist)
	keys := l.keysOf(t, schema.CaseUnknown)
	res, text := b.post("/en/desk/review/many", url.Values{"do": {"y"}, "case": {keys[0]}})
	shows(t, res, text, 200, "Confirm 3 cases?", "Nothing has changed yet.", "A study of d1", "A study of d3", "3 examples")
	if n := len(l.keysOf(t, schema.CaseUnknown)); n != 3 {
		t.Errorf("%d are left before anything was said", n)
	}
	res, _ = b.post("/en/desk/review/many?kind=unknown", url.Values{"do": {"y"}, "go": {"1"}, "case": keys[:2]})
	if res.StatusCode != 303 {
		t.Fatalf("confirm: %s", res.Status)
	}
	res, text = b.get("/en/desk/review?kind=unknown")
	shows(t, res, text, 200, "Confirmed. 2 cases settled.", "<strong>1 case</strong>", "/undo?")
	res, text = b.post("/en/desk/review/many", url.Values{"do": {"e"}, "go": {"1"}, "case": keys[2:], "other": {"no place"}})
	shows(t, res, text, 422, "That value cannot be.")
	res, _ = b.post("/en/desk/review/many", url.Values{"do": {"e"}, "go": {"1"}, "case": keys[2:], "other": {"US"}})
	if doc, err := l.store.Head(t.Context(), "d3"); res.StatusCode != 303 || err != nil {
		t.Errorf("change: %s, %v, %v", res.Status, doc, err)
	}
	if left := l.keysOf(t, schema.CaseUnknown); len(left) != 0 {
		t.Errorf("%d are left", len(left))
	}
	for _, form := range []url.Values{{}, {"do": {"y"}}, {"do": {"y"}, "case": {"none"}}} {
		if res, _ := b.post("/en/desk/review/many", form); res.StatusCode >= 500 {
			t.Errorf("%v: %s", form, res.Status)
		}
	}
}

// TestTwoDecideOnTwo holds that an answer to a pair on which another person
// decided meanwhile withdraws nothing unasked, and that no such answer is an
// error of the server.
func TestTwoDecideOnTwo(t *testing.T) {
	docs := doubtful()[:2]
	docs[1].Parts = []schema.Part{{Original: docs[1].Original, Pages: 1}, {Original: schema.Original{Name: "/in/other.txt", Hash: "ff", Size: 3}}}
	l := libraryOf(t, docs)
	if err := l.store.Bind(t.Context(), schema.Binding{Bound: []schema.ID{"d1", "d2"}, Bonds: []schema.Bond{{A: "d1", B: "d2", Kind: schema.BondCopy}}}); err != nil {
		t.Fatal(err)
	}
	eva, bo := l.as(t, schema.Admin), l.as(t, schema.Archivist)
	key := l.keysOf(t, schema.CaseCopies)[0]
	c, err := l.store.Case(t.Context(), key)
	if err != nil {
		t.Fatal(err)
	}
	answer := func(b *browser, decision, value string, seen time.Time) (*http.Response, string) {
		return b.post("/en/desk/review/"+key, url.Values{"decision": {decision}, "value": {value}, "seen": {strconv.FormatInt(seen.UnixMilli(), 10)},
			"kind": {"copies"}, "document": {string(c.Document)}, "second": {string(c.Other)}})
	}
	before := time.Now().Add(-time.Minute)
	if res, _ := answer(eva, "n", "", before); res.StatusCode != 303 {
		t.Fatalf("eva decides: %s", res.Status)
	}
	if res, _ := answer(bo, "n", "", before); res.StatusCode != 303 {
		t.Errorf("who agrees: %s", res.Status)
	}
	res, text := answer(bo, "y", schema.AsSurplus, before)
	shows(t, res, text, 409, "Somebody was faster", "the admin", "They are distinct")
	if _, err := l.store.Head(t.Context(), c.Other); err != nil {
		t.Errorf("the second document: %v, want it untouched", err)
	}
	res, text = answer(bo, "y", schema.AsVersion, time.Now()) // which one of several files cannot be
	shows(t, res, text, 404, "This case waits no more")
	if res, _ := answer(bo, "y", schema.AsSurplus, time.Now()); res.StatusCode != 303 {
		t.Errorf("over it: %s", res.Status)
	}
	if res, _ := answer(bo, "y", schema.AsSurplus, before); res.StatusCode != 303 {
		t.Errorf("once more: %s", res.Status)
	}
}

// TestCasesOfTwo holds the pages of cases that are about no value of a document.
func TestCasesOfTwo(t *testing.T) {
	docs := doubtful()[:2]
	for i, d := range docs {
		known := d.Stated[schema.ByManifest]
		known.Spatial, known.Published, known.Identifiers = nil, "2020", []string{"N 17"}
		d.Stated[schema.ByManifest] = known
		d.Pages[0].Text = fmt.Sprintf("The first paragraph is the same.\n\nThe second one has the number %d in it.", i+7)
	}
	l := libraryOf(t, docs)
	if err := l.store.Bind(t.Context(), schema.Binding{Bound: []schema.ID{"d1", "d2"}, Bonds: []schema.Bond{{A: "d1", B: "d2", Kind: schema.BondCopy}}}); err != nil {
		t.Fatal(err)
	}
	if err := l.store.Record(t.Context(), corpus.Row{Name: "/in/back.txt", State: corpus.Held, Document: "gone", Reason: "has the name of gone"}); err != nil {
		t.Fatal(err)
	}
	b := l.as(t, schema.Archivist)
	copies := "/en/desk/review/" + l.keysOf(t, schema.CaseCopies)[0]
	res, text := b.get(copies)
	shows(t, res, text, 200, "What are these two documents to each other?", "1 paragraph the same", "<del>7</del>", "<ins>8</ins>", "They are distinct", "A study of d2")
	identifier := "/en/desk/review/" + l.keysOf(t, schema.CaseIdentifier)[0]
	res, text = b.get(identifier)
	shows(t, res, text, 200, "Two documents bear “N 17”", "The second does not bear it")
	res, text = b.get("/en/desk/review/" + l.keysOf(t, schema.CaseHeld)[0])
	shows(t, res, text, 200, "A file that was withdrawn has come back", "/in/back.txt", "has the name of gone", "It stays out")
	res, _ = b.post(identifier, url.Values{"decision": {"y"}, "value": {schema.AsNotFirst}})
	if doc, err := l.store.Head(t.Context(), "d1"); res.StatusCode != 303 || err != nil || len(doc.Identifiers) != 0 {
		t.Errorf("the first does not bear it: %s, %v, %v", res.Status, doc.Identifiers, err)
	}
	res, _ = b.post(copies, url.Values{"decision": {"n"}})
	if left := l.keysOf(t, schema.CaseCopies); res.StatusCode != 303 || len(left) != 0 {
		t.Errorf("distinct: %s, %d left", res.Status, len(left))
	}
	l.sync()
	if left := l.keysOf(t, schema.CaseCopies); len(left) != 0 {
		t.Errorf("asked again once the groups are made anew: %d", len(left))
	}
}

// TestHostileCases holds that what a catalogue says is shown as text.
func TestHostileCases(t *testing.T) {
	docs := doubtful()
	for _, d := range docs {
		known := d.Stated[schema.ByManifest]
		known.Spatial, known.Collections, known.Title = []string{hostile}, []string{hostile}, hostile
		d.Stated[schema.ByManifest], d.Original.Name = known, hostile
	}
	l := libraryOf(t, docs)
	b := l.as(t, schema.Archivist)
	key := l.keysOf(t, schema.CaseUnknown)[0]
	for _, path := range []string{"/en/desk/review", "/en/desk/review/" + key, "/en/desk/review?in=" + url.QueryEscape(hostile)} {
		res, text := b.get(path)
		if res.StatusCode != 200 || strings.Contains(text, "<script>alert") || strings.Contains(text, "<img src=x") {
			t.Errorf("%s: %s, or what it shows is no text", path, res.Status)
		}
	}
	res, text := b.post("/en/desk/review/many", url.Values{"do": {"n"}, "case": {key}})
	if res.StatusCode != 200 || strings.Contains(text, "<script>alert") {
		t.Errorf("many: %s", res.Status)
	}
}
