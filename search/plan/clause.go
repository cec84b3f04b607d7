package plan

import (
	"math"
	"strconv"
)

// Clause is a part of a query as an engine evaluates it: All, Nothing, And,
// Or, Not, *Leaf, Keyed, InFacet or InYears.
type Clause interface{ clause() }

// All finds every document.
type All struct{}

// Nothing finds no document.
type Nothing struct{}

// And finds documents that all its parts find. To those that they do not all
// find it adds no score, as where it is one of several alternatives; but of one
// thing that is named in several words each word counts.
type And struct {
	Parts    []Clause
	OneThing bool
}

// Or finds documents that any of its parts finds.
type Or struct{ Parts []Clause }

// Not finds documents that its part does not find.
type Not struct{ Part Clause }

// Keyed finds the documents with any of some exact keys. Each key that a
// document has adds Score.
type Keyed struct {
	Keys  []string
	Score float32
}

// InFacet finds the documents with a value of a facet, or one that lies within
// it; see Matching.
type InFacet struct {
	Facet int // by number
	Value string
}

// InYears finds the documents of some years; 0 leaves an end open.
type InYears struct{ From, To int }

// Has reports whether a value of the facet of years is one of them.
func (c InYears) Has(value string) bool {
	y, err := strconv.Atoi(value)
	return err == nil && y >= c.From && (c.To == 0 || y <= c.To)
}

// Leaf is a word or a phrase of the query with everything that means it: its
// inflections, its translations and their phrases. They share one frequency
// and one rarity, so that a rare translation cannot drown the rest
// (probabilistic structured queries).
//
// The frequency of a leaf in a document is the sum, over Body and Phrases, of
// weight times occurrences; a term of less than Faint counts once. The document
// is found where that is LeastMeant or more. Its score is BM25 of the frequency,
// plus About where it has one of these values, plus Title where its title has a
// part of Title and Names, whose weights are added up to 1 at most.
type Leaf struct {
	Body    []Term    // of documents
	Title   []Term    // of titles, for the ranking only
	Pages   []Term    // of pages
	Phrases []Phrase  // of pages, titles or authors
	Names   []Phrase  // of titles, for the ranking only
	About   []InFacet // documents with these values rank higher
	Boost   float32
	Quoted  bool // a phrase in quotes: no document is found without it

	marks Marks
}

// Term is a word of a field with the weight of its occurrences.
type Term struct {
	Field  string
	Text   string
	Weight float32
}

// Phrase is words that stand together on a page: at their distances, or where
// Slop is greater than 0 in any order within a window that has room for Slop
// more words. Words near one another count once in a document, and on a page.
type Phrase struct {
	Field  string // of positions: of pages, titles or authors
	Terms  []string
	At     []int    // distance of each term from the first
	Forms  []string // of each term, where no other form of it will do; nil where any will
	Slop   int
	Weight float32
}

// Form returns the only form that term i may have, or "".
func (p *Phrase) Form(i int) string {
	if p.Forms == nil {
		return ""
	}
	return p.Forms[i]
}

// Width is within how many positions of the first all terms stand.
func (p *Phrase) Width() int { return p.At[len(p.At)-1] + p.Slop }

func (All) clause()     {}
func (Nothing) clause() {}
func (And) clause()     {}
func (Or) clause()      {}
func (Not) clause()     {}
func (*Leaf) clause()   {}
func (Keyed) clause()   {}
func (InFacet) clause() {}
func (InYears) clause() {}

// The constants of ranking.
const (
	K1         = 1.2 // of BM25
	B          = 0.75
	TitleBoost = 1.2 // a word in the title beside one in the body
	AboutBoost = 0.4
	// LeastMeant is the weight from which a document is said to have a word: an
	// unlikely translation that stands in it once raises it and no more.
	LeastMeant = 0.05
	// Faint is the weight below which a translation counts once in a document
	// however often it stands there: reading how often costs many times as much.
	Faint = 0.15
	// OtherLanguage is what the score of a document in another language than the
	// query's counts, so that of two that are equally good the reader gets the
	// one in the language asked.
	OtherLanguage = 0.7
)

// IDF is the rarity of what df of n documents have.
func IDF(df float64, n int) float32 {
	df = min(df, float64(n))
	return float32(math.Log(1 + (float64(n)-df+0.5)/(df+0.5)))
}

// Norm is what the length of a document does to its frequencies, beside the
// average length; that of a page is K1.
func Norm(length, average float32) float32 { return K1 * (1 - B + B*length/average) }

// BM25 is the score of a frequency, weight being the rarity of the leaf times its
// boost.
func BM25(weight, frequency, norm float32) float32 {
	f := float32(math.Sqrt(float64(frequency)))
	return weight * f * (K1 + 1) / (f + norm)
}
