package phrase

import (
	"slices"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// campOf makes those who are "of" a camp live there: "the population of Mbera
// camp".
func (s *Sentence) campOf() {
	for _, g := range s.Phrases {
		if (g.Rule == PersonOf || g.Rule == MigrantOf) && g.Sense != SensePeople && (s.Is(g.End, lang.CampAfter) || s.Is(g.First-1, lang.CampBefore) || s.Is(g.First-2, lang.Camp)) {
			g.Play(schema.RoleDestination, 0.8, ResidentOf)
		}
	}
}

// foreigners makes the place that foreigners are "of" the one where they live:
// "los extranjeros de Chile", "the foreign residents of Belgium".
func (s *Sentence) foreigners() {
	for _, g := range s.Phrases {
		if g.Slot != SlotOf || g.Sense == SensePeople || g.Sense == SenseBody || g.Role != "" && g.Role != schema.RoleOrigin {
			continue
		}
		for j := max(s.First, g.Prep-3); j < g.Prep; j++ {
			if s.Is(j, lang.Foreigner) {
				g.Governor = j
				g.Play(schema.RoleDestination, 0.8, ResidentOf)
				break
			}
		}
	}
}

// crossing makes who crosses a country's border arrive there.
func (s *Sentence) crossing(g *Phrase) {
	sent := g.Role == schema.RoleOrigin && g.Rule.Under(text.CueDeport) // to the border of a neighbour
	if !sent && g.Role != schema.RoleTransit || g.Sense != SenseSite {
		return
	}
	for j := max(s.First, g.Site-6); j < min(g.End+3, s.End); j++ {
		if !s.Is(j, lang.Border) {
			continue
		}
		if sent {
			g.Play(schema.RoleTransit, 0.6, g.Rule)
			return
		}
		g.Play(schema.RoleDestination, 0.8, BorderCrossed)
	}
}

// assignPlace gives phrase i, one of places, the part that its governor says.
func (s *Sentence) assignPlace(i int) {
	g := s.Phrases[i]
	if s.possessive(i) {
		return
	}
	c, at := s.preposition(g)
	g.settle(c)
	switch {
	case g.Sense == SenseThing:
	case c&text.CuePrepositions == 0:
		s.assignBare(i, c, at)
	default:
		g.Prep = at
		s.assignBehind(i, c)
	}
}

// assignBehind gives phrase i, behind a preposition of classes c, its part.
func (s *Sentence) assignBehind(i int, c text.Cues) {
	g := s.Phrases[i]
	var buf [10]Slot
	ss := slotsOf(c, buf[:0])
	g.Slot = ss[0]
	switch {
	case g.Slot == SlotBetween:
		return // both ends are named at once
	case g.Slot != SlotBy && (g.Sense == SenseBody || g.Sense == SenseEmployer):
		s.subject(g)
		return
	case g.Slot != SlotFrom && s.fromCamp(g.Prep):
		g.Play(schema.RoleTransit, 0.7, LeftCamp)
		return
	case s.Grammar.composite(g, c), s.superlative(g), g.Inside() && s.officeBefore(g.Prep):
		return
	}
	governed := s.governLeft(i, ss)
	if !governed && s.fronted(g.Prep) {
		s.governRight(g, ss)
	}
	if s.saidToBeFrom(g) && (g.Role == "" || g.Role == schema.RoleOrigin) {
		g.Play(schema.RoleOrigin, 0.85, BeFrom)
	}
	if g.Role == "" {
		s.ungoverned(g, c, governed)
	}
}

// saidToBeFrom reports whether a verb before the preposition says that persons
// are from g: "they are from Mali", "la mayoría son de Senegal".
func (s *Sentence) saidToBeFrom(g *Phrase) bool {
	return g.Slot == SlotFrom && s.Is(g.Prep-1, lang.BeFrom) || g.Slot == SlotOf && s.areOf(g.Prep)
}

// ungoverned gives places that no cue gives a part the one that their
// preposition of classes c says.
func (s *Sentence) ungoverned(g *Phrase, c text.Cues, governed bool) {
	switch {
	case g.Slot == SlotWith && s.listBefore(g): // "with three countries of destination, namely"
	case c&text.CueFrom != 0 && s.blocked(g.Prep):
	case g.Slot == SlotFrom && g.Sense != SenseBody:
		g.Play(schema.RoleOrigin, 0.66, FromPlace)
	case governed && g.Inside(): // a meeting is held there
	case s.hostsOthers(g):
		g.Play(schema.RoleDestination, Weak, InPlace)
	case c&text.CueTransit != 0:
		g.Play(schema.RoleTransit, 0.8, TransitVia)
	case g.Slot == slotVia && c&text.CueBy == 0:
		g.Play(schema.RoleTransit, 0.5, ViaPlace)
	}
}

// hostsOthers reports whether people of another place are named beside the place
// in which something is, or beside its labour force.
func (s *Sentence) hostsOthers(g *Phrase) bool {
	return g.Inside() && g.Sense != SenseBody && anyPeople(s.Phrases, g) || g.Slot == SlotOf && s.hostsLabour(g)
}

// hostsLabour reports whether g is those who live or work in a place where
// people of another are named: "the Thai labour force".
func (s *Sentence) hostsLabour(g *Phrase) bool {
	return g.Sense == SenseSite && s.labourForce(g) && slices.ContainsFunc(s.Phrases, func(p *Phrase) bool { return p.Arrivals() && !Shares(p, g) })
}

// areOf reports whether the "of" at token at says in Spanish where persons named
// before it are from: "la mayoría de los ocupantes declaró ser de Senegal", "son
// sobre todo de".
func (s *Sentence) areOf(at int) bool {
	j := at - 1
	if c, start := s.CueAt(j); c&text.CueDet != 0 && c&text.CuePrepositions == 0 {
		j = start - 1
	}
	return s.Is(j, lang.BeOf) && s.Within(text.CuePerson|text.CueMigrant|text.CueResident|text.CueArrive, s.First-1, at-s.First)
}

// labourForce reports whether g is those who live or work in the place: "the
// Thai labour force".
func (s *Sentence) labourForce(g *Phrase) bool {
	for j := g.End; j < g.End+3; j++ {
		if s.Is(j, lang.LabourForce) {
			return true
		}
	}
	return false
}
