package web_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/schematest"
)

// Of a page of results, compressed as a browser takes it.
const mostBytes = 10_000

// TestWeightOfResults weighs pages of results over real texts, whose titles
// and snippets are as long and as different as titles and snippets are.
func TestWeightOfResults(t *testing.T) {
	srv := siteOf(t, realDocuments(t))
	heaviest, where := 0, ""
	for _, q := range []string{"", "migración", "derechos humanos de los migrantes", "refugees OR migrants OR displaced", "sécurité alimentaire", "protection des personnes déplacées"} {
		for _, l := range []string{"/es/documentos", "/en/documents", "/fr/documents"} {
			for _, page := range []string{"1", "2"} {
				path := l + "?" + url.Values{"q": {q}, "page": {page}}.Encode()
				if n := weight(t, srv.URL+path); n > heaviest {
					heaviest, where = n, path
				}
			}
		}
	}
	t.Logf("the heaviest page of results has %d bytes: %s", heaviest, where)
	if heaviest > mostBytes {
		t.Errorf("%s weighs %d bytes, want at most %d", where, heaviest, mostBytes)
	}
}

// weight is how many bytes of an address come over the wire.
func weight(t *testing.T, address string) int {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Accept-Encoding", "gzip")
	res, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	var b bytes.Buffer
	if _, err := b.ReadFrom(res.Body); err != nil {
		t.Fatal(err)
	}
	if _, err := gzip.NewReader(bytes.NewReader(b.Bytes())); res.StatusCode != http.StatusOK || err != nil {
		t.Fatalf("GET %s: %d, %v", address, res.StatusCode, err)
	}
	return b.Len()
}

// realDocuments reads reports in three languages.
func realDocuments(t *testing.T) []*schema.Document {
	t.Helper()
	const each = 70
	var out []*schema.Document
	for i, l := range schema.Langs {
		files, err := filepath.Glob(filepath.Join(schematest.SharedData(t, "corpus", "reliefweb"), string(l), "*.txt"))
		if err != nil {
			t.Fatal(err)
		}
		for j, f := range files[:min(each, len(files))] {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			id := fmt.Sprintf("%011d%d", (j+1)*7919*104729%99999999999, i) // as long and as different as identifiers are
			out = append(out, &schema.Document{ID: schema.ID(id), Pages: pagesOf(string(b)),
				Original: schema.Original{Size: int64(len(b)), MediaType: "text/plain", Name: f}})
		}
	}
	return out
}

// pagesOf cuts a text into pages of about 1,500 letters.
func pagesOf(text string) []schema.Page {
	var out []schema.Page
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(line)
		if b.Len() > 1500 {
			out = append(out, schema.Page{Number: len(out) + 1, Text: b.String()})
			b.Reset()
		}
	}
	return append(out, schema.Page{Number: len(out) + 1, Text: b.String() + "."})
}
