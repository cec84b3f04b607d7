package describe

import (
	"strconv"
	"strings"

	"github.com/simde/simde/corpus/describe/table"
	"github.com/simde/simde/schema"
)

func (k *knowledge) readMultipliers(b *builder) {
	k.multipliers = map[word]float64{}
	for f := range table.Rows(data, "lexicon/multipliers.tsv", 2) {
		x, err := strconv.ParseFloat(f[1], 64)
		if err != nil {
			panic("describe: multipliers.tsv: " + f[1])
		}
		for w := range strings.SplitSeq(f[0], "|") {
			if !strings.Contains(w, " ") {
				k.multipliers[b.tokenizer.cut(w)[0].word] = x
			}
		}
	}
}

// readRates reads the phrases that make a number one of each day.
func (k *knowledge) readRates(b *builder) {
	k.rates = map[schema.Lang][][]word{}
	for f := range table.Rows(data, "lexicon/rates.tsv", 2) {
		for phrase := range strings.SplitSeq(f[1], ", ") {
			var words []word
			for _, t := range b.tokenizer.cut(phrase) {
				words = append(words, t.word)
			}
			l := schema.Lang(f[0])
			k.rates[l] = append(k.rates[l], words)
		}
	}
}
