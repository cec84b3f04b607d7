package web_test

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

// conditional returns the answer to a conditional request.
func conditional(t *testing.T, l *served, path string, header map[string]string) *http.Response {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, l.site.URL+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	for k, v := range header {
		req.Header.Set(k, v)
	}
	res, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	if err := res.Body.Close(); err != nil {
		t.Fatal(err)
	}
	return res
}

// TestAnswersAreRevalidated holds that an answer carries validators, that a
// client which gives them back gets 304 until the library changes, and the new
// answer from then on.
func TestAnswersAreRevalidated(t *testing.T) {
	l := libraryOf(t, documents())
	paths := []string{"/es", "/es/documentos?q=remesas", "/en/documents/es1", "/fr/corridors/mx-us", "/es/documentos.atom?q=remesas", "/sitemap.xml", "/sitemap/1.xml",
		"/oai?verb=ListRecords&metadataPrefix=oai_dc", "/api/v1/documents?q=remesas", "/es/corredores/mx-us.csv", "/en/coverage", "/en/opensearch.xml"}
	type validators struct{ tag, modified string }
	had := map[string]validators{}
	tags := map[string]string{}
	for _, path := range paths {
		res := conditional(t, l, path, nil)
		v := validators{res.Header.Get("ETag"), res.Header.Get("Last-Modified")}
		if res.StatusCode != http.StatusOK || v.tag == "" || v.modified == "" || res.Header.Get("Cache-Control") != "no-cache" {
			t.Fatalf("%s: %d without validators: %v", path, res.StatusCode, res.Header)
		}
		if other, ok := tags[v.tag]; ok {
			t.Errorf("%s and %s have one validator", path, other)
		}
		had[path], tags[v.tag] = v, path
	}
	time.Sleep(1100 * time.Millisecond) // for the time to name one state
	for _, path := range paths {
		v := had[path]
		for _, header := range []map[string]string{{"If-None-Match": v.tag}, {"If-None-Match": `"x", ` + strings.TrimPrefix(v.tag, "W/")}, {"If-None-Match": "*"}, {"If-None-Match": v.tag, "Accept-Encoding": "gzip"},
			{"If-Modified-Since": time.Now().UTC().Format(http.TimeFormat)}} {
			res := conditional(t, l, path, header)
			if res.StatusCode != http.StatusNotModified || res.ContentLength > 0 || res.Header.Get("ETag") != v.tag {
				t.Errorf("%s asked with %v answers %d", path, header, res.StatusCode)
			}
		}
		if res := conditional(t, l, path, map[string]string{"If-None-Match": `"x"`, "If-Modified-Since": time.Now().UTC().Format(http.TimeFormat)}); res.StatusCode != http.StatusOK {
			t.Errorf("%s asked with another tag answers %d", path, res.StatusCode)
		}
	}
	doc := documents()[1]
	doc.Pages[0].Text += " It changed."
	l.put(doc)
	for _, found := range []bool{false, true} { // in the catalogue, then in the index
		if found {
			l.sync()
		}
		for _, path := range paths {
			v := had[path]
			res := conditional(t, l, path, map[string]string{"If-None-Match": v.tag})
			if again := conditional(t, l, path, map[string]string{"If-Modified-Since": v.modified}); res.StatusCode != http.StatusOK || again.StatusCode != http.StatusOK {
				t.Errorf("after a change %s answers %d and %d", path, res.StatusCode, again.StatusCode)
			}
			had[path] = validators{res.Header.Get("ETag"), res.Header.Get("Last-Modified")}
		}
	}
	for _, path := range []string{"/", "/d/es1", "/en/documents/nothing", "/healthz"} {
		if res := conditional(t, l, path, nil); res.Header.Get("ETag") != "" {
			t.Errorf("%s, which leads elsewhere, fails or must be fresh, has a validator", path)
		}
	}
	if a, b := conditional(t, l, "/api/v1/topics", map[string]string{"Accept-Language": "es"}), conditional(t, l, "/api/v1/topics", map[string]string{"Accept-Language": "fr"}); a.Header.Get("ETag") == b.Header.Get("ETag") || !strings.Contains(strings.Join(a.Header.Values("Vary"), ","), "Accept-Language") {
		t.Error("answers that may be in two languages have one validator")
	}
}

// TestTheSiteSaysThatItsIndexIsBehind holds that no page takes a library for
// empty which is not found yet.
func TestTheSiteSaysThatItsIndexIsBehind(t *testing.T) {
	l := libraryOf(t, nil)
	if _, page := get(t, l.site, http.MethodGet, "/en"); !strings.Contains(page, "The library is empty") || strings.Contains(page, "being built") {
		t.Error("an empty library does not say so")
	}
	l.put(documents()...)
	for path, never := range map[string]string{"/en": "The library is empty", "/en/corridors/mx-us": "No documents yet", "/en/topics/remittances": "No documents", "/en/coverage": "0 documents", "/en/documents?q=remesas": "No document matches", "/en/countries/mx": "No documents yet", "/en/collections": "No document", "/en/collections/boletines": "not found"} {
		_, page := get(t, l.site, http.MethodGet, path)
		if !strings.Contains(page, "The index is being built (33%)") || strings.Contains(page, never) {
			t.Errorf("%s, of which nothing is indexed, does not say so, or says %q", path, never)
		}
	}
	l.sync()
	if _, page := get(t, l.site, http.MethodGet, "/en"); !strings.Contains(page, "4 documents") || strings.Contains(page, "being built") {
		t.Error("an index that has caught up does not find the library")
	}
}
