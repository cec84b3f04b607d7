package web_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/simde/simde/corpus/people"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/frame"
)

const passphrase = "tres tristes tigres"

// browser is a client with a cookie, or nobody's.
type browser struct {
	t      *testing.T
	site   *httptest.Server
	cookie *http.Cookie
	header http.Header
}

// as signs a new person in.
func (l *served) as(t *testing.T, o schema.Office) *browser {
	t.Helper()
	h := people.New(l.store)
	name := "the " + string(o)
	if _, _, err := h.PersonNamed(t.Context(), name); err != nil {
		link, err := h.Invite(t.Context(), schema.Invitation{Office: o}, time.Hour)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := h.Accept(t.Context(), link, schema.Person{Name: name}, passphrase); err != nil {
			t.Fatal(err)
		}
	}
	b := &browser{t: t, site: l.site}
	res, _ := b.post("/en/sign-in", url.Values{"name": {name}, "password": {passphrase}})
	if len(res.Cookies()) != 1 {
		t.Fatalf("%s signs in: %s", name, res.Status)
	}
	b.cookie = res.Cookies()[0]
	return b
}

func (b *browser) do(method, path string, form url.Values) (*http.Response, string) {
	b.t.Helper()
	req, err := http.NewRequestWithContext(b.t.Context(), method, b.site.URL+path, strings.NewReader(form.Encode()))
	if err != nil {
		b.t.Fatal(err)
	}
	for k, v := range b.header {
		req.Header[k] = v
	}
	if form != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	if b.cookie != nil {
		req.AddCookie(b.cookie)
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := client.Do(req)
	if err != nil {
		b.t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return res, string(text)
}

func (b *browser) get(path string) (*http.Response, string) {
	b.t.Helper()
	return b.do(http.MethodGet, path, nil)
}

func (b *browser) post(path string, form url.Values) (*http.Response, string) {
	b.t.Helper()
	return b.do(http.MethodPost, path, form)
}

// TestRoles asks every page of the desk, and everything that is done there, of
// everybody: who may not gets no further than to be told so, by session and by
// token alike, and what another site sends is refused whoever is signed in.
func TestRoles(t *testing.T) {
	l := libraryOf(t, documents())
	nobody := &browser{t: t, site: l.site}
	by := map[schema.Office]*browser{"": nobody}
	for _, o := range schema.Offices {
		by[o] = l.as(t, o)
	}
	for o, b := range by {
		for _, p := range l.desk {
			for _, lang := range schema.Langs {
				checkRight(t, b, o, p, lang)
			}
		}
	}
	h := people.New(l.store)
	admin, _, err := h.PersonNamed(t.Context(), "the admin")
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range schema.Offices {
		token, err := h.NewToken(t.Context(), admin, "as "+string(o), o, time.Hour)
		if err != nil {
			t.Fatal(err)
		}
		b := &browser{t: t, site: l.site, header: http.Header{"Authorization": {"Bearer " + token}}}
		for _, p := range l.desk {
			checkRight(t, b, o, p, schema.English)
		}
	}
}

// TestTLS holds that behind TLS the cookie of a session is sent over nothing else
// and set by no other host, and that browsers are told to stay with TLS.
func TestTLS(t *testing.T) {
	l := libraryOf(t, documents())
	l.as(t, schema.Archivist)
	safe := httptest.NewTLSServer(l.site.Config.Handler)
	t.Cleanup(safe.Close)
	client := safe.Client()
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, safe.URL+"/en/sign-in", strings.NewReader(url.Values{"name": {"the archivist"}, "password": {passphrase}}.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	res, err := client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	if err := res.Body.Close(); err != nil {
		t.Fatal(err)
	}
	if res.StatusCode != http.StatusSeeOther || len(res.Cookies()) != 1 {
		t.Fatalf("sign in: %s, %v", res.Status, res.Cookies())
	}
	if c := res.Cookies()[0]; c.Name != "__Host-simde" || !c.Secure || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" {
		t.Errorf("cookie: %+v", c)
	}
	if h := res.Header.Get("Strict-Transport-Security"); h != "max-age=31536000" {
		t.Errorf("Strict-Transport-Security: %q", h)
	}
	if res, _ := get(t, l.site, http.MethodGet, "/es"); res.Header.Get("Strict-Transport-Security") != "" {
		t.Error("without TLS browsers are told to ask by it")
	}
}

// checkRight asks for one page. What is sent holds nothing that could be done.
func checkRight(t *testing.T, b *browser, o schema.Office, p desk.Page, l schema.Lang) {
	t.Helper()
	path := strings.NewReplacer(":", "", "*", "").Replace(p.Path(l))
	method := http.MethodGet
	if p.Act {
		method = http.MethodPost
	}
	res, text := b.do(method, path, url.Values{})
	switch {
	case o == "" && p.Act:
		if res.StatusCode != http.StatusUnauthorized {
			t.Errorf("%s %s by nobody: %s", method, path, res.Status)
		}
	case o == "":
		if to := res.Header.Get("Location"); res.StatusCode != http.StatusSeeOther || !strings.HasPrefix(to, frame.Address(l, frame.RouteSignIn)) {
			t.Errorf("%s %s by nobody: %s to %s", method, path, res.Status, to)
		}
	case !o.May(p.Least):
		if res.StatusCode != http.StatusForbidden {
			t.Errorf("%s %s by %s: %s, want 403", method, path, o, res.Status)
		}
	case res.StatusCode == http.StatusForbidden && !(p.Act && (p.At == frame.RouteAccount || p.At == frame.RouteDeskPeople)) || res.StatusCode == http.StatusUnauthorized || res.StatusCode >= 500:
		t.Errorf("%s %s by %s: %s\n%.300s", method, path, o, res.Status, text)
	}
	if c := res.Header.Get("Cache-Control"); res.StatusCode != http.StatusNotFound && c != "no-store" && o != "" {
		t.Errorf("%s %s by %s may be kept: %q", method, path, o, c)
	}
	if p.Act && b.cookie != nil {
		foreign := *b
		foreign.header = http.Header{"Sec-Fetch-Site": {"cross-site"}, "Origin": {"https://elsewhere.example"}}
		if res, _ := foreign.do(method, path, url.Values{}); res.StatusCode != http.StatusForbidden {
			t.Errorf("%s %s sent by another site as %s: %s", method, path, o, res.Status)
		}
	}
}

// TestSignIn holds what a person meets at the entrance.
func TestSignIn(t *testing.T) {
	l := libraryOf(t, documents())
	admin := l.as(t, schema.Admin)
	nobody := &browser{t: t, site: l.site}
	if c := admin.cookie; !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" {
		t.Errorf("cookie %v", c)
	}
	res, text := nobody.post("/es/entrar", url.Values{"name": {"the admin"}, "password": {"wrong"}})
	if res.StatusCode != http.StatusForbidden || !strings.Contains(text, "no es correcto") || len(res.Cookies()) != 0 {
		t.Errorf("a wrong password: %s", res.Status)
	}
	for next, want := range map[string]string{"/fr/bureau": "/fr/bureau", "https://elsewhere.example": "/en/desk", "//elsewhere.example": "/en/desk", `/\elsewhere.example`: "/en/desk"} {
		res, _ := nobody.post("/en/sign-in", url.Values{"name": {"The Admin"}, "password": {passphrase}, "next": {next}})
		if got := res.Header.Get("Location"); got != want {
			t.Errorf("next %q leads to %q, want %q", next, got, want)
		}
	}
	if res, _ := admin.get("/en/documents"); res.Header.Get("Cache-Control") != "no-store" || res.Header.Get("ETag") != "" {
		t.Errorf("a public page of who is signed in: %v", res.Header)
	}
	if res, _ := nobody.get("/en/documents"); res.Header.Get("ETag") == "" || !strings.Contains(strings.Join(res.Header.Values("Vary"), ","), "Cookie") {
		t.Errorf("a public page of nobody: %v", res.Header)
	}
	if res, _ := admin.post("/en/sign-in/out", nil); res.StatusCode != http.StatusSeeOther {
		t.Errorf("sign out: %s", res.Status)
	}
	if res, _ := admin.get("/en/desk"); res.StatusCode != http.StatusSeeOther {
		t.Errorf("the old cookie after signing out: %s", res.Status)
	}
	wrong := &browser{t: t, site: l.site, header: http.Header{"Authorization": {"Bearer simde_nobody"}}}
	if res, _ := wrong.get("/api/v1/documents"); res.StatusCode != http.StatusUnauthorized {
		t.Errorf("a token that is nobody's: %s", res.Status)
	}
}

// TestInvitation walks from an admin's link to the new account and its end.
func TestInvitation(t *testing.T) {
	l := libraryOf(t, documents())
	admin := l.as(t, schema.Admin)
	_, text := admin.post("/en/desk/people", url.Values{"office": {"archivist"}, "lasts": {"7"}, "note": {"<b>"}})
	_, link, ok := strings.Cut(text, `<p class="mono">`+l.site.URL)
	if !ok {
		t.Fatalf("no link in\n%.2000s", text)
	}
	link, _, _ = strings.Cut(link, "<")
	guest := &browser{t: t, site: l.site}
	if _, text := guest.get(link); !strings.Contains(text, "archivist") || !strings.Contains(text, "Erase for good") {
		t.Errorf("the invitation does not say what it lets do")
	}
	if _, text := guest.post(link, url.Values{"name": {"ana"}, "password": {"my secret phrase"}, "look": {"1"}}); !strings.Contains(text, `value="my secret phrase"`) {
		t.Errorf("the password is not shown")
	}
	if res, text := guest.post(link, url.Values{"name": {"the admin"}, "password": {passphrase}}); res.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(text, "another person") {
		t.Errorf("a name that is taken: %s", res.Status)
	}
	if res, text := guest.post(link, url.Values{"name": {"ana"}, "password": {"password1234"}}); res.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(text, "tried first") {
		t.Errorf("a common password: %s", res.Status)
	}
	res, _ := guest.post(link, url.Values{"name": {"ana"}, "password": {passphrase}})
	if res.StatusCode != http.StatusSeeOther || len(res.Cookies()) != 1 {
		t.Fatalf("accept: %s", res.Status)
	}
	guest.cookie = res.Cookies()[0]
	if res, _ := guest.get("/en/desk"); res.StatusCode != http.StatusOK {
		t.Errorf("ana's desk: %s", res.Status)
	}
	if res, _ := (&browser{t: t, site: l.site}).get(link); res.StatusCode != http.StatusNotFound {
		t.Errorf("the link again: %s", res.Status)
	}
	if res, _ := admin.post("/en/desk/people/2", url.Values{"leave": {"1"}}); res.StatusCode != http.StatusSeeOther {
		t.Errorf("ana leaves: %s", res.Status)
	}
	if res, _ := guest.get("/en/desk"); res.StatusCode != http.StatusSeeOther {
		t.Errorf("ana's desk after she left: %s", res.Status)
	}
	admin.act("/en/desk/people/1", url.Values{"end": {"1"}})
	if res, _ := admin.get("/en/desk"); res.StatusCode != http.StatusSeeOther {
		t.Errorf("an admin ended their own session and has it again: %s", res.Status)
	}
	admin = l.as(t, schema.Admin)
	if res, text := admin.post("/en/desk/people/1", url.Values{"office": {"reader"}}); res.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(text, "last admin") {
		t.Errorf("the last admin: %s", res.Status)
	}
}

// TestAdmitAnew holds that who accepts an invitation while signed in has one
// session afterwards, the new one.
func TestAdmitAnew(t *testing.T) {
	l := libraryOf(t, documents())
	b := l.as(t, schema.Archivist)
	link, err := people.New(l.store).Invite(t.Context(), schema.Invitation{Office: schema.Reader}, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	res, _ := b.post("/en/invitation/"+link, url.Values{"name": {"bea"}, "password": {passphrase}})
	if res.StatusCode != http.StatusSeeOther || len(res.Cookies()) != 1 {
		t.Fatalf("accept: %s", res.Status)
	}
	if res, _ := b.get("/en/desk"); res.StatusCode != http.StatusSeeOther {
		t.Errorf("the session of before goes on: %s", res.Status)
	}
}

// TestAccount holds what a person can do with their own account.
func TestAccount(t *testing.T) {
	l := libraryOf(t, documents())
	one, two := l.as(t, schema.Archivist), l.as(t, schema.Archivist)
	_, text := one.post("/en/account", url.Values{"token": {"1"}, "name": {"export"}, "office": {"reader"}, "lasts": {"720h0m0s"}})
	_, token, ok := strings.Cut(text, `<p class="mono">`)
	if !ok {
		t.Fatal("no token in the answer")
	}
	token, _, _ = strings.Cut(token, "<")
	if _, text := one.get("/en/account"); strings.Contains(text, token) || !strings.Contains(text, "export") {
		t.Error("the token is shown again, or not listed")
	}
	program := &browser{t: t, site: l.site, header: http.Header{"Authorization": {"Bearer " + token}}}
	if res, _ := program.get("/en/account"); res.StatusCode != http.StatusOK {
		t.Errorf("a program: %s", res.Status)
	}
	if res, _ := program.post("/en/account", url.Values{"token": {"1"}, "name": {"more"}, "office": {"reader"}, "lasts": {"1h"}}); res.StatusCode != http.StatusForbidden {
		t.Errorf("a program makes a token: %s", res.Status)
	}
	if res, _ := one.post("/en/account", url.Values{"token": {"1"}, "name": {"export"}, "office": {"reader"}, "lasts": {"1h"}}); res.StatusCode != http.StatusUnprocessableEntity {
		t.Errorf("the same name: %s", res.Status)
	}
	if res, _ := one.post("/en/account", url.Values{"token": {"1"}, "name": {"higher"}, "office": {"admin"}, "lasts": {"1h"}}); res.StatusCode != http.StatusUnprocessableEntity {
		t.Errorf("more than the person may: %s", res.Status)
	}
	if res, _ := one.post("/en/account", url.Values{"password": {"1"}, "now": {"wrong"}, "new": {"otra frase larga"}}); res.StatusCode != http.StatusUnprocessableEntity {
		t.Errorf("a wrong password: %s", res.Status)
	}
	if res, _ := one.post("/en/account", url.Values{"password": {"1"}, "now": {passphrase}, "new": {"otra frase larga"}}); res.StatusCode != http.StatusSeeOther {
		t.Errorf("a new password: %s", res.Status)
	}
	if _, text := one.get("/en/account"); !strings.Contains(text, "your other sessions have ended") {
		t.Error("it is not said what was done")
	}
	if _, text := one.get("/en/account"); strings.Contains(text, "your other sessions have ended") {
		t.Error("it is said twice")
	}
	if res, _ := program.post("/en/account", url.Values{"settings": {"1"}, "language": {"es"}}); res.StatusCode != http.StatusSeeOther {
		t.Errorf("a program's settings: %s", res.Status)
	}
	if p, _, err := people.New(l.store).PersonNamed(t.Context(), "the archivist"); err != nil || p.Office != schema.Archivist || p.Language != "es" {
		t.Errorf("after a reader's token saved settings: %+v, %v", p, err)
	}
	if res, _ := two.get("/en/account"); res.StatusCode != http.StatusSeeOther {
		t.Errorf("the other session after a new password: %s", res.Status)
	}
}
