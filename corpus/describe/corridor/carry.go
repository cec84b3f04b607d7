// Package corridor reads between which places people move, which parts places
// play, and the routes that a document tells of.
package corridor

import (
	"slices"

	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// carry links what the sentence left without a partner to what the sentences
// before it left, and remembers what it leaves itself.
func (x *Links) carry(m *memory) {
	m.spoke = m.spoke || len(x.Found) > 0
	m.age()
	if x.Tokens[x.First].Is(text.Breaks) {
		m.age()
	}
	x.resumed(m)
	strong := x.Cues&(text.CueSignal|text.CueMigrant|text.CueDeport|text.CueRemit|text.CueReturn) != 0
	for _, g := range x.Phrases {
		strong = strong || g.Sense == phrase.SensePeople && x.Cues&text.CueRecruit != 0
	}
	strong = strong || m.origins != nil && m.originAge <= 1 && m.origins.Sense == phrase.SensePeople && x.Pronoun()
	settled := m.origins != nil && m.originAge <= 1 && (m.origins.Rule == phrase.LeaveObject || m.origins.Rule == phrase.LeaveOf)
	for _, g := range x.Phrases {
		if settled && !x.partner[g] && g.Role == schema.RoleDestination && g.Governor >= 0 && x.Starts[g.Governor]&(text.CueReside|text.CueArrive|text.CueStudy|text.CueHost|text.CueDestList) != 0 && !phrase.Shares(g, m.origins) {
			x.carried(m.origins, g)
			continue
		}
		if g.Sense != phrase.SensePeople && x.Cues&text.CueSpeech != 0 {
			continue // a meeting is held there
		}
		if x.partner[g] || !strong && (g.Rule != phrase.BeFrom || x.Cues&text.CuePerson == 0) || g.Weight < 0.6 || g.Slot == phrase.SlotSubject && x.Cues&(text.CueReturn|text.CueDeport) != 0 {
			continue
		}
		switch {
		case g.Role == schema.RoleOrigin && m.hosts != nil && m.hostAge <= 2 && !phrase.Shares(g, m.hosts):
			x.carried(g, m.hosts)
			if m.onward != nil && !phrase.Shares(g, m.onward) {
				x.carried(g, m.onward)
			}
		case g.Role == schema.RoleDestination && m.origins != nil && m.originAge <= 2 && !phrase.Shares(g, m.origins) && (x.reversedRule(g) || !x.OwnPeople()):
			x.carried(m.origins, g)
		}
	}
	x.here(m)
	x.table(m)
	for _, g := range x.Phrases {
		if g.Sense != phrase.SensePeople && g.Sense != phrase.SenseThing && g.Role != schema.RoleOrigin && g.Role != schema.RoleTransit && x.Grammar.Places[g.Places[0]].Kind() == schema.Country {
			m.place, m.placeAge = g, 0
		}
		switch {
		case g.Role == schema.RoleOrigin && g.Weight >= 0.6 && (strong || g.Rule == phrase.LeaveObject):
			m.origins, m.originAge = g, 0
		case g.Role == schema.RoleDestination && g.Weight >= 0.6 && (x.Cues&text.CueSpeech == 0 || x.partner[g]):
			if m.onward = nil; g.Rule == phrase.Onward && m.hosts != nil && m.hostAge == 0 && !phrase.Shares(g, m.hosts) {
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
	for _, g := range x.Phrases {
		if g.Site <= x.First+3 && (g.Role == "" || g.Role == schema.RoleDestination) && (g.Sense == phrase.SenseName || g.Sense == phrase.SenseBody) && len(g.Places) == 1 && x.Grammar.Places[g.Places[0]].Kind() == schema.Country {
			place = g // "Ecuador began to register Venezuelans in the country"
		}
	}
	h := place.Copy()
	h.Play(h.Role, 0.95, phrase.Here)
	people := false
	for _, g := range x.Phrases {
		if g.Role != schema.RoleOrigin {
			continue
		}
		people = true
		if !x.partner[g] && (g.Sense == phrase.SensePeople || g.Rule == phrase.BeFrom) && !phrase.Shares(g, h) {
			x.carried(g, h)
		}
	}
	if !people && m.origins != nil && m.originAge <= 1 && x.Cues&(text.CueReside|text.CueMigrant|text.CuePerson) != 0 && !phrase.Shares(m.origins, h) {
		x.carried(m.origins, h)
	}
}

// resumed takes away the findings that make a place the home of people whom
// the sentence before named with another home: "Ils ont quitté Tripoli pour
// Tunis" is said of Senegalese.
func (x *Links) resumed(m *memory) {
	people := m.origins
	if people == nil || m.originAge > 1 || people.Sense != phrase.SensePeople || !x.Pronoun() {
		return
	}
	x.Found = slices.DeleteFunc(x.Found, func(f Finding) bool {
		return f.From.Sense != phrase.SensePeople && f.From.Rule.Under(text.CueLeave) && !phrase.Shares(f.From, people)
	})
}

// OwnPeople reports whether a sentence counts people of its own, who are not
// those of the sentence before: "About 200,000 foreign carers live in Canada".
func (x *Links) OwnPeople() bool {
	if x.Cues&text.CueRank != 0 || x.Pronoun() {
		return false
	}
	for j := x.First; j < x.End; j++ {
		if _, year := x.Year(j); year || !x.Tokens[j].Is(text.Number) {
			continue
		}
		for n := j + 1; n < min(j+3, x.End) && x.Owner[n] < 0 && !x.Tokens[n].Is(text.Punct); n++ {
			if c, at := x.CueAt(n); at == n && c.People() && c&text.CueOwn == 0 {
				return true
			}
		}
	}
	return false
}
