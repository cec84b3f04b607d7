package describe

import (
	"slices"
	"strings"

	"github.com/simde/simde/schema"

	"github.com/simde/simde/corpus/describe/lang"
)

// turn mends parts that only the whole sentence decides: people who are named
// cannot go home to another country; people who go to their own country come
// home from where they are; and where only money moves, it moves home.
func (x *sentenceLinks) turn() {
	for _, g := range x.groups {
		if g.sort == sortPeople || g.role != schema.RoleOrigin && g.role != schema.RoleDestination || g.slot != slotTo && g.slot != slotAt && g.slot != slotIn {
			continue
		}
		for _, p := range x.groups {
			if !p.arrivals() && p.rule != "own.people" || p == g {
				continue
			}
			switch {
			case g.role == schema.RoleOrigin && p.first < g.first && x.reversedRule(g) && !x.k.nested(p, g) && x.distance(p, g) < 16:
				g.role, g.rule = schema.RoleDestination, g.rule+".named"
			case g.role == schema.RoleDestination && g.slot != slotIn && covers(p, g):
				g.role = schema.RoleOrigin
				g.rule += homeward
				x.homecoming(g)
			}
		}
	}
	x.evacuated()
	x.fetched()
	x.departed()
	x.children()
	x.money()
	x.receivers()
	x.before()
	x.landed()
}

// landed makes the place where those arrive who were sent back from another
// their home: "84 deportees landed in Guatemala City on a flight from Texas".
func (x *sentenceLinks) landed() {
	back := false
	for _, g := range x.groups {
		if g.role == schema.RoleOrigin || g.sort == sortPeople {
			return
		}
		back = back || g.role == schema.RoleDestination && (g.rule == "deport.from" || g.rule == "return.from")
	}
	for _, g := range x.groups {
		if back && g.role == schema.RoleDestination && (strings.HasPrefix(g.rule, "arrive.") || strings.HasPrefix(g.rule, "move.")) {
			g.role, g.rule = schema.RoleOrigin, g.rule+homeward
		}
	}
}

// onward is the rule of the place that refugees are taken on to.
const onward = "evacuate.onward"

// evacuated makes both the place from which refugees are taken and that to
// which they are taken on their hosts, where neither is their home: "evacuated
// refugees from Libya to Niger".
func (x *sentenceLinks) evacuated() {
	if x.cues&cueEvacuate == 0 || x.cues&cueMigrant == 0 || x.cues&cueReturn != 0 {
		return
	}
	end := func(s slot) *group {
		i := slices.IndexFunc(x.groups, func(g *group) bool {
			return g.slot == s && g.governor >= 0 && g.sort != sortPeople && g.sort != sortBody && len(g.places) == 1
		})
		if i < 0 {
			return nil
		}
		return x.groups[i]
	}
	from, to := end(slotFrom), end(slotTo)
	if from == nil || to == nil || shares(from, to) {
		return
	}
	for _, g := range x.groups {
		switch {
		case g.slot == slotFrom && shares(g, from):
			g.role, g.weight, g.rule = schema.RoleDestination, 0.8, "evacuate.from"
		case g.slot == slotTo && shares(g, to):
			g.role, g.weight, g.rule = schema.RoleDestination, 0.7, onward
		}
	}
	x.evacuees = [2]int32{from.places[0], to.places[0]}
}

// departed makes the place with which a sentence begins the home of those who
// leave it: "In Kerala, men leave for the Gulf".
func (x *sentenceLinks) departed() {
	away := false
	for _, g := range x.groups {
		if g.sort == sortPeople || g.role == schema.RoleOrigin {
			return
		}
		away = away || g.role == schema.RoleDestination && (g.rule == "leave.to" || g.rule == "leave.for" || g.rule == "move.to")
	}
	for _, g := range x.groups {
		if away && (g.rule == "person.in+" || g.rule == "person.at+" || g.rule == "reside.in+" || g.rule == "reside.at+" || g.rule == "leave.in+" || g.rule == "leave.at+") {
			g.role, g.weight, g.rule = schema.RoleOrigin, 0.75, "departed"
		}
	}
}

// children makes the country in which the children of migrants are born the
// host: "hijos de mexicanos nacidos en Chicago".
func (x *sentenceLinks) children() {
	for _, p := range x.groups {
		if p.sort != sortPeople || p.site < x.first+2 {
			continue
		}
		born := false
		for j := max(x.first, p.site-3); j < p.site; j++ {
			born = born || x.is(j, lang.Children)
		}
		for _, g := range x.groups {
			if born && (g.rule == "born.from" && g.first > p.end || g.rule == "suffix.home" && g.first < p.first) && !shares(p, g) {
				g.role, g.rule = schema.RoleDestination, "born.children"
			}
		}
	}
}

// fetched makes a state that takes people home from elsewhere, or receives
// those sent back, their home: "Niger repatriated nationals from Côte d'Ivoire".
func (x *sentenceLinks) fetched() {
	for _, g := range x.groups {
		if g.rule == "people.from" && x.cues&(cueRemit|cueReturn) != 0 {
			g.weight = 0.8 // they send money from there, or come home
		}
		switch {
		case g.rule == "own.people":
			x.ownAway(g)
		case g.rule == "sendpeople.subject" && x.sentBack(g):
			g.role, g.weight, g.rule = schema.RoleDestination, 0.85, "sent.back"
		}
		if g.rule != "return.subject" && g.rule != "host.subject" && !x.flights(g) {
			continue
		}
		for _, from := range x.groups {
			if from != g && x.comesBack(g, from) && !shares(from, g) {
				g.role = schema.RoleOrigin
			}
		}
	}
}

// ownAway makes the place that a state's own people are "of" or "from" the one
// where they lived: "Niger repatriated its nationals from Algeria".
func (x *sentenceLinks) ownAway(home *group) {
	for _, g := range x.groups {
		if g.role == schema.RoleOrigin && g.governor >= 0 && x.starts[g.governor]&cueOwn != 0 && !shares(g, home) {
			g.role, g.weight, g.rule = schema.RoleDestination, 0.8, "own.away"
		}
	}
}

// sentBack reports whether people whom the verb of g sends are sent "back" or
// "home": "sent 190 Haitians back by plane".
func (x *sentenceLinks) sentBack(g *group) bool {
	for _, p := range x.groups {
		if p.sort != sortPeople || p.first < g.governor || shares(p, g) {
			continue
		}
		for j := p.end; j < min(p.end+4, x.end); j++ {
			if x.is(j, lang.BackHome) {
				return true
			}
		}
	}
	return false
}

// flights reports whether g speaks of flights that bring people back, as the
// state that takes or refuses them does.
func (x *sentenceLinks) flights(g *group) bool {
	return g.rule == "deport.subject" && x.is(int(x.ends[g.governor])-1, lang.Flight)
}

// comesBack reports whether people return from the place of from to that of
// g, the subject: what a country receives from a deportation are its own.
func (x *sentenceLinks) comesBack(g, from *group) bool {
	switch from.rule {
	case "return.from", "return.of":
		return true
	case "deport.from", "deport.of":
		return g.rule == "host.subject" || g.governor == from.governor
	}
	return false
}

// receivers makes families in a country those who receive, where the money
// comes from another and nothing else says whose it is.
func (x *sentenceLinks) receivers() {
	sent := false
	for _, g := range x.groups {
		if g.role == schema.RoleOrigin {
			return
		}
		sent = sent || g.role == schema.RoleDestination && (g.rule == "remit.from" || g.rule == "remit.of" || x.cues&cueRemit != 0 && (strings.HasPrefix(g.rule, "move.") || strings.HasPrefix(g.rule, "be.from")))
	}
	if !sent {
		return
	}
	for _, g := range x.groups {
		if g.role == schema.RoleDestination && (g.rule == "person.in" || g.rule == "person.at" || g.rule == "in" || strings.HasPrefix(g.rule, "reside.") && strings.HasSuffix(g.rule, "+")) {
			g.role, g.weight, g.rule = schema.RoleOrigin, 0.75, "remit.family"
			sent = false
		}
	}
	if sent {
		x.economy()
	}
}

// economy makes the only other country of a sentence on money that comes from
// abroad the one that lives on it: "31 per cent of Kyrgyzstan's output".
func (x *sentenceLinks) economy() {
	var only *group
	for _, g := range x.groups {
		switch {
		case g.role != "" || g.sort == sortThing:
		case only != nil || len(g.places) > 1 || x.k.places[g.places[0]].Kind() != schema.Country:
			return
		default:
			only = g
		}
	}
	if only != nil && only.sort == sortName && x.cues&(cueBlock|cueOther) == 0 {
		only.role, only.weight, only.rule = schema.RoleOrigin, 0.75, "remit.economy"
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
	return g.governor >= 0 && x.starts[g.governor]&(cueReturn|cueDeport) != 0
}

// homecoming makes the places that people come from on their way home the
// places where they lived.
func (x *sentenceLinks) homecoming(home *group) {
	for _, g := range x.groups {
		if g.sort != sortPeople && g.role == schema.RoleOrigin && (g.slot == slotFrom || g.slot == slotOf) && !shares(g, home) {
			g.role = schema.RoleDestination
		}
		if g.rule == "people.from" && !shares(g, home) {
			g.weight = 0.8
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
		if g.governor < 0 || x.starts[g.governor]&cueRemit != 0 || g.slot == slotSubject || x.starts[g.governor]&(cueLeave|cueMove|cueArrive|cueSendPeople|cueDestList|cueOrgList) == 0 {
			continue
		}
		if g.rule == "destlist.list" && x.is(g.governor, lang.MoneySource) {
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
		c := x.starts[g.governor]
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
func (k *grammar) nested(a, b *group) bool {
	for _, x := range a.places {
		for _, y := range b.places {
			if x == y || k.places[x].Contains(k.places[y]) || k.places[y].Contains(k.places[x]) {
				return true
			}
		}
	}
	return false
}

// covers reports whether every place of g is one of p.
func covers(p, g *group) bool {
	return !slices.ContainsFunc(g.places, func(x int32) bool { return !slices.Contains(p.places, x) })
}
