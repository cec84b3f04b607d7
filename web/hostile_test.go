package web_test

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/simde/simde/schema"
)

// sentinel is in every hostile text, so that the outputs can be seen to hold
// them.
const sentinel = "zqsentinel"

// hostiles are texts that each end something in the grammar of some output and
// begin something else.
var hostiles = []string{
	`"><script>alert("` + sentinel + `")</script><img src=x onerror=alert(1)>'>{{.}}`,
	"]]>--></title></feed><entry>&amp;&" + sentinel + ";\u2028\ufffe\x01\x1b[2J",
	"=cmd|' /C calc'!A0," + sentinel + "\"\r\n=1+1", "＝1+1 " + sentinel, "\t@SUM(1) " + sentinel,
	"\r\nER  - \r\n\r\nTY  - JOUR\r\nTI  - " + sentinel + "\r\n",
	`}} , evil = {1}, \} % { @book{x, title={` + sentinel + `}} and Other, Author and " # $ _ ~ ^ \`,
	`https://ok.example/a>; rel="canonical", <https://evil.example/` + sentinel,
	`https://ok.example/?` + sentinel + `>; rel="canonical", <https://evil.example/x>; rel="license`,
	"javascript:alert('" + sentinel + "')", "data:text/html,<script>" + sentinel + "</script>", " JaVaScRiPt:" + sentinel, "vbscript:" + sentinel,
}

// hostileDocument says s in every field.
func hostileDocument(id schema.ID, s string) *schema.Document {
	return &schema.Document{ID: id, Original: schema.Original{MediaType: "text/plain", Size: 3, Name: "/in/" + s},
		Stated: map[schema.Authority]schema.Known{schema.ByManifest: {Identifiers: []string{s}, Title: s, Abstract: s, Creators: []string{s, s + ", " + s}, Publisher: s,
			Language: "en", Kind: "report", Published: "2019", SourceURL: s, Rights: s, Collections: []string{s}, Corridors: []string{"MX-US"}}},
		Corrections: []schema.Correction{{Field: schema.FieldOrganisation, Op: schema.CorrectAdd, Value: s}, {Field: schema.FieldContact, Op: schema.CorrectAdd, Value: strings.ReplaceAll(s, "|", " ")}},
		Warnings:    []string{s},
		Pages:       []schema.Page{{Number: 1, Label: s, Text: "remittances " + s, Engine: s}, {Number: 2, Text: "Mexicans in the United States send remittances. " + s}}}
}

// TestHostileTextIsText puts hostile text into every field of a document and
// reads every output with a parser of its own: what was text is text.
func TestHostileTextIsText(t *testing.T) {
	for i, s := range hostiles {
		id := schema.ID(fmt.Sprint("hostile", i))
		srv := siteOf(t, []*schema.Document{hostileDocument(id, s), documents()[0]})
		held := false
		see := func(path string, parse func(*testing.T, string)) {
			t.Helper()
			res, body := get(t, srv, http.MethodGet, path)
			if to := res.Header.Get("Location"); to != "" {
				res, body = get(t, srv, http.MethodGet, to)
			}
			if res.StatusCode != http.StatusOK {
				t.Errorf("%q: GET %s: %d", s, path, res.StatusCode)
				return
			}
			held = held || strings.Contains(body, sentinel)
			parse(t, body)
			for _, l := range parseLinks(t, res.Header.Get("Link")) {
				if strings.HasPrefix(l.target, "https://evil.example") || l.params["rel"] == "canonical" || strings.Contains(l.target, "script:") {
					t.Errorf("%q: GET %s links to %s as %s", s, path, l.target, l.params["rel"])
				}
			}
		}
		q := "?q=" + url.QueryEscape(s)
		for _, path := range []string{"/en/documents/" + string(id), "/en/documents/" + string(id) + "?p=1&q=remittances", "/en/documents?q=remittances", "/en/documents" + q, "/en/documents?pub=" + url.QueryEscape(s),
			"/en/facets/pub", "/en/facets/pub?prefix=" + url.QueryEscape(s), "/en", "/en/coverage", "/en/corridors" + q, "/en/corridors/mx-us", "/en/countries/mx"} {
			see(path, parseHTML)
		}
		for _, path := range []string{"/api/v1/documents?q=remittances", "/api/v1/documents" + q, "/api/v1/documents/" + string(id), "/api/v1/documents/" + string(id) + "/pages?q=remittances",
			"/api/v1/documents/" + string(id) + "/pages/1", "/api/v1/facets/pub", "/api/v1/corridors/mx-us", "/api/v1/suggest" + q, "/api/v1/documents.csl.json", "/api/v1/documents/" + string(id) + "/reference.csl.json"} {
			see(path, parseJSON)
		}
		for _, path := range []string{"/api/v1/documents.csv", "/api/v1/documents/" + string(id) + "/reference.csv", "/en/facets/pub.csv", "/en/corridors/mx-us.csv"} {
			see(path, parseCSV)
		}
		see("/api/v1/documents.ris", parseRIS(2))
		see("/api/v1/documents/"+string(id)+"/reference.ris", parseRIS(1))
		see("/api/v1/documents.bib", parseBibTeX(2))
		see("/api/v1/documents/"+string(id)+"/reference.bib", parseBibTeX(1))
		for _, path := range []string{"/en/documents.atom", "/en/documents.atom" + q, "/oai?verb=ListRecords&metadataPrefix=oai_dc", "/oai?verb=ListSets", "/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=" + url.QueryEscape(s),
			"/oai?verb=" + url.QueryEscape(s), "/oai?verb=ListRecords&metadataPrefix=oai_dc&set=" + url.QueryEscape(s), "/sitemap.xml", "/sitemap/1.xml", "/sitemap/pages.xml", "/en/opensearch.xml"} {
			see(path, parseXML)
		}
		if !held {
			t.Errorf("%q: no output holds the text", s)
		}
	}
}

// TestHostileHostIsText asks under names that mean something in XML or HTML.
func TestHostileHostIsText(t *testing.T) {
	srv := site(t)
	for _, host := range []string{"a&b'c.example", "a;b=(c)!$*+,~.example", "[::1]:80"} {
		for path, parse := range map[string]func(*testing.T, string){"/sitemap.xml": parseXML, "/sitemap/1.xml": parseXML, "/en/opensearch.xml": parseXML, "/en/documents.atom": parseXML, "/oai?verb=Identify": parseXML,
			"/oai?verb=ListRecords&metadataPrefix=oai_dc": parseXML, "/en/documents/es1": parseHTML, "/en": parseHTML, "/api/v1/documents": parseJSON, "/api/v1/documents.csv": parseCSV, "/api/v1/documents.bib": parseBibTeX(4), "/api/v1/openapi.json": parseJSON} {
			req := httptest.NewRequestWithContext(t.Context(), http.MethodGet, srv.URL+path, nil)
			req.RequestURI, req.Host = "", host
			res, err := http.DefaultTransport.RoundTrip(req)
			if err != nil {
				t.Fatal(err)
			}
			b, err := io.ReadAll(res.Body)
			if err := errors.Join(err, res.Body.Close()); err != nil {
				t.Fatal(err)
			}
			if res.StatusCode >= 400 {
				t.Errorf("host %q: GET %s: %d", host, path, res.StatusCode)
			}
			if res.StatusCode == http.StatusOK {
				parse(t, string(b))
			}
			parseLinks(t, res.Header.Get("Link"))
		}
	}
}

// parseHTML looks for what a browser would run or follow.
func parseHTML(t *testing.T, body string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if n.Data == "script" && attr(n, "src") == "" && attr(n, "type") != "application/ld+json" {
			t.Errorf("an inline script: %.80s", n.FirstChild.Data)
		}
		if n.Data == "script" && attr(n, "type") == "application/ld+json" {
			parseJSON(t, n.FirstChild.Data)
		}
		for _, a := range n.Attr {
			u, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(a.Val)), ":")
			address := a.Key == "href" || a.Key == "src" || a.Key == "action" || a.Key == "formaction"
			if strings.HasPrefix(a.Key, "on") || address && (u == "javascript" || u == "vbscript" || u == "data" && a.Key != "src") || a.Key == "src" && a.Val == "x" {
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
		}
	}
}

func parseJSON(t *testing.T, body string) {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(body))
	var v any
	if err := d.Decode(&v); err != nil {
		t.Errorf("JSON: %v in %.200s", err, body)
	}
	if err := d.Decode(&v); !errors.Is(err, io.EOF) {
		t.Errorf("JSON goes on: %v", err)
	}
}

// parseCSV reads a table whose rows have as many cells as its header; none is a
// formula.
func parseCSV(t *testing.T, body string) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(body, "\ufeff"))).ReadAll()
	if err != nil || len(rows) < 2 {
		t.Errorf("CSV of %d rows: %v in %.200s", len(rows), err, body)
	}
	for _, row := range rows {
		for _, c := range row {
			if c != "" && strings.ContainsAny(string([]rune(strings.TrimSpace(c))[:min(1, len([]rune(strings.TrimSpace(c))))]), "=+-@＝＋－＠") {
				t.Errorf("a cell is a formula: %q", c)
			}
		}
	}
}

var reRIS = regexp.MustCompile(`^([A-Z][A-Z0-9])  - (.*)$`)

// parseRIS reads records: lines of tags, each record from TY to ER.
func parseRIS(records int) func(*testing.T, string) {
	return func(t *testing.T, body string) {
		t.Helper()
		n, within := 0, false
		for line := range strings.SplitSeq(strings.TrimSuffix(body, "\r\n"), "\r\n") {
			if line == "" && !within {
				continue
			}
			m := reRIS.FindStringSubmatch(line)
			switch {
			case m == nil:
				t.Errorf("RIS: a line is %q", line)
			case (m[1] == "TY") == within:
				t.Errorf("RIS: %q out of its place", line)
			case m[1] == "L1" && !strings.HasPrefix(m[2], "http"):
				t.Errorf("RIS links to %q", m[2])
			case m[1] == "TY":
				n, within = n+1, true
			case m[1] == "ER":
				within = false
			}
		}
		if n != records || within {
			t.Errorf("RIS has %d records, want %d, the last ended: %v\n%s", n, records, !within, body)
		}
	}
}

// parseBibTeX reads entries @type{key, name = {value}, …}: a brace after a
// backslash is a character.
func parseBibTeX(entries int) func(*testing.T, string) {
	return func(t *testing.T, body string) {
		t.Helper()
		n, depth := 0, 0
		for i := 0; i < len(body); i++ {
			switch c := body[i]; {
			case c == '\\' && i+1 < len(body) && !letter(body[i+1]):
				i++
			case c == '{':
				depth++
			case c == '}':
				depth--
			case c == '@' && depth == 0:
				n++
			case depth == 0 && !letter(c) && c != '\n':
				t.Errorf("BibTeX: %q between entries", body[i:min(len(body), i+20)])
			}
			if depth < 0 {
				t.Errorf("BibTeX: a brace too many before %q", body[i:min(len(body), i+20)])
				return
			}
		}
		if n != entries || depth != 0 {
			t.Errorf("BibTeX has %d entries, want %d; depth %d at the end\n%s", n, entries, depth, body)
		}
	}
}

func letter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// parseXML reads a document to its end and looks for elements that only a text
// names.
func parseXML(t *testing.T, body string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(body))
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Errorf("XML: %v in %.300s", err, body)
			return
		}
		if e, ok := tok.(xml.StartElement); ok && (e.Name.Local == "script" || e.Name.Local == "img") {
			t.Errorf("XML has an element %s", e.Name.Local)
		}
	}
}

// readLink is a link of a Link header.
type readLink struct {
	target string
	params map[string]string
}

// parseLinks reads a Link header as RFC 8288, appendix B.2, has it, and strictly:
// targets are URIs.
func parseLinks(t *testing.T, header string) []readLink {
	t.Helper()
	var out []readLink
	for rest := strings.TrimSpace(header); rest != ""; {
		target, after, ok := strings.Cut(strings.TrimPrefix(rest, "<"), ">")
		if !strings.HasPrefix(rest, "<") || !ok {
			t.Errorf("Link: no target in %q", rest)
			return out
		}
		if u, err := url.Parse(target); err != nil || !u.IsAbs() || strings.ContainsAny(target, " \"<>\\^`{|}") {
			t.Errorf("Link: %q is no URI", target)
		}
		l := readLink{target, map[string]string{}}
		for after = strings.TrimLeft(after, " "); strings.HasPrefix(after, ";"); after = strings.TrimLeft(after, " ") {
			name, quoted, ok := strings.Cut(strings.TrimLeft(after[1:], " "), `="`)
			if !ok {
				t.Errorf("Link: no value in %q", after)
				return out
			}
			value, end := unquote(quoted)
			if end < 0 || l.params[name] != "" {
				t.Errorf("Link: parameter %s in %q", name, after)
				return out
			}
			l.params[name], after = value, quoted[end:]
		}
		out = append(out, l)
		if after != "" && !strings.HasPrefix(after, ",") {
			t.Errorf("Link: %q after a link", after)
			return out
		}
		rest = strings.TrimSpace(strings.TrimPrefix(after, ","))
	}
	return out
}

// unquote reads a quoted-string up to after its closing quote.
func unquote(s string) (string, int) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '"':
			return b.String(), i + 1
		case '\\':
			if i++; i == len(s) {
				return "", -1
			}
		}
		b.WriteByte(s[i])
	}
	return "", -1
}
