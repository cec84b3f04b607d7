package topic

import (
	"math"
	"strconv"

	"github.com/simde/simde/corpus/describe/lexicon"
	"github.com/simde/simde/corpus/describe/table"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// Tables say what speaks for a topic, and how much.
type Tables struct {
	shares      map[schema.Term]float64 // of documents that name a topic
	hints       [][]hint                // by phrase: the topics that it speaks for
	HintNames   []string                // by phrase: the phrase itself, folded
	rarity      []float64               // by phrase: 1 for one that hardly any text has, less the more have it
	cueHints    map[text.Cues]int32     // by class of cue words: the topic that it speaks for
	means       map[schema.Term]float64 // what a concept weighs that is a means or a setting
	topicNumber map[schema.Term]int32   // the index of a topic in the thesaurus
}

// ReadTables reads the tables, and enters the phrases that speak for a
// topic in the lexicon.
func ReadTables(b *lexicon.Builder) *Tables {
	t := &Tables{}
	t.readHints(b)
	t.readCueHints()
	t.readShares()
	return t
}

// readShares reads in what share of texts each topic is named and each hint
// stands.
func (k *Tables) readShares() {
	k.shares, k.means, k.topicNumber = map[schema.Term]float64{}, map[schema.Term]float64{}, map[schema.Term]int32{}
	hints := map[string]float64{}
	for f := range table.Rows(Files, "shares.tsv", 3) {
		share, err := strconv.ParseFloat(f[2], 64)
		switch {
		case err != nil:
			panic("describe: shares.tsv: " + err.Error())
		case f[0] == "topic":
			k.shares[schema.Term(f[1])] = share
		default:
			hints[f[1]] = share
		}
	}
	k.weighHints(hints)
	for key, factor := range table.Numbers(Files, "means.tsv") {
		k.means[schema.Term(key)] = factor
	}
	for i, t := range schema.Topics() {
		k.topicNumber[t.ID] = int32(i)
	}
}

// weighHints gives each hint its weight: 1 where hardly any text has it, and
// the less the more have it, by the logarithm of their share.
func (k *Tables) weighHints(shares map[string]float64) {
	const floor = 0.01 // rarer still says no more
	k.rarity = make([]float64, len(k.hints))
	for n, name := range k.HintNames {
		k.rarity[n] = math.Pow(math.Log(1/(shares[name]+floor))/math.Log(1/floor), 2)
	}
}
