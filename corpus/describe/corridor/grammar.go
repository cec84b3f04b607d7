package corridor

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/simde/simde/corpus/describe/lexicon"
	"github.com/simde/simde/corpus/describe/table"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// rule says which part a place plays.
type rule struct {
	name   string
	role   schema.Role // roleEither: origin or destination, by which the place is more often
	weight float64
	reach  int // how many tokens the cue may lie before the place
}

const roleEither schema.Role = "either"

// Grammar is the lexicon with the rules that say which part a place plays.
type Grammar struct {
	*lexicon.Lexicon
	roles [64][slots]rule // by bit of the class and slot
}

func NewGrammar(k *lexicon.Lexicon) *Grammar {
	g := &Grammar{Lexicon: k}
	g.readRoles()
	return g
}

func (k *Grammar) readRoles() {
	for f := range table.Rows(Files, "roles.tsv", 6) {
		class, slot := slices.Index(text.CueNames, f[1]), slices.Index(slotNames[:], f[2])
		w, err := strconv.ParseFloat(f[4], 64)
		reach, err2 := strconv.Atoi(f[5])
		if class < 0 || slot < 0 || err != nil || err2 != nil || !slices.Contains(schema.Roles, schema.Role(f[3])) && schema.Role(f[3]) != roleEither {
			panic(fmt.Sprintf("describe: roles.tsv: %q", f))
		}
		k.roles[class][slot] = rule{f[0], schema.Role(f[3]), w, reach}
	}
}
