package lexicon

import (
	"strconv"
	"strings"

	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/table"
)

func (k *Lexicon) readMultipliers(b *Builder) {
	for f := range table.Rows(Files, "multipliers.tsv", 2) {
		x, err := strconv.ParseFloat(f[1], 64)
		if err != nil {
			panic("describe: multipliers.tsv: " + f[1])
		}
		for w := range strings.SplitSeq(f[0], "|") {
			if !strings.Contains(w, " ") {
				k.Multipliers.Set(b.tokenizer.Cut(w)[0].Word, x)
			}
		}
	}
}

// readRates reads the phrases that make a number one of each day.
func (k *Lexicon) readRates(b *Builder) {
	k.Rates = map[schema.Lang]*text.ByWord[[][]text.Word]{}
	for f := range table.Rows(Files, "rates.tsv", 2) {
		l := schema.Lang(f[0])
		if k.Rates[l] == nil {
			k.Rates[l] = &text.ByWord[[][]text.Word]{}
		}
		for phrase := range strings.SplitSeq(f[1], ", ") {
			var words []text.Word
			for _, t := range b.tokenizer.Cut(phrase) {
				words = append(words, t.Word)
			}
			k.Rates[l].Set(words[0], append(k.Rates[l].Of(words[0]), words[1:]))
		}
	}
}
