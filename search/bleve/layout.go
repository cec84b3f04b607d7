// Package bleve is SIMDE's search engine on bleve's index format: it keeps an
// index equal to the corpus (indexer.Index) and evaluates queries on it
// (plan.Engine).
//
// # Layout
//
// The engine uses bleve's storage, scorch, and evaluates queries itself over
// its segments, because a document must match over all its pages while its
// evidence is a page, because every facet is counted in the same pass, and
// because a word with its translations is one word to the ranking.
//
// A document is one entry, with the fields of package plan and
//
//	meta  stored, not searched: see meta.go
//
// The words of its pages are not kept a second time for each page: p_LL is read
// from the places of b_LL, which say on which page of the document a word stands
// (see field.pack). An entry for each page took a quarter more room for the
// lists of pages alone, and a search had to find the document of each.
//
// The facets, dates and lengths of documents are read from meta into columns in
// memory, one set a segment, when the segment appears.
package bleve

import "github.com/simde/simde/search/plan"

// structureVersion is of how sheets are written: entries of another structure
// cannot be read.
const structureVersion = 7

// fieldMeta is the field of a document's entry that meta is stored in.
const fieldMeta = "meta"

// keys of internal values, written in the batch of what they describe.
const (
	keyRevision = "revision"
	keyEpoch    = "epoch"
)

// stored returns the field in which the words of a field of package plan stand.
func stored(field string) string {
	if body, ok := bodies[field]; ok {
		return body
	}
	return field
}

// bodies are the fields in which the words of pages stand, bodyOf the same by the
// suffix of either.
var bodies, bodyOf = func() (of, by map[string]string) {
	of, by = map[string]string{}, map[string]string{}
	for _, r := range plan.Readings {
		body := plan.Body + r.Suffix
		of[plan.Page+r.Suffix], by[r.Suffix] = body, body
	}
	return of, by
}()
