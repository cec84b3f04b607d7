// Package field reads what is said of a document as a whole beside its title: its
// language, date, kind, publisher, contacts and abstract, and the events that it
// tells of.
package field

import (
	"github.com/simde/simde/corpus/describe/lexicon"
	"github.com/simde/simde/schema"
)

// Thresholds say how sure a reading of a kind and a publisher must be.
type Thresholds struct {
	Kind      float64 // what the phrases weigh that speak for a kind of document
	Publisher float64 // what addresses and mentions weigh that speak for a publisher
	News      float64 // the chance that a text is news
	Lead      float64 // how many times the next publisher's weight that is
}

// DefaultThresholds are those by which kinds and publishers are stated.
var DefaultThresholds = Thresholds{Kind: 3, Publisher: 4, News: 0.5, Lead: 1.3}

// Reader reads what is said of a document as a whole: its date, kind, publisher
// and the like.
type Reader struct {
	*lexicon.Lexicon
	*Tables
	Limits Thresholds
	Latest int // the last year in which a document can be published; 0 is any
}

// Tables say what speaks for a kind of document and for a publisher.
type Tables struct {
	kinds   [][]kindRule // by phrase
	domains map[string]int32
}

// kindRule is what one phrase says for a kind of document, by where it stands.
type kindRule struct {
	kind  schema.Kind
	where string // "title", its "start" or "end", "head", "body", or what news has: "told", "headline"
	much  float64
}
