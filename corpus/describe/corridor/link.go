package corridor

import (
	"slices"

	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// finding is a corridor that one passage speaks of.
type finding struct {
	origin, destination int32
	kind                schema.Relation
	Confidence          float64
	First, End          int // tokens of the passage that says so
	rule                string
	vague               bool // a region is named by its people only
	from, to            *group
	more                []model.Trait // of what the whole document says
}

// Links pairs the origins and destinations of a sentence.
type Links struct {
	*sentence
	Cues    text.Cues // all cues of the sentence
	factor  float64
	base    float64 // factor without what its people add
	Found   []finding
	partner map[*group]bool

	short    float64         // how short the document is: 1 / its sentences, a half where it has one
	believed map[*group]bool // those at an end of a finding that is trusted

	house    int32    // the country that the document speaks for, or -1
	evacuees [2]int32 // the places that people are taken from and to, where neither is their home
}

func (s *sentence) link(about float64, m *memory) *Links {
	x := &Links{sentence: s, partner: map[*group]bool{}}
	x.Cues = s.All(s.Span)
	x.factor = context(x.Cues, about)
	if m.spoke && x.factor < 0.88 {
		x.factor = 0.88
	}
	m.spoke = x.Cues&(text.CueSignal|text.CueMigrant|text.CueCorridor) != 0
	x.base = x.factor
	people := false
	for _, g := range s.Groups {
		people = people || g.sort == sortPeople || g.rule == "possessive.home" || g.rule == "own.people"
	}
	if people && x.factor < 0.88 {
		x.factor = 0.88
	}
	if x.Cues&text.CueOther != 0 && !people && x.Cues&(text.CueSignal|text.CueMigrant|text.CueDeport|text.CueRemit) == 0 {
		x.factor *= 0.6
	}
	if x.Cues&text.CueSpeech != 0 && !people && x.Cues&(text.CueSignal|text.CueMigrant|text.CueDeport|text.CueRemit) == 0 {
		x.factor *= 0.8
	}
	if x.Cues&text.CueSport != 0 && x.Cues&(text.CueMigrant|text.CueDeport|text.CueRemit) == 0 {
		x.factor *= 0.5
	}
	x.turn()
	x.transit()
	x.pairs()
	x.nearest()
	x.usual()
	return x
}

// believe notes that both ends of a finding play their parts.
func (x *Links) believe(f finding) {
	if x.believed == nil {
		x.believed = map[*group]bool{}
	}
	x.believed[f.from], x.believed[f.to] = true, true
}

// context is how far the words of a sentence, and those of the document, let
// two places in it be the ends of a migration.
func context(c text.Cues, about float64) float64 {
	switch {
	case c&(text.CueSignal|text.CueMigrant|text.CueDeport|text.CueRemit) != 0:
		return 1
	case c&(text.CueSendPeople|text.CueHost|text.CueRecruit|text.CuePermit) != 0 && c&(text.CuePerson|text.CueBorn) != 0:
		return 0.9
	case c&(text.CueMove|text.CueArrive|text.CueTransit) != 0 && c&text.CuePerson != 0 && c&(text.CueSpeech|text.CueInst) == 0:
		return 0.86
	case c&(text.CueReturn|text.CueBorn|text.CueRecruit|text.CueStudy|text.CueReside|text.CueLeave|text.CueResident|text.CueDestList|text.CueOrgList) != 0:
		return 0.86 + 0.1*about
	}
	return 0.6 + 0.3*about
}

// nearest links each destination to its origin: the group of the same cue,
// then the nearest before it, then the nearest after it; then each origin that
// is left to its nearest destination.
func (x *Links) nearest() {
	var origins, hosts []*group
	for _, g := range x.Groups {
		if x.partner[g] {
			continue
		}
		switch g.Role {
		case schema.RoleOrigin:
			origins = append(origins, g)
		case schema.RoleDestination:
			hosts = append(hosts, g)
		}
	}
	hosts = x.exact(hosts)
	for _, h := range hosts {
		if h.weight <= weak {
			continue
		}
		if o := x.closest(h, origins, true); o != nil {
			x.pair(o, h)
		}
	}
	for _, o := range origins {
		if x.partner[o] {
			continue
		}
		if h := x.closest(o, hosts, false); h != nil && !x.taken(o, h) {
			x.pair(o, h)
		} else {
			x.authority(o)
			x.lone(o, hosts)
		}
	}
}

// exact leaves out a host that is a region where another host lies in it.
func (x *Links) exact(hosts []*group) []*group {
	return slices.DeleteFunc(slices.Clone(hosts), func(h *group) bool {
		return slices.ContainsFunc(hosts, func(o *group) bool {
			return o != h && x.Grammar.Places[h.Places[0]].Contains(x.Grammar.Places[o.Places[0]]) && !(h.slot == slotTo && x.arrow(h))
		})
	})
}

// arrow reports whether an origin stands straight before h: "from Asia to
// Europe".
func (x *Links) arrow(h *group) bool {
	return slices.ContainsFunc(x.Groups, func(o *group) bool { return o.Role == schema.RoleOrigin && o.end <= h.first && h.first-o.end <= 3 })
}

// taken reports whether h stands before o with an origin of its own, too far
// for o to belong to it as well.
func (x *Links) taken(o, h *group) bool {
	for _, p := range x.Groups {
		if p != o && p.Role == schema.RoleOrigin && x.partner[p] && p.governor >= 0 && p.governor == o.governor {
			return false // "72 per cent were born in India, 12 per cent in China"
		}
	}
	return x.Cues&text.CueOrgList == 0 && x.partner[h] && h.first < o.first && x.distance(o, h) > 10 && (o.governor < 0 || o.governor != h.governor)
}

// lone links people to the only other country of a sentence that speaks of
// migration, where that has no part of its own and nothing else could be meant.
func (x *Links) lone(o *group, hosts []*group) {
	if x.partner[o] || len(hosts) > 0 || o.sort != sortPeople || x.factor < 1 || x.Cues&(text.CueSpeech|text.CueAccord|text.CueBlock|text.CueOther) != 0 {
		return
	}
	var other *group
	for _, g := range x.Groups {
		switch {
		case g == o || g.sort == sortThing || x.Grammar.nested(g, o):
		case other != nil || g.sort == sortPeople:
			return
		default:
			other = g
		}
	}
	if other == nil || len(other.Places) != 1 || x.Grammar.Places[other.Places[0]].Kind() != schema.Country || other.Role != "" && other.weight > 0.8 || other.Role == schema.RoleTransit {
		return
	}
	other.Role, other.weight, other.rule = schema.RoleDestination, weak, "lone"
	x.pair(o, other)
}

// authority links people who are sent back to the country whose authorities
// the sentence names, where nothing else says where they were.
func (x *Links) authority(o *group) {
	if x.Cues&(text.CueReturn|text.CueDeport) == 0 || o.sort != sortPeople || !o.noun {
		return
	}
	for _, g := range x.Groups {
		if g.Role == "" && (g.sort == sortBody && !shares(g, o) || g.sort == sortName && g.slot == slotNone && len(g.Places) == 2 && shares(g, o)) {
			g.weight, g.rule = 0.68, "authorities"
			x.pair(o, g)
			return
		}
	}
}

// closest returns the group of others nearest to g that shares no place with
// it; one before g is preferred where before is true, one after it otherwise.
func (x *Links) closest(g *group, others []*group, before bool) *group {
	var best *group
	bestCost := 1 << 20
	for _, o := range others {
		if shares(o, g) && len(o.Places) == 1 && len(g.Places) == 1 {
			continue
		}
		cost := x.distance(o, g)
		if (o.first < g.first) != before {
			cost += 8
		}
		if o.governor >= 0 && (o.governor == g.governor || o.governor == g.first || g.governor == o.first) {
			cost -= 12
		}
		if cost < bestCost {
			best, bestCost = o, cost
		}
	}
	return best
}

// clauseEnd is how many tokens the end of a clause counts for.
const clauseEnd = 30

// distance is the number of tokens between two groups; the end of a clause
// counts for many.
func (x *Links) distance(a, b *group) int {
	if a.first > b.first {
		a, b = b, a
	}
	end := a.end
	if a.slot == slotSubject && a.governor > end && a.governor < b.first {
		end = a.governor // a subject is as near as its verb
	}
	d := b.first - end
	for j := end; j < b.first; j++ {
		if x.Body[x.Tokens[j].Start] == ';' || x.Starts[j]&text.CueWhile != 0 {
			d += clauseEnd
		}
	}
	return d
}

func (x *Links) pair(o, h *group) {
	scope := 1.0
	if x.nobody(o, h) {
		return
	}
	x.partner[o], x.partner[h] = true, true
	switch d := x.distance(o, h); {
	case o.governor >= 0 && o.governor == h.governor || h.governor == o.first:
	case d > clauseEnd:
		scope = 0.64
	case d > 20:
		scope = 0.88
	case d > 10:
		scope = 0.95
	}
	for _, a := range o.Places {
		for _, b := range h.Places {
			x.add(a, b, o, h, o.weight*h.weight*scope, o.rule+" & "+h.rule)
		}
	}
}

// nobody reports whether the cue of either end needs people and the sentence
// has none: what is sent or received may be goods.
func (x *Links) nobody(o, h *group) bool {
	if x.Cues&(text.CueMigrant|text.CuePerson|text.CueRemit|text.CueSignal|text.CueBorn|text.CuePermit) != 0 || o.sort == sortPeople {
		return false
	}
	for _, g := range [...]*group{o, h} {
		if g.governor >= 0 && x.Starts[g.governor]&(text.CueSendPeople|text.CueHost|text.CueRecruit) != 0 {
			return true
		}
	}
	return false
}

func (x *Links) add(o, d int32, g, h *group, weight float64, rule string) {
	if !x.Grammar.ends(o, d) {
		return
	}
	a, b := x.Grammar.Places[o], x.Grammar.Places[d]
	if (a.Contains(b) || b.Contains(a)) && !within(g, h) {
		return
	}
	x.Found = append(x.Found, finding{o, d, relation(x.Cues, rule), weight * x.factor, min(g.first, h.first), max(g.end, h.end), rule, x.vague(o, g) || x.vague(d, h), g, h, nil})
}

// ends reports whether two places can be the ends of a corridor: they differ
// and neither is the whole world.
func (k *Grammar) ends(o, d int32) bool {
	const world = schema.Place("001")
	return o != d && k.Places[o] != world && k.Places[d] != world
}

// within reports whether people can move between a region and a part of it: the
// sentence says whence and where to, as in "from Central America to Mexico".
func within(o, h *group) bool {
	return h.slot == slotSubject || o.governor >= 0 && h.governor >= 0 || o.sort == sortPeople
}

// vague reports whether place p of group g is a region that only the name of
// its people stands for.
func (x *Links) vague(p int32, g *group) bool {
	return g.sort == sortPeople && x.Grammar.Places[p].Kind() != schema.Country
}

// relation is the kind of corridor that the cues of its sentence speak of.
func relation(c text.Cues, rule string) schema.Relation {
	for _, x := range []struct {
		cue text.Cues
		rel schema.Relation
	}{{text.CueRemit, schema.RelRemittances}, {text.CueDeport, schema.RelDeportation}, {text.CueReturn, schema.RelReturn}, {text.CueStudy, schema.RelStudy}, {text.CueRecruit | text.CueLabour, schema.RelLabour}} {
		if c&x.cue != 0 {
			return x.rel
		}
	}
	return schema.RelMigration
}
