package web_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/simde/simde/corpus/people"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/web"
)

// TestForMembers holds that a closed library shows nothing to nobody, whatever
// is asked, and all to who has an account.
func TestForMembers(t *testing.T) {
	l := libraryOf(t, documents())
	cfg := l.config
	cfg.ForMembers = true
	s, err := web.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	l.site = httptest.NewServer(s)
	t.Cleanup(l.site.Close)
	nobody := &browser{t: t, site: l.site}
	for _, path := range append(l.asked(t), "/", "/es/documentos/es1", "/d/es1", "/oai?verb=Identify", "/en/help", "/nowhere") {
		res, body := nobody.get(path)
		if res.StatusCode != http.StatusSeeOther && res.StatusCode != http.StatusUnauthorized || strings.Contains(body, "Remesas") {
			t.Errorf("%s: %s\n%.200s", path, res.Status, body)
		}
	}
	for _, path := range []string{"/en/sign-in", "/healthz", "/robots.txt"} {
		if res, _ := nobody.get(path); res.StatusCode != http.StatusOK {
			t.Errorf("%s: %s", path, res.Status)
		}
	}
	reader := l.as(t, schema.Reader)
	reader.want("/es/documentos?q=remesas", "Remesas de M\u00e9xico")
	h := people.New(l.store)
	p, _, err := h.PersonNamed(t.Context(), "the reader")
	if err != nil {
		t.Fatal(err)
	}
	token, err := h.NewToken(t.Context(), p, "program", schema.Reader, people.SessionTime)
	if err != nil {
		t.Fatal(err)
	}
	program := &browser{t: t, site: l.site, header: http.Header{"Authorization": {"Bearer " + token}}}
	program.want("/api/v1/documents?q=remesas", "es1")
}
