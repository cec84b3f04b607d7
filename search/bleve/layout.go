// Package bleve is SIMDE's search engine on bleve's index format: it keeps an
// index equal to the corpus (indexer.Index) and answers queries from it
// (search.Engine).
//
// # Layout
//
// The engine uses bleve's storage, scorch, and evaluates queries itself over
// its segments, because a document must match over all its pages while its
// evidence is a page, because every facet is counted in the same pass, and
// because a word with its translations is one word to the ranking. A segment
// holds two sorts of entries, always of the same documents, because a
// document and its pages are written in one batch:
//
//	entry      id            fields
//	document   ID            b_LL  stems of title, abstract, names and all pages, with frequencies
//	                         t_LL  stems of the title
//	                         w_LL  the words themselves, folded: for prefixes, typing errors, suggestions
//	                         a     folded words of the authors
//	                         x     exact keys: "d:"+ID, "i:"+identifier, "t:"+title, "f:"+file name,
//	                               "u:"+source, folded
//	                         meta  stored, not searched: see meta.go
//	page       ID NUL number p_LL  stems and function words with positions and forms;
//	                               page 0 is title and abstract
//
// A word that is written as an acronym has itself in capitals for a stem.
//
// LL is es, en, fr or xx (any other language: words without stemming). The
// facets, dates and lengths of documents are read from meta into columns in
// memory, one set a segment, when the segment appears.
package bleve

import (
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// The versions of what is written. Entries of another structure cannot be
// read; entries of another analysis can, but find less, and are rebuilt while
// they serve.
const (
	structureVersion = 4
	analysisVersion  = 4
)

// The fields of entries; the first five are completed by a language.
const (
	fieldBody   = "b_"
	fieldTitle  = "t_"
	fieldForm   = "w_"
	fieldPage   = "p_"
	fieldAuthor = "a"
	fieldExact  = "x"
	fieldMeta   = "meta"
)

// other is the language suffix of text in none of the three languages.
const other = "xx"

// suffixes are the language suffixes with the language in which each is read.
var suffixes = [...]struct {
	suffix string
	lang   schema.Lang
}{{"es", schema.Spanish}, {"en", schema.English}, {"fr", schema.French}, {other, schema.Undetermined}}

func suffix(l schema.Lang) string {
	if l.Spoken() {
		return string(l)
	}
	return other
}

// keys of internal values, written in the batch of what they describe.
const (
	keyRevision = "revision"
	keyEpoch    = "epoch"
)

// numFacets is how many facets there are; a facet's number is its place in
// search.Facets.
const numFacets = 11

func facetNumber(f search.Facet) int {
	for i, x := range search.Facets {
		if x == f {
			return i
		}
	}
	return -1
}

// pageID names the entry of a page; page 0 is the title and the abstract.
func pageID(id schema.ID, number int) string {
	return string(id) + "\x00" + strconv.Itoa(number)
}

// splitID returns the document and the page of an entry, or page -1 for the
// entry of the document itself.
func splitID(entry string) (schema.ID, int) {
	id, number, ok := strings.Cut(entry, "\x00")
	if !ok {
		return schema.ID(id), -1
	}
	n, err := strconv.Atoi(number)
	if err != nil {
		return schema.ID(id), -1
	}
	return schema.ID(id), n
}

// pageLang returns the language in which a page is read: its own, or that of
// its document.
func pageLang(page, document schema.Lang) schema.Lang {
	if page == "" {
		return document
	}
	return page
}
