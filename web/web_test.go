package web_test

import (
	"encoding/json"
	"encoding/xml"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/simde/simde/schema"
	"golang.org/x/net/html"
)

// TestEveryLink follows every link from the home pages: each leads somewhere,
// answers HEAD as GET, carries the policy, and is sound HTML in its language.
func TestEveryLink(t *testing.T) {
	srv := site(t)
	todo := []string{"/es", "/en", "/fr", "/sitemap.xml", "/sitemap/pages.xml", "/sitemap/1.xml", "/robots.txt", "/es/opensearch.xml"}
	seen := map[string]bool{}
	kinds := map[string]int{}
	for len(todo) > 0 {
		path := todo[0]
		todo = todo[1:]
		if seen[path] || kinds[shape(path)] >= 2 {
			continue
		}
		seen[path] = true
		kinds[shape(path)]++
		res, body := get(t, srv, http.MethodGet, path)
		if res.StatusCode >= 400 {
			t.Errorf("GET %s: %d", path, res.StatusCode)
			continue
		}
		if head, _ := get(t, srv, http.MethodHead, path); head.StatusCode != res.StatusCode || head.Header.Get("Content-Type") != res.Header.Get("Content-Type") {
			t.Errorf("HEAD %s: %d %s, GET %d %s", path, head.StatusCode, head.Header.Get("Content-Type"), res.StatusCode, res.Header.Get("Content-Type"))
		}
		if res.Header.Get("Content-Security-Policy") == "" || res.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("GET %s: no policy", path)
		}
		if to := res.Header.Get("Location"); to != "" {
			todo = append(todo, to)
		}
		if res.StatusCode >= 300 || !strings.HasPrefix(res.Header.Get("Content-Type"), "text/html") || strings.Contains(path, "SIMDE-") {
			continue
		}
		todo = append(todo, checkPage(t, path, body)...)
	}
	if len(seen) < 100 {
		t.Errorf("only %d addresses were found", len(seen))
	}
}

var reNumber = regexp.MustCompile(`[0-9]+`)

// shape is what addresses of one kind have in common, so that a thousand
// corridors are not all visited.
func shape(path string) string {
	u, err := url.Parse(path)
	if err != nil {
		return path
	}
	parts := strings.Split(u.Path, "/")
	if len(parts) > 3 {
		parts = parts[:4]
		parts[3] = "x"
	}
	if len(u.Query()) > 2 {
		return parts[1] + "?" + strconv.Itoa(len(u.Query())) // a search that was narrowed again and again
	}
	keys := make([]string, 0, len(u.Query()))
	for k := range u.Query() {
		if strings.HasPrefix(k, "not.") {
			k = "not" // a link of each value of each facet excludes it
		}
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return reNumber.ReplaceAllString(strings.Join(parts, "/"), "#") + "?" + strings.Join(keys, "&")
}

// checkPage returns the links of a page that stay on the site.
func checkPage(t *testing.T, path, body string) []string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Errorf("%s: %v", path, err)
		return nil
	}
	var links []string
	ids := map[string]bool{}
	h1 := 0
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if n.Data == "h1" {
			h1++
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "id" && ids[a.Val]:
				t.Errorf("%s: id %q stands twice", path, a.Val)
			case a.Key == "id":
				ids[a.Val] = true
			case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
				t.Errorf("%s: inline %s=%q", path, a.Key, a.Val)
			case (a.Key == "href" || a.Key == "src" || a.Key == "action") && strings.HasPrefix(a.Val, "/"):
				to, _, _ := strings.Cut(a.Val, "#")
				links = append(links, to)
			case (a.Key == "href" || a.Key == "src") && strings.HasPrefix(strings.ToLower(a.Val), "javascript:"):
				t.Errorf("%s: a link runs %q", path, a.Val)
			}
		}
		if n.Data == "script" && n.FirstChild != nil && attr(n, "type") != "application/ld+json" {
			t.Errorf("%s: inline script %q", path, n.FirstChild.Data)
		}
	}
	lang := strings.Split(path, "/")[1]
	if html := root.FirstChild.NextSibling; html != nil && attr(html, "lang") != lang && len(lang) == 2 {
		t.Errorf("%s: language %q", path, attr(html, "lang"))
	}
	if h1 != 1 {
		t.Errorf("%s: %d h1", path, h1)
	}
	return links
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func TestStatuses(t *testing.T) {
	srv := site(t)
	for path, want := range map[string]int{
		"/": 302, "/d/es1": 303, "/d/none": 404, "/d/gone": 410, "/es/documentos/gone": 410, "/es/documentos/none": 404, "/es/nowhere": 404,
		"/es/documentos/es1": 200, "/es/documentos/es1/remesas-de-peru": 301, "/es/documentos/es1/remesas-de-mexico": 200, "/es/documentos/es1/remesas-de-mexico?p=9": 404,
		"/es/corredores/mx": 400, "/es/corredores/mx-us": 200, "/es/corredores/MX-US": 301, "/es/corredores/019-150": 200, "/es/paises/qq": 404,
		"/es/documentos?y1=abc": 200, "/api/v1/documents?y1=abc": 400, "/api/v1/documents/none": 404, "/es/documentos/es1/SIMDE-es1.txt": 200,
		"/es/documentos/es1/SIMDE-other.txt": 404, "/static/none.css": 404, "/es/temas/none": 404, "/healthz": 200, "/sitemap/2.xml": 200, "/sitemap/0.xml": 404, "/sitemap/pages": 404,
	} {
		if res, _ := get(t, srv, http.MethodGet, path); res.StatusCode != want {
			t.Errorf("GET %s: %d, want %d", path, res.StatusCode, want)
		}
	}
	if res, body := get(t, srv, http.MethodGet, "/fr/documents/gone"); res.StatusCode != 410 || !strings.Contains(body, "retiré") {
		t.Errorf("a withdrawn document in French: %d", res.StatusCode)
	}
	if res, body := get(t, srv, http.MethodGet, "/api/v1/documents/none"); res.Header.Get("Content-Type") != "application/problem+json" || !json.Valid([]byte(body)) {
		t.Errorf("an error for programs is %s: %s", res.Header.Get("Content-Type"), body)
	}
}

// TestNothingRuns looks at a document whose every field is hostile.
func TestNothingRuns(t *testing.T) {
	srv := site(t)
	for _, path := range []string{"/es/documentos?q=remesas", "/es/documentos/bad/" + "x", "/es", "/es/cobertura", "/es/facetas/pub", "/es/documentos.atom?q=remesas",
		"/es/documentos?q=" + url.QueryEscape(hostile), "/es/documentos?pub=" + url.QueryEscape(hostile)} {
		res, body := get(t, srv, http.MethodGet, path)
		if to := res.Header.Get("Location"); to != "" {
			_, body = get(t, srv, http.MethodGet, to)
		}
		if strings.Contains(body, "<script>alert") || strings.Contains(body, "<img src=x") {
			t.Errorf("%s lets a document's text into the page as code", path)
		}
	}
	res, _ := get(t, srv, http.MethodGet, "/es/documentos/bad/SIMDE-bad.txt")
	if p := res.Header.Get("Content-Security-Policy"); !strings.Contains(p, "sandbox") {
		t.Errorf("an original is given out under the policy %q", p)
	}
}

func TestExports(t *testing.T) {
	srv := site(t)
	_, ris := get(t, srv, http.MethodGet, "/api/v1/documents.ris?corridor=MX-US")
	if strings.Count(ris, "TY  - ") != 2 {
		t.Errorf("RIS of two documents:\n%s", ris)
	}
	_, csl := get(t, srv, http.MethodGet, "/api/v1/documents.csl.json?corridor=MX-US")
	var items []map[string]any
	if err := json.Unmarshal([]byte(csl), &items); err != nil || len(items) != 2 {
		t.Errorf("CSL-JSON: %v, %d items", err, len(items))
	}
	_, none := get(t, srv, http.MethodGet, "/api/v1/documents.csl.json?q=zzzzqqq")
	if err := json.Unmarshal([]byte(none), &items); err != nil || len(items) != 0 {
		t.Errorf("CSL-JSON of nothing: %v: %s", err, none)
	}
	_, table := get(t, srv, http.MethodGet, "/api/v1/documents.csv")
	if strings.Count(table, "\n") != 5 {
		t.Errorf("CSV of four documents:\n%s", table)
	}
	_, atom := get(t, srv, http.MethodGet, "/fr/documents.atom?corridor=MX-US")
	var feed struct {
		Entries []struct {
			ID string `xml:"id"`
		} `xml:"entry"`
	}
	err := xml.Unmarshal([]byte(atom), &feed)
	documents := 0 // beside figures
	for _, e := range feed.Entries {
		if strings.Contains(e.ID, "/d/") {
			documents++
		}
	}
	if err != nil || documents != 2 || len(feed.Entries) == documents {
		t.Errorf("Atom: %v, %d documents among %d entries", err, documents, len(feed.Entries))
	}
	if _, page := get(t, srv, http.MethodGet, "/es/corredores/mx-us"); !strings.Contains(page, `href="/api/v1/documents.csv?corridor=MX-US"`) {
		t.Error("the page of a corridor does not give its documents as CSV")
	}
	_, sheet := get(t, srv, http.MethodGet, "/es/corredores/mx-us.csv")
	if !strings.Contains(sheet, "undesa-stock-2024") || !strings.Contains(sheet, "11279561") {
		t.Errorf("figures of MX-US lack the stock of 2024:\n%.300s", sheet)
	}
}

func TestAPI(t *testing.T) {
	srv := site(t)
	_, body := get(t, srv, http.MethodGet, "/api/v1/documents?q=remittances&hl=en")
	var got struct {
		Total int
		Hits  []struct {
			ID       string
			Language string
			PagesHit []struct{ Page int } `json:"pages_hit"`
		}
		Facets map[string][]struct {
			Value string
			Count int
		}
	}
	if err := json.Unmarshal([]byte(body), &got); err != nil {
		t.Fatal(err)
	}
	languages := map[string]bool{}
	for _, h := range got.Hits {
		languages[h.Language] = true
	}
	if !languages["en"] || !languages["es"] || len(got.Facets["corridor"]) == 0 {
		t.Errorf("a search answers %s", body)
	}
	_, one := get(t, srv, http.MethodGet, "/api/v1/documents/es1")
	var doc struct {
		Title string
		Basis map[string]struct{ By string }
	}
	if err := json.Unmarshal([]byte(one), &doc); err != nil || doc.Title != "Remesas de México" || doc.Basis["title"].By != "manifest" {
		t.Errorf("a document: %v, %s", err, one)
	}
	_, spec := get(t, srv, http.MethodGet, "/api/v1/openapi.json")
	var openapi struct {
		OpenAPI string
		Paths   map[string]any
	}
	if err := json.Unmarshal([]byte(spec), &openapi); err != nil || openapi.OpenAPI != "3.1.0" || len(openapi.Paths) < 10 {
		t.Errorf("description: %v, %.200s", err, spec)
	}
}

func TestMetadataForReferenceManagers(t *testing.T) {
	srv := site(t)
	res, body := get(t, srv, http.MethodGet, "/es/documentos/es1/remesas-de-mexico")
	for _, want := range []string{`hreflang="fr" href="` + srv.URL + `/fr/documents/es1/remesas-de-mexico"`, `name="citation_title" content="Remesas de México"`, `name="citation_author" content="Pérez, Ana"`,
		`name="citation_technical_report_institution" content="CEPAL"`, `name="citation_publication_date" content="2019/03"`, `name="citation_language" content="es"`,
		`name="DC.date" content="2019-03"`, `"@type":"Report"`} {
		if !strings.Contains(body, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if link := res.Header.Get("Link"); !strings.Contains(link, `rel="cite-as"`) || !strings.Contains(link, `rel="describedby"`) || !strings.Contains(link, `rel="item"`) {
		t.Errorf("signposts: %q", link)
	}
}

func TestDataForSearchEngines(t *testing.T) {
	srv := site(t)
	for path, want := range map[string]string{"/es": `"@type":"WebSite"`, "/en/corridors/mx-us": `"@type":"Dataset"`, "/fr/donnees/undesa-stock-2024": `"temporalCoverage":"1990/2024"`,
		"/es/documentos?q=remesas": `class="Z3988" title="ctx_ver=Z39.88-2004`} {
		if _, body := get(t, srv, http.MethodGet, path); !strings.Contains(body, want) {
			t.Errorf("%s lacks %s", path, want)
		}
	}
}

// TestFacetCountsAreTrue clicks every value of every facet of a search.
func TestFacetCountsAreTrue(t *testing.T) {
	srv := site(t)
	type answer struct {
		Total  int
		Facets map[string][]struct {
			Value string
			Count int
		}
	}
	ask := func(v url.Values) (a answer) {
		_, body := get(t, srv, http.MethodGet, "/api/v1/documents?"+v.Encode())
		if err := json.Unmarshal([]byte(body), &a); err != nil {
			t.Fatalf("%v: %s", err, body)
		}
		return a
	}
	for facet, values := range ask(url.Values{}).Facets {
		for _, x := range values {
			if got := ask(url.Values{facet: {x.Value}}).Total; got != x.Count {
				t.Errorf("%s=%s: %d beside the value, %d after the click", facet, x.Value, x.Count, got)
			}
		}
	}
}

// TestHomeShowsLots holds that what came in together is one entry, that new
// figures and corridors stand beside it, and that the number beside a lot is what
// its address finds.
func TestHomeShowsLots(t *testing.T) {
	docs := documents()
	for i := range 4 {
		d := documents()[0]
		d.ID, d.Imported = schema.ID("lot"+strconv.Itoa(i)), docs[0].Imported.AddDate(1, 0, 0)
		known := d.Stated[schema.ByManifest]
		known.Title, known.Kind, known.Identifiers = "Informe número "+strconv.Itoa(i)+" sobre remesas", "report", nil
		d.Stated[schema.ByManifest] = known
		docs = append(docs, d)
	}
	srv := siteOf(t, docs)
	_, page := get(t, srv, http.MethodGet, "/es")
	for _, want := range []string{"y 1 más de este lote", "4 documentos", "1.er trim. de 2026", "México → Estados Unidos: Remesas", "En los últimos 30 días", "Puerto Rico → Estados Unidos", "de México a Estados Unidos"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	m := regexp.MustCompile(`class="lot">[\s\S]*?href="([^"]*)"`).FindStringSubmatch(page)
	if m == nil {
		t.Fatal("no lot has an address")
	}
	if _, found := get(t, srv, http.MethodGet, html.UnescapeString(m[1])); !strings.Contains(found, "4 documentos") {
		t.Errorf("%s does not find the 4 documents of the lot", m[1])
	}
}

// TestChangesShowAtOnce holds that what is kept while the library stays as it is
// shows a change of it at once, in each language.
func TestChangesShowAtOnce(t *testing.T) {
	l := libraryOf(t, documents())
	paths := []string{"/es", "/en", "/fr", "/es/corredores", "/en/corridors", "/fr/corridors", "/en/documents"}
	before := map[string]string{}
	for _, p := range paths {
		_, before[p] = get(t, l.site, http.MethodGet, p)
	}
	d := documents()[0]
	d.ID = "fresh"
	known := d.Stated[schema.ByManifest]
	known.Title, known.Identifiers, known.Corridors = "Uzbekos en Corea", nil, []string{"UZ-KR", "MX-US"}
	d.Stated[schema.ByManifest] = known
	d.Imported, d.Pages = time.Now().UTC(), []schema.Page{{Number: 1, Text: "Los uzbekos que trabajan en Corea."}}
	l.put(d)
	l.sync()
	for _, p := range paths {
		_, after := get(t, l.site, http.MethodGet, p)
		if after == before[p] {
			t.Errorf("GET %s is as it was before a document came", p)
		}
		if !strings.Contains(p, "corr") && !strings.Contains(after, "Uzbekos en Corea") {
			t.Errorf("GET %s does not show the new document", p)
		}
	}
}
