package candidate

import (
	"math/bits"
	"sync"

	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
)

// scorer weighs the candidates of one document. What it gathers in is used again for
// another.
type scorer struct {
	grammar     *phrase.Grammar
	gates       func(n int) (own, around float64)
	all         []*corridor.Links
	found       []findings // by sentence
	whole       *corridor.Setting
	about       float64
	own, around float64 // the gate at the sentence under way
	tells       tells   // of the sentence under way
	company     map[*phrase.Phrase]tells
	named       map[[2]int32]part // by home and host: what the document says of the two places
	ends        map[end]part      // of the page under way
	page        *text.Text
	under       sentenceParts // of the sentence under way
	parts       store         // of the document
	values      []float32
	ways
	weigher
}

// ways are the traits of two places in any document, by home and host.
type ways struct {
	known map[[2]int32]part
	kept  store
}

// scorers are those that wait for a document.
var scorers = sync.Pool{New: func() any {
	return &scorer{named: map[[2]int32]part{}, ends: map[end]part{}, company: map[*phrase.Phrase]tells{}, ways: ways{known: map[[2]int32]part{}}}
}}

// newScorer returns a scorer that has seen no document; where names are not nil, those
// of all traits are added to them.
func newScorer(k *phrase.Grammar, b *model.Blend, names map[model.Key]string) *scorer {
	s := scorers.Get().(*scorer)
	if s.grammar != k || s.blend != b || names != nil {
		clear(s.ways.known)
		s.kept.reset()
	}
	s.grammar, s.blend, s.bag.Names = k, b, names
	return s
}

// release forgets the document. What a very long one made is not kept.
func (r *scorer) release() {
	const most = 1 << 15 // traits of parts
	if len(r.parts.features) > most || len(r.kept.features) > most {
		return
	}
	clear(r.named)
	clear(r.ends)
	clear(r.company)
	clear(r.found)
	r.parts.reset()
	r.reset()
	r.bag.Names = nil
	*r = scorer{grammar: r.grammar, named: r.named, ends: r.ends, company: r.company, found: r.found[:0], parts: r.parts, values: r.values, ways: r.ways, weigher: r.weigher}
	scorers.Put(r)
}

// sentenceParts are the traits that are the same for all candidates of a sentence.
type sentenceParts struct {
	setting         [mostApart + 1][2]part // by sentences between the two, and whether rules found the candidate
	matters, placed part
	near            part
}

// begin makes ready for the candidates of sentence n.
func (r *scorer) begin(n int) {
	r.under = sentenceParts{}
	if x := r.all[n]; r.page != x.Text {
		r.page = x.Text
		clear(r.ends)
	}
}

// end is one end of a candidate.
type end struct {
	name  string
	of    *phrase.Phrase
	first int // the first token whose words stand beside it
}

// classes yields the names of the classes of a set of cues.
func classes(cs text.Cues, yield func(name string)) {
	for ; cs != 0; cs &= cs - 1 {
		yield(text.CueNames[bits.TrailingZeros64(uint64(cs))])
	}
}

// here reports whether g stands in the text of x.
func here(x *corridor.Links, g *phrase.Phrase) bool { return g.End > 0 && g.End <= len(x.Tokens) }
