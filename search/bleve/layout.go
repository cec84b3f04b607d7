// Package bleve is SIMDE's search engine on bleve's index format: it keeps an
// index equal to the corpus (indexer.Index) and evaluates queries on it
// (plan.Engine).
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
//	document   ID            those of package plan, and
//	                         meta  stored, not searched: see meta.go
//	page       ID NUL number that of package plan
//
// The facets, dates and lengths of documents are read from meta into columns in
// memory, one set a segment, when the segment appears.
package bleve

import (
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
)

// structureVersion is of how sheets are written: entries of another structure
// cannot be read.
const structureVersion = 6

// fieldMeta is the field of a document's entry that meta is stored in.
const fieldMeta = "meta"

// keys of internal values, written in the batch of what they describe.
const (
	keyRevision = "revision"
	keyEpoch    = "epoch"
)

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
