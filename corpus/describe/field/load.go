package field

import (
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/corpus/describe/lexicon"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/table"
)

// ReadTables reads the tables, and enters the phrases that speak for a
// kind in the lexicon.
func ReadTables(b *lexicon.Builder) *Tables {
	t := &Tables{domains: map[string]int32{}}
	t.readKinds(b)
	t.readPublishers()
	return t
}

func (k *Tables) readKinds(b *lexicon.Builder) {
	phrases := map[string]int32{}
	for f := range table.Rows(Files, "kinds.tsv", 4) {
		weight, err := strconv.ParseFloat(f[2], 64)
		if err != nil || !schema.Kind(f[0]).Known() {
			panic("describe: kinds.tsv: " + strings.Join(f, " "))
		}
		for p := range strings.SplitSeq(f[3], "|") {
			i, ok := phrases[p]
			if !ok {
				i = int32(len(k.kinds))
				phrases[p] = i
				k.kinds = append(k.kinds, nil)
				b.Add(p, lexicon.Entry{Layer: lexicon.KindLayer, Form: text.FormName, Langs: lexicon.InAny, Index: i})
			}
			k.kinds[i] = append(k.kinds[i], kindRule{schema.Kind(f[0]), f[1], weight})
		}
	}
}

func (k *Tables) readPublishers() {
	orgs := schema.Organisations()
	for f := range table.Rows(Files, "publishers.tsv", 2) {
		i := slices.IndexFunc(orgs, func(o schema.Organisation) bool { return o.ID == f[1] })
		if i < 0 {
			panic("describe: publishers.tsv: no organisation " + f[1])
		}
		k.domains[f[0]] = int32(i)
	}
}
