package topic

import (
	"math"

	"github.com/simde/simde/schema"
)

// hint is a topic that a phrase speaks for.
type hint struct {
	topic  int32
	strong bool
}

// specificity is greater the fewer documents name a topic, and smaller for one
// that is a means.
func specificity(share, matter float64) float64 {
	const floor = 0.05 // rarer still says no more
	return math.Log(1/(share+floor)) * matter
}

// Tables say what speaks for a topic, and how much.
type Tables struct {
	hints       [][]hint                  // by phrase: the topics that it speaks for
	HintNames   []string                  // by phrase: the phrase itself, folded
	rarity      []float64                 // by phrase: 1 for one that hardly any text has, less the more have it
	cueHints    [64]int32                 // by class of cue words: 1 + the topic that it speaks for
	matter      []float64                 // by topic: 1 for what a document may be about, and less for what mostly is a means or a setting
	specificity []float64                 // by topic: greater the fewer documents name it
	ordinary    map[int32]map[string]bool // by topic: its folded labels that are ordinary words too
	topicNumber map[schema.Term]int32     // the index of a topic in the thesaurus
}
