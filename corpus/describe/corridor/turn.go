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
		if x.mayTurn(g) {
			for _, p := range x.Phrases {
				x.turnFor(p, g)
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

// mayTurn reports whether the part of g, an end to which people go or in which
// they are, may be another beside people who are named.
func (x *Links) mayTurn(g *phrase.Phrase) bool {
	end := g.Role == schema.RoleOrigin || g.Role == schema.RoleDestination
	return end && g.Sense != phrase.SensePeople && (g.Slot == phrase.SlotTo || g.Inside())
}

// turnFor turns the part of g, if people p have it otherwise: nobody goes home to
// a country that is not theirs, and who goes to his own country comes home.
func (x *Links) turnFor(p, g *phrase.Phrase) {
	const nearby = 16 // tokens
	if p == g || !p.Arrivals() && p.Rule != phrase.OwnPeople {
		return
	}
	switch {
	case g.Role == schema.RoleOrigin && p.First < g.First && x.reversedRule(g) && !x.Grammar.Nested(p, g) && x.Distance(p, g) < nearby:
		g.Play(schema.RoleDestination, g.Weight, g.Rule+phrase.Named)
	case g.Role == schema.RoleDestination && g.Slot != phrase.SlotIn && phrase.Covers(p, g):
		g.Play(schema.RoleOrigin, g.Weight, g.Rule+phrase.Homeward)
		x.homecoming(g)
	}
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
	from, to := x.evacuationEnd(phrase.SlotFrom), x.evacuationEnd(phrase.SlotTo)
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

// evacuationEnd returns the first single place in a slot of an evacuation, or nil.
func (x *Links) evacuationEnd(slot phrase.Slot) *phrase.Phrase {
	i := slices.IndexFunc(x.Phrases, func(g *phrase.Phrase) bool {
		return g.Slot == slot && g.Governor >= 0 && g.Sense != phrase.SensePeople && g.Sense != phrase.SenseBody && len(g.Places) == 1
	})
	if i < 0 {
		return nil
	}
	return x.Phrases[i]
}

// departed makes the place with which a sentence begins the home of those who
// leave it: "In Kerala, men leave for the Gulf".
func (x *Links) departed() {
	if x.namesHome() || !slices.ContainsFunc(x.Phrases, leftFor) {
		return
	}
	for _, g := range x.Phrases {
		if slices.Contains(livedThere, g.Rule) {
			g.Play(schema.RoleOrigin, 0.75, phrase.Departed)
		}
	}
}

// leftFor reports whether somebody leaves for g.
func leftFor(g *phrase.Phrase) bool {
	return g.Role == schema.RoleDestination && (g.Rule == phrase.LeaveTo || g.Rule == phrase.LeaveFor || g.Rule == phrase.MoveTo)
}

// livedThere are the rules of a place that stands before the persons who live in
// it or leave it.
var livedThere = []phrase.RuleID{phrase.PersonIn + phrase.Late, phrase.PersonAt + phrase.Late, phrase.ResideIn + phrase.Late, phrase.ResideAt + phrase.Late, phrase.LeaveIn + phrase.Late, phrase.LeaveAt + phrase.Late}

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
		if home && g.Role == "" && (g.Inside() || g.Slot == phrase.SlotBy) && g.Sense != phrase.SenseBody {
			g.Play(schema.RoleDestination, 0.62, phrase.InBefore)
		}
	}
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

// transit turns the place that people of another nation come from on the way
// into one of transit: "Brazilians crossing from Mexico into the United States".
func (x *Links) transit() {
	for _, g := range x.Phrases {
		if !x.onTheWay(g) {
			continue
		}
		for _, p := range x.Phrases {
			if !x.passes(p, g) {
				continue
			}
			g.Play(schema.RoleTransit, g.Weight, phrase.TransitPeople)
			if g.Slot == phrase.SlotObject && !x.hosted() {
				g.Play(schema.RoleDestination, 0.7, phrase.LeavePeople)
			}
		}
	}
}

// onTheWay reports whether g, where somebody comes from or what he leaves, may be
// a place on the way: a cue of movement governs it, and none of persons.
func (x *Links) onTheWay(g *phrase.Phrase) bool {
	if g.Role != schema.RoleOrigin || g.Sense == phrase.SensePeople {
		return false
	}
	switch g.Slot {
	case phrase.SlotFrom, phrase.SlotOf, phrase.SlotObject:
		return x.governed(g, text.CueMove|text.CueArrive|text.CueLeave) && !x.governed(g, text.CueMigrant|text.CuePerson|text.CueBorn)
	}
	return false
}

// passes reports whether people p of another place stand not far before g.
func (x *Links) passes(p, g *phrase.Phrase) bool {
	const nearby = 15 // tokens
	return p.Sense == phrase.SensePeople && p.End <= g.First && !x.Grammar.Nested(p, g) && x.Distance(p, g) < nearby
}
