package topic

import (
	"math"

	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// hint is a topic that a phrase speaks for.
type hint struct {
	topic  int32
	strong bool
}

// specificity is greater the fewer documents name a topic, and smaller for one
// that is a means.
func (k *Tables) specificity(t schema.Term) float64 {
	const floor = 0.05 // rarer still says no more
	return math.Log(1/(k.shares[t]+floor)) * k.matter(t)
}

// matter is 1 for what a document may be about, and less for what mostly is a
// means or a setting.
func (k *Tables) matter(t schema.Term) float64 {
	if f, ok := k.means[t]; ok {
		return f
	}
	return 1
}

// Tables say what speaks for a topic, and how much.
type Tables struct {
	shares      map[schema.Term]float64   // of documents that name a topic
	hints       [][]hint                  // by phrase: the topics that it speaks for
	HintNames   []string                  // by phrase: the phrase itself, folded
	rarity      []float64                 // by phrase: 1 for one that hardly any text has, less the more have it
	cueHints    map[text.Cues]int32       // by class of cue words: the topic that it speaks for
	means       map[schema.Term]float64   // what a concept weighs that is a means or a setting
	ordinary    map[int32]map[string]bool // by topic: its folded labels that are ordinary words too
	topicNumber map[schema.Term]int32     // the index of a topic in the thesaurus
}
