package corridor

import (
	"slices"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// turn mends parts that only the whole sentence decides: people who are named
// cannot go home to another country; people who go to their own country come
// home from where they are; and where only money moves, it moves home.
func (x *Links) turn() {
	for _, g := range x.Phrases {
		if g.Sense == phrase.SensePeople || g.Role != schema.RoleOrigin && g.Role != schema.RoleDestination || g.Slot != phrase.SlotTo && g.Slot != phrase.SlotAt && g.Slot != phrase.SlotIn {
			continue
		}
		for _, p := range x.Phrases {
			if !p.Arrivals() && p.Rule != phrase.OwnPeople || p == g {
				continue
			}
			switch {
			case g.Role == schema.RoleOrigin && p.First < g.First && x.reversedRule(g) && !x.Grammar.Nested(p, g) && x.distance(p, g) < 16:
				g.Play(schema.RoleDestination, g.Weight, g.Rule+phrase.Named)
			case g.Role == schema.RoleDestination && g.Slot != phrase.SlotIn && phrase.Covers(p, g):
				g.Play(schema.RoleOrigin, g.Weight, g.Rule+phrase.Homeward)
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
	for _, g := range x.Phrases {
		if g.Role == schema.RoleOrigin || g.Sense == phrase.SensePeople {
			return
		}
		back = back || g.Role == schema.RoleDestination && (g.Rule == phrase.DeportFrom || g.Rule == phrase.ReturnFrom)
	}
	for _, g := range x.Phrases {
		if back && g.Role == schema.RoleDestination && (g.Rule.Under(text.CueArrive) || g.Rule.Under(text.CueMove)) {
			g.Play(schema.RoleOrigin, g.Weight, g.Rule+phrase.Homeward)
		}
	}
}

// evacuated makes both the place from which refugees are taken and that to
// which they are taken on their hosts, where neither is their home: "evacuated
// refugees from Libya to Niger".
func (x *Links) evacuated() {
	if x.Cues&text.CueEvacuate == 0 || x.Cues&text.CueMigrant == 0 || x.Cues&text.CueReturn != 0 {
		return
	}
	end := func(s phrase.Slot) *phrase.Phrase {
		i := slices.IndexFunc(x.Phrases, func(g *phrase.Phrase) bool {
			return g.Slot == s && g.Governor >= 0 && g.Sense != phrase.SensePeople && g.Sense != phrase.SenseBody && len(g.Places) == 1
		})
		if i < 0 {
			return nil
		}
		return x.Phrases[i]
	}
	from, to := end(phrase.SlotFrom), end(phrase.SlotTo)
	if from == nil || to == nil || phrase.Shares(from, to) {
		return
	}
	for _, g := range x.Phrases {
		switch {
		case g.Slot == phrase.SlotFrom && phrase.Shares(g, from):
			g.Play(schema.RoleDestination, 0.8, phrase.EvacuateFrom)
		case g.Slot == phrase.SlotTo && phrase.Shares(g, to):
			g.Play(schema.RoleDestination, 0.7, phrase.Onward)
		}
	}
	x.evacuees = evacuation{from.Places[0], to.Places[0]}
}

// departed makes the place with which a sentence begins the home of those who
// leave it: "In Kerala, men leave for the Gulf".
func (x *Links) departed() {
	away := false
	for _, g := range x.Phrases {
		if g.Sense == phrase.SensePeople || g.Role == schema.RoleOrigin {
			return
		}
		away = away || g.Role == schema.RoleDestination && (g.Rule == phrase.LeaveTo || g.Rule == phrase.LeaveFor || g.Rule == phrase.MoveTo)
	}
	for _, g := range x.Phrases {
		if away && (g.Rule == phrase.PersonIn+phrase.Late || g.Rule == phrase.PersonAt+phrase.Late || g.Rule == phrase.ResideIn+phrase.Late || g.Rule == phrase.ResideAt+phrase.Late || g.Rule == phrase.LeaveIn+phrase.Late || g.Rule == phrase.LeaveAt+phrase.Late) {
			g.Play(schema.RoleOrigin, 0.75, phrase.Departed)
		}
	}
}

// children makes the country in which the children of migrants are born the
// host: "hijos de mexicanos nacidos en Chicago".
func (x *Links) children() {
	for _, p := range x.Phrases {
		if p.Sense != phrase.SensePeople || p.Site < x.First+2 {
			continue
		}
		born := false
		for j := max(x.First, p.Site-3); j < p.Site; j++ {
			born = born || x.Is(j, lang.Children) && j+1 < p.Site // "de petits commerçants" are no children
		}
		for _, g := range x.Phrases {
			if born && (g.Rule == phrase.BornFrom && g.First > p.End || g.Rule == phrase.SuffixHome && g.First < p.First) && !phrase.Shares(p, g) {
				g.Play(schema.RoleDestination, g.Weight, phrase.BornChildren)
			}
		}
	}
}

// fetched makes a state that takes people home from elsewhere, or receives
// those sent back, their home: "Niger repatriated nationals from Côte d'Ivoire".
func (x *Links) fetched() {
	for _, g := range x.Phrases {
		if g.Rule == phrase.PeopleFrom && x.Cues&(text.CueRemit|text.CueReturn) != 0 {
			g.Play(g.Role, 0.8, g.Rule) // they send money from there, or come home
		}
		switch {
		case g.Rule == phrase.OwnPeople:
			x.ownAway(g)
		case g.Rule == phrase.SendpeopleSubject && x.sentBack(g):
			g.Play(schema.RoleDestination, 0.85, phrase.SentBack)
		}
		if g.Rule != phrase.ReturnSubject && g.Rule != phrase.HostSubject && !x.flights(g) {
			continue
		}
		for _, from := range x.Phrases {
			if from != g && x.comesBack(g, from) && !phrase.Shares(from, g) {
				g.Play(schema.RoleOrigin, g.Weight, g.Rule)
			}
		}
	}
}

// ownAway makes the place that a state's own people are "of" or "from" the one
// where they lived: "Niger repatriated its nationals from Algeria".
func (x *Links) ownAway(home *phrase.Phrase) {
	for _, g := range x.Phrases {
		if g.Role == schema.RoleOrigin && g.Governor >= 0 && x.Starts[g.Governor]&text.CueOwn != 0 && !phrase.Shares(g, home) {
			g.Play(schema.RoleDestination, 0.8, phrase.OwnAway)
		}
	}
}

// sentBack reports whether people whom the verb of g sends are sent "back" or
// "home": "sent 190 Haitians back by plane".
func (x *Links) sentBack(g *phrase.Phrase) bool {
	for _, p := range x.Phrases {
		if p.Sense != phrase.SensePeople || p.First < g.Governor || phrase.Shares(p, g) {
			continue
		}
		for j := p.End; j < min(p.End+4, x.End); j++ {
			if x.Is(j, lang.BackHome) {
				return true
			}
		}
	}
	return false
}

// flights reports whether g speaks of flights that bring people back, as the
// state that takes or refuses them does.
func (x *Links) flights(g *phrase.Phrase) bool {
	return g.Rule == phrase.DeportSubject && x.Is(int(x.Ends[g.Governor])-1, lang.Flight)
}

// comesBack reports whether people return from the place of from to that of
// g, the subject: what a country receives from a deportation are its own.
func (x *Links) comesBack(g, from *phrase.Phrase) bool {
	switch from.Rule {
	case phrase.ReturnFrom, phrase.ReturnOf:
		return true
	case phrase.DeportFrom, phrase.DeportOf:
		return g.Rule == phrase.HostSubject || g.Governor == from.Governor
	}
	return false
}

// receivers makes families in a country those who receive, where the money
// comes from another and nothing else says whose it is.
func (x *Links) receivers() {
	sent := false
	for _, g := range x.Phrases {
		if g.Role == schema.RoleOrigin {
			return
		}
		sent = sent || g.Role == schema.RoleDestination && (g.Rule == phrase.RemitFrom || g.Rule == phrase.RemitOf || x.Cues&text.CueRemit != 0 && (g.Rule.Under(text.CueMove) || g.Rule.Is(phrase.BeFrom)))
	}
	if !sent {
		return
	}
	for _, g := range x.Phrases {
		if g.Role == schema.RoleDestination && (g.Rule == phrase.PersonIn || g.Rule == phrase.PersonAt || g.Rule == phrase.InPlace || g.Rule.Under(text.CueReside) && g.Rule.IsLate()) {
			g.Play(schema.RoleOrigin, 0.75, phrase.RemitFamily)
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
	var only *phrase.Phrase
	for _, g := range x.Phrases {
		switch {
		case g.Role != "" || g.Sense == phrase.SenseThing:
		case only != nil || len(g.Places) > 1 || x.Grammar.Places[g.Places[0]].Kind() != schema.Country:
			return
		default:
			only = g
		}
	}
	if only != nil && only.Sense == phrase.SenseName && x.Cues&(text.CueBlock|text.CueOther) == 0 {
		only.Play(schema.RoleOrigin, 0.75, phrase.RemitEconomy)
	}
}

// before makes the country in which those were who go home the host, where
// the sentence names their home and no host: "after losing his job in Chile".
func (x *Links) before() {
	home := false
	for _, g := range x.Phrases {
		if g.Role == schema.RoleDestination {
			return
		}
		home = home || g.Role == schema.RoleOrigin && (x.reversedRule(g) || g.Rule.IsHomeward())
	}
	for _, g := range x.Phrases {
		if home && g.Role == "" && (g.Slot == phrase.SlotIn || g.Slot == phrase.SlotAt || g.Slot == phrase.SlotBy) && g.Sense != phrase.SenseBody {
			g.Play(schema.RoleDestination, 0.62, phrase.InBefore)
		}
	}
}

// reversedRule reports whether g's part comes from a cue of return or
// deportation.
func (x *Links) reversedRule(g *phrase.Phrase) bool {
	return g.Governor >= 0 && x.Starts[g.Governor]&(text.CueReturn|text.CueDeport) != 0
}

// homecoming makes the places that people come from on their way home the
// places where they lived.
func (x *Links) homecoming(home *phrase.Phrase) {
	for _, g := range x.Phrases {
		if g.Sense != phrase.SensePeople && g.Role == schema.RoleOrigin && (g.Slot == phrase.SlotFrom || g.Slot == phrase.SlotOf) && !phrase.Shares(g, home) {
			g.Play(schema.RoleDestination, g.Weight, g.Rule)
		}
		if g.Rule == phrase.PeopleFrom && !phrase.Shares(g, home) {
			g.Play(g.Role, 0.8, g.Rule)
		}
		if g.Rule == phrase.SendpeopleSubject && !phrase.Shares(g, home) {
			g.Play(schema.RoleDestination, g.Weight, g.Rule) // it sends them back
		}
	}
}

// money turns round the parts in a sentence that speaks of remittances and of
// no people.
func (x *Links) money() {
	if x.Cues&text.CueRemit == 0 || x.Cues&(text.CueMigrant|text.CueBorn|text.CueReside) != 0 {
		return
	}
	for _, g := range x.Phrases {
		if g.Sense == phrase.SensePeople {
			return
		}
	}
	for _, g := range x.Phrases {
		if g.Governor < 0 || x.Starts[g.Governor]&text.CueRemit != 0 || g.Slot == phrase.SlotSubject || x.Starts[g.Governor]&(text.CueLeave|text.CueMove|text.CueArrive|text.CueSendPeople|text.CueDestList|text.CueOrgList) == 0 {
			continue
		}
		if g.Rule == phrase.DestlistList && x.Is(g.Governor, lang.MoneySource) {
			continue
		}
		switch g.Role {
		case schema.RoleOrigin:
			g.Play(schema.RoleDestination, g.Weight, g.Rule)
		case schema.RoleDestination:
			g.Play(schema.RoleOrigin, g.Weight, g.Rule)
		}
		g.Play(g.Role, g.Weight, g.Rule+phrase.OfMoney)
	}
}

// transit turns the place that people of another nation come from on the way
// into one of transit: "Brazilians crossing from Mexico into the United States".
func (x *Links) transit() {
	for _, g := range x.Phrases {
		if g.Role != schema.RoleOrigin || g.Slot != phrase.SlotFrom && g.Slot != phrase.SlotOf && g.Slot != phrase.SlotObject || g.Sense == phrase.SensePeople || g.Governor < 0 {
			continue
		}
		c := x.Starts[g.Governor]
		if c&(text.CueMove|text.CueArrive|text.CueLeave) == 0 || c&(text.CueMigrant|text.CuePerson|text.CueBorn) != 0 {
			continue
		}
		for _, p := range x.Phrases {
			if p.Sense == phrase.SensePeople && !x.Grammar.Nested(p, g) && p.End <= g.First && x.distance(p, g) < 15 {
				g.Play(schema.RoleTransit, g.Weight, phrase.TransitPeople)
				if g.Slot == phrase.SlotObject && !x.hosted() {
					g.Play(schema.RoleDestination, 0.7, phrase.LeavePeople)
				}
			}
		}
	}
}
