package search

import (
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
)

// Node is a part of a parsed query: And, Or, Not, Word, Phrase, Match or
// Years, and Group once it is expanded. A nil Node asks for every document.
type Node interface {
	// String writes the node in the syntax of ParseText, fully bracketed.
	String() string
}

// And asks for documents that every node finds.
type And struct{ Nodes []Node }

// Or asks for documents that any node finds.
type Or struct{ Nodes []Node }

// Not asks for documents that its node does not find.
type Not struct{ Node Node }

// Part is a part of a document in which a word or a phrase is looked for.
type Part string

// The parts of a document. AnyPart is the title, the abstract, the names of
// authors and publisher, and the whole text.
const (
	AnyPart    Part = ""
	TitlePart  Part = "title"
	AuthorPart Part = "author"
	IDPart     Part = "id"
)

// Word asks for a word in any of its inflections.
type Word struct {
	Text   string // as typed
	Part   Part
	Prefix bool // words that begin with Text
	Fuzzy  bool // words that are nearly Text
}

// Phrase asks for words in their order, with at most Slop other words between
// them, or out of order by as much.
type Phrase struct {
	Text     string // as typed
	Part     Part
	Slop     int
	Compound bool // typed without quotes, as one word: États-Unis
}

// Match asks for a value of a facet.
type Match struct {
	Facet Facet
	Value string
}

// Years asks for documents of the years From to To; 0 leaves an end open.
type Years struct{ From, To int }

// String writes the nodes between brackets.
func (n And) String() string { return join(n.Nodes, " ") }

// String writes the nodes between brackets, parted by OR.
func (n Or) String() string { return join(n.Nodes, " OR ") }

// String writes the node after a hyphen.
func (n Not) String() string { return "-" + n.Node.String() }

// String writes the word with its signs.
func (n Word) String() string {
	s := n.Text
	if n.Prefix {
		s += "*"
	}
	if n.Fuzzy {
		s += "~"
	}
	return inPart(n.Part, s)
}

// String writes the phrase in quotes.
func (n Phrase) String() string {
	s := `"` + n.Text + `"`
	if n.Slop > 0 {
		s += "~" + strconv.Itoa(n.Slop)
	}
	return inPart(n.Part, s)
}

// String writes the facet, a colon and the value.
func (n Match) String() string { return string(n.Facet) + ":" + n.Value }

// String writes the years as a range.
func (n Years) String() string { return "year:" + openYear(n.From) + ".." + openYear(n.To) }

func openYear(y int) string {
	if y == 0 {
		return ""
	}
	return strconv.Itoa(y)
}

func inPart(p Part, s string) string {
	if p == AnyPart {
		return s
	}
	return string(p) + ":" + s
}

func join(ns []Node, sep string) string {
	parts := make([]string, len(ns))
	for i, n := range ns {
		parts[i] = n.String()
	}
	return "(" + strings.Join(parts, sep) + ")"
}

// facetOfPlace reports whether values of f are codes of places.
func facetOfPlace(f Facet) bool {
	return f == FacetOrigin || f == FacetDestination || f == FacetCountry || f == FacetRegion
}

// Canonical returns a value of a facet as the index writes it, and whether it
// is one that the facet can have.
func Canonical(f Facet, value string) (string, bool) {
	value = strings.TrimSpace(value)
	switch {
	case value == "" || len(value) > 300:
		return "", false
	case f == FacetCorridor:
		c, err := schema.ParseCorridor(value)
		return c.String(), err == nil
	case facetOfPlace(f):
		p := schema.Place(strings.ToUpper(value))
		return string(p), p.Known()
	case f == FacetTopic:
		t := schema.Term(strings.ToLower(value))
		return string(t), t.Known()
	case f == FacetKind:
		k := schema.Kind(strings.ToLower(value))
		return string(k), k.Known()
	case f == FacetLang:
		l := strings.ToLower(value)
		return l, len(l) >= 2 && len(l) <= 8 && isCode(l)
	case f == FacetYear:
		if strings.EqualFold(value, Undated) {
			return Undated, true
		}
		y, err := strconv.Atoi(value)
		return value, err == nil && y >= minYear && y <= maxYear && len(value) == 4
	case f == FacetPublisher:
		return canonicalPublisher(value)
	case f == FacetCollection:
		value = CollectionValue(value)
		return value, value != ""
	}
	return "", false
}

// The years that a query may name.
const (
	minYear = 1000
	maxYear = 2999
)

func isCode(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return true
}
