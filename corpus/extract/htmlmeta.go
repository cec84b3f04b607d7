package extract

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"

	"github.com/simde/simde/schema"
)

// pageKnown reads what the head of a page says of it: Highwire and Dublin
// Core tags before Open Graph, and JSON-LD where they are silent.
func pageKnown(doc *html.Node) schema.Known {
	m := pageMeta(doc)
	k := schema.Known{
		Identifiers: m.all("citation_doi", "citation_isbn", "citation_technical_report_number", "dc.identifier", "dcterms.identifier"),
		Title:       m.one("citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title", "headline", "<title>"),
		Abstract:    m.one("dcterms.abstract", "citation_abstract", "dc.description", "dcterms.description", "og:description", "description"),
		Creators:    m.all("citation_author", "citation_authors", "dc.creator", "dcterms.creator", "author", "article:author", "ld:author"),
		Publisher:   m.one("citation_publisher", "dc.publisher", "dcterms.publisher", "publisher", "ld:publisher", "og:site_name"),
		Published: looseDate(m.one("citation_publication_date", "citation_date", "dcterms.issued", "dc.date.issued", "dcterms.date", "dc.date",
			"article:published_time", "og:published_time", "datepublished", "ld:datepublished", "date", "pubdate", "publish-date", "dcterms.created")),
		Language:    looseLang(m.one("citation_language", "dc.language", "dcterms.language", "<lang>", "content-language", "og:locale")),
		Kind:        m.one("dc.type", "dcterms.type"),
		Subjects:    splitKeywords(m.all("citation_keywords", "dc.subject", "dcterms.subject", "article:tag", "keywords")),
		Spatial:     m.all("dcterms.spatial", "dc.coverage", "dcterms.coverage"),
		SourceURL:   m.one("<canonical>", "og:url", "citation_public_url"),
		Collections: m.all("dcterms.ispartof", "dc.relation.ispartof"),
		Rights:      m.one("dcterms.license", "dc.rights", "dcterms.rights", "citation_license", "copyright"),
	}
	for i, c := range k.Creators {
		if strings.HasPrefix(c, "http") {
			k.Creators[i] = "" // article:author is often the address of a profile
		}
	}
	return k
}

// metaTags are the values of a page's head by lower-case name.
type metaTags map[string][]string

func (m metaTags) all(keys ...string) []string {
	for _, k := range keys {
		if len(m[k]) > 0 {
			return m[k]
		}
	}
	return nil
}

func (m metaTags) one(keys ...string) string {
	if all := m.all(keys...); len(all) > 0 {
		return all[0]
	}
	return ""
}

func (m metaTags) add(key, value string) {
	if key != "" && strings.TrimSpace(value) != "" {
		m[strings.ToLower(key)] = append(m[strings.ToLower(key)], value)
	}
}

// pageMeta gathers meta elements, the title, the language, the canonical
// address and JSON-LD.
func pageMeta(doc *html.Node) metaTags {
	m := metaTags{}
	walk(doc, func(n *html.Node) bool {
		if n.Type != html.ElementNode {
			return true
		}
		switch n.Data {
		case "html":
			m.add("<lang>", attr(n, "lang"))
		case "meta":
			key := attr(n, "name")
			if key == "" {
				key = attr(n, "property")
			}
			if key == "" {
				key = attr(n, "itemprop")
			}
			if key == "" {
				key = attr(n, "http-equiv")
			}
			m.add(strings.Replace(strings.ToLower(key), "dc:", "dc.", 1), attr(n, "content"))
		case "title":
			if n.FirstChild != nil && n.Parent != nil && n.Parent.Data == "head" {
				m.add("<title>", n.FirstChild.Data)
			}
		case "link":
			if strings.EqualFold(attr(n, "rel"), "canonical") {
				m.add("<canonical>", attr(n, "href"))
			}
		case "script":
			if attr(n, "type") == "application/ld+json" && n.FirstChild != nil {
				m.linkedData(n.FirstChild.Data)
			}
		}
		return true
	})
	return m
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// linkedData reads dates, author and publisher from a block of JSON-LD.
func (m metaTags) linkedData(block string) {
	var v any
	if err := json.Unmarshal([]byte(block), &v); err != nil {
		return // a page with broken JSON-LD is as one without
	}
	m.linked(v, 0)
}

func (m metaTags) linked(v any, depth int) {
	const deepest = 6
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			if depth < deepest {
				m.linked(x, depth+1)
			}
		}
	case map[string]any:
		if s, ok := v["datePublished"].(string); ok {
			m.add("ld:datepublished", s)
		}
		for _, key := range []string{"author", "publisher"} {
			for _, name := range yamlStrings(v[key]) {
				m.add("ld:"+key, name)
			}
		}
		if g, ok := v["@graph"]; ok && depth < deepest {
			m.linked(g, depth+1)
		}
	}
}

// splitKeywords parts "a, b; c".
func splitKeywords(list []string) []string {
	var out []string
	for _, s := range list {
		out = append(out, strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' })...)
	}
	return out
}
