package candidate

import (
	"math/bits"

	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
)

// scorer weighs the candidates of one document.
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
	bag         model.Bag
	pairs       map[[2]int32][]model.Feature // by home and host: what is known of the two places
	values      []float32
}

// classes yields the names of the classes of a set of cues.
func classes(cs text.Cues, yield func(name string)) {
	for ; cs != 0; cs &= cs - 1 {
		yield(text.CueNames[bits.TrailingZeros64(uint64(cs))])
	}
}

// here reports whether g stands in the text of x.
func here(x *corridor.Links, g *phrase.Phrase) bool { return g.End > 0 && g.End <= len(x.Tokens) }
