package corridor

import (
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// memory is what a sentence leaves to the next: the places that it spoke of
// without a partner.
type memory struct {
	spoke              bool // the sentence spoke of migration
	origins, hosts     *group
	onward             *group // where those go on to who are taken from hosts
	originAge, hostAge int
	place              *group // the last place that is not where people come from
	placeAge           int
	table              header // of which this sentence may be a row
}

// carry links what the sentence left without a partner to what the sentences
// before it left, and remembers what it leaves itself.
func (x *Links) carry(m *memory) {
	m.spoke = m.spoke || len(x.Found) > 0
	m.age()
	if x.Tokens[x.First].Is(text.Breaks) {
		m.age()
	}
	strong := x.Cues&(text.CueSignal|text.CueMigrant|text.CueDeport|text.CueRemit|text.CueReturn) != 0
	for _, g := range x.Groups {
		strong = strong || g.sort == sortPeople && x.Cues&text.CueRecruit != 0
	}
	strong = strong || m.origins != nil && m.originAge <= 1 && m.origins.sort == sortPeople && x.pronoun()
	settled := m.origins != nil && m.originAge <= 1 && (m.origins.rule == "leave.object" || m.origins.rule == "leave.of")
	for _, g := range x.Groups {
		if settled && !x.partner[g] && g.Role == schema.RoleDestination && g.governor >= 0 && x.Starts[g.governor]&(text.CueReside|text.CueArrive|text.CueStudy|text.CueHost|text.CueDestList) != 0 && !shares(g, m.origins) {
			x.carried(m.origins, g)
			continue
		}
		if g.sort != sortPeople && x.Cues&text.CueSpeech != 0 {
			continue // a meeting is held there
		}
		if x.partner[g] || !strong && (g.rule != "be.from" || x.Cues&text.CuePerson == 0) || g.weight < 0.6 || g.slot == slotSubject && x.Cues&(text.CueReturn|text.CueDeport) != 0 {
			continue
		}
		switch {
		case g.Role == schema.RoleOrigin && m.hosts != nil && m.hostAge <= 2 && !shares(g, m.hosts):
			x.carried(g, m.hosts)
			if m.onward != nil && !shares(g, m.onward) {
				x.carried(g, m.onward)
			}
		case g.Role == schema.RoleDestination && m.origins != nil && m.originAge <= 2 && !shares(g, m.origins):
			x.carried(m.origins, g)
		}
	}
	x.here(m)
	x.table(m)
	for _, g := range x.Groups {
		if g.sort != sortPeople && g.sort != sortThing && g.Role != schema.RoleOrigin && g.Role != schema.RoleTransit && x.Grammar.Places[g.Places[0]].Kind() == schema.Country {
			m.place, m.placeAge = g, 0
		}
		switch {
		case g.Role == schema.RoleOrigin && g.weight >= 0.6 && (strong || g.rule == "leave.object"):
			m.origins, m.originAge = g, 0
		case g.Role == schema.RoleDestination && g.weight >= 0.6 && (x.Cues&text.CueSpeech == 0 || x.partner[g]):
			if m.onward = nil; g.rule == onward && m.hosts != nil && m.hostAge == 0 && !shares(g, m.hosts) {
				m.onward = g
				continue
			}
			m.hosts, m.hostAge = g, 0
		}
	}
}

// here links people to the place that a sentence means by "in the country":
// the last one named.
func (x *Links) here(m *memory) {
	if x.Cues&text.CueHere == 0 || m.place == nil || m.placeAge > 2 {
		return
	}
	place := m.place
	for _, g := range x.Groups {
		if g.site <= x.First+3 && (g.Role == "" || g.Role == schema.RoleDestination) && (g.sort == sortName || g.sort == sortBody) && len(g.Places) == 1 && x.Grammar.Places[g.Places[0]].Kind() == schema.Country {
			place = g // "Ecuador began to register Venezuelans in the country"
		}
	}
	h := *place
	h.weight, h.rule = 0.95, "here"
	people := false
	for _, g := range x.Groups {
		if g.Role != schema.RoleOrigin {
			continue
		}
		people = true
		if !x.partner[g] && (g.sort == sortPeople || g.rule == "be.from") && !shares(g, &h) {
			x.carried(g, &h)
		}
	}
	if !people && m.origins != nil && m.originAge <= 1 && x.Cues&(text.CueReside|text.CueMigrant|text.CuePerson) != 0 && !shares(m.origins, &h) {
		x.carried(m.origins, &h)
	}
}

func (m *memory) age() {
	m.originAge++
	m.hostAge++
	m.placeAge++
}

func (x *Links) carried(o, h *group) {
	for _, a := range o.Places {
		for _, b := range h.Places {
			if x.Grammar.ends(a, b) {
				x.Found = append(x.Found, finding{a, b, relation(x.Cues, ""), o.weight * h.weight * 0.68, x.First, x.End, "carried: " + o.rule + " & " + h.rule, x.vague(a, o) || x.vague(b, h), o, h, nil})
			}
		}
	}
}
