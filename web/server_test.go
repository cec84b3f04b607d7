package web_test

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// TestMethods: an address says which methods it takes, to whoever uses another
// and to whoever asks.
func TestMethods(t *testing.T) {
	srv := site(t)
	for _, c := range []struct {
		method, path string
		status       int
		allow        string
	}{
		{http.MethodPost, "/en/documents", 405, "GET HEAD OPTIONS"}, {http.MethodDelete, "/en/documents/es1", 405, "GET HEAD OPTIONS"},
		{http.MethodPut, "/api/v1/documents/es1", 405, "GET HEAD OPTIONS"}, {http.MethodGet, "/api/v1/marks", 405, "OPTIONS POST"}, {http.MethodHead, "/api/v1/marks", 405, "OPTIONS POST"},
		{http.MethodDelete, "/oai", 405, "GET HEAD OPTIONS POST"}, {http.MethodTrace, "/healthz", 405, "GET HEAD OPTIONS"}, {"BREW", "/es", 405, "GET HEAD OPTIONS"},
		{http.MethodOptions, "/api/v1/documents", 204, "GET HEAD OPTIONS"}, {http.MethodOptions, "/api/v1/marks", 204, "OPTIONS POST"},
		{http.MethodOptions, "/en", 204, "GET HEAD OPTIONS"}, {http.MethodOptions, "/oai", 204, "GET HEAD OPTIONS POST"},
		{http.MethodOptions, "/api/v1/nowhere", 404, ""}, {http.MethodPost, "/en/nowhere", 404, ""},
		{http.MethodHead, "/api/v1/documents", 200, ""}, {http.MethodHead, "/healthz", 200, ""}, {http.MethodHead, "/oai?verb=Identify", 200, ""},
	} {
		res, body := get(t, srv, c.method, c.path)
		allow := strings.Split(strings.ReplaceAll(res.Header.Get("Allow"), " ", ""), ",")
		slices.Sort(allow)
		if res.StatusCode != c.status || strings.Join(allow, " ") != c.allow {
			t.Errorf("%s %s: %d, Allow %q, want %d, %q", c.method, c.path, res.StatusCode, res.Header.Get("Allow"), c.status, c.allow)
		}
		if strings.HasPrefix(c.path, "/api/") && c.status >= 400 && c.method != http.MethodHead && (res.Header.Get("Content-Type") != "application/problem+json" || !json.Valid([]byte(body))) {
			t.Errorf("%s %s is answered with %s %s", c.method, c.path, res.Header.Get("Content-Type"), body)
		}
	}
}

// TestOtherSitesMayReadData: a browser that asks for a page of another site is
// told that it may read what is data, errors too, and not the pages.
func TestOtherSitesMayReadData(t *testing.T) {
	srv := site(t)
	for path, open := range map[string]bool{"/api/v1/documents": true, "/api/v1/documents/none": true, "/api/v1/nowhere": true, "/oai?verb=Identify": true,
		"/en/documents.atom": true, "/api/v1/documents.ris": true, "/en/facets/pub.csv": true, "/en/documents": false, "/es": false} {
		if res, _ := get(t, srv, http.MethodGet, path); (res.Header.Get("Access-Control-Allow-Origin") == "*") != open {
			t.Errorf("GET %s: %d, open to other sites %q, want %v", path, res.StatusCode, res.Header.Get("Access-Control-Allow-Origin"), open)
		}
		before, _ := get(t, srv, http.MethodOptions, path)
		if before.StatusCode == http.StatusNoContent && (before.Header.Get("Access-Control-Allow-Methods") != "") != open {
			t.Errorf("OPTIONS %s: methods %q, want them: %v", path, before.Header.Get("Access-Control-Allow-Methods"), open)
		}
	}
}

// counting counts what is asked of an engine.
type counting struct {
	search.Finder
	searches, facets *atomic.Int64
}

func (c counting) Search(ctx context.Context, q search.Query) (search.Result, error) {
	c.searches.Add(1)
	return c.Finder.Search(ctx, q)
}

func (c counting) Count(ctx context.Context, q search.Query) (int, error) {
	c.searches.Add(1)
	return c.Finder.Count(ctx, q)
}

func (c counting) FacetCounts(ctx context.Context, q search.Query, f search.Facet) (map[string]int, error) {
	c.facets.Add(1)
	return c.Finder.FacetCounts(ctx, q, f)
}

// TestWholeLibraryIsCountedOnce: what is made of the whole library is made once,
// however often and in whatever form it is asked for; asking for health costs no
// search.
func TestWholeLibraryIsCountedOnce(t *testing.T) {
	var searches, facets atomic.Int64
	srv := siteWith(t, documents(), func(f search.Finder) search.Finder { return counting{f, &searches, &facets} })
	for range 3 {
		for _, path := range []string{"/healthz", "/en/corridors", "/en/corridors?o=mx", "/es/corredores?d=es", "/api/v1/corridors?o=MX", "/oai?verb=ListSets"} {
			if res, _ := get(t, srv, http.MethodGet, path); res.StatusCode != http.StatusOK {
				t.Errorf("GET %s: %d", path, res.StatusCode)
			}
		}
	}
	if searches.Load() != 0 || facets.Load() != 1 {
		t.Errorf("the explorer, its data and the health cost %d searches and %d counts of a facet, want 0 and 1", searches.Load(), facets.Load())
	}
	for range 3 {
		get(t, srv, http.MethodGet, "/en/coverage")
	}
	if searches.Load() != 1 {
		t.Errorf("the page of coverage, three times, cost %d searches, want 1", searches.Load())
	}
	if _, body := get(t, srv, http.MethodGet, "/api/v1/corridors?o=MX&d=US"); !strings.Contains(body, `"documents":2`) {
		t.Errorf("documents of a corridor: %s", body)
	}
}

// withCopies is a library in which some documents say nearly the same.
func withCopies() []*schema.Document {
	var out []*schema.Document
	for i := range 7 {
		for c := range 1 + i%3 {
			var text strings.Builder
			for n := range 120 { // the same words for all copies, others for others
				fmt.Fprintf(&text, "migrants%d number%d of report%d. ", n*(i+3)%41, n, i)
			}
			out = append(out, &schema.Document{ID: schema.ID(fmt.Sprintf("d%dc%d", i, c)), Original: schema.Original{MediaType: "text/plain"},
				Stated: map[schema.Authority]schema.Known{schema.ByManifest: {Title: fmt.Sprintf("Remittances %d", i), Language: "en"}},
				Pages:  []schema.Page{{Number: 1, Text: "Remittances of migrants. " + text.String()}}})
		}
	}
	return out
}

// TestTotalIsWhatPagingGives: the pages of an answer have as many documents as
// it says, the copies that are folded under others named, each once.
func TestTotalIsWhatPagingGives(t *testing.T) {
	srv := siteOf(t, withCopies())
	next, seen, hits, copies := "/api/v1/documents?q=remittances&n=3&hl=en", map[schema.ID]bool{}, 0, 0
	var total, distinct int
	for next != "" {
		_, body := get(t, srv, http.MethodGet, next)
		var page struct {
			Total, Distinct int
			Next            string
			Hits            []struct {
				ID      schema.ID
				Copies  int
				CopyIDs []schema.ID `json:"copy_ids"`
			}
		}
		if err := json.Unmarshal([]byte(body), &page); err != nil {
			t.Fatal(err)
		}
		total, distinct = page.Total, page.Distinct
		for _, h := range page.Hits {
			hits++
			copies += h.Copies
			if len(h.CopyIDs) != h.Copies {
				t.Errorf("%s has %d copies and names %v", h.ID, h.Copies, h.CopyIDs)
			}
			for _, id := range append(h.CopyIDs, h.ID) {
				if seen[id] {
					t.Errorf("%s is given twice", id)
				}
				seen[id] = true
			}
		}
		next = strings.TrimPrefix(page.Next, srv.URL)
	}
	if total != len(withCopies()) || len(seen) != total || hits != distinct || copies == 0 {
		t.Errorf("%d documents in %d hits with %d copies; total %d, distinct %d", len(seen), hits, copies, total, distinct)
	}
}

// TestDocumentForPrograms has what a person reads on the page.
func TestDocumentForPrograms(t *testing.T) {
	doc := documents()[0]
	doc.Corrections = []schema.Correction{{Field: schema.FieldContact, Op: schema.CorrectAdd, Value: "Ana|CEPAL|ana@example.org"},
		{Field: schema.FieldEvent, Op: schema.CorrectAdd, Value: "2021-03-14"}, {Field: schema.FieldClaim, Op: schema.CorrectAdd, Value: "MX-US|500000|persons|2019"}}
	srv := siteOf(t, []*schema.Document{doc, documents()[1]})
	type answer struct {
		Contacts []struct{ Name, Email string }
		Events   []struct{ Date string }
		Claims   []struct {
			Corridor string
			Value    float64
		}
	}
	ask := func(id string) (a answer) {
		t.Helper()
		_, body := get(t, srv, http.MethodGet, "/api/v1/documents/"+id)
		if err := json.Unmarshal([]byte(body), &a); err != nil {
			t.Fatal(err)
		}
		return a
	}
	got := ask("es1")
	if len(got.Contacts) != 1 || got.Contacts[0].Email != "ana@example.org" || len(got.Events) != 1 || got.Events[0].Date != "2021-03-14" || len(got.Claims) != 1 || got.Claims[0].Value != 500000 {
		t.Errorf("a document answers %+v", got)
	}
	if none := ask("en1"); none.Contacts == nil || none.Events == nil || none.Claims == nil {
		t.Errorf("a document that says none of it answers %+v, want empty lists", none)
	}
}

// TestEverySetHarvests: each set that is listed holds documents, and each that a
// document is in is listed, with the one above it.
func TestEverySetHarvests(t *testing.T) {
	srv := site(t)
	var list struct {
		Sets []struct {
			Spec string `xml:"setSpec"`
			Name string `xml:"setName"`
		} `xml:"ListSets>set"`
	}
	_, body := get(t, srv, http.MethodGet, "/oai?verb=ListSets")
	if err := xml.Unmarshal([]byte(body), &list); err != nil {
		t.Fatal(err)
	}
	listed := map[string]string{}
	for _, s := range list.Sets {
		listed[s.Spec] = s.Name
		_, body := get(t, srv, http.MethodGet, "/oai?verb=ListIdentifiers&metadataPrefix=oai_dc&set="+url.QueryEscape(s.Spec))
		if !strings.Contains(body, "<identifier>") {
			t.Errorf("set %s: %s", s.Spec, body)
		}
	}
	for spec, name := range map[string]string{"lang": "Language", "lang:es": "Spanish", "type": "", "type:press-release": "", "corridor": "", "corridor:MX-US": "Mexico → United States", "corridor:MA-FR": ""} {
		if got, ok := listed[spec]; !ok || got == "" || name != "" && got != name {
			t.Errorf("set %s is listed as %q (%v), want %q", spec, got, ok, name)
		}
	}
	_, all := get(t, srv, http.MethodGet, "/oai?verb=ListIdentifiers&metadataPrefix=oai_dc")
	var headers struct {
		Sets []string `xml:"ListIdentifiers>header>setSpec"`
	}
	if err := xml.Unmarshal([]byte(all), &headers); err != nil || len(headers.Sets) == 0 {
		t.Fatalf("%d sets of headers, %v", len(headers.Sets), err)
	}
	for _, s := range headers.Sets {
		above, _, _ := strings.Cut(s, ":")
		if listed[s] == "" || listed[above] == "" {
			t.Errorf("a document is in %s, which is not listed with %s", s, above)
		}
	}
}

// TestSignpostsAgree follows the typed links of documents of every kind: each
// leads to what it says.
func TestSignpostsAgree(t *testing.T) {
	var docs []*schema.Document
	for i, media := range []string{"application/pdf", "text/plain", "text/markdown", "text/html", "application/msword", "text/plain; charset=utf-8"} {
		doc := documents()[0]
		doc.ID, doc.Original.MediaType = schema.ID(fmt.Sprint("doc", i)), media
		docs = append(docs, doc)
	}
	srv := siteOf(t, docs)
	for _, doc := range docs {
		res, _ := get(t, srv, http.MethodGet, "/en/documents/"+string(doc.ID)+"/remesas-de-mexico")
		links := parseLinks(t, res.Header.Get("Link"))
		if len(links) < 5 {
			t.Errorf("%s: %d links", doc.ID, len(links))
		}
		for _, l := range links {
			if l.params["type"] == "" {
				continue
			}
			to, _ := get(t, srv, http.MethodGet, strings.TrimPrefix(l.target, srv.URL))
			served, _, _ := strings.Cut(to.Header.Get("Content-Type"), ";")
			if to.StatusCode != http.StatusOK || served != l.params["type"] {
				t.Errorf("%s, a %s: the link to %s says %s, and it is %d %s", doc.ID, doc.Original.MediaType, l.target, l.params["type"], to.StatusCode, served)
			}
		}
	}
}
