package describe

import (
	"strconv"
	"strings"

	"github.com/simde/simde/corpus/describe/table"
)

func (k *knowledge) readMonths(b *builder) {
	k.months = map[word]int{}
	for f := range table.Rows(data, "lexicon/months.tsv", 2) {
		n, err := strconv.Atoi(f[0])
		if err != nil {
			panic("describe: months.tsv: " + f[0])
		}
		for name := range strings.SplitSeq(f[1], "|") {
			k.months[b.tokenizer.cut(name)[0].word] = n
		}
	}
}
