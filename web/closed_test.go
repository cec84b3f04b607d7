package web_test

import (
	"bytes"
	"context"
	"encoding/json"
	"image"
	"image/jpeg"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web"
	"github.com/simde/simde/web/page/document"
)

// secrets are what only the closed document says: its name, its words, its
// corridor, its topic's passage, its publisher, its collection.
var secrets = []string{"zz9closed", "quetzalcuyo", "Actas internas", "TM-FJ", "tm-fj", "Observatorio Oculto", "OCULTO-77"}

func closedDocument() *schema.Document {
	doc := documents()[0]
	doc.ID, doc.Original.Name, doc.Original.MediaType = "zz9closed", "/zz9closed.pdf", "application/pdf"
	doc.Stated = map[schema.Authority]schema.Known{schema.ByManifest: {Title: "Actas del quetzalcuyo", Language: "es", Publisher: "Observatorio Oculto", Published: "2024-02-03", Kind: "report",
		Corridors: []string{"TM-FJ"}, Subjects: []string{"remittances"}, Identifiers: []string{"OCULTO-77"}, Collections: []string{"Actas internas"}}}
	doc.Pages = []schema.Page{{Number: 1, Text: "Los quetzalcuyos de Turkmenistán viven en Fiyi y envían remesas a Turkmenistán."}}
	return doc
}

// asked are addresses that show a document in every way in which one can be
// shown, and those that a walk through the site finds.
func (l *served) asked(t *testing.T) []string {
	t.Helper()
	out := []string{"/d/zz9closed", "/d/zz9closed/p/1.jpg", "/d/zz9closed/p/1.svg?q=remesas", "/es/documentos/zz9closed", "/fr/documents/zz9closed/actas", "/en/documents/zz9closed/viewer", "/en/documents/zz9closed/visor",
		"/es/documentos?q=quetzalcuyo", "/es/documentos?q=quetzalcuy", "/es/documentos?q=quetsalcuyo", "/en/documents?q=id:zz9closed", "/es/documentos?corridor=TM-FJ", "/es/documentos.atom?q=quetzalcuyo", "/es/documentos?q=remesas&sort=newest",
		"/es/documentos?format=csv", "/es/documentos?q=remesas&format=csv", "/es/documentos?q=remesas&format=ris", "/es/documentos?q=remesas&format=bib", "/es/facetas/corridor?q=", "/es/facetas/publisher", "/es/facetas/collection", "/en/collections", "/es/colecciones/actas-internas",
		"/es/corredores/tm-fj", "/es/corredores", "/es/paises/tm", "/es/paises/fj", "/es/temas/remittances", "/es/cobertura", "/es",
		"/oai?verb=ListRecords&metadataPrefix=oai_dc", "/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:127.0.0.1:zz9closed", "/oai?verb=ListSets", "/sitemap.xml", "/sitemap/1.xml", "/sitemap/pages.xml"}
	_, text := get(t, l.site, http.MethodGet, "/api/v1/openapi.json")
	var described struct {
		Paths map[string]map[string]any
	}
	if err := json.Unmarshal([]byte(text), &described); err != nil && strings.HasPrefix(text, "{\"openapi") {
		t.Fatal(err)
	}
	fill := strings.NewReplacer("{id}", "zz9closed", "{corridor}", "TM-FJ", "{page}", "1", "{format}", "ris", "{facet}", "corridor", "{place}", "TM", "{series}", "x", "{topic}", "remittances", "{collection}", "actas-internas")
	for path := range described.Paths {
		path = fill.Replace("/api/v1" + strings.TrimPrefix(path, "/api/v1"))
		for _, q := range []string{"", "?q=quetzalcuyo", "?q=remesas", "?q=quetz&prefix=act&hl=es", "?id=zz9closed&page=1&q=remesas", "?corridor=TM-FJ&ids=zz9closed"} {
			out = append(out, path+q)
		}
	}
	kinds, todo, seen := map[string]int{}, []string{"/es", "/en/documents", "/sitemap.xml"}, map[string]bool{}
	for len(todo) > 0 && len(seen) < 150 {
		path := todo[0]
		todo = todo[1:]
		if seen[path] || kinds[shape(path)] >= 2 && !strings.Contains(path, "zz9closed") {
			continue
		}
		seen[path] = true
		kinds[shape(path)]++
		out = append(out, path)
		res, body := get(t, l.site, http.MethodGet, path)
		if res.StatusCode == http.StatusOK && strings.HasPrefix(res.Header.Get("Content-Type"), "text/html") {
			todo = append(todo, checkPage(t, path, body)...)
		}
	}
	return out
}

// TestClosed holds that nothing of a document of a closed collection is anywhere,
// though who has an account looked at it just before, and that it is there for
// them, and for everybody once the collection is opened again.
func TestClosed(t *testing.T) {
	l := libraryOf(t, append(documents(), closedDocument()))
	reader, nobody := l.as(t, schema.Reader), &browser{t: t, site: l.site}
	l.sync()
	addresses := l.asked(t)
	found := 0
	for _, path := range addresses {
		if _, body := nobody.get(path); givesAway(path, body) != "" {
			found++
		}
	}
	if found < 40 {
		t.Fatalf("only %d of %d addresses show the document while it is open", found, len(addresses))
	}
	if err := l.store.CloseCollection(t.Context(), "Actas internas", true); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/d/zz9closed", "/es/documentos/zz9closed", "/api/v1/documents/zz9closed"} {
		if res, _ := nobody.get(path); res.StatusCode != http.StatusNotFound {
			t.Errorf("%s before the index has followed: %s", path, res.Status)
		}
	}
	l.sync()
	seen := 0
	for _, path := range addresses {
		if _, body := reader.get(path); givesAway(path, body) != "" {
			seen++
		}
		res, body := nobody.get(path)
		body = strings.ReplaceAll(body, deletedRecord, "")
		if s := givesAway(path, body); s != "" {
			t.Errorf("%s (%s) says %q of what is closed", path, res.Status, s)
		}
		if strings.Contains(path, "/zz9closed") && res.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %s, want 404", path, res.Status)
		}
	}
	if seen < 5 {
		t.Errorf("who has an account sees it at %d addresses alone", seen)
	}
	l.onlyNamed(t, reader, addresses)
	if err := l.store.CloseCollection(t.Context(), "Actas internas", false); err != nil {
		t.Fatal(err)
	}
	l.sync()
	if _, body := nobody.get("/es/documentos?q=quetzalcuyo"); !strings.Contains(body, "zz9closed") {
		t.Error("it is not found after the collection was opened again")
	}
}

// onlyNamed holds that who is signed in and not named sees as little of a
// collection that is closed to persons as who is not, at the desk too, and that
// who is named sees all that they saw.
func (l *served) onlyNamed(t *testing.T, named *browser, addresses []string) {
	t.Helper()
	other := l.as(t, schema.Contributor)
	admin := l.as(t, schema.Admin)
	at := "/en/desk/collections/Actas%20internas"
	picture := new(bytes.Buffer)
	if err := jpeg.Encode(picture, image.NewRGBA(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	if err := l.store.PutCover(t.Context(), "Actas internas", &schema.Cover{Hash: "ab", Width: 8, Height: 8, Alt: schema.Labels{"es": "OCULTO-77"}}, picture.Bytes()); err != nil {
		t.Fatal(err)
	}
	addresses = append(slices.Clone(addresses), "/en/desk/collections", at, "/en/desk", "/es/mesa/subir", "/en/collections/actas-internas/cover.jpg")
	sees := func(b *browser) (n int) {
		for _, path := range addresses {
			_, body := b.get(path)
			if givesAway(path, strings.ReplaceAll(body, deletedRecord, "")) != "" {
				n++
			}
		}
		return n
	}
	before := sees(other)
	if res, _ := other.get("/en/collections/actas-internas/cover.jpg"); before < 5 || res.StatusCode != http.StatusOK {
		t.Fatalf("who has an account sees it at %d addresses, its cover %s", before, res.Status)
	}
	p, _, err := l.store.PersonNamed(t.Context(), "the reader")
	if err != nil {
		t.Fatal(err)
	}
	if res, _ := other.post(at, url.Values{"limit": {"named"}, "person": {strconv.Itoa(p.Number)}}); res.StatusCode != http.StatusForbidden {
		t.Errorf("a contributor says who sees it: %s", res.Status)
	}
	admin.act(at, url.Values{"limit": {"named"}, "person": {strconv.Itoa(p.Number), "999"}})
	nobody := &browser{t: t, site: l.site}
	for name, b := range map[string]*browser{"who is not named": other, "nobody": nobody} {
		for _, path := range addresses {
			res, body := b.get(path)
			if s := givesAway(path, strings.ReplaceAll(body, deletedRecord, "")); s != "" {
				t.Errorf("%s (%s) says %q to %s", path, res.Status, s, name)
			}
			if strings.Contains(path, "/zz9closed") && res.StatusCode != http.StatusNotFound {
				t.Errorf("%s to %s: %s, want 404", path, name, res.Status)
			}
		}
		if res, _ := b.get("/en/collections/actas-internas/cover.jpg"); res.StatusCode != http.StatusNotFound {
			t.Errorf("its cover to %s: %s", name, res.Status)
		}
	}
	if n := sees(named); n != before {
		t.Errorf("who is named sees it at %d addresses, before at %d", n, before)
	}
	admin.want(at, "Only who is named here", "the reader")
	admin.act(at, url.Values{"limit": {"all"}})
	if n := sees(other); n != before {
		t.Errorf("open to all with an account, it is seen at %d addresses, before at %d", n, before)
	}
}

// paper draws every page as a white one.
type paper struct{}

func (paper) Page(context.Context, schema.Hash, int) (*document.PageImage, error) {
	return &document.PageImage{JPEG: []byte("a picture"), Width: 10, Height: 10}, nil
}

// TestPicturesStayPrivate holds that a picture which somebody sees because they
// are known is kept by no cache, and that everybody else's are.
func TestPicturesStayPrivate(t *testing.T) {
	l := libraryOf(t, documents())
	cfg := l.config
	cfg.Renderer = paper{}
	s, err := web.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	l.site = httptest.NewServer(s)
	t.Cleanup(l.site.Close)
	for name, b := range map[string]*browser{"no-store": l.as(t, schema.Reader), "no-cache": {t: t, site: l.site}} {
		for _, path := range []string{"/d/fr1/p/1.jpg", "/d/fr1/p/1.svg?q=fonds"} {
			if res, _ := b.get(path); res.StatusCode != http.StatusOK || res.Header.Get("Cache-Control") != name {
				t.Errorf("%s: %s, %q, want %q", path, res.Status, res.Header.Get("Cache-Control"), name)
			}
		}
	}
	nobody := &browser{t: t, site: l.site}
	res, _ := nobody.get("/d/fr1/p/1.jpg")
	nobody.header = http.Header{"If-None-Match": {res.Header.Get("ETag")}}
	if res, _ := nobody.get("/d/fr1/p/1.jpg"); res.StatusCode != http.StatusNotModified {
		t.Errorf("a picture that is held already: %s", res.Status)
	}
	l.decides("Eva", schema.Edit{Document: "fr1", Field: schema.FieldCollection, Way: schema.WayAdd, Value: "Minutes"})
	if err := l.store.CloseCollection(t.Context(), "Minutes", true); err != nil {
		t.Fatal(err)
	}
	if res, _ := nobody.get("/d/fr1/p/1.jpg"); res.StatusCode != http.StatusNotFound {
		t.Errorf("a picture of a document that was closed since: %s", res.Status)
	}
}

// deletedRecord is how harvesters learn that what they may have is not to be
// shown any more.
const deletedRecord = `<header status="deleted"><identifier>oai:127.0.0.1:zz9closed</identifier>`

// givesAway returns what a body says of the closed document beyond what was asked
// for; or "".
func givesAway(path, body string) string {
	asked, err := url.QueryUnescape(path)
	if err != nil {
		asked = path
	}
	for _, s := range secrets {
		if strings.Contains(strings.ToLower(asked), strings.ToLower(s)) {
			continue // the answer may repeat the question
		}
		if strings.Contains(body, s) {
			return s
		}
	}
	return ""
}
