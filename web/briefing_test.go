package web_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/ledongthuc/pdf"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// today is the day of papers that are made now.
func today() string { return time.Now().UTC().Format(time.DateOnly) }

// says is a document with a number that the data bank has too.
func says() *schema.Document {
	doc := documents()[0]
	doc.ID = "says"
	doc.Stated = map[schema.Authority]schema.Known{schema.ByManifest: {Title: "Residentes", Language: "es", Kind: "report", Published: "2024"}}
	doc.Pages = []schema.Page{{Number: 1, Text: "En 2024 vivían en Estados Unidos 11 300 000 personas nacidas en México. Los mexicanos en Estados Unidos trabajan."}}
	return doc
}

// TestBriefing holds what stands in a briefing, and that its files say the same.
func TestBriefing(t *testing.T) {
	srv := siteOf(t, append(documents(), says()))
	for l, words := range map[string][]string{
		"es": {"México hacia Estados Unidos", "Lo que dicen los documentos", "= Coincide", "/d/says?p=1", "por trimestre", "Lo que falta", "CC BY 3.0 IGO", "Cómo citar", "huella", "Volver al corredor"},
		"en": {"Mexico to United States", "What documents say", "= Agrees", "Spanish", "What is missing", "How to cite", "fingerprint"},
		"fr": {"Mexique vers États-Unis", "Ce que disent les documents", "= Concorde", "Ce qui manque", "empreinte"},
	} {
		at := "/i/mx-us/" + today()
		res, page := get(t, srv, http.MethodGet, at+"?hl="+l)
		if res.StatusCode != http.StatusOK || res.Header.Get("X-Robots-Tag") != "noindex, nofollow" {
			t.Errorf("%s in %s: %d, robots %q", at, l, res.StatusCode, res.Header.Get("X-Robots-Tag"))
		}
		words = append(words, at+"?hl="+l, at+".pdf?hl="+l, at+".docx?hl="+l)
		for _, w := range words {
			if !strings.Contains(page, w) {
				t.Errorf("the briefing in %s lacks %q", l, w)
			}
		}
		checkPage(t, "/"+l, page)
		for ending, head := range map[string]string{".pdf": "%PDF-", ".docx": "PK\x03\x04"} {
			res, file := get(t, srv, http.MethodGet, at+ending+"?hl="+l)
			if want := `attachment; filename=simde-mx-us-` + today() + "-" + l + ending; !strings.HasPrefix(file, head) || res.Header.Get("Content-Disposition") != want {
				t.Errorf("%s%s in %s: %d, %s, %.5q", at, ending, l, res.StatusCode, res.Header.Get("Content-Disposition"), file)
			}
		}
	}
}

// TestBriefingAddresses holds which days have a briefing and where today's is.
func TestBriefingAddresses(t *testing.T) {
	l := libraryOf(t, documents())
	day := time.Now().UTC().AddDate(0, 0, 1).Format(time.DateOnly)
	for path, want := range map[string]int{
		"/i/mx-us/" + day: 404, "/i/mx-us/2026-02-30": 404, "/i/mx-us/soon": 404, "/i/mx-us/2026-1-2": 404, "/i/mx/" + today(): 400, "/i/qq-us/" + today(): 400,
		"/i/MX-US/" + today(): 200, "/i/fj-md/" + today(): 404, "/i/fj-md/" + today() + ".pdf": 404, "/i/mx-us/" + today() + ".odt": 404, "/i/mx-us/2020-02-01": 404, "/i/mx-us/2020-02-01.pdf": 404,
		"/es/corredores/mx-us/informe": 302, "/en/corridors/mx-us/briefing": 302, "/fr/corridors/mx-us/note": 302, "/fr/corridors/mx-us/informe": 404,
	} {
		if res, _ := get(t, l.site, http.MethodGet, path); res.StatusCode != want {
			t.Errorf("GET %s: %d, want %d", path, res.StatusCode, want)
		}
	}
	res, _ := get(t, l.site, http.MethodGet, "/fr/corridors/mx-us/note")
	if to := res.Header.Get("Location"); to != "/i/mx-us/"+today()+"?hl=fr" || res.Header.Get("ETag") != "" {
		t.Errorf("today's leads to %s, with the validator %q", to, res.Header.Get("ETag"))
	}
	if _, page := get(t, l.site, http.MethodGet, "/fr/corridors/mx-us"); !strings.Contains(page, `href="/fr/corridors/mx-us/note"`) {
		t.Error("the page of a corridor does not lead to its briefing")
	}
	if _, robots := get(t, l.site, http.MethodGet, "/robots.txt"); !strings.Contains(robots, "\nDisallow: /i/\n") {
		t.Error("briefings are open to search engines")
	}
	kept := schema.Brief{Corridor: schema.Corridor{Origin: "MX", Destination: "US"}, Lang: "fr", Day: "2020-02-01", Fingerprint: "f", Body: []byte(`{"Lang":"fr","Day":"2020-02-01","Title":"Comme ce jour-là"}`)}
	if _, err := l.store.KeepBrief(t.Context(), kept); err != nil {
		t.Fatal(err)
	}
	if _, page := get(t, l.site, http.MethodGet, "/i/mx-us/2020-02-01?hl=fr"); !strings.Contains(page, "<h1>Comme ce jour-là</h1>") {
		t.Error("a briefing of a past day is not the one that was kept")
	}
	res, page := get(t, l.site, http.MethodGet, "/i/mx-us/2020-02-01?hl=es")
	for _, want := range []string{"No se guardó ningún informe de ese día", `href="/es/corredores/mx-us/informe"`, `<a href="/i/mx-us/2020-02-01?hl=fr" rel="nofollow">Français</a>`} {
		if res.StatusCode != http.StatusNotFound || !strings.Contains(page, want) {
			t.Errorf("a day without a briefing: %d, lacks %s", res.StatusCode, want)
		}
	}
}

// TestBriefingIsKept holds that a briefing stays as it was first given out, that
// looking keeps none, and that it goes with a document that it quotes.
func TestBriefingIsKept(t *testing.T) {
	l := libraryOf(t, append(documents(), says()))
	mxus := schema.Corridor{Origin: "MX", Destination: "US"}
	at := "/i/mx-us/" + today()
	if res, _ := get(t, l.site, http.MethodHead, at+"?hl=es"); res.StatusCode != http.StatusOK {
		t.Errorf("HEAD %s: %d", at, res.StatusCode)
	}
	if _, err := l.store.Brief(t.Context(), mxus, "es", schema.Date(today())); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("looking has kept a briefing: %v", err)
	}
	_, first := get(t, l.site, http.MethodGet, at+"?hl=es")
	if !strings.Contains(first, "/d/says?p=1") {
		t.Error("the briefing does not quote")
	}
	more := says()
	more.ID, more.Pages[0].Text = "more", "Muchos mexicanos en Estados Unidos han vuelto a México desde 2020."
	l.put(more)
	l.sync()
	if _, again := get(t, l.site, http.MethodGet, at+"?hl=es"); again != first {
		t.Error("a briefing has changed since it was given out")
	}
	if _, other := get(t, l.site, http.MethodGet, at+"?hl=en"); !strings.Contains(other, "The library has 4 documents") {
		t.Error("a briefing in another language, which was not given out, is not of now")
	}
	if err := l.store.Erase(t.Context(), corpus.Withdrawal{ID: "says", Document: says()}); err != nil {
		t.Fatal(err)
	}
	l.sync()
	if _, after := get(t, l.site, http.MethodGet, at+"?hl=es"); strings.Contains(after, "/d/says") || !strings.Contains(after, "/d/more?p=1") {
		t.Error("a briefing quotes a document that was erased, or not the one that is left")
	}
}

// TestBriefingFitsSheets holds that the briefings of twenty corridors in three
// languages are of two to four sheets.
func TestBriefingFitsSheets(t *testing.T) {
	if testing.Short() {
		t.Skip("sixty files take a quarter of a minute")
	}
	srv := siteOf(t, append(documents(), says()))
	for _, slug := range twenty {
		for _, l := range schema.Langs {
			path := "/i/" + slug + "/" + today() + ".pdf?" + url.Values{"hl": {string(l)}}.Encode()
			_, file := get(t, srv, http.MethodGet, path)
			r, err := pdf.NewReader(bytes.NewReader([]byte(file)), int64(len(file)))
			if err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			if n := r.NumPage(); n < 2 || n > 4 {
				t.Errorf("%s has %d sheets", path, n)
			}
		}
	}
}

// TestBriefingQuotesHostileText holds that nothing that a document says of itself
// runs or breaks a file.
func TestBriefingQuotesHostileText(t *testing.T) {
	doc := says()
	doc.Stated = map[schema.Authority]schema.Known{schema.ByManifest: {Title: hostile, Publisher: hostile, Language: "es", Published: "2024"}}
	doc.Pages[0].Text = "En 2024 vivían en Estados Unidos 11 300 000 personas nacidas en México " + hostile + "\n\nLos mexicanos en Estados Unidos trabajan."
	srv := siteOf(t, append(documents(), doc))
	at := "/i/mx-us/" + today()
	_, page := get(t, srv, http.MethodGet, at+"?hl=es")
	if strings.Contains(page, "<script>alert") || strings.Contains(page, "<img src=x") || !strings.Contains(page, "&lt;script&gt;") {
		t.Error("a document's text is code on the page of a briefing, or is not there")
	}
	_, file := get(t, srv, http.MethodGet, at+".docx?hl=es")
	z, err := zip.NewReader(strings.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for d := xml.NewDecoder(f); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("the DOCX is no XML: %v", err)
		}
	}
}
