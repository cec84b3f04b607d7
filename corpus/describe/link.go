package describe

import (
	"slices"
	"strings"

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
}

// memory is what a sentence leaves to the next: the places that it spoke of
// without a partner.
type memory struct {
	spoke              bool // the sentence spoke of migration
	origins, hosts     *group
	originAge, hostAge int
	place              *group // the last place that is not where people come from
	placeAge           int
}

// sentenceLinks pairs the origins and destinations of a sentence.
type sentenceLinks struct {
	k       *knowledge
	r       *reading
	s       span
	groups  []*group
	cues    cueSet // all cues of the sentence
	factor  float64
	found   []finding
	partner map[*group]bool
}

func (k *knowledge) link(r *reading, s span, gs []*group, about float64, m *memory) *sentenceLinks {
	x := &sentenceLinks{k: k, r: r, s: s, groups: gs, partner: map[*group]bool{}}
	for i := s.first; i < s.end; i++ {
		x.cues |= r.cues[i]
	}
	x.factor = context(x.cues, about)
	if m.spoke && x.factor < 0.88 {
		x.factor = 0.88
	}
	m.spoke = x.cues&(cueSignal|cueMigrant|cueCorridor) != 0
	people := false
	for _, g := range gs {
		people = people || g.sort == sortPeople
	}
	if people && x.factor < 0.88 {
		x.factor = 0.88
	}
	if x.cues&cueOther != 0 && !people && x.cues&(cueSignal|cueMigrant|cueDeport|cueRemit) == 0 {
		x.factor *= 0.6
	}
	x.turn()
	x.transit()
	x.pairs()
	x.nearest()
	return x
}

// context is how far the words of a sentence, and those of the document, let
// two places in it be the ends of a migration.
func context(c cueSet, about float64) float64 {
	switch {
	case c&(cueSignal|cueMigrant|cueDeport|cueRemit) != 0:
		return 1
	case c&(cueSendPeople|cueHost|cueRecruit|cuePermit) != 0 && c&(cuePerson|cueBorn) != 0:
		return 0.9
	case c&(cueMove|cueArrive) != 0 && c&cuePerson != 0 && c&(cueSpeech|cueInst) == 0:
		return 0.86
	case c&(cueReturn|cueBorn|cueRecruit|cueStudy|cueReside|cueLeave|cueResident|cueDestList|cueOrgList) != 0:
		return 0.86 + 0.1*about
	}
	return 0.6 + 0.3*about
}

// turn mends parts that only the whole sentence decides: people who are named
// cannot go home to another country; people who go to their own country come
// home from where they are; and where only money moves, it moves home.
func (x *sentenceLinks) turn() {
	for _, g := range x.groups {
		for _, p := range x.groups {
			if p.sort != sortPeople && p.rule != "own.people" || g.sort == sortPeople {
				continue
			}
			switch {
			case g.role == schema.RoleOrigin && (g.slot == slotTo || g.slot == slotAt || g.slot == slotIn) && !x.k.nested(p, g) && p.first < g.first && x.reversedRule(g) && x.distance(p, g) < 16:
				g.role, g.rule = schema.RoleDestination, g.rule+".named"
			case g.role == schema.RoleDestination && (g.slot == slotTo || g.slot == slotAt) && len(g.places) == 1 && shares(p, g):
				g.role = schema.RoleOrigin
				g.rule += homeward
				x.homecoming(g)
			}
		}
	}
	x.fetched()
	x.money()
	x.receivers()
	x.before()
}

// fetched makes a state that takes people home from elsewhere their home:
// "Niger repatriated nationals from Côte d'Ivoire".
func (x *sentenceLinks) fetched() {
	for _, g := range x.groups {
		if g.rule != "return.subject" {
			continue
		}
		for _, from := range x.groups {
			if from != g && (from.rule == "return.from" || from.rule == "return.of") && !shares(from, g) {
				g.role = schema.RoleOrigin
			}
		}
	}
}

// receivers makes families in a country those who receive, where the money
// comes from another and nothing else says whose it is.
func (x *sentenceLinks) receivers() {
	sent := false
	for _, g := range x.groups {
		if g.role == schema.RoleOrigin {
			return
		}
		sent = sent || g.role == schema.RoleDestination && (g.rule == "remit.from" || g.rule == "remit.of" || x.cues&cueRemit != 0 && strings.HasPrefix(g.rule, "move."))
	}
	if !sent {
		return
	}
	for _, g := range x.groups {
		if g.role == schema.RoleDestination && (g.rule == "person.in" || g.rule == "person.at" || g.rule == "in" || strings.HasPrefix(g.rule, "reside.") && strings.HasSuffix(g.rule, "+")) {
			g.role, g.weight, g.rule = schema.RoleOrigin, 0.75, "remit.family"
		}
	}
}

// before makes the country in which those were who go home the host, where
// the sentence names their home and no host: "after losing his job in Chile".
func (x *sentenceLinks) before() {
	home := false
	for _, g := range x.groups {
		if g.role == schema.RoleDestination {
			return
		}
		home = home || g.role == schema.RoleOrigin && (x.reversedRule(g) || strings.HasSuffix(g.rule, homeward))
	}
	for _, g := range x.groups {
		if home && g.role == "" && (g.slot == slotIn || g.slot == slotAt || g.slot == slotBy) && g.sort != sortBody {
			g.role, g.weight, g.rule = schema.RoleDestination, 0.62, "in.before"
		}
	}
}

// homeward marks the rule of a place that people go home to.
const homeward = ".home"

// reversedRule reports whether g's part comes from a cue of return or
// deportation.
func (x *sentenceLinks) reversedRule(g *group) bool {
	return g.governor >= 0 && x.r.cues[g.governor]&(cueReturn|cueDeport) != 0
}

// homecoming makes the places that people come from on their way home the
// places where they lived.
func (x *sentenceLinks) homecoming(home *group) {
	for _, g := range x.groups {
		if g.sort != sortPeople && g.role == schema.RoleOrigin && (g.slot == slotFrom || g.slot == slotOf) && !shares(g, home) {
			g.role = schema.RoleDestination
		}
		if g.rule == "sendpeople.subject" && !shares(g, home) {
			g.role = schema.RoleDestination // it sends them back
		}
	}
}

// money turns round the parts in a sentence that speaks of remittances and of
// no people.
func (x *sentenceLinks) money() {
	if x.cues&cueRemit == 0 || x.cues&(cueMigrant|cueBorn|cueReside) != 0 {
		return
	}
	for _, g := range x.groups {
		if g.sort == sortPeople {
			return
		}
	}
	for _, g := range x.groups {
		if g.governor < 0 || x.r.cues[g.governor]&cueRemit != 0 || g.slot == slotSubject || x.r.cues[g.governor]&(cueLeave|cueMove|cueArrive|cueSendPeople|cueDestList|cueOrgList) == 0 {
			continue
		}
		if g.rule == "destlist.list" && x.r.word(g.governor, "source", "sources", "fuente", "fuentes", "origen") {
			continue
		}
		switch g.role {
		case schema.RoleOrigin:
			g.role = schema.RoleDestination
		case schema.RoleDestination:
			g.role = schema.RoleOrigin
		}
		g.rule += ".money"
	}
}

// transit turns the place that people of another nation come from on the way
// into one of transit: "Brazilians crossing from Mexico into the United States".
func (x *sentenceLinks) transit() {
	for _, g := range x.groups {
		if g.role != schema.RoleOrigin || g.slot != slotFrom && g.slot != slotOf && g.slot != slotObject || g.sort == sortPeople || g.governor < 0 {
			continue
		}
		c := x.r.cues[g.governor]
		if c&(cueMove|cueArrive|cueLeave) == 0 || c&(cueMigrant|cuePerson|cueBorn) != 0 {
			continue
		}
		for _, p := range x.groups {
			if p.sort == sortPeople && !x.k.nested(p, g) && p.end <= g.first && x.distance(p, g) < 15 {
				g.role, g.rule = schema.RoleTransit, "transit.people"
				if g.slot == slotObject && !x.hosted() {
					g.role, g.weight, g.rule = schema.RoleDestination, 0.7, "leave.people"
				}
			}
		}
	}
}

// hosted reports whether the sentence has a destination.
func (x *sentenceLinks) hosted() bool {
	return slices.ContainsFunc(x.groups, func(g *group) bool { return g.role == schema.RoleDestination })
}

// nested reports whether a place of a is one of b or a region that holds it.
func (k *knowledge) nested(a, b *group) bool {
	for _, x := range a.places {
		for _, y := range b.places {
			if x == y || k.places[x].Contains(k.places[y]) || k.places[y].Contains(k.places[x]) {
				return true
			}
		}
	}
	return false
}

// pairs reads what names both ends at once: "between A and B", "A-B", "A → B".
func (x *sentenceLinks) pairs() {
	for i, g := range x.groups {
		if g.slot == slotBetween && len(g.places) > 1 {
			x.between(g)
		}
		if i+1 < len(x.groups) {
			x.joined(g, x.groups[i+1])
		}
	}
}

// between pairs the places of a list after "between".
func (x *sentenceLinks) between(g *group) {
	weight := 0.8
	if x.led(g, cueShare) {
		return
	}
	if x.cues&(cueSignal|cueMigrant|cueRemit|cueMove|cueCorridor|cueLabour) == 0 {
		if x.factor < 0.88 || x.cues&cueOther != 0 {
			return
		}
		weight = 0.6
	}
	x.partner[g] = true
	if x.accord(g) {
		weight = 0.4
		if x.cues&(cueLabour|cueMigrant) != 0 {
			weight = 0.6
		}
	}
	p := g.places
	switch {
	case len(p)%2 == 0 && len(p) > 2 && repeats(p):
		for i := 0; i+1 < len(p); i += 2 {
			x.undirected(p[i], p[i+1], g, g, weight, "between")
		}
	case len(p) == 2:
		x.undirected(p[0], p[1], g, g, weight, "between")
	case !x.led(g, cueCorridor|cueMove|cueRemit|cueMigrant|cueLabour):
	default:
		hub := 0
		for i := range p {
			if x.k.host[x.k.places[p[hub]]] < 0.6 && x.k.host[x.k.places[p[i]]] > x.k.host[x.k.places[p[hub]]] {
				hub = i
			}
		}
		for i := range p {
			if i != hub {
				x.add(p[i], p[hub], g, g, weight*0.85, "between.hub")
			}
		}
	}
}

// led reports whether a cue of classes c stands in the 8 tokens before g.
func (x *sentenceLinks) led(g *group, c cueSet) bool {
	for j := max(x.s.first, g.first-8); j < g.first; j++ {
		if x.r.cues[j]&c != 0 {
			return true
		}
	}
	return false
}

func repeats(p []int32) bool {
	for i, x := range p {
		if slices.Contains(p[i+1:], x) {
			return true
		}
	}
	return false
}

// accord reports whether what stands between the places is an agreement or a
// meeting, and no movement.
func (x *sentenceLinks) accord(g *group) bool {
	for j := max(x.s.first, g.first-7); j < g.first; j++ {
		c, _ := x.r.cueAt(j)
		if c&(cueAccord|cueSpeech) != 0 {
			return x.cues&cueCorridor == 0
		}
	}
	return false
}

// undirected adds the corridor between a and b in the direction in which more
// people have moved; where that is not known, towards the one that is more a
// country of immigration, or in the order of the text.
func (x *sentenceLinks) undirected(a, b int32, g, h *group, weight float64, rule string) {
	c := schema.Corridor{Origin: x.k.places[a], Destination: x.k.places[b]}
	switch {
	case x.k.pairs[c]:
	case x.k.pairs[c.Reverse()]:
		a, b = b, a
	case x.k.host[c.Origin]-x.k.host[c.Destination] > 0.15:
		a, b = b, a
	}
	x.add(a, b, g, h, weight, rule)
}

// joined reads two places with only a dash, an arrow or a slash between them.
func (x *sentenceLinks) joined(g, h *group) {
	if len(g.places) != 1 || len(h.places) != 1 || h.first-g.end > 3 {
		return
	}
	if h.first == g.end {
		if c, _ := x.r.cueAt(g.first - 1); c&cueCorridor != 0 {
			x.undirectedPair(g, h, 0.85, "corridor")
		}
		return
	}
	if x.toward(g, h) {
		return
	}
	t := x.r.tokens[g.end]
	switch x.r.text[t.start:t.end] {
	case "→", "➔", "⇒", ">":
		x.partner[g], x.partner[h] = true, true
		x.add(g.places[0], h.places[0], g, h, 0.9, "arrow")
	case "-", "–", "/", "‑", "‐":
		if x.factor >= 0.88 && x.dashPair(g, h) {
			x.undirectedPair(g, h, 0.75, "dash")
		}
	}
}

// dashPair reports whether a dash between two places makes them a corridor:
// no spaces around it unless the sentence says so, names on both sides, and no
// agreement or summit of theirs after it.
func (x *sentenceLinks) dashPair(g, h *group) bool {
	r := x.r
	if g.demonym(r) || h.demonym(r) || g.sort == sortBody {
		return false
	}
	tight := r.tokens[g.end].is(glued) && r.tokens[h.first].is(glued) && !r.mark(g.end, "/")
	if !tight && x.cues&cueCorridor == 0 {
		return false
	}
	for j := h.end; j < min(h.end+3, x.s.end); j++ {
		if c, _ := r.cueAt(j); c&(cueAccord|cueSpeech) != 0 {
			return x.cues&cueCorridor != 0
		}
	}
	return true
}

// toward reads "Mexico to the United States" where no preposition stands
// before the first place.
func (x *sentenceLinks) toward(g, h *group) bool {
	c, _ := x.r.cueAt(g.end)
	if c&cueTo == 0 || g.role != "" || g.prep >= 0 && g.slot != slotOf && g.slot != slotFrom || g.sort != sortName || h.sort != sortName || x.factor < 0.85 || x.r.before(h.first, x.s) != g.end {
		return false
	}
	if g.prep >= 0 && g.role != "" {
		return false
	}
	x.partner[g], x.partner[h] = true, true
	o, d := g, h
	if x.cues&cueRemit != 0 && x.cues&(cueMigrant|cueCorridor) == 0 {
		o, d = h, g
	}
	x.add(o.places[0], d.places[0], o, d, 0.75, "toward")
	return true
}

func (x *sentenceLinks) undirectedPair(g, h *group, weight float64, rule string) {
	x.partner[g], x.partner[h] = true, true
	x.undirected(g.places[0], h.places[0], g, h, weight, rule)
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
			return o != h && x.k.places[h.places[0]].Contains(x.k.places[o.places[0]])
		})
	})
}

// taken reports whether h stands before o with an origin of its own, too far
// for o to belong to it as well.
func (x *sentenceLinks) taken(o, h *group) bool {
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
	d := b.first - a.end
	for j := a.end; j < b.first; j++ {
		if x.r.text[x.r.tokens[j].start] == ';' || x.r.cues[j]&cueWhile != 0 {
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
		if g.governor >= 0 && x.r.cues[g.governor]&(cueSendPeople|cueHost|cueRecruit) != 0 {
			return true
		}
	}
	return false
}

func (x *sentenceLinks) add(o, d int32, g, h *group, weight float64, rule string) {
	if o == d {
		return
	}
	a, b := x.k.places[o], x.k.places[d]
	if (a.Contains(b) || b.Contains(a)) && h.slot != slotSubject {
		return
	}
	x.found = append(x.found, finding{o, d, relation(x.cues, rule), weight * x.factor, min(g.first, h.first), max(g.end, h.end), rule, x.vague(o, g) || x.vague(d, h)})
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

// carry links what the sentence left without a partner to what the sentences
// before it left, and remembers what it leaves itself.
func (x *sentenceLinks) carry(m *memory) {
	m.spoke = m.spoke || len(x.found) > 0
	m.age()
	if x.r.tokens[x.s.first].is(breaks) {
		m.age()
	}
	strong := x.cues&(cueSignal|cueMigrant|cueDeport|cueRemit|cueReturn) != 0
	for _, g := range x.groups {
		strong = strong || g.sort == sortPeople && x.cues&cueRecruit != 0
	}
	settled := m.origins != nil && m.originAge <= 1 && m.origins.rule == "leave.object"
	for _, g := range x.groups {
		if settled && !x.partner[g] && g.role == schema.RoleDestination && g.governor >= 0 && x.r.cues[g.governor]&(cueReside|cueArrive|cueStudy) != 0 && !shares(g, m.origins) {
			x.carried(m.origins, g)
			continue
		}
		if x.partner[g] || !strong && (g.rule != "be.from" || x.cues&cuePerson == 0) || g.weight < 0.6 || g.slot == slotSubject && x.cues&(cueReturn|cueDeport) != 0 {
			continue
		}
		switch {
		case g.role == schema.RoleOrigin && m.hosts != nil && m.hostAge <= 2 && !shares(g, m.hosts):
			x.carried(g, m.hosts)
		case g.role == schema.RoleDestination && m.origins != nil && m.originAge <= 2 && !shares(g, m.origins):
			x.carried(m.origins, g)
		}
	}
	x.here(m)
	for _, g := range x.groups {
		if g.sort != sortPeople && g.sort != sortThing && g.role != schema.RoleOrigin && x.k.places[g.places[0]].Kind() == schema.Country {
			m.place, m.placeAge = g, 0
		}
		switch {
		case g.role == schema.RoleOrigin && g.weight >= 0.6 && (strong || g.rule == "leave.object"):
			m.origins, m.originAge = g, 0
		case g.role == schema.RoleDestination && g.weight >= 0.6:
			m.hosts, m.hostAge = g, 0
		}
	}
}

// here links people to the place that a sentence means by "in the country":
// the last one named.
func (x *sentenceLinks) here(m *memory) {
	if x.cues&cueHere == 0 || m.place == nil || m.placeAge > 2 {
		return
	}
	h := *m.place
	h.weight, h.rule = 0.95, "here"
	people := false
	for _, g := range x.groups {
		if g.role != schema.RoleOrigin {
			continue
		}
		people = true
		if !x.partner[g] && g.sort == sortPeople && !shares(g, &h) {
			x.carried(g, &h)
		}
	}
	if !people && m.origins != nil && m.originAge <= 1 && x.cues&(cueReside|cueMigrant|cuePerson) != 0 && !shares(m.origins, &h) {
		x.carried(m.origins, &h)
	}
}

func (m *memory) age() {
	m.originAge++
	m.hostAge++
	m.placeAge++
}

func (x *sentenceLinks) carried(o, h *group) {
	for _, a := range o.places {
		for _, b := range h.places {
			if a != b {
				x.found = append(x.found, finding{a, b, relation(x.cues, ""), o.weight * h.weight * 0.68, x.s.first, x.s.end, "carried: " + o.rule + " & " + h.rule, x.vague(a, o) || x.vague(b, h)})
			}
		}
	}
}
