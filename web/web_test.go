package web_test

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/describe"
	"github.com/simde/simde/corpus/figures"
	"github.com/simde/simde/corpus/folder"
	"github.com/simde/simde/corpus/sqlite"
	"github.com/simde/simde/indexer"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/bleve"
	"github.com/simde/simde/search/kin"
	"github.com/simde/simde/web"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/frame"
)

// pageBank is the data bank as the pages read it.
type pageBank struct{ *figures.Bank }

// totals are sums as the pages read them.
func totals(of []figures.Total) []bank.Total {
	var out []bank.Total
	for _, t := range of {
		out = append(out, bank.Total(t))
	}
	return out
}

func (b pageBank) Totals(c schema.Corridor) []bank.Total { return totals(b.Bank.Totals(c)) }

func (b pageBank) TotalsByShare(c schema.Corridor) []bank.Total {
	return totals(b.Bank.TotalsByShare(c))
}

func (b pageBank) Annual(c schema.Corridor, measures ...schema.Measure) []bank.Total {
	return totals(b.Bank.Annual(c, measures...))
}

func (b pageBank) Top(a bank.Ask) []schema.Figure { return b.Bank.Top(figures.Ask(a)) }

// rules is package describe as the corpus takes it.
type rules struct{ *describe.Describer }

func (rules) Version() string { return describe.Version() }

const hostile = `"><script>alert(1)</script>{{.}}<img src=x onerror=alert(2)>`

// documents are a small library with everything that pages show.
func documents() []*schema.Document {
	doc := func(id schema.ID, l schema.Lang, title, text string, known schema.Known) *schema.Document {
		known.Title, known.Language = title, l
		return &schema.Document{ID: id, Imported: time.UnixMilli(1_700_000_000_000).UTC(),
			Original: schema.Original{Hash: schema.Hash(strings.Repeat("ab", 32)), Size: 1234, MediaType: "text/plain", Name: "/" + string(id)},
			Stated:   map[schema.Authority]schema.Known{schema.ByManifest: known},
			Pages:    []schema.Page{{Number: 1, Text: text}, {Number: 2, Text: "Remesas y más remesas en la página dos. " + text}}}
	}
	pdf := doc("fr1", "fr", "Envois de fonds au Maroc", "Les Marocains en France envoient des fonds au pays.", schema.Known{Publisher: "OIM", Published: "2020-05-06", Kind: "press-release", Corridors: []string{"MA-FR"}})
	pdf.Original.MediaType = "application/pdf"
	return []*schema.Document{
		doc("es1", "es", "Remesas de México", "Los mexicanos en Estados Unidos envían remesas a México cada mes.", schema.Known{Publisher: "CEPAL", Published: "2019-03", Kind: "report", Creators: []string{"Pérez, Ana"}, Corridors: []string{"MX-US"}, Subjects: []string{"remittances"},
			Identifiers: []string{"LC/1", "-2"}, Collections: []string{"Boletines"}, Rights: "CC BY", SourceURL: "https://a.example/1"}),
		doc("en1", "en", "Remittances from the United States", "Mexicans in the United States send remittances home.", schema.Known{Publisher: "World Bank", Published: "2021", Kind: "article", Corridors: []string{"MX-US"}}),
		pdf,
		doc("bad", "es", hostile, hostile+" remesas "+hostile, schema.Known{Publisher: hostile, SourceURL: "javascript:alert(3)", Abstract: hostile, Rights: "javascript:alert(4)", Creators: []string{hostile}}),
	}
}

// site serves the documents, and remembers one that was withdrawn.
func site(t *testing.T) *httptest.Server {
	t.Helper()
	return siteOf(t, documents())
}

// siteOf serves some documents, and remembers one that was withdrawn.
func siteOf(t *testing.T, docs []*schema.Document) *httptest.Server {
	t.Helper()
	return libraryOf(t, docs).site
}

// served is a library that is served and can change.
type served struct {
	t     *testing.T
	site  *httptest.Server
	store corpus.Store
	index *indexer.Watched
	rules rules
	hash  schema.Hash // of every original
}

// State tells the pages how far the index has come.
func (l *served) State(ctx context.Context) (frame.State, error) {
	at, err := l.store.Revision(ctx)
	x := l.index.Seen()
	return frame.State{Corpus: at, Index: x.At, Rebuilds: x.Rebuilds, Rebuilding: x.Rebuilding, Rebuilt: x.Rebuilt}, err
}

// put takes documents in. They are found after sync.
func (l *served) put(docs ...*schema.Document) {
	l.t.Helper()
	for _, doc := range docs {
		doc.Original.Hash = l.hash
	}
	l.putAsIs(docs...)
}

// putAsIs takes documents in with the files that they have, or without.
func (l *served) putAsIs(docs ...*schema.Document) {
	l.t.Helper()
	for _, doc := range docs {
		corpus.Compose(doc, l.rules)
		if err := l.store.Put(l.t.Context(), doc); err != nil {
			l.t.Fatal(err)
		}
	}
}

func (l *served) sync() {
	l.t.Helper()
	feed := &indexer.Grouped{Library: l.store, Families: l.store, Kinship: new(kin.Reader)}
	if err := indexer.Sync(l.t.Context(), slog.New(slog.DiscardHandler), feed, l.index); err != nil {
		l.t.Fatal(err)
	}
}

// libraryOf serves a library that can change.
func libraryOf(t *testing.T, docs []*schema.Document) *served {
	t.Helper()
	return libraryWith(t, docs, func(f search.Finder) search.Finder { return f })
}

// siteWith is siteOf with something before the engine.
func siteWith(t *testing.T, docs []*schema.Document, before func(search.Finder) search.Finder) *httptest.Server {
	t.Helper()
	return libraryWith(t, docs, before).site
}

func libraryWith(t *testing.T, docs []*schema.Document, before func(search.Finder) search.Finder) *served {
	t.Helper()
	dir := t.TempDir()
	lg := slog.New(slog.DiscardHandler)
	store, err := sqlite.Open(t.Context(), filepath.Join(dir, "catalogue.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	originals, err := folder.Open(filepath.Join(dir, "originals"))
	if err != nil {
		t.Fatal(err)
	}
	hash, _, err := originals.Keep(t.Context(), strings.NewReader("the original <script>"), 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	x, err := bleve.Open(filepath.Join(dir, "index"), store, lg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	watched, err := indexer.Watch(t.Context(), x)
	if err != nil {
		t.Fatal(err)
	}
	l := &served{t: t, store: store, index: watched, rules: rules{describe.New()}, hash: hash}
	l.put(docs...)
	gone := documents()[0]
	gone.ID = "gone"
	if err := store.Put(t.Context(), gone); err != nil {
		t.Fatal(err)
	}
	if err := store.Withdraw(t.Context(), corpus.Withdrawal{ID: "gone"}); err != nil {
		t.Fatal(err)
	}
	l.sync()
	numbers, err := figures.Starter()
	if err != nil {
		t.Fatal(err)
	}
	s, err := web.New(web.Config{Catalogue: store, Originals: originals, Finder: before(x), Progress: l, Figures: pageBank{numbers}, Log: lg, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	l.site = httptest.NewServer(s)
	t.Cleanup(l.site.Close)
	return l
}

func get(t *testing.T, srv *httptest.Server, method, path string) (*http.Response, string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, srv.URL+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res, string(b)
}

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
	if len(u.Query()) > 3 {
		return parts[1] + "?" // a search that was narrowed again and again
	}
	keys := make([]string, 0, len(u.Query()))
	for k := range u.Query() {
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
	if err := xml.Unmarshal([]byte(atom), &feed); err != nil || len(feed.Entries) != 2 {
		t.Errorf("Atom: %v, %d entries", err, len(feed.Entries))
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
