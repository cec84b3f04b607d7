package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/simde/simde/schema"
)

// manyDocuments are texts in three languages, some without a date.
func manyDocuments() []*schema.Document {
	texts := []struct {
		lang        schema.Lang
		title, text string
		corridor    string
	}{
		{"es", "Remesas desde Estados Unidos", "Las remesas que los mexicanos envían desde Estados Unidos crecieron.", "MX-US"},
		{"en", "Remittances to Guatemala", "Guatemalans in the United States send remittances to their families.", "GT-US"},
		{"fr", "Envois de fonds vers le Maroc", "Les Marocains en France envoient des fonds à leurs familles.", "MA-FR"},
	}
	dates := []schema.Date{"2019-03", "", "2021", "2016-05-04", ""}
	var out []*schema.Document
	for i := range 40 {
		x := texts[i%len(texts)]
		doc := documents()[0]
		doc.ID = schema.ID(fmt.Sprintf("m%02d", i))
		doc.Original.Name = "/" + string(doc.ID)
		doc.Stated = map[schema.Authority]schema.Known{schema.ByManifest: {Title: fmt.Sprintf("%s, %d", x.title, i), Language: x.lang,
			Published: dates[i%len(dates)], Corridors: []string{x.corridor}, Kind: "report"}}
		doc.Pages = []schema.Page{{Number: 1, Text: fmt.Sprintf("%s %s", x.text, strings.Repeat(fmt.Sprintf("Capítulo %d de %d. ", i, i*i), i+1))}}
		out = append(out, doc)
	}
	return out
}

// form returns what the form of results sends when a button is pressed, or none
// where it is "".
func form(t *testing.T, page, button string) url.Values {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	out := url.Values{}
	var walk func(n *html.Node, in bool)
	walk = func(n *html.Node, in bool) {
		attr := map[string]string{}
		for _, a := range n.Attr {
			attr[a.Key] = a.Val
		}
		in = in || n.Data == "form" && attr["id"] == "results"
		_, checked := attr["checked"]
		_, selected := attr["selected"]
		switch {
		case !in || n.Type != html.ElementNode:
		case n.Data == "input" && (attr["type"] != "checkbox" || checked) && attr["name"] != "":
			out.Add(attr["name"], attr["value"])
		case n.Data == "button" && attr["name"] == button && button != "":
			out.Add(button, attr["value"])
		case n.Data == "option" && selected:
			out.Add("sort", attr["value"])
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, in)
		}
	}
	walk(root, false)
	if !out.Has("q") {
		t.Fatal("the page has no form of results")
	}
	return out
}

func TestANewQueryKeepsFiltersYearsAndOrder(t *testing.T) {
	srv := siteOf(t, manyDocuments())
	_, page := get(t, srv, http.MethodGet, "/es/documentos?q=remesas&corridor=MX-US&not.lang=fr&y1=2016&year=undated&year=2012&sort=oldest&only=1&drop=x&page=2")
	v := form(t, page, "new")
	v.Set("q", "familias")
	res, _ := get(t, srv, http.MethodGet, "/es/documentos?"+v.Encode())
	if got, want := res.Header.Get("Location"), "/es/documentos?corridor=MX-US&not.lang=fr&only=1&q=familias&sort=oldest&y1=2016&year=2012&year=undated"; res.StatusCode != http.StatusSeeOther || got != want {
		t.Errorf("another question leads to %s (%d), want %s", got, res.StatusCode, want)
	}
	v.Del("keep")
	if res, _ = get(t, srv, http.MethodGet, "/es/documentos?"+v.Encode()); res.Header.Get("Location") != "/es/documentos?q=familias" {
		t.Errorf("without its filters it leads to %s", res.Header.Get("Location"))
	}
	if !strings.Contains(page, `href="/es/documentos?q=remesas"`) {
		t.Error("nothing drops all filters")
	}
	_, page = get(t, srv, http.MethodGet, "/es/documentos?q=remesas&sort=title")
	v = form(t, page, "new")
	v.Set("q", "fondos")
	v.Add("corridor", "MX-US") // ticked and not sent
	if res, _ = get(t, srv, http.MethodGet, "/es/documentos?"+v.Encode()); res.Header.Get("Location") != "/es/documentos?corridor=MX-US&q=fondos&sort=title" {
		t.Errorf("where nothing was chosen it leads to %s", res.Header.Get("Location"))
	}
}

// TestTextTypedGoesWithAFilter holds that the box and the filters are one form:
// what is typed goes along when a filter is applied.
func TestTextTypedGoesWithAFilter(t *testing.T) {
	srv := siteOf(t, manyDocuments())
	_, page := get(t, srv, http.MethodGet, "/en/documents?q=remittances&not.corridor=GT-US")
	v := form(t, page, "")
	v.Set("q", "remittances families")
	v.Add("corridor", "GT-US") // the box of what was excluded
	res, page := get(t, srv, http.MethodGet, "/en/documents?"+v.Encode())
	if res.StatusCode != http.StatusOK || !strings.Contains(page, `value="remittances families"`) {
		t.Errorf("with a filter the text is lost (%d)", res.StatusCode)
	}
	if got := form(t, page, ""); got.Has("not.corridor") || !slices.Equal(got["corridor"], []string{"GT-US"}) {
		t.Errorf("a value that was excluded and is ticked: %v", got)
	}
}

func TestResultsSayWhatARangeDrops(t *testing.T) {
	srv := siteOf(t, manyDocuments())
	_, page := get(t, srv, http.MethodGet, "/es/documentos?corridor=MX-US&y1=2017")
	if !strings.Contains(page, "<strong>5 documentos</strong>") || !strings.Contains(page, "Fuera de esos años quedan 6 documentos sin fecha.") {
		t.Error("a range of years does not say what it drops")
	}
	_, page = get(t, srv, http.MethodGet, "/es/documentos?corridor=MX-US&y1=2017&year=undated")
	if !strings.Contains(page, "<strong>11 documentos</strong>") || !strings.Contains(page, "De ellos, 6 no tienen fecha y están incluidos.") || !strings.Contains(page, `value="undated" checked`) {
		t.Error("a range with what has no date does not say so")
	}
	_, page = get(t, srv, http.MethodGet, "/fr/documents?corridor=MX-US&year=undated")
	if !strings.Contains(page, "<strong>6 documents</strong>") || !strings.Contains(page, `<span class="tag un">sans date</span>`) {
		t.Error("documents without a date are not found, or do not say so")
	}
}

func TestImpossibleValuesFindNothing(t *testing.T) {
	srv := siteOf(t, manyDocuments())
	for _, q := range []string{"topic=nonsense", "country=ZZ", "corridor=MX", "y1=20x5", "year=20x5", "type=sonnet", "o=XX", "region=999", "lang=e1"} {
		_, page := get(t, srv, http.MethodGet, "/en/documents?"+q)
		if !strings.Contains(page, "<strong>0 documents</strong>") || !strings.Contains(page, "Part of the address") {
			t.Errorf("/en/documents?%s does not find nothing, or does not say why", q)
		}
	}
}

func TestSpelling(t *testing.T) {
	srv := siteOf(t, manyDocuments())
	_, page := get(t, srv, http.MethodGet, "/es/documentos?q=remezas&corridor=MX-US")
	if !strings.Contains(page, "Se buscó <b>remesas</b>") || !strings.Contains(page, "verbatim=1") || strings.Contains(page, "<strong>0 documentos") {
		t.Error("a word that no document has is not looked for in its right spelling")
	}
	_, page = get(t, srv, http.MethodGet, "/es/documentos?q=remezas&corridor=MX-US&verbatim=1")
	if !strings.Contains(page, "<strong>0 documentos") || !strings.Contains(page, `<a href="/es/documentos?corridor=MX-US&amp;q=remesas"><em>remesas</em></a>`) {
		t.Error("a word as written is changed, or its right spelling is not offered")
	}
}

func TestCorridorsAreOffered(t *testing.T) {
	srv := siteOf(t, manyDocuments())
	for path, want := range map[string][]string{
		"/es/documentos?q=MX-US":                        {`href="/es/corredores/mx-us"`, "14 documentos de este corredor", `href="/es/documentos?corridor=MX-US"`},
		"/en/documents?q=from+Morocco+to+France":        {`href="/en/corridors/ma-fr"`, "documents on this corridor"},
		"/fr/documents?q=guatémaltèques+aux+États-Unis": {`href="/fr/corridors/gt-us"`},
		"/es/documentos?q=de+Bolivia+a+Nueva+Zelanda":   {`href="/es/corredores/bo-nz"`, "aún no hay documentos"},
	} {
		_, page := get(t, srv, http.MethodGet, (&url.URL{Path: strings.Split(path, "?")[0], RawQuery: strings.ReplaceAll(strings.Split(path, "?")[1], "É", "%C3%89")}).String())
		_, offers, found := strings.Cut(page, `class="offers"`)
		offers, _, _ = strings.Cut(offers, `class="toolbar"`)
		for _, w := range want {
			if !found || !strings.Contains(offers, w) {
				t.Errorf("%s does not offer %q", path, w)
			}
		}
		if n := strings.Count(offers, `class="offer"`); n > 2 {
			t.Errorf("%s offers %d corridors", path, n)
		}
	}
	if _, page := get(t, srv, http.MethodGet, "/es/documentos?q=remesas"); strings.Contains(page, `class="offer"`) {
		t.Error("a corridor is offered that nobody asked for")
	}
}

// TestQuotesCanBeLeftOut: a phrase in quotes is not translated, and one click
// offers it without them.
func TestQuotesCanBeLeftOut(t *testing.T) {
	srv := siteOf(t, manyDocuments())
	_, body := get(t, srv, http.MethodGet, "/en/documents?q=%22remittances+fell%22&lang=en")
	if !strings.Contains(body, `href="/en/documents?lang=en&amp;q=remittances%20fell"`) {
		t.Error("the page of a quoted phrase has no link to the search without quotes")
	}
	if _, body := get(t, srv, http.MethodGet, "/en/documents?q=remittances"); strings.Contains(body, "without the quotes") {
		t.Error("a search without quotes offers to leave them out")
	}
}

// TestHitsAreWrittenAsTemplatesDo holds that what a page of results says of a
// document, and how it writes a corridor, is what the templates of other pages
// make of the same.
func TestHitsAreWrittenAsTemplatesDo(t *testing.T) {
	srv := site(t)
	_, results := get(t, srv, http.MethodGet, "/en/documents?q=remittances")
	for path, part := range map[string]*regexp.Regexp{
		"/en/countries/mx": regexp.MustCompile(`<p class="meta">(.*)</p>\n<h[23] lang="en"><a href="[^"]*">(?:<mark>)?Remittances`),
		"/en":              regexp.MustCompile(`<span class="corr">(Mexico.*?United States)</span>`),
	} {
		_, other := get(t, srv, http.MethodGet, path)
		got, want := part.FindStringSubmatch(results), part.FindStringSubmatch(other)
		if got == nil || want == nil || got[1] != want[1] {
			t.Errorf("results have\n%q, %s\n%q", got, path, want)
		}
	}
}
