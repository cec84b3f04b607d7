package web_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/simde/simde/indexer"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/standing"
	"github.com/simde/simde/web/alert"
)

// mailbox takes what a site sends.
type mailbox struct {
	mu     sync.Mutex
	got    []alert.Message
	refuse error
}

func (m *mailbox) Send(_ context.Context, x alert.Message) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.refuse == nil {
		m.got = append(m.got, x)
	}
	return m.refuse
}

// take returns what has come since it was called last.
func (m *mailbox) take() []alert.Message {
	m.mu.Lock()
	defer m.mu.Unlock()
	got := m.got
	m.got = nil
	return got
}

func (l *served) post(path string, form url.Values, origin string) (int, string) {
	l.t.Helper()
	req, err := http.NewRequestWithContext(l.t.Context(), http.MethodPost, l.site.URL+path, strings.NewReader(form.Encode()))
	if err != nil {
		l.t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if origin != "" {
		req.Header.Set("Origin", origin)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		l.t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		l.t.Fatal(err)
	}
	return res.StatusCode, string(b)
}

// round looks what has come and sends what is due at a time.
func (l *served) round(now time.Time) alert.Sent {
	l.t.Helper()
	set := standing.New()
	if err := set.Hold(l.store.Alerts(l.t.Context(), "")); err != nil {
		l.t.Fatal(err)
	}
	clock := func() time.Time { return now }
	if _, err := indexer.Arrive(l.t.Context(), l.store, l.store, set, clock); err != nil {
		l.t.Fatal(err)
	}
	l.clerk.Now = clock
	l.clerk.Site.BaseURL = l.site.URL
	sent, err := l.clerk.Round(l.t.Context())
	if err != nil && l.mail.refuse == nil {
		l.t.Fatal(err)
	}
	return sent
}

var alertAddress = regexp.MustCompile(`/es/avisos/[A-Z2-7]+`)

// TestAlert follows an alert through its life: asked for, confirmed, sent once a
// week with what is new, and ended with one click.
func TestAlert(t *testing.T) {
	l := libraryOf(t, documents())
	_, page := get(t, l.site, http.MethodGet, "/es/avisos?corridor=MX-US&sort=newest&page=3")
	for _, want := range []string{"México → Estados Unidos", "corridor=MX-US", "cada semana", "documentos.atom?corridor=MX-US", "since=" + time.Now().UTC().Format(time.DateOnly)} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	ask := url.Values{"mail": {" Ana <ana@example.org> "}, "often": {"weekly"}, "query": {"corridor=MX-US"}}
	if code, _ := l.post("/es/avisos", ask, "https://elsewhere.example"); code != http.StatusBadRequest {
		t.Errorf("another site's form: %d", code)
	}
	for range 2 { // asked twice, written to once
		if code, said := l.post("/es/avisos", ask, l.site.URL); code != http.StatusOK || !strings.Contains(said, "Mire su correo: ana@example.org") {
			t.Errorf("asked: %d", code)
		}
	}
	got := l.mail.take()
	if len(got) != 1 || got[0].To != "ana@example.org" || !strings.Contains(got[0].Text, "México → Estados Unidos") {
		t.Fatalf("messages %+v, want one", got)
	}
	address := alertAddress.FindString(got[0].Text)
	res, page := get(t, l.site, http.MethodGet, address)
	if !strings.Contains(page, "Sí, enviar avisos") || res.Header.Get("Cache-Control") != "no-store" || res.Header.Get("Referrer-Policy") != "no-referrer" || res.Header.Get("ETag") != "" {
		t.Errorf("the page of an alert that waits: %v", res.Header)
	}
	late := documents()[0]
	late.ID, late.Imported = "late", time.Now().UTC()
	l.put(late) // before it is confirmed: nothing new
	if code, said := l.post(address, url.Values{"do": {"confirm"}}, l.site.URL); code != http.StatusOK || !strings.Contains(said, "Los avisos se envían a ana@example.org") {
		t.Fatalf("confirmed: %d", code)
	}
	newer := documents()[1]
	newer.ID, newer.Imported, newer.Stated = "newer", time.Now().UTC().Add(time.Second), map[schema.Authority]schema.Known{schema.ByManifest: {Title: "A newer report", Language: "en", Publisher: "World Bank", Corridors: []string{"MX-US"}}}
	other := documents()[2] // of another corridor
	other.ID, other.Imported = "other", newer.Imported
	l.put(newer, other)
	now := time.Now()
	if sent := l.round(now.Add(time.Hour)); sent != (alert.Sent{}) {
		t.Errorf("within a week %+v", sent)
	}
	if sent := l.round(now.AddDate(0, 0, 8)); sent.Messages != 1 {
		t.Fatalf("after a week %+v, want a message", sent)
	}
	got = l.mail.take()
	m := got[0]
	for _, want := range []string{"A newer report", "/d/newer", "Banco Mundial (BM) · Inglés", l.site.URL + address} {
		if !strings.Contains(strings.ToLower(m.Text), strings.ToLower(want)) || !strings.Contains(strings.ToLower(m.HTML), strings.ToLower(want)) {
			t.Errorf("the message lacks %q:\n%s", want, m.Text)
		}
	}
	if strings.Contains(m.Text, "/d/late") || strings.Contains(m.Text, "/d/other") || m.Subject != "SIMDE: 1 novedad · México → Estados Unidos" || m.Leave != l.site.URL+address {
		t.Errorf("message %+v", m)
	}
	if sent := l.round(now.AddDate(0, 0, 16)); sent.Messages != 0 {
		t.Errorf("without anything new %+v", sent)
	}
	if code, said := l.post(address, url.Values{"do": {"often"}, "often": {"monthly"}}, ""); code != http.StatusOK || !strings.Contains(said, "Cambiado") {
		t.Errorf("changed: %d", code)
	}
	for range 2 { // a program may try again
		if code, _ := l.post(address, url.Values{"List-Unsubscribe": {"One-Click"}}, ""); code != http.StatusOK {
			t.Errorf("one click: %d", code)
		}
	}
	if res, _ := get(t, l.site, http.MethodGet, address); res.StatusCode != http.StatusNotFound {
		t.Errorf("the page of an alert that ended: %d", res.StatusCode)
	}
}

// TestAlertTellsFigures holds that a figure that has changed since is told of,
// with its change in a year.
func TestAlertTellsFigures(t *testing.T) {
	l := libraryOf(t, documents())
	made := time.Now().UTC().AddDate(0, 0, -30)
	a := schema.Alert{ID: "A", Mail: "bo@example.org", Lang: "en", Query: "corridor=MX-US", Often: schema.Weekly, Made: made, Confirmed: made, Figures: map[string]string{}}
	if err := l.store.PutAlert(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	l.round(time.Now())
	got := l.mail.take()
	if len(got) != 1 || !strings.Contains(got[0].Text, "1st quarter 2026") || !strings.Contains(got[0].Text, "Banco de México") {
		t.Fatalf("messages %+v", got)
	}
	after, err := l.store.Alert(t.Context(), "A")
	if err != nil || len(after.Figures) == 0 {
		t.Fatalf("known after it: %v, %v", after.Figures, err)
	}
	l.round(time.Now().AddDate(0, 0, 8))
	if got := l.mail.take(); len(got) != 0 {
		t.Errorf("the same figures are told of again: %+v", got)
	}
}

// TestAlertsThatFail holds that nobody is written to without end, that a server
// that is away loses nothing, and that what nobody confirms is forgotten.
func TestAlertsThatFail(t *testing.T) {
	l := libraryOf(t, documents())
	made := time.Now().UTC().AddDate(0, 0, -30).Truncate(time.Millisecond)
	put := func(id string, confirmed time.Time) {
		t.Helper()
		a := schema.Alert{ID: id, Mail: id + "@example.org", Lang: "fr", Query: "corridor=MX-US", Often: schema.Weekly, Made: made, Confirmed: confirmed}
		if err := l.store.PutAlert(t.Context(), a); err != nil {
			t.Fatal(err)
		}
	}
	put("known", made)
	put("silent", time.Time{})
	l.mail.refuse = errors.New("connection refused")
	now := time.Now()
	if sent := l.round(now); sent.Forgotten != 1 || sent.Messages != 0 {
		t.Errorf("with a server that is away %+v", sent)
	}
	if a, err := l.store.Alert(t.Context(), "known"); err != nil || a.Failures != 0 || !a.Sent.IsZero() {
		t.Errorf("what was not sent: %+v, %v", a, err)
	}
	l.mail.refuse = schema.ErrInvalid
	for i := range 3 {
		sent := l.round(now.AddDate(0, 0, 2*i))
		if sent.Ended != i/2 {
			t.Errorf("refused %d times: %+v", i+1, sent)
		}
	}
	for i, form := range []url.Values{{"mail": {"no address"}, "often": {"weekly"}}, {"mail": {"a@example.org"}, "often": {"hourly"}}} {
		if code, _ := l.post("/fr/alertes", form, ""); code != http.StatusUnprocessableEntity {
			t.Errorf("form %d: %d", i, code)
		}
	}
	l.mail.refuse = nil
	for _, q := range []string{"q=a", "q=b", "q=c", "q=d", "q=e"} {
		l.post("/fr/alertes", url.Values{"mail": {"x@example.org"}, "often": {"daily"}, "query": {q}}, "")
	}
	if got := l.mail.take(); len(got) != 3 {
		t.Errorf("an address that confirms nothing got %d messages, want 3", len(got))
	}
}
