package describe

import (
	"slices"
	"strings"

	"github.com/simde/simde/schema"

	"github.com/simde/simde/corpus/describe/lang"
)

// reach is how many tokens a cue may lie from the place that it governs.
const reach = 16

// assign finds the preposition and the governing cue of each group of a
// sentence, and from them the part that its places play.
func (s *sentence) assign() {
	for i, g := range s.groups {
		if s.naturalized(g) {
			continue
		}
		if g.sort == sortPeople {
			s.assignPeople(g)
			continue
		}
		s.assignPlace(i)
	}
	for _, g := range s.groups {
		s.crossing(g)
		if g.role == "" && (g.slot == slotNone || g.slot == slotOf) && g.sort != sortPeople && g.sort != sortThing {
			s.opening(g)
		}
	}
	s.biography()
	s.campOf()
	s.imply()
}

// campOf makes those who are "of" a camp live there: "the population of Mbera
// camp".
func (s *sentence) campOf() {
	for _, g := range s.groups {
		if (g.rule == "person.of" || g.rule == "migrant.of") && g.sort != sortPeople && (s.is(g.end, lang.CampAfter) || s.is(g.first-1, lang.CampBefore) || s.is(g.first-2, lang.Camp)) {
			g.role, g.weight, g.rule = schema.RoleDestination, 0.8, "resident.of"
		}
	}
}

// crossing makes who crosses a country's border arrive there.
func (s *sentence) crossing(g *group) {
	sent := g.role == schema.RoleOrigin && strings.HasPrefix(g.rule, "deport.") // to the border of a neighbour
	if !sent && g.role != schema.RoleTransit || g.sort != sortSite {
		return
	}
	for j := max(s.first, g.site-6); j < min(g.end+3, s.end); j++ {
		if !s.is(j, lang.Border) {
			continue
		}
		if sent {
			g.role, g.weight = schema.RoleTransit, 0.6
			return
		}
		g.role, g.weight, g.rule = schema.RoleDestination, 0.8, "border"
	}
}

// assignPeople gives people the part of their origin.
func (s *sentence) assignPeople(g *group) {
	g.slot, g.role, g.weight, g.rule = slotPeople, schema.RoleOrigin, 0.85, "people"
	if g.noun {
		g.weight, g.rule = 0.92, "people.noun"
	}
	if p := s.before(g.site); p >= 0 {
		c, at := s.cueAt(p)
		if c&cuePrepositions != 0 {
			g.prep = at
		}
	}
}

// assignPlace gives the group gs[i] of places the part that its governor says.
func (s *sentence) assignPlace(i int) {
	g := s.groups[i]
	if s.possessive(i) {
		return
	}
	c, at := s.preposition(g)
	g.settle(c)
	if g.sort == sortThing {
		return
	}
	if c&cuePrepositions == 0 {
		s.assignBare(i, c, at)
		return
	}
	g.prep = at
	var buf [10]slot
	ss := slotsOf(c, buf[:0])
	g.slot = ss[0]
	body := g.sort == sortBody || g.sort == sortEmployer
	if g.slot == slotBetween || body && g.slot != slotBy {
		if body && g.slot != slotBetween {
			s.subject(g)
		}
		return
	}
	if s.fromCamp(at) && g.slot != slotFrom {
		g.role, g.weight, g.rule = schema.RoleTransit, 0.7, "camp"
		return
	}
	if s.k.composite(g, c) {
		return
	}
	if s.superlative(g) || s.officeBefore(at) && (g.slot == slotIn || g.slot == slotAt) {
		return
	}
	governed := s.governLeft(i, ss)
	if !governed && s.fronted(at) {
		s.governRight(g, ss)
	}
	if (g.slot == slotFrom && s.is(at-1, lang.BeFrom) || g.slot == slotOf && s.areOf(at)) && (g.role == "" || g.role == schema.RoleOrigin) {
		g.role, g.weight, g.rule = schema.RoleOrigin, 0.85, "be.from"
	}
	if g.role == "" {
		switch {
		case c&cueFrom != 0 && s.blocked(at):
		case g.slot == slotFrom && g.sort != sortBody:
			g.role, g.weight, g.rule = schema.RoleOrigin, 0.66, "from"
		case governed && (g.slot == slotIn || g.slot == slotAt): // a meeting is held there
		case g.sort != sortBody && (g.slot == slotIn || g.slot == slotAt) && anyPeople(s.groups, g):
			g.role, g.weight, g.rule = schema.RoleDestination, weak, "in"
		case g.sort == sortSite && g.slot == slotOf && s.labourForce(g) && slices.ContainsFunc(s.groups, func(p *group) bool { return p.arrivals() && !shares(p, g) }):
			g.role, g.weight, g.rule = schema.RoleDestination, weak, "in"
		case c&cueTransit != 0:
			g.role, g.weight, g.rule = schema.RoleTransit, 0.8, "transit.via"
		case g.slot == slotVia && c&cueBy == 0:
			g.role, g.weight, g.rule = schema.RoleTransit, 0.5, "via"
		}
	}
}

// areOf reports whether the "of" at token at says in Spanish where persons named
// before it are from: "la mayoría de los ocupantes declaró ser de Senegal", "son
// sobre todo de".
func (s *sentence) areOf(at int) bool {
	j := at - 1
	if c, start := s.cueAt(j); c&cueDet != 0 && c&cuePrepositions == 0 {
		j = start - 1
	}
	return s.is(j, lang.BeOf) && s.within(cuePerson|cueMigrant|cueResident|cueArrive, s.first-1, at-s.first)
}

// labourForce reports whether g is those who live or work in the place: "the
// Thai labour force".
func (s *sentence) labourForce(g *group) bool {
	for j := g.end; j < g.end+3; j++ {
		if s.is(j, lang.LabourForce) {
			return true
		}
	}
	return false
}

// governLeft looks for the nearest cue before the preposition that has a rule
// for one of the slots ss.
func (s *sentence) governLeft(i int, ss []slot) bool {
	g := s.groups[i]
	if s.is(g.prep-1, lang.Those) && s.is(g.prep-2, lang.Compared) {
		return true // what is only compared: "more hours than those in Finland"
	}
	moved, passed := false, false // a verb of movement, another place stands between
	for j, seen := g.prep-1, 0; j >= s.first && seen < reach; seen++ {
		if s.text[s.tokens[j].start] == ';' {
			return false
		}
		if p := peopleAt(s.groups, j); p != nil && !shares(p, g) {
			if ru, ok := s.k.governs(cuePeople, ss); ok && seen < ru.reach {
				return s.take(i, p.first, cuePeople, ru)
			}
		}
		c, at := s.cueAt(j)
		passed = passed || s.owner[j] >= 0
		if (g.slot == slotIn || g.slot == slotAt) && c&cueAfter != 0 {
			return false // what was before the return
		}
		if c&cueBorn != 0 && c&cueFrom != 0 {
			c = cuePerson // "nationals of" governs its own place only
		}
		if c&cueSpeech != 0 && c&(cueMigrant|cuePerson|cueMove) == 0 && seen < 2 && (g.slot == slotIn || g.slot == slotAt) {
			return true
		}
		if c&cueBlock != 0 && s.owner[j] < 0 && (g.slot == slotFrom || g.slot == slotOf || g.slot == slotBy) && seen < 5 {
			return true
		}
		if s.owner[j] < 0 && c&cueFrames != 0 {
			if c&cueInst != 0 && c&(cueMigrant|cuePerson) == 0 && g.slot == slotOf && seen < 2 {
				return true
			}
			if p := owned(s.groups, g, at); p != nil && g.slot == slotOf && c&(cuePerson|cueMigrant) != 0 {
				if ru, ok := s.k.governs(cuePeople, ss); ok {
					return s.take(i, p.first, cuePeople, ru)
				}
			}
			if c&cueMove != 0 && c&(cueMigrant|cuePerson) == 0 && s.verbal(at) && s.movesOffice(at, g.prep) {
				return true
			}
			if c&cueRemit != 0 && moved && g.slot == slotOf {
				ss = []slot{slotFrom} // "las remesas que llegan de"
			}
			if c&cueLeave != 0 && (g.slot == slotIn || g.slot == slotAt) && s.over(s.first, g.prep).within(cueFor|cueTo, at, reach) {
				ss = []slot{slotTo} // "leave for building sites in"
			}
			moved = moved || c&(cueArrive|cueMove|cueLeave) != 0 && c&(cueMigrant|cuePerson) == 0 && !passed
			if ru, ok := s.k.governs(c, ss); ok && seen < ru.reach && (seen < 9 || c&(cuePerson|cueLabour|cuePermit) == 0) {
				return s.take(i, at, c, ru)
			}
		}
		j = min(j, at) - 1
	}
	return false
}

// movesOffice reports whether what the verb at token at moves is an
// institution: "moved the embassy from Tel Aviv".
func (s *sentence) movesOffice(at, prep int) bool {
	for j := int(s.ends[at]); j < min(prep, at+5); j++ {
		c, _ := s.cueAt(j)
		if c&cueInst != 0 && c&(cueMigrant|cuePerson) == 0 {
			return true
		}
		if c&(cueDet|cueLoc) == 0 && s.owner[j] < 0 {
			return false
		}
	}
	return false
}

// owned returns the group of people of another place whose noun stands at
// token at: "the Turkish community of".
func owned(gs []*group, g *group, at int) *group {
	for _, p := range gs {
		if p.sort == sortPeople && p.noun && p.end <= at && at-p.end < 4 && !shares(p, g) {
			return p
		}
	}
	return nil
}

// peopleAt returns the group of people that covers token j.
func peopleAt(gs []*group, j int) *group {
	for _, g := range gs {
		if g.sort == sortPeople && g.first <= j && j < g.end {
			return g
		}
	}
	return nil
}

// take gives g the part that rule ru says of the cue at token at. Where a cue
// of return, deportation or remittance stands before that cue in the same
// clause, and its people are named, it turns the direction round.
func (s *sentence) take(i, at int, c cueSet, ru rule) bool {
	g := s.groups[i]
	g.governor, g.role, g.weight, g.rule = at, s.k.decide(ru.role, g), ru.weight, ru.name
	where := c&cueReside != 0 && s.is(at-1, lang.Whoever) // "brought home those who lived in"
	if where || c&cueReversed != 0 || g.slot != slotFrom && g.slot != slotTo && g.slot != slotOf && g.slot != slotAt {
		return true
	}
	outer, oat := s.reversedBefore(at)
	if outer == 0 && g.slot == slotFrom && c&(cueLeave|cueMove|cueArrive) != 0 {
		outer, oat = s.returnAfter(g.end)
	}
	if outer == 0 {
		return true
	}
	named := false
	for _, p := range s.groups {
		named = named || p.sort == sortPeople && !shares(p, g)
	}
	if g.slot == slotOf && !named && outer&cueRemit == 0 {
		return true
	}
	if outer&cueRemit != 0 && c&(cueMigrant|cuePerson|cuePeople) != 0 && !s.is(g.prep, lang.MoneyFrom) {
		return true
	}
	if g.slot == slotFrom && !named && s.k.hostShare(g) < 0.5 {
		return true
	}
	var buf [4]slot
	if rev, ok := s.k.governs(outer&cueReversed, append(buf[:0], g.slot)); ok {
		g.governor, g.role, g.weight, g.rule = oat, rev.role, rev.weight*0.95, rev.name
	}
	return true
}

func shares(a, b *group) bool {
	for _, x := range a.places {
		for _, y := range b.places {
			if x == y {
				return true
			}
		}
	}
	return false
}

// reversedBefore returns the cue of return, deportation or remittance that
// stands at most 12 tokens before token at in the same clause.
func (s *sentence) reversedBefore(at int) (cueSet, int) {
	for j, seen := at-1, 0; j >= s.first && seen < 12; seen++ {
		if ch := s.text[s.tokens[j].start]; ch == ';' || ch == ',' {
			return 0, -1
		}
		c, start := s.cueAt(j)
		if c&cueReversed != 0 && s.owner[j] < 0 {
			return c, start
		}
		j = min(j, start) - 1
	}
	return 0, -1
}

// decide turns "either" into the end that the places of g more often are.
func (k *grammar) decide(role schema.Role, g *group) schema.Role {
	switch {
	case role != roleEither:
		return role
	case k.hostShare(g) < 0.5:
		return schema.RoleOrigin
	}
	return schema.RoleDestination
}

// returnAfter returns the cue of return that stands at most 6 tokens after a
// place: "depart from Aden to return home".
func (s *sentence) returnAfter(end int) (cueSet, int) {
	for j := end; j < min(end+6, s.end); j++ {
		if c, at := s.cueAt(j); c&cueReturn != 0 {
			return c, at
		}
	}
	return 0, -1
}

// hostShare is how much the places of g are ones of immigration.
func (k *grammar) hostShare(g *group) float64 {
	sum := 0.0
	for _, p := range g.places {
		sum += k.host[k.places[p]]
	}
	return sum / float64(len(g.places))
}

// reversedAfter returns the cue of return or deportation in the 8 tokens after
// a place that opens the sentence.
func (s *sentence) reversedAfter(end int) (cueSet, int) {
	for j := end; j < min(end+8, s.end); j++ {
		if c := s.starts[j] & (cueReturn | cueDeport); c != 0 {
			return c, j
		}
	}
	return 0, -1
}

// governRight looks for a cue after the group, where the place stands first:
// "En España viven 300.000 ecuatorianos".
func (s *sentence) governRight(g *group, ss []slot) {
	if c, at := s.reversedAfter(g.end); c != 0 && g.slot == slotFrom {
		if ru, ok := s.k.governs(c, ss); ok {
			g.governor, g.role, g.weight, g.rule = at, ru.role, ru.weight*0.9, ru.name+"+"
			return
		}
	}
	for j, seen := g.end, 0; j < s.end && seen < 12; seen++ {
		if s.text[s.tokens[j].start] == ';' {
			return
		}
		c, at := s.cueAt(j)
		if at == j && s.owner[j] < 0 && c&cueFrames != 0 && !(g.slot == slotOf && g.prep > s.first && c&(cuePerson|cueMigrant) != 0) {
			if ru, ok := s.k.governs(c, ss); ok {
				if ru.role == roleEither {
					ru.role = schema.RoleDestination // the place comes first: it is where that happens
					if c&cueRemit != 0 && g.slot == slotOf {
						ru.role = schema.RoleOrigin // "the economy of Bolivia depends on remittances"
					}
				}
				g.governor, g.role, g.weight, g.rule = j, ru.role, ru.weight*0.9, ru.name+"+"
				return
			}
		}
		if at == j && int(s.ends[j]) > j {
			j = int(s.ends[j])
		} else {
			j++
		}
	}
}
