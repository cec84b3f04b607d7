package field

import (
	"github.com/simde/simde/corpus/describe/lexicon"
)

// Thresholds say how sure a reading of a kind and a publisher must be.
type Thresholds struct {
	Kind      float64 // what the phrases weigh that speak for a kind of document
	Publisher float64 // what addresses and mentions weigh that speak for a publisher
	Lead      float64 // how many times the next publisher's weight that is
}

var DefaultThresholds = Thresholds{Kind: 3, Publisher: 4, Lead: 1.3}

// Reader reads what is said of a document as a whole: its title, date, kind
// and the like.
type Reader struct {
	*lexicon.Lexicon
	*Tables
	Limits Thresholds
}

// Tables say what speaks for a kind of document and for a publisher.
type Tables struct {
	kinds   [][]kindRule // by phrase
	domains map[string]int32
}

// ReadTables reads the tables, and enters the phrases that speak for a
// kind in the lexicon.
func ReadTables(b *lexicon.Builder) *Tables {
	t := &Tables{domains: map[string]int32{}}
	t.readKinds(b)
	t.readPublishers()
	return t
}
