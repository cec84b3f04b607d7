// Package search says what can be asked of SIMDE and what is answered: the
// query and its syntax, its expansion across languages, the facets, and the
// hits with their pages.
package search

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/simde/simde/schema"
)

// Engine answers queries. Its contract is search/enginetest.
type Engine interface {
	Search(ctx context.Context, q Query) (Result, error)
}

// Facet names a facet. Its name is its key in an address.
type Facet string

// The facets, in the order in which they are shown.
const (
	FacetCorridor    Facet = "corridor" // MX-US, MX-*, *-US, regions too
	FacetOrigin      Facet = "o"
	FacetDestination Facet = "d"
	FacetCountry     Facet = "country" // in any role but publisher
	FacetRegion      Facet = "region"
	FacetTopic       Facet = "topic"
	FacetLang        Facet = "lang"
	FacetYear        Facet = "year"
	FacetKind        Facet = "type"
	FacetPublisher   Facet = "pub"
	FacetCollection  Facet = "collection" // by name
)

// Facets are all facets in their order.
var Facets = []Facet{FacetCorridor, FacetOrigin, FacetDestination, FacetCountry, FacetRegion, FacetTopic, FacetLang, FacetYear, FacetKind, FacetPublisher, FacetCollection}

// Columns are the facets and, behind them, the months and days by which Since
// chooses: an index has the values of all of them.
var Columns = append(slices.Clip(Facets), facetEntered)

// Sort is an order of results.
type Sort string

// The orders of results.
const (
	ByRelevance Sort = ""
	ByNewest    Sort = "newest"
	ByOldest    Sort = "oldest"
	ByTitle     Sort = "title"
	ByEntry     Sort = "entry" // what entered the library or changed there last, first
)

// Selection is what is chosen within one facet: a document must have one of
// Any (OR), and none of Not.
type Selection struct {
	Any []string
	Not []string
}

// Query is what a person or a program asks. The zero Query asks for all
// documents, newest first.
type Query struct {
	Text     string      // as typed, in the syntax of ParseText
	Lang     schema.Lang // the language of the interface, in which the words are read first
	Filters  map[Facet]Selection
	YearFrom int // 0 for open; a range of years is one more value of FacetYear.Any
	YearTo   int // 0 for open
	// Since is a day: only documents that entered the library on it or later are
	// found. "" is no bound.
	Since    schema.Date
	Sort     Sort
	Page     int      // from 1
	Size     int      // documents a page; 0 for DefaultSize
	OnlyLang bool     // no expansion into the other languages
	Drop     []string // expansions that the person removed, by Expansion.Key
	// Shelf is the key of a schema.Shelf: only what is on it is found. Whoever asks
	// an engine for one asks its own index; in any other nothing is on a shelf.
	Shelf string
}

// DefaultSize is how many documents a page of results holds.
const DefaultSize = 20

// Result is an answer.
type Result struct {
	Total      int // documents, near-identical ones counted each
	Distinct   int // documents, near-identical ones counted once: as many as all pages of results hold
	Hits       []Hit
	Facets     []FacetCounts // in the order of Facets
	Expansions []Expansion
	Notes      []Note
	DidYouMean string // the query in better words, or ""
	Took       time.Duration
}

// Hit is one document of an answer.
type Hit struct {
	ID       schema.ID
	Score    float64
	Title    []Span
	Pages    []PageHit   // up to three, the best first
	PageHits int         // pages on which the query was found
	Copies   []schema.ID // near-identical documents folded under this one, sorted
	Versions []Version   // translations of the same work
}

// PageHit is a page on which the query was found.
type PageHit struct {
	Number  int
	Label   string
	Snippet []Span
}

// Span is a piece of text, marked where the query was found in it. Text is
// plain: whoever prints it escapes it.
type Span struct {
	Text string
	Mark bool
}

// Version is a document that is a translation or an edition of another.
type Version struct {
	ID   schema.ID
	Lang schema.Lang
}

// FacetCounts are the values of one facet with their counts, its own
// selection left out: the count beside a value is the number of results after
// a click on it.
type FacetCounts struct {
	Facet  Facet
	Values []FacetValue // selected ones first, then by count
	Total  int          // distinct values, shown or not
}

// FacetValue is one value of a facet.
type FacetValue struct {
	Value    string
	Count    int
	Selected bool
	Excluded bool
}

// Expansion is what one part of the query also asks for in other languages.
type Expansion struct {
	Key   string // stable for the part of the query; see Query.Drop
	From  string // the word or phrase of the query
	Terms []ExpansionTerm
}

// ExpansionTerm is one translation with its weight, 0 to 1.
type ExpansionTerm struct {
	Lang   schema.Lang
	Text   string
	Weight float64
}

// Note tells the person something about how the query was read. Code is a key
// of the web's catalogue; Arg completes its sentence.
type Note struct {
	Code string
	Arg  string
}

// Words asks for the documents that have one of some names, each as it is written
// and in no other language.
func Words(names ...string) Query {
	phrases := make([]string, len(names))
	for i, name := range names {
		phrases[i] = `"` + strings.ReplaceAll(name, `"`, " ") + `"`
	}
	return Query{Text: strings.Join(phrases, " OR "), Lang: schema.Spanish, OnlyLang: true}
}
