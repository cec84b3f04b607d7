// Package claim reads the numbers of people and of money that a document
// states of a corridor or of one end of it.
//
// Every number of a sentence that may count people who moved, or money that
// they sent, is a question; the ordered pairs of the places that the sentence,
// those before it and the document name are its answers, and so is that the
// number says nothing of a corridor. A model that was learned chooses.
package claim

import (
	"sync"

	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// mostClaims is how many numbers a document may state.
const mostClaims = 40

// Thresholds say how sure a claim must be to stand.
type Thresholds struct {
	Corridor float64 // of a corridor
	Place    float64 // of one end
}

// DefaultThresholds are those by which claims are stated.
var DefaultThresholds = Thresholds{Corridor: 0.7, Place: 0.65}

// Allow reports whether a number is stated of a corridor of this chance: of one
// with both ends only where the document states the corridor.
func (t Thresholds) Allow(x Choice, chance float64) bool {
	if x.OneEnd() {
		return chance >= t.Place
	}
	return chance >= t.Corridor && x.stated()
}

// Number is a number of a document with the corridors that it may speak of.
type Number struct {
	Page       int
	Start, End int // bytes of the page
	Value      float64
	Choices    []Choice
}

// About says how far sentence n of a document, alone and with those beside it,
// is about people who move, as the logarithm of the odds.
type About func(n int) (own, around float64)

// Reader reads claims.
type Reader struct {
	Words  Words
	Limits Thresholds
	Model
	Observe func(n Number) // told of every number, while the model is trained
}

// Read reads the numbers of people and of money that the sentences of a
// document state of a corridor or a place. A number of a corridor stands only
// where the document states the corridor.
func (c *Reader) Read(d *text.Document, all []*corridor.Links, about About) {
	d.Doc.Claims = nil
	for i, x := range all {
		if len(d.Doc.Claims) >= mostClaims {
			return
		}
		if s := newSentence(x, c.Words); s != nil {
			s.saidBefore = sync.OnceValue(func() classes {
				if i == 0 || all[i-1].Text != x.Text {
					return 0
				}
				return c.Words.any(x.Text, all[i-1].Span)
			})
			s.about = sync.OnceValues(func() (own, around float64) { return about(i) })
			c.sentence(s, sync.OnceValue(func() before { return whatIsBefore(all, i, d.Doc) }), d.Doc)
		}
	}
}

// sentence reads those of one sentence.
func (c *Reader) sentence(s *sentence, b func() before, doc *schema.Document) {
	counts := s.whatCount()
	for i, q := range s.numbers {
		what := counts[i]
		choices := s.choices(q, what, b, doc.Corridors)
		if len(choices) == 0 {
			continue
		}
		if c.Observe != nil {
			e := s.Evidence(q.first, q.end, "")
			c.Observe(Number{e.Page, e.Start, e.End, q.value, choices})
		}
		at, chance := c.Likeliest(choices)
		if !c.Limits.Allow(choices[at], chance) || len(doc.Claims) >= mostClaims {
			continue
		}
		x := schema.Claim{Corridor: choices[at].Corridor, Value: q.value, Unit: "persons", Measure: s.measure(q, what), Year: s.year(q)}
		if what.dollars {
			x.Unit = "USD"
		}
		x.Basis = schema.Basis{By: schema.Inferred, Confidence: model.Round(chance),
			Evidence: []schema.Evidence{s.Evidence(max(s.First, q.first-6), min(s.End, q.end+12), "claim."+string(x.Measure))}}
		doc.Claims = append(doc.Claims, x)
	}
}
