package describe

import (
	"slices"

	"github.com/simde/simde/schema"
)

// finding is a corridor that one passage speaks of.
type finding struct {
	origin, destination int32
	kind                schema.Relation
	confidence          float64
	first, end          int // tokens of the passage that says so
	rule                string
	vague               bool // a region is named by its people only
	from, to            *group
	more                []trait // of what the whole document says
}

// sentenceLinks pairs the origins and destinations of a sentence.
type sentenceLinks struct {
	*sentence
	cues    cueSet // all cues of the sentence
	factor  float64
	base    float64 // factor without what its people add
	found   []finding
	partner map[*group]bool

	short    float64         // how short the document is: 1 / its sentences, a half where it has one
	believed map[*group]bool // those at an end of a finding that is trusted

	house    int32    // the country that the document speaks for, or -1
	evacuees [2]int32 // the places that people are taken from and to, where neither is their home
}

func (s *sentence) link(about float64, m *memory) *sentenceLinks {
	x := &sentenceLinks{sentence: s, partner: map[*group]bool{}}
	x.cues = s.all(s.span)
	x.factor = context(x.cues, about)
	if m.spoke && x.factor < 0.88 {
		x.factor = 0.88
	}
	m.spoke = x.cues&(cueSignal|cueMigrant|cueCorridor) != 0
	x.base = x.factor
	people := false
	for _, g := range s.groups {
		people = people || g.sort == sortPeople || g.rule == "possessive.home" || g.rule == "own.people"
	}
	if people && x.factor < 0.88 {
		x.factor = 0.88
	}
	if x.cues&cueOther != 0 && !people && x.cues&(cueSignal|cueMigrant|cueDeport|cueRemit) == 0 {
		x.factor *= 0.6
	}
	if x.cues&cueSpeech != 0 && !people && x.cues&(cueSignal|cueMigrant|cueDeport|cueRemit) == 0 {
		x.factor *= 0.8
	}
	if x.cues&cueSport != 0 && x.cues&(cueMigrant|cueDeport|cueRemit) == 0 {
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
func (x *sentenceLinks) believe(f finding) {
	if x.believed == nil {
		x.believed = map[*group]bool{}
	}
	x.believed[f.from], x.believed[f.to] = true, true
}

// context is how far the words of a sentence, and those of the document, let
// two places in it be the ends of a migration.
func context(c cueSet, about float64) float64 {
	switch {
	case c&(cueSignal|cueMigrant|cueDeport|cueRemit) != 0:
		return 1
	case c&(cueSendPeople|cueHost|cueRecruit|cuePermit) != 0 && c&(cuePerson|cueBorn) != 0:
		return 0.9
	case c&(cueMove|cueArrive|cueTransit) != 0 && c&cuePerson != 0 && c&(cueSpeech|cueInst) == 0:
		return 0.86
	case c&(cueReturn|cueBorn|cueRecruit|cueStudy|cueReside|cueLeave|cueResident|cueDestList|cueOrgList) != 0:
		return 0.86 + 0.1*about
	}
	return 0.6 + 0.3*about
}

// nearest links each destination to its origin: the group of the same cue,
// then the nearest before it, then the nearest after it; then each origin that
// is left to its nearest destination.
func (x *sentenceLinks) nearest() {
	var origins, hosts []*group
	for _, g := range x.groups {
		if x.partner[g] {
			continue
		}
		switch g.role {
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
func (x *sentenceLinks) exact(hosts []*group) []*group {
	return slices.DeleteFunc(slices.Clone(hosts), func(h *group) bool {
		return slices.ContainsFunc(hosts, func(o *group) bool {
			return o != h && x.k.places[h.places[0]].Contains(x.k.places[o.places[0]]) && !(h.slot == slotTo && x.arrow(h))
		})
	})
}

// arrow reports whether an origin stands straight before h: "from Asia to
// Europe".
func (x *sentenceLinks) arrow(h *group) bool {
	return slices.ContainsFunc(x.groups, func(o *group) bool { return o.role == schema.RoleOrigin && o.end <= h.first && h.first-o.end <= 3 })
}

// taken reports whether h stands before o with an origin of its own, too far
// for o to belong to it as well.
func (x *sentenceLinks) taken(o, h *group) bool {
	for _, p := range x.groups {
		if p != o && p.role == schema.RoleOrigin && x.partner[p] && p.governor >= 0 && p.governor == o.governor {
			return false // "72 per cent were born in India, 12 per cent in China"
		}
	}
	return x.cues&cueOrgList == 0 && x.partner[h] && h.first < o.first && x.distance(o, h) > 10 && (o.governor < 0 || o.governor != h.governor)
}

// lone links people to the only other country of a sentence that speaks of
// migration, where that has no part of its own and nothing else could be meant.
func (x *sentenceLinks) lone(o *group, hosts []*group) {
	if x.partner[o] || len(hosts) > 0 || o.sort != sortPeople || x.factor < 1 || x.cues&(cueSpeech|cueAccord|cueBlock|cueOther) != 0 {
		return
	}
	var other *group
	for _, g := range x.groups {
		switch {
		case g == o || g.sort == sortThing || x.k.nested(g, o):
		case other != nil || g.sort == sortPeople:
			return
		default:
			other = g
		}
	}
	if other == nil || len(other.places) != 1 || x.k.places[other.places[0]].Kind() != schema.Country || other.role != "" && other.weight > 0.8 || other.role == schema.RoleTransit {
		return
	}
	other.role, other.weight, other.rule = schema.RoleDestination, weak, "lone"
	x.pair(o, other)
}

// authority links people who are sent back to the country whose authorities
// the sentence names, where nothing else says where they were.
func (x *sentenceLinks) authority(o *group) {
	if x.cues&(cueReturn|cueDeport) == 0 || o.sort != sortPeople || !o.noun {
		return
	}
	for _, g := range x.groups {
		if g.role == "" && (g.sort == sortBody && !shares(g, o) || g.sort == sortName && g.slot == slotNone && len(g.places) == 2 && shares(g, o)) {
			g.weight, g.rule = 0.68, "authorities"
			x.pair(o, g)
			return
		}
	}
}

// closest returns the group of others nearest to g that shares no place with
// it; one before g is preferred where before is true, one after it otherwise.
func (x *sentenceLinks) closest(g *group, others []*group, before bool) *group {
	var best *group
	bestCost := 1 << 20
	for _, o := range others {
		if shares(o, g) && len(o.places) == 1 && len(g.places) == 1 {
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
func (x *sentenceLinks) distance(a, b *group) int {
	if a.first > b.first {
		a, b = b, a
	}
	end := a.end
	if a.slot == slotSubject && a.governor > end && a.governor < b.first {
		end = a.governor // a subject is as near as its verb
	}
	d := b.first - end
	for j := end; j < b.first; j++ {
		if x.text[x.tokens[j].start] == ';' || x.starts[j]&cueWhile != 0 {
			d += clauseEnd
		}
	}
	return d
}

func (x *sentenceLinks) pair(o, h *group) {
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
	for _, a := range o.places {
		for _, b := range h.places {
			x.add(a, b, o, h, o.weight*h.weight*scope, o.rule+" & "+h.rule)
		}
	}
}

// nobody reports whether the cue of either end needs people and the sentence
// has none: what is sent or received may be goods.
func (x *sentenceLinks) nobody(o, h *group) bool {
	if x.cues&(cueMigrant|cuePerson|cueRemit|cueSignal|cueBorn|cuePermit) != 0 || o.sort == sortPeople {
		return false
	}
	for _, g := range [...]*group{o, h} {
		if g.governor >= 0 && x.starts[g.governor]&(cueSendPeople|cueHost|cueRecruit) != 0 {
			return true
		}
	}
	return false
}

func (x *sentenceLinks) add(o, d int32, g, h *group, weight float64, rule string) {
	if !x.k.ends(o, d) {
		return
	}
	a, b := x.k.places[o], x.k.places[d]
	if (a.Contains(b) || b.Contains(a)) && !within(g, h) {
		return
	}
	x.found = append(x.found, finding{o, d, relation(x.cues, rule), weight * x.factor, min(g.first, h.first), max(g.end, h.end), rule, x.vague(o, g) || x.vague(d, h), g, h, nil})
}

// ends reports whether two places can be the ends of a corridor: they differ
// and neither is the whole world.
func (k *grammar) ends(o, d int32) bool {
	const world = schema.Place("001")
	return o != d && k.places[o] != world && k.places[d] != world
}

// within reports whether people can move between a region and a part of it: the
// sentence says whence and where to, as in "from Central America to Mexico".
func within(o, h *group) bool {
	return h.slot == slotSubject || o.governor >= 0 && h.governor >= 0 || o.sort == sortPeople
}

// vague reports whether place p of group g is a region that only the name of
// its people stands for.
func (x *sentenceLinks) vague(p int32, g *group) bool {
	return g.sort == sortPeople && x.k.places[p].Kind() != schema.Country
}

// relation is the kind of corridor that the cues of its sentence speak of.
func relation(c cueSet, rule string) schema.Relation {
	for _, x := range []struct {
		cue cueSet
		rel schema.Relation
	}{{cueRemit, schema.RelRemittances}, {cueDeport, schema.RelDeportation}, {cueReturn, schema.RelReturn}, {cueStudy, schema.RelStudy}, {cueRecruit | cueLabour, schema.RelLabour}} {
		if c&x.cue != 0 {
			return x.rel
		}
	}
	return schema.RelMigration
}
