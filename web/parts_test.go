package web_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/simde/simde/schema"
)

// filed returns a document of two files with an earlier version of one.
func filed() *schema.Document {
	d := documents()[0]
	d.ID, d.Imported = "two", time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC)
	d.Stated = map[schema.Authority]schema.Known{schema.ByManifest: {Title: "Informe en dos partes", Language: "es", Languages: []schema.Lang{"es", "fr"}, Collections: []string{"Boletines del Año"}}}
	d.Pages = []schema.Page{{Number: 1, Text: "Primera."}, {Number: 2, Text: "Segunda."}, {Number: 3, Text: "La tercera habla de remesadoras y de remesas."}}
	return d
}

// withFiles gives a document its files, of which the site has the originals.
func withFiles(d *schema.Document, h schema.Hash) *schema.Document {
	o := schema.Original{Hash: h, Size: 3, MediaType: "text/plain", Name: "/in/a.txt"}
	second := o
	second.Name = "/in/b.txt"
	d.Original, d.Parts = o, []schema.Part{{Original: o, Pages: 1}, {Original: second, Pages: 2}}
	d.Earlier = []schema.Version{{Original: o, Title: "Un informe", Until: time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC)}}
	return d
}

func TestPartsAndVersionsOnThePages(t *testing.T) {
	l := libraryOf(t, documents())
	l.put(withFiles(filed(), l.hash))
	l.sync()
	for lang, want := range map[string][]string{
		"es/documentos": {"Abrir la parte 1", "Abrir la parte 2", "Versión 1, del 2 de enero de 2026", "Un informe", "Versión 2, del 4 de marzo de 2026, parte 2", "Parte 2, pág. 2", "/es/colecciones/boletines-del-ano", "Español, Francés"},
		"en/documents":  {"Open part 1", "Open part 2", "Version 1, of January 2, 2026", "Version 2, of March 4, 2026, part 2", "Part 2, p. 2", "/en/collections/boletines-del-ano", "Spanish, French"},
		"fr/documents":  {"Ouvrir la partie 1", "Ouvrir la partie 2", "Version 1, du 2 janvier 2026", "Version 2, du 4 mars 2026, partie 2", "Partie 2, p. 2", "/fr/collections/boletines-del-ano", "Espagnol, Français"},
	} {
		_, body := get(t, l.site, http.MethodGet, "/"+lang+"/two/informe-en-dos-partes?q=remesadoras")
		for _, w := range want {
			if !strings.Contains(body, w) {
				t.Errorf("%s does not say %q", lang, w)
			}
		}
		for _, name := range []string{"SIMDE-two.txt", "SIMDE-two-part2.txt", "SIMDE-two-v1.txt"} {
			if !strings.Contains(body, name) {
				t.Errorf("%s does not lead to %s", lang, name)
			}
			if res, _ := get(t, l.site, http.MethodGet, "/"+lang+"/two/"+name); res.StatusCode != http.StatusOK {
				t.Errorf("/%s/two/%s: %s", lang, name, res.Status)
			}
		}
	}
	if res, _ := get(t, l.site, http.MethodGet, "/en/documents/two/SIMDE-two-v2.txt"); res.StatusCode != http.StatusNotFound {
		t.Errorf("a version that there is none of: %s", res.Status)
	}
	for path, want := range map[string]string{
		"/api/v1/documents?q=remesadoras":                         `"page":3,"part":2,"page_in_part":2`,
		"/api/v1/documents/two":                                   `"parts":[{"part":1,"pages":1,`,
		"/api/v1/documents/two/pages?q=remesadoras":               `"part":2,"page_in_part":2`,
		"/api/v1/documents/two/reference.ris":                     "T3  - Boletines del Año",
		"/api/v1/documents/two/reference.csv":                     "Boletines del Año",
		"/api/v1/documents?collection=Boletines%20del%20A%C3%B1o": `"id":"two"`,
		"/oai?verb=ListRecords&metadataPrefix=oai_dc":             "<dc:relation>Boletines del Año</dc:relation>",
	} {
		if _, body := get(t, l.site, http.MethodGet, path); !strings.Contains(body, want) {
			t.Errorf("%s does not say %s:\n%.600s", path, want, body)
		}
	}
}

// TestViewerOfParts: the viewer opens the file that has the page, on the page
// within it.
func TestViewerOfParts(t *testing.T) {
	l := libraryOf(t, documents())
	d := withFiles(filed(), l.hash)
	d.Parts[1].Original.MediaType = "application/pdf"
	l.put(d)
	l.sync()
	_, body := get(t, l.site, http.MethodGet, "/en/documents/two/viewer?p=3&q=remesadoras")
	for _, want := range []string{`data-file="/en/documents/two/SIMDE-two-part2.pdf"`, `data-page="2" data-first="1"`, "Part 2, p. 2", `<span id="v-count">2</span>`, "?p=3"} {
		if !strings.Contains(body, want) {
			t.Errorf("the viewer lacks %s", want)
		}
	}
	if res, _ := get(t, l.site, http.MethodGet, "/en/documents/two/viewer?p=1"); res.StatusCode != http.StatusNotFound {
		t.Errorf("the viewer of a part that is no PDF: %s", res.Status)
	}
	if _, body = get(t, l.site, http.MethodGet, "/en/documents/two/informe-en-dos-partes?p=3"); !strings.Contains(body, "/en/documents/two/viewer?p=3") || strings.Contains(body, "viewer?p=1\"") {
		t.Error("the page does not lead to the viewer")
	}
}

func TestRecordWithoutFileOnThePages(t *testing.T) {
	l := libraryOf(t, documents())
	d := documents()[0]
	d.ID, d.Original, d.Pages = "rec", schema.Original{Name: "/in/m.csv#title:Ficha"}, nil
	d.Stated = map[schema.Authority]schema.Known{schema.ByManifest: {Title: "Ficha sin archivo", SourceURL: "https://a.example/ficha"}}
	l.putAsIs(d)
	l.sync()
	for lang, want := range map[string]string{"es/documentos": "Leerlo en su fuente", "en/documents": "Read it at its source", "fr/documents": "Le lire à sa source"} {
		_, body := get(t, l.site, http.MethodGet, "/"+lang+"/rec/ficha-sin-archivo")
		if !strings.Contains(body, want) || !strings.Contains(body, `href="https://a.example/ficha"`) || strings.Contains(body, "SIMDE-rec") {
			t.Errorf("%s does not lead to the source, or leads to a file:\n%.300s", lang, body)
		}
	}
	if _, body := get(t, l.site, http.MethodGet, "/api/v1/documents/rec"); strings.Contains(body, `"sha256"`) || strings.Contains(body, `"file"`) {
		t.Errorf("the record has a file: %s", body)
	}
	if _, body := get(t, l.site, http.MethodGet, "/api/v1/documents?q=ficha"); !strings.Contains(body, `"id":"rec"`) {
		t.Errorf("the record is not found: %s", body)
	}
	if res, _ := get(t, l.site, http.MethodGet, "/en/documents/rec/SIMDE-rec.bin"); res.StatusCode != http.StatusNotFound {
		t.Errorf("a file of the record: %s", res.Status)
	}
}

func TestCollections(t *testing.T) {
	l := libraryOf(t, documents())
	other := documents()[1]
	other.ID, other.Stated[schema.ByManifest] = "en2", schema.Known{Title: "Another", Language: "en", Collections: []string{"BOLETINES"}}
	l.put(other)
	l.sync()
	for path, want := range map[string]string{"/es/colecciones/boletines": "2 documentos", "/en/collections/boletines": "2 documents", "/fr/collections/boletines": "2 documents"} {
		res, body := get(t, l.site, http.MethodGet, path)
		if res.StatusCode != http.StatusOK || !strings.Contains(body, want) {
			t.Errorf("%s: %s, want %q: one collection, however its name is written", path, res.Status, want)
		}
	}
	if res, _ := get(t, l.site, http.MethodGet, "/en/collections/none"); res.StatusCode != http.StatusNotFound {
		t.Errorf("a collection that there is none of: %s", res.Status)
	}
	if _, body := get(t, l.site, http.MethodGet, "/en/collections"); !strings.Contains(body, `href="/en/collections/boletines"`) {
		t.Error("the list of collections does not lead to the collection")
	}
}
