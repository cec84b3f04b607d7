// Package cite writes documents as references: in the exchange formats RIS,
// BibTeX and CSL-JSON, and as text in the styles of APA (7th edition), Chicago
// (author-date, 17th edition) and ISO 690.
package cite

import (
	"slices"
	"strings"

	"github.com/simde/simde/schema"
)

// Work is a document with the address under which it is cited.
type Work struct {
	schema.Card
	URL string // the lasting address
}

// Of returns the reference of a document under the names that the library prefers
// of its organisations.
func Of(c schema.Card, url string) Work {
	c.Publisher = schema.PreferredName(c.Publisher, c.Language)
	creators := slices.Clone(c.Creators)
	for i, name := range creators {
		creators[i] = schema.PreferredName(name, c.Language)
	}
	c.Creators = creators
	return Work{Card: c, URL: url}
}

// name is an author's name in its parts. An organisation has no given name.
type name struct {
	family, given string
}

// names reads the creators of a work: "Family, Given" for persons, anything
// else as the name of an organisation. A work without creators is its
// publisher's.
func (w Work) names() []name {
	var out []name
	for _, c := range w.Creators {
		family, given, person := strings.Cut(c, ",")
		if person {
			out = append(out, name{strings.TrimSpace(family), strings.TrimSpace(given)})
		} else if c != "" {
			out = append(out, name{family: strings.TrimSpace(c)})
		}
	}
	if len(out) == 0 && w.Publisher != "" {
		out = append(out, name{family: w.Publisher})
	}
	return out
}

// dateParts returns the year, month and day of the work's date as far as they
// are known; of a range, those of its beginning.
func (w Work) dateParts() []string {
	first, _, _ := strings.Cut(string(w.Published), "/")
	if first == "" {
		return nil
	}
	return strings.Split(first, "-")
}

// year returns the year of publication, or "".
func (w Work) year() string {
	if p := w.dateParts(); len(p) > 0 {
		return p[0]
	}
	return ""
}
