package phrase

import (
	"fmt"
	"math/bits"
	"slices"
	"strconv"

	"github.com/simde/simde/corpus/describe/lexicon"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/table"
)

// rule says which part a place plays.
type rule struct {
	name   RuleID
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

// NewGrammar returns the grammar of the embedded rules.
func NewGrammar(k *lexicon.Lexicon) *Grammar {
	g := &Grammar{Lexicon: k}
	g.readRoles()
	return g
}

func (k *Grammar) readRoles() {
	for f := range table.Rows(Files, "roles.tsv", 6) {
		class, slot := slices.Index(text.CueNames, f[1]), slices.Index(SlotNames[:], f[2])
		w, err := strconv.ParseFloat(f[4], 64)
		reach, err2 := strconv.Atoi(f[5])
		if class < 0 || slot < 0 || err != nil || err2 != nil || !slices.Contains(schema.Roles, schema.Role(f[3])) && schema.Role(f[3]) != roleEither {
			panic(fmt.Sprintf("describe: roles.tsv: %q", f))
		}
		k.roles[class][slot] = rule{RuleID(f[0]), schema.Role(f[3]), w, reach}
	}
}

// Ends reports whether two places can be the ends of a corridor: they differ
// and neither is the whole world.
func (k *Grammar) Ends(o, d int32) bool {
	const world = schema.Place("001")
	return o != d && k.Places[o] != world && k.Places[d] != world
}

// composite reads a preposition that is itself a cue: "originaires de",
// "nacidos en", "home from".
func (k *Grammar) composite(g *Phrase, c text.Cues) bool {
	if c&text.CueFrom == 0 {
		return false
	}
	switch {
	case c&text.CueReturn != 0:
		g.Governor = g.Prep
		g.Play(schema.RoleDestination, 0.9, ReturnFrom)
	case c&text.CueBorn != 0:
		g.Governor = g.Prep
		g.Play(schema.RoleOrigin, 0.9, BornFrom)
	default:
		return false
	}
	return true
}

// decide turns "either" into the end that the places of g more often are.
func (k *Grammar) decide(role schema.Role, g *Phrase) schema.Role {
	switch {
	case role != roleEither:
		return role
	case k.HostShare(g) < 0.5:
		return schema.RoleOrigin
	}
	return schema.RoleDestination
}

// HostShare is how much the places of g are ones of immigration.
func (k *Grammar) HostShare(g *Phrase) float64 {
	sum := 0.0
	for _, p := range g.Places {
		sum += k.Host[k.Places[p]]
	}
	return sum / float64(len(g.Places))
}

// governs returns the rule for a place in one of the slots of a cue of classes
// c: of the classes, the first in the order of cueNames that has one.
func (k *Grammar) governs(c text.Cues, ss []Slot) (rule, bool) {
	for c &= text.CueFrames; c != 0; c &= c - 1 {
		class := bits.TrailingZeros64(uint64(c))
		for _, s := range ss {
			if r := k.roles[class][s]; r.weight > 0 {
				return r, true
			}
		}
	}
	return rule{}, false
}

// Nested reports whether a place of a is one of b or a region that holds it.
func (k *Grammar) Nested(a, b *Phrase) bool {
	for _, x := range a.Places {
		for _, y := range b.Places {
			if x == y || k.Places[x].Contains(k.Places[y]) || k.Places[y].Contains(k.Places[x]) {
				return true
			}
		}
	}
	return false
}
