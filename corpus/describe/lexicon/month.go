package lexicon

import (
	"strconv"
	"strings"

	"github.com/simde/simde/schema/table"
)

func (k *Lexicon) readMonths(b *Builder) {
	for f := range table.Rows(Files, "months.tsv", 2) {
		n, err := strconv.Atoi(f[0])
		if err != nil {
			panic("describe: months.tsv: " + f[0])
		}
		for name := range strings.SplitSeq(f[1], "|") {
			k.Months.Set(b.tokenizer.Cut(name)[0].Word, n)
		}
	}
}
