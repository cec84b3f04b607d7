package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

// TestCollectionsAtTheDesk names a collection and closes it: who has an account finds it
// at the desk.
func TestCollectionsAtTheDesk(t *testing.T) {
	l := libraryOf(t, documents())
	archivist, admin, reader, nobody := l.as(t, schema.Archivist), l.as(t, schema.Admin), l.as(t, schema.Reader), &browser{t: t, site: l.site}
	archivist.want("/es/mesa/colecciones", "Boletines", "abierta")
	at := "/en/desk/collections/Boletines"
	archivist.act(at, url.Values{"save": {"1"}, "label-es": {"Boletines"}, "label-en": {"Bulletins <b>"}, "label-fr": {""}, "text-es": {""}, "text-en": {"Short reports"}, "text-fr": {""}})
	nobody.want("/en/collections", "Bulletins &lt;b&gt;")
	nobody.want("/en/collections/boletines", "Bulletins &lt;b&gt;", "Short reports")
	if res, _ := archivist.post(at, url.Values{"close": {"1"}}); res.StatusCode != http.StatusForbidden {
		t.Errorf("an archivist closes it: %s", res.Status)
	}
	admin.act(at, url.Values{"close": {"1"}})
	l.sync()
	if page := nobody.want("/en/collections"); strings.Contains(page, "Bulletins") {
		t.Error("it is listed for everybody")
	}
	reader.want("/en/desk/collections", "closed", "/en/desk/collections/Boletines")
	reader.want(at, "Remesas de M\u00e9xico", "Only who signs in")
	reader.want("/en/documents/es1", "Remesas de M\u00e9xico")
	if res, _ := nobody.get("/en/documents/es1"); res.StatusCode != http.StatusNotFound {
		t.Errorf("a document of it: %s", res.Status)
	}
	if res, _ := reader.post(at, url.Values{"save": {"1"}}); res.StatusCode != http.StatusForbidden {
		t.Errorf("a reader names it: %s", res.Status)
	}
	if res, _ := reader.get("/en/desk/collections/nothing"); res.StatusCode != http.StatusNotFound {
		t.Errorf("one that is not there: %s", res.Status)
	}
	slashed := documents()[1]
	slashed.Stated[schema.ByManifest] = schema.Known{Title: "Slashed", Language: "en", Collections: []string{"Actas 2009/2010"}}
	l.put(slashed)
	at = "/en/desk/collections/-?name=Actas%202009%2F2010"
	admin.want("/en/desk/collections", at)
	admin.want(at, "Slashed")
	admin.act(at, url.Values{"close": {"1"}})
	if closed, err := l.store.Closed(t.Context()); err != nil || len(closed) != 2 {
		t.Errorf("closed: %v, %v", closed, err)
	}
	archivist.want("/en/desk/log", "closes to the public", "the admin")
}
