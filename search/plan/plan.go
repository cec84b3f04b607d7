// Package plan holds what no search engine should own: what of a document is
// indexed (Sheet), what a query asks for (Query) and how an answer is made of
// what an engine finds (Finder). An engine stores sheets, looks words up and
// evaluates queries; the rules stand here once, for every engine.
//
// # Fields
//
// A document is stored with the fields
//
//	b_LL  stems of title, abstract, names and all pages, with frequencies
//	t_LL  stems of the title, with positions
//	w_LL  the words themselves, folded: for prefixes, typing errors, suggestions
//	a     folded words of the authors, with positions
//	x     exact keys; see the constants of keys
//
// and each of its pages with
//
//	p_LL  stems and function words, with positions and forms
//
// Page 0 is title and abstract. LL is es, en, fr or xx (any other language:
// words without stemming). A word that is written as an acronym has itself in
// capitals for a stem.
package plan

import (
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// AnalysisVersion is raised where the same document gives another Sheet: an
// index of another version can be read, but finds less, and is made anew.
const AnalysisVersion = 7

// The fields of an index; all but the last two are completed by Suffix.
const (
	Body   = "b_"
	Title  = "t_"
	Form   = "w_"
	Page   = "p_"
	Author = "a"
	Exact  = "x"
)

// other is the suffix of text in none of the three languages.
const other = "xx"

// Readings are the suffixes of fields with the language in which each is read.
var Readings = [...]struct {
	Suffix string
	Lang   schema.Lang
}{{"es", schema.Spanish}, {"en", schema.English}, {"fr", schema.French}, {other, schema.Undetermined}}

// Suffix completes the name of a field for texts of a language.
func Suffix(l schema.Lang) string {
	if l.Spoken() {
		return string(l)
	}
	return other
}

// readAs is the language in which a text of language l is analysed.
func readAs(l schema.Lang) schema.Lang {
	if l.Spoken() {
		return l
	}
	return schema.Undetermined
}

// Facets is how many facets there are; a facet's number is its place in
// search.Columns.
const Facets = 12

// FacetNumber returns the number of a facet, or -1.
func FacetNumber(f search.Facet) int {
	for i, x := range search.Columns {
		if x == f {
			return i
		}
	}
	return -1
}

// pageLang returns the language in which a page is read: its own, or that of
// its document.
func pageLang(page, document schema.Lang) schema.Lang {
	if page == "" {
		return document
	}
	return page
}
