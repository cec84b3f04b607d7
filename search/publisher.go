package search

import (
	"strings"

	"github.com/simde/simde/schema"
)

// NoPublisher is the value of FacetPublisher of documents whose publisher is
// not known.
const NoPublisher = "none"

var noPublisherNames = map[schema.Lang]string{schema.Spanish: "sin organización conocida", schema.English: "no organisation known", schema.French: "sans organisation connue"}

// PublisherOf returns the value of FacetPublisher of a document.
func PublisherOf(d *schema.Document) string {
	if d.Publisher == "" {
		return NoPublisher
	}
	return schema.PublisherID(d.Publisher, d.PublishedIn)
}

// canonicalPublisher returns the value of FacetPublisher that a name stands for.
func canonicalPublisher(name string) (string, bool) {
	name = cleanText(name)
	if strings.EqualFold(name, NoPublisher) {
		return NoPublisher, true
	}
	name = schema.PublisherID(name, "")
	return name, name != ""
}

// publisherName is how a value of FacetPublisher is shown in l.
func publisherName(value string, l schema.Lang) string {
	if value == NoPublisher {
		return noPublisherNames[l]
	}
	return schema.PublisherName(value, l)
}

// CollectionValue is the value of FacetCollection of a collection's name.
func CollectionValue(name string) string { return strings.Join(strings.Fields(cleanText(name)), " ") }

// Last reports whether a value stands behind all others of its facet, however
// many documents have it: it says what is not known.
func Last(f Facet, value string) bool { return f == FacetPublisher && value == NoPublisher }
