package plan

import "github.com/simde/simde/search"

// Relaxation is how many parts of a query a document must have. Whether all of
// them is asked of the text alone, so that every selection of facets narrows
// the same documents.
type Relaxation struct {
	Need    int  // parts; those that are not soft are always needed
	Relaxed bool // no document has all of them
	Few     bool // few documents have all of them; see Lessened
}

// Where fewer documents than fewDocuments have all of manyWords words, one word
// in manyWords may be missing: what was looked for may say it otherwise.
const (
	manyWords    = 3
	fewDocuments = 5
)

// Relax decides how many parts are needed, soft being the parts that may be
// missing, topics whether KeepTopics took some out of these, and best the
// greatest number of parts that a document has which has all that are not soft,
// 0 where there is none. whole counts the documents with all parts.
func (q *Query) Relax(soft []bool, topics bool, best int, whole func() int) Relaxation {
	need, words := len(q.Parts), countTrue(soft)
	if must := need - words; best < need && (words > 1 || words == 1 && must > 0 && topics) {
		// Of many words most documents lack some: half of what the best has.
		return Relaxation{Need: must + max(min(1, words-1), (best-must+1)/2), Relaxed: best > must || words == 1}
	}
	if best == need && words >= manyWords && whole() < fewDocuments {
		return Relaxation{Need: need - words/manyWords, Few: true}
	}
	return Relaxation{Need: need}
}

// Lessened is what the score of a document with some of all parts counts where
// few have all, so that those that have all come before it.
func Lessened(some, all int) float32 { return float32(some) / float32(all) }

// Soft tells which parts may be missing where no document has all: words, and
// phrases that are not in quotes.
func (q *Query) Soft() []bool {
	out := make([]bool, len(q.Parts))
	for i, p := range q.Parts {
		l, isLeaf := p.(*Leaf)
		_, isOr := p.(Or)
		out[i] = isLeaf && !l.Quoted || isOr
	}
	return out
}

// KeepTopics takes the topics that some document has out of soft while a place
// remains in it, and reports whether it took any: who asks for remittances to
// Guatemala is better served with remittances than with Guatemala. Where no
// document has the topics together with anything, Soft holds again.
//
// Of a whole sentence no word is the topic alone.
func (q *Query) KeepTopics(soft []bool, held func(*Leaf) bool) bool {
	var topics []int
	place := false
	for i, p := range q.Parts {
		if !soft[i] {
			continue
		}
		switch aboutWhat(p, held) {
		case search.FacetTopic:
			topics = append(topics, i)
		case search.FacetCountry, search.FacetRegion:
			place = true
		}
	}
	if !place || countTrue(soft) > shortQuery {
		return false
	}
	for _, i := range topics {
		soft[i] = false
	}
	return len(topics) > 0
}

// shortQuery is up to how many words a query asks for a topic in a place.
const shortQuery = 6

// aboutWhat returns the facet of what a clause names and some document has, or
// "".
func aboutWhat(c Clause, held func(*Leaf) bool) search.Facet {
	switch c := c.(type) {
	case *Leaf:
		if len(c.About) > 0 && held(c) {
			return search.Columns[c.About[0].Facet]
		}
	case Or:
		for _, p := range c.Parts {
			if f := aboutWhat(p, held); f != "" {
				return f
			}
		}
	}
	return ""
}

func countTrue(bs []bool) int {
	n := 0
	for _, b := range bs {
		if b {
			n++
		}
	}
	return n
}
