package corridor

import (
	"slices"
	"strings"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// turn mends parts that only the whole sentence decides: people who are named
// cannot go home to another country; people who go to their own country come
// home from where they are; and where only money moves, it moves home.
func (x *Links) turn() {
	for _, g := range x.Groups {
		if g.sort == sortPeople || g.Role != schema.RoleOrigin && g.Role != schema.RoleDestination || g.slot != slotTo && g.slot != slotAt && g.slot != slotIn {
			continue
		}
		for _, p := range x.Groups {
			if !p.arrivals() && p.rule != "own.people" || p == g {
				continue
			}
			switch {
			case g.Role == schema.RoleOrigin && p.first < g.first && x.reversedRule(g) && !x.Grammar.nested(p, g) && x.distance(p, g) < 16:
				g.Role, g.rule = schema.RoleDestination, g.rule+".named"
			case g.Role == schema.RoleDestination && g.slot != slotIn && covers(p, g):
				g.Role = schema.RoleOrigin
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
func (x *Links) landed() {
	back := false
	for _, g := range x.Groups {
		if g.Role == schema.RoleOrigin || g.sort == sortPeople {
			return
		}
		back = back || g.Role == schema.RoleDestination && (g.rule == "deport.from" || g.rule == "return.from")
	}
	for _, g := range x.Groups {
		if back && g.Role == schema.RoleDestination && (strings.HasPrefix(g.rule, "arrive.") || strings.HasPrefix(g.rule, "move.")) {
			g.Role, g.rule = schema.RoleOrigin, g.rule+homeward
		}
	}
}

// onward is the rule of the place that refugees are taken on to.
const onward = "evacuate.onward"

// evacuated makes both the place from which refugees are taken and that to
// which they are taken on their hosts, where neither is their home: "evacuated
// refugees from Libya to Niger".
func (x *Links) evacuated() {
	if x.Cues&text.CueEvacuate == 0 || x.Cues&text.CueMigrant == 0 || x.Cues&text.CueReturn != 0 {
		return
	}
	end := func(s slot) *group {
		i := slices.IndexFunc(x.Groups, func(g *group) bool {
			return g.slot == s && g.governor >= 0 && g.sort != sortPeople && g.sort != sortBody && len(g.Places) == 1
		})
		if i < 0 {
			return nil
		}
		return x.Groups[i]
	}
	from, to := end(slotFrom), end(slotTo)
	if from == nil || to == nil || shares(from, to) {
		return
	}
	for _, g := range x.Groups {
		switch {
		case g.slot == slotFrom && shares(g, from):
			g.Role, g.weight, g.rule = schema.RoleDestination, 0.8, "evacuate.from"
		case g.slot == slotTo && shares(g, to):
			g.Role, g.weight, g.rule = schema.RoleDestination, 0.7, onward
		}
	}
	x.evacuees = [2]int32{from.Places[0], to.Places[0]}
}

// departed makes the place with which a sentence begins the home of those who
// leave it: "In Kerala, men leave for the Gulf".
func (x *Links) departed() {
	away := false
	for _, g := range x.Groups {
		if g.sort == sortPeople || g.Role == schema.RoleOrigin {
			return
		}
		away = away || g.Role == schema.RoleDestination && (g.rule == "leave.to" || g.rule == "leave.for" || g.rule == "move.to")
	}
	for _, g := range x.Groups {
		if away && (g.rule == "person.in+" || g.rule == "person.at+" || g.rule == "reside.in+" || g.rule == "reside.at+" || g.rule == "leave.in+" || g.rule == "leave.at+") {
			g.Role, g.weight, g.rule = schema.RoleOrigin, 0.75, "departed"
		}
	}
}

// children makes the country in which the children of migrants are born the
// host: "hijos de mexicanos nacidos en Chicago".
func (x *Links) children() {
	for _, p := range x.Groups {
		if p.sort != sortPeople || p.site < x.First+2 {
			continue
		}
		born := false
		for j := max(x.First, p.site-3); j < p.site; j++ {
			born = born || x.Is(j, lang.Children)
		}
		for _, g := range x.Groups {
			if born && (g.rule == "born.from" && g.first > p.end || g.rule == "suffix.home" && g.first < p.first) && !shares(p, g) {
				g.Role, g.rule = schema.RoleDestination, "born.children"
			}
		}
	}
}

// fetched makes a state that takes people home from elsewhere, or receives
// those sent back, their home: "Niger repatriated nationals from Côte d'Ivoire".
func (x *Links) fetched() {
	for _, g := range x.Groups {
		if g.rule == "people.from" && x.Cues&(text.CueRemit|text.CueReturn) != 0 {
			g.weight = 0.8 // they send money from there, or come home
		}
		switch {
		case g.rule == "own.people":
			x.ownAway(g)
		case g.rule == "sendpeople.subject" && x.sentBack(g):
			g.Role, g.weight, g.rule = schema.RoleDestination, 0.85, "sent.back"
		}
		if g.rule != "return.subject" && g.rule != "host.subject" && !x.flights(g) {
			continue
		}
		for _, from := range x.Groups {
			if from != g && x.comesBack(g, from) && !shares(from, g) {
				g.Role = schema.RoleOrigin
			}
		}
	}
}

// ownAway makes the place that a state's own people are "of" or "from" the one
// where they lived: "Niger repatriated its nationals from Algeria".
func (x *Links) ownAway(home *group) {
	for _, g := range x.Groups {
		if g.Role == schema.RoleOrigin && g.governor >= 0 && x.Starts[g.governor]&text.CueOwn != 0 && !shares(g, home) {
			g.Role, g.weight, g.rule = schema.RoleDestination, 0.8, "own.away"
		}
	}
}

// sentBack reports whether people whom the verb of g sends are sent "back" or
// "home": "sent 190 Haitians back by plane".
func (x *Links) sentBack(g *group) bool {
	for _, p := range x.Groups {
		if p.sort != sortPeople || p.first < g.governor || shares(p, g) {
			continue
		}
		for j := p.end; j < min(p.end+4, x.End); j++ {
			if x.Is(j, lang.BackHome) {
				return true
			}
		}
	}
	return false
}

// flights reports whether g speaks of flights that bring people back, as the
// state that takes or refuses them does.
func (x *Links) flights(g *group) bool {
	return g.rule == "deport.subject" && x.Is(int(x.Ends[g.governor])-1, lang.Flight)
}

// comesBack reports whether people return from the place of from to that of
// g, the subject: what a country receives from a deportation are its own.
func (x *Links) comesBack(g, from *group) bool {
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
func (x *Links) receivers() {
	sent := false
	for _, g := range x.Groups {
		if g.Role == schema.RoleOrigin {
			return
		}
		sent = sent || g.Role == schema.RoleDestination && (g.rule == "remit.from" || g.rule == "remit.of" || x.Cues&text.CueRemit != 0 && (strings.HasPrefix(g.rule, "move.") || strings.HasPrefix(g.rule, "be.from")))
	}
	if !sent {
		return
	}
	for _, g := range x.Groups {
		if g.Role == schema.RoleDestination && (g.rule == "person.in" || g.rule == "person.at" || g.rule == "in" || strings.HasPrefix(g.rule, "reside.") && strings.HasSuffix(g.rule, "+")) {
			g.Role, g.weight, g.rule = schema.RoleOrigin, 0.75, "remit.family"
			sent = false
		}
	}
	if sent {
		x.economy()
	}
}

// economy makes the only other country of a sentence on money that comes from
// abroad the one that lives on it: "31 per cent of Kyrgyzstan's output".
func (x *Links) economy() {
	var only *group
	for _, g := range x.Groups {
		switch {
		case g.Role != "" || g.sort == sortThing:
		case only != nil || len(g.Places) > 1 || x.Grammar.Places[g.Places[0]].Kind() != schema.Country:
			return
		default:
			only = g
		}
	}
	if only != nil && only.sort == sortName && x.Cues&(text.CueBlock|text.CueOther) == 0 {
		only.Role, only.weight, only.rule = schema.RoleOrigin, 0.75, "remit.economy"
	}
}

// before makes the country in which those were who go home the host, where
// the sentence names their home and no host: "after losing his job in Chile".
func (x *Links) before() {
	home := false
	for _, g := range x.Groups {
		if g.Role == schema.RoleDestination {
			return
		}
		home = home || g.Role == schema.RoleOrigin && (x.reversedRule(g) || strings.HasSuffix(g.rule, homeward))
	}
	for _, g := range x.Groups {
		if home && g.Role == "" && (g.slot == slotIn || g.slot == slotAt || g.slot == slotBy) && g.sort != sortBody {
			g.Role, g.weight, g.rule = schema.RoleDestination, 0.62, "in.before"
		}
	}
}

// homeward marks the rule of a place that people go home to.
const homeward = ".home"

// reversedRule reports whether g's part comes from a cue of return or
// deportation.
func (x *Links) reversedRule(g *group) bool {
	return g.governor >= 0 && x.Starts[g.governor]&(text.CueReturn|text.CueDeport) != 0
}

// homecoming makes the places that people come from on their way home the
// places where they lived.
func (x *Links) homecoming(home *group) {
	for _, g := range x.Groups {
		if g.sort != sortPeople && g.Role == schema.RoleOrigin && (g.slot == slotFrom || g.slot == slotOf) && !shares(g, home) {
			g.Role = schema.RoleDestination
		}
		if g.rule == "people.from" && !shares(g, home) {
			g.weight = 0.8
		}
		if g.rule == "sendpeople.subject" && !shares(g, home) {
			g.Role = schema.RoleDestination // it sends them back
		}
	}
}

// money turns round the parts in a sentence that speaks of remittances and of
// no people.
func (x *Links) money() {
	if x.Cues&text.CueRemit == 0 || x.Cues&(text.CueMigrant|text.CueBorn|text.CueReside) != 0 {
		return
	}
	for _, g := range x.Groups {
		if g.sort == sortPeople {
			return
		}
	}
	for _, g := range x.Groups {
		if g.governor < 0 || x.Starts[g.governor]&text.CueRemit != 0 || g.slot == slotSubject || x.Starts[g.governor]&(text.CueLeave|text.CueMove|text.CueArrive|text.CueSendPeople|text.CueDestList|text.CueOrgList) == 0 {
			continue
		}
		if g.rule == "destlist.list" && x.Is(g.governor, lang.MoneySource) {
			continue
		}
		switch g.Role {
		case schema.RoleOrigin:
			g.Role = schema.RoleDestination
		case schema.RoleDestination:
			g.Role = schema.RoleOrigin
		}
		g.rule += ".money"
	}
}

// transit turns the place that people of another nation come from on the way
// into one of transit: "Brazilians crossing from Mexico into the United States".
func (x *Links) transit() {
	for _, g := range x.Groups {
		if g.Role != schema.RoleOrigin || g.slot != slotFrom && g.slot != slotOf && g.slot != slotObject || g.sort == sortPeople || g.governor < 0 {
			continue
		}
		c := x.Starts[g.governor]
		if c&(text.CueMove|text.CueArrive|text.CueLeave) == 0 || c&(text.CueMigrant|text.CuePerson|text.CueBorn) != 0 {
			continue
		}
		for _, p := range x.Groups {
			if p.sort == sortPeople && !x.Grammar.nested(p, g) && p.end <= g.first && x.distance(p, g) < 15 {
				g.Role, g.rule = schema.RoleTransit, "transit.people"
				if g.slot == slotObject && !x.hosted() {
					g.Role, g.weight, g.rule = schema.RoleDestination, 0.7, "leave.people"
				}
			}
		}
	}
}

// hosted reports whether the sentence has a destination.
func (x *Links) hosted() bool {
	return slices.ContainsFunc(x.Groups, func(g *group) bool { return g.Role == schema.RoleDestination })
}

// nested reports whether a place of a is one of b or a region that holds it.
func (k *Grammar) nested(a, b *group) bool {
	for _, x := range a.Places {
		for _, y := range b.Places {
			if x == y || k.Places[x].Contains(k.Places[y]) || k.Places[y].Contains(k.Places[x]) {
				return true
			}
		}
	}
	return false
}

// covers reports whether every place of g is one of p.
func covers(p, g *group) bool {
	return !slices.ContainsFunc(g.Places, func(x int32) bool { return !slices.Contains(p.Places, x) })
}
