package document

import (
	"encoding/json"
	"fmt"
	"html"
	"html/template"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/cite"
	"github.com/simde/simde/web/export"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/original"
)

// metaTags writes what reference managers and scholarly search engines read
// from a document's page: Highwire Press and Dublin Core tags, and JSON-LD.
func metaTags(w cite.Work, doc *schema.Document, file string, others relations) (template.HTML, error) {
	var b strings.Builder
	tag := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "<meta name=\"%s\" content=\"%s\">\n", name, html.EscapeString(value))
		}
	}
	tag("citation_title", w.Title)
	for _, c := range w.Creators {
		tag("citation_author", authorTag(c, len(w.Creators), w.Language))
	}
	tag(institutionTag(w.Kind), w.Publisher)
	tag("citation_publisher", w.Publisher)
	first, _, _ := strings.Cut(string(w.Published), "/")
	tag("citation_publication_date", strings.ReplaceAll(first, "-", "/"))
	tag("citation_language", string(w.Language))
	tag("citation_public_url", w.URL)
	if doc.Original.MediaType == original.PDF {
		tag("citation_pdf_url", file)
	}
	tag("DC.title", w.Title)
	for _, c := range w.Creators {
		tag("DC.creator", c)
	}
	tag("DC.publisher", w.Publisher)
	tag("DC.date", string(w.Published))
	tag("DC.language", string(w.Language))
	tag("DC.type", string(w.Kind))
	tag("DC.identifier", w.URL)
	tag("DC.rights", doc.Rights)
	for _, c := range doc.Collections {
		tag("DCTERMS.isPartOf", c)
	}
	for _, u := range others.of {
		tag("DCTERMS.isPartOf", u)
	}
	for _, u := range others.parts {
		tag("DCTERMS.hasPart", u)
	}
	ld, err := jsonLD(w, doc, file, others)
	if err != nil {
		return "", err
	}
	b.WriteString(`<script type="application/ld+json">` + ld + "</script>\n")
	return template.HTML(b.String()), nil // every value above is escaped
}

// authorTag writes a creator so that Zotero does not take one name for two: a
// single name with a comma in a language other than Spanish ends in a
// semicolon.
func authorTag(creator string, of int, l schema.Lang) string {
	if of == 1 && l != schema.Spanish && strings.Contains(creator, ",") {
		return creator + ";"
	}
	return creator
}

// institutionTag is the tag from which Zotero takes the type of an item.
func institutionTag(k schema.Kind) string {
	switch k.CSL() {
	case "article-journal", "article-newspaper":
		return "citation_journal_title"
	case "thesis":
		return "citation_dissertation_institution"
	case "book":
		return "citation_publisher"
	}
	return "citation_technical_report_institution"
}

// schemaTypes are the types of schema.org for kinds; a Report otherwise.
var schemaTypes = map[schema.Kind]string{"article": "ScholarlyArticle", "thesis": "Thesis", "book": "Book", "law": "Legislation",
	"press-release": "NewsArticle", "news": "NewsArticle", "statistics": "Dataset", "web-page": "WebPage"}

// jsonLD describes a document in the words of schema.org. The encoder writes
// "<" as an escape, so the text cannot end the script element.
func jsonLD(w cite.Work, doc *schema.Document, file string, others relations) (string, error) {
	kind := schemaTypes[w.Kind]
	if kind == "" {
		kind = "Report"
	}
	m := map[string]any{"@context": "https://schema.org", "@type": kind, "@id": w.URL, "name": w.Title, "url": w.URL, "isAccessibleForFree": true}
	if doc.HasFile() {
		m["encoding"] = map[string]any{"@type": "MediaObject", "contentUrl": file, "encodingFormat": doc.Original.MediaType, "contentSize": doc.Original.Size}
	}
	var whole []map[string]any
	for _, name := range doc.Collections {
		whole = append(whole, map[string]any{"@type": "Collection", "name": name})
	}
	for _, u := range others.of {
		whole = append(whole, map[string]any{"@type": "CreativeWork", "@id": u})
	}
	if whole != nil {
		m["isPartOf"] = whole
	}
	var parts []map[string]any
	for _, u := range others.parts {
		parts = append(parts, map[string]any{"@type": "CreativeWork", "@id": u})
	}
	if parts != nil {
		m["hasPart"] = parts
	}
	set := func(key, value string) {
		if value != "" {
			m[key] = value
		}
	}
	set("description", w.Abstract)
	set("inLanguage", string(w.Language))
	if u := schema.WebAddress(doc.Rights); u != "" {
		set("license", u)
	} else {
		set("copyrightNotice", doc.Rights)
	}
	first, _, _ := strings.Cut(string(w.Published), "/")
	set("datePublished", first)
	if w.Publisher != "" {
		m["publisher"] = map[string]any{"@type": "Organization", "name": w.Publisher}
	}
	var about []string
	for _, t := range doc.Topics {
		about = append(about, t.Topic.Name(doc.Language))
	}
	var places []map[string]any
	for _, p := range doc.Places {
		if !p.HasRole(schema.RolePublisher) {
			places = append(places, map[string]any{"@type": "Place", "name": p.Place.Name(doc.Language), "identifier": string(p.Place)})
		}
	}
	if len(about) > 0 {
		m["about"] = about
	}
	if len(places) > 0 {
		m["spatialCoverage"] = places
	}
	b, err := json.Marshal(m)
	return string(b), err
}

// signposts are the typed links that machines follow from a document's page
// (Signposting, the FAIR profile).
func signposts(w cite.Work, doc *schema.Document, base string, lang schema.Lang) string {
	links := []frame.TypedLink{{To: w.URL, Rel: "cite-as", MediaType: ""}, {To: "https://schema.org/AboutPage", Rel: "type", MediaType: ""}}
	for _, f := range original.Of(doc) {
		if f.Version == 0 {
			mediaType, _ := original.Served(f.Original)
			links = append(links, frame.TypedLink{To: base + frame.Address(lang, frame.RouteDocuments, string(doc.ID), f.Name), Rel: "item", MediaType: essence(mediaType)})
		}
	}
	for _, f := range export.Formats[1:] {
		links = append(links, frame.TypedLink{To: base + frame.APIPath + "/documents/" + string(doc.ID) + "/reference." + f.Name, Rel: "describedby", MediaType: essence(f.MediaType)})
	}
	if u := schema.WebAddress(doc.Rights); u != "" {
		links = append(links, frame.TypedLink{To: u, Rel: "license", MediaType: ""})
	}
	return frame.LinkHeader(links...)
}

// essence is a media type without its parameters, as links have it.
func essence(mediaType string) string {
	e, _, _ := strings.Cut(mediaType, ";")
	return strings.TrimSpace(e)
}
