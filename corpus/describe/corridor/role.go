package corridor

import (
	"slices"
	"strings"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// reach is how many tokens a cue may lie from the place that it governs.
const reach = 16

// assign finds the preposition and the governing cue of each group of a
// sentence, and from them the part that its places play.
func (s *sentence) assign() {
	for i, g := range s.Groups {
		if s.naturalized(g) {
			continue
		}
		if g.sort == sortPeople {
			s.assignPeople(g)
			continue
		}
		s.assignPlace(i)
	}
	for _, g := range s.Groups {
		s.crossing(g)
		if g.Role == "" && (g.slot == slotNone || g.slot == slotOf) && g.sort != sortPeople && g.sort != sortThing {
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
	for _, g := range s.Groups {
		if (g.rule == "person.of" || g.rule == "migrant.of") && g.sort != sortPeople && (s.Is(g.end, lang.CampAfter) || s.Is(g.first-1, lang.CampBefore) || s.Is(g.first-2, lang.Camp)) {
			g.Role, g.weight, g.rule = schema.RoleDestination, 0.8, "resident.of"
		}
	}
}

// crossing makes who crosses a country's border arrive there.
func (s *sentence) crossing(g *group) {
	sent := g.Role == schema.RoleOrigin && strings.HasPrefix(g.rule, "deport.") // to the border of a neighbour
	if !sent && g.Role != schema.RoleTransit || g.sort != sortSite {
		return
	}
	for j := max(s.First, g.site-6); j < min(g.end+3, s.End); j++ {
		if !s.Is(j, lang.Border) {
			continue
		}
		if sent {
			g.Role, g.weight = schema.RoleTransit, 0.6
			return
		}
		g.Role, g.weight, g.rule = schema.RoleDestination, 0.8, "border"
	}
}

// assignPeople gives people the part of their origin.
func (s *sentence) assignPeople(g *group) {
	g.slot, g.Role, g.weight, g.rule = slotPeople, schema.RoleOrigin, 0.85, "people"
	if g.noun {
		g.weight, g.rule = 0.92, "people.noun"
	}
	if p := s.before(g.site); p >= 0 {
		c, at := s.CueAt(p)
		if c&text.CuePrepositions != 0 {
			g.prep = at
		}
	}
}

// assignPlace gives the group gs[i] of places the part that its governor says.
func (s *sentence) assignPlace(i int) {
	g := s.Groups[i]
	if s.possessive(i) {
		return
	}
	c, at := s.preposition(g)
	g.settle(c)
	if g.sort == sortThing {
		return
	}
	if c&text.CuePrepositions == 0 {
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
		g.Role, g.weight, g.rule = schema.RoleTransit, 0.7, "camp"
		return
	}
	if s.Grammar.composite(g, c) {
		return
	}
	if s.superlative(g) || s.officeBefore(at) && (g.slot == slotIn || g.slot == slotAt) {
		return
	}
	governed := s.governLeft(i, ss)
	if !governed && s.fronted(at) {
		s.governRight(g, ss)
	}
	if (g.slot == slotFrom && s.Is(at-1, lang.BeFrom) || g.slot == slotOf && s.areOf(at)) && (g.Role == "" || g.Role == schema.RoleOrigin) {
		g.Role, g.weight, g.rule = schema.RoleOrigin, 0.85, "be.from"
	}
	if g.Role == "" {
		switch {
		case c&text.CueFrom != 0 && s.blocked(at):
		case g.slot == slotFrom && g.sort != sortBody:
			g.Role, g.weight, g.rule = schema.RoleOrigin, 0.66, "from"
		case governed && (g.slot == slotIn || g.slot == slotAt): // a meeting is held there
		case g.sort != sortBody && (g.slot == slotIn || g.slot == slotAt) && anyPeople(s.Groups, g):
			g.Role, g.weight, g.rule = schema.RoleDestination, weak, "in"
		case g.sort == sortSite && g.slot == slotOf && s.labourForce(g) && slices.ContainsFunc(s.Groups, func(p *group) bool { return p.arrivals() && !shares(p, g) }):
			g.Role, g.weight, g.rule = schema.RoleDestination, weak, "in"
		case c&text.CueTransit != 0:
			g.Role, g.weight, g.rule = schema.RoleTransit, 0.8, "transit.via"
		case g.slot == slotVia && c&text.CueBy == 0:
			g.Role, g.weight, g.rule = schema.RoleTransit, 0.5, "via"
		}
	}
}

// areOf reports whether the "of" at token at says in Spanish where persons named
// before it are from: "la mayoría de los ocupantes declaró ser de Senegal", "son
// sobre todo de".
func (s *sentence) areOf(at int) bool {
	j := at - 1
	if c, start := s.CueAt(j); c&text.CueDet != 0 && c&text.CuePrepositions == 0 {
		j = start - 1
	}
	return s.Is(j, lang.BeOf) && s.within(text.CuePerson|text.CueMigrant|text.CueResident|text.CueArrive, s.First-1, at-s.First)
}

// labourForce reports whether g is those who live or work in the place: "the
// Thai labour force".
func (s *sentence) labourForce(g *group) bool {
	for j := g.end; j < g.end+3; j++ {
		if s.Is(j, lang.LabourForce) {
			return true
		}
	}
	return false
}

// governLeft looks for the nearest cue before the preposition that has a rule
// for one of the slots ss.
func (s *sentence) governLeft(i int, ss []slot) bool {
	g := s.Groups[i]
	if s.Is(g.prep-1, lang.Those) && s.Is(g.prep-2, lang.Compared) {
		return true // what is only compared: "more hours than those in Finland"
	}
	moved, passed := false, false // a verb of movement, another place stands between
	for j, seen := g.prep-1, 0; j >= s.First && seen < reach; seen++ {
		if s.Body[s.Tokens[j].Start] == ';' {
			return false
		}
		if p := PeopleAt(s.Groups, j); p != nil && !shares(p, g) {
			if ru, ok := s.Grammar.governs(text.CuePeople, ss); ok && seen < ru.reach {
				return s.take(i, p.first, text.CuePeople, ru)
			}
		}
		c, at := s.CueAt(j)
		passed = passed || s.Owner[j] >= 0
		if (g.slot == slotIn || g.slot == slotAt) && c&text.CueAfter != 0 {
			return false // what was before the return
		}
		if c&text.CueBorn != 0 && c&text.CueFrom != 0 {
			c = text.CuePerson // "nationals of" governs its own place only
		}
		if c&text.CueSpeech != 0 && c&(text.CueMigrant|text.CuePerson|text.CueMove) == 0 && seen < 2 && (g.slot == slotIn || g.slot == slotAt) {
			return true
		}
		if c&text.CueBlock != 0 && s.Owner[j] < 0 && (g.slot == slotFrom || g.slot == slotOf || g.slot == slotBy) && seen < 5 {
			return true
		}
		if s.Owner[j] < 0 && c&text.CueFrames != 0 {
			if c&text.CueInst != 0 && c&(text.CueMigrant|text.CuePerson) == 0 && g.slot == slotOf && seen < 2 {
				return true
			}
			if p := owned(s.Groups, g, at); p != nil && g.slot == slotOf && c&(text.CuePerson|text.CueMigrant) != 0 {
				if ru, ok := s.Grammar.governs(text.CuePeople, ss); ok {
					return s.take(i, p.first, text.CuePeople, ru)
				}
			}
			if c&text.CueMove != 0 && c&(text.CueMigrant|text.CuePerson) == 0 && s.verbal(at) && s.movesOffice(at, g.prep) {
				return true
			}
			if c&text.CueRemit != 0 && moved && g.slot == slotOf {
				ss = []slot{slotFrom} // "las remesas que llegan de"
			}
			if c&text.CueLeave != 0 && (g.slot == slotIn || g.slot == slotAt) && s.over(s.First, g.prep).within(text.CueFor|text.CueTo, at, reach) {
				ss = []slot{slotTo} // "leave for building sites in"
			}
			moved = moved || c&(text.CueArrive|text.CueMove|text.CueLeave) != 0 && c&(text.CueMigrant|text.CuePerson) == 0 && !passed
			if ru, ok := s.Grammar.governs(c, ss); ok && seen < ru.reach && (seen < 9 || c&(text.CuePerson|text.CueLabour|text.CuePermit) == 0) {
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
	for j := int(s.Ends[at]); j < min(prep, at+5); j++ {
		c, _ := s.CueAt(j)
		if c&text.CueInst != 0 && c&(text.CueMigrant|text.CuePerson) == 0 {
			return true
		}
		if c&(text.CueDet|text.CueLoc) == 0 && s.Owner[j] < 0 {
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

// PeopleAt returns the group of people that covers token j.
func PeopleAt(gs []*group, j int) *group {
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
func (s *sentence) take(i, at int, c text.Cues, ru rule) bool {
	g := s.Groups[i]
	g.governor, g.Role, g.weight, g.rule = at, s.Grammar.decide(ru.role, g), ru.weight, ru.name
	where := c&text.CueReside != 0 && s.Is(at-1, lang.Whoever) // "brought home those who lived in"
	if where || c&text.CueReversed != 0 || g.slot != slotFrom && g.slot != slotTo && g.slot != slotOf && g.slot != slotAt {
		return true
	}
	outer, oat := s.reversedBefore(at)
	if outer == 0 && g.slot == slotFrom && c&(text.CueLeave|text.CueMove|text.CueArrive) != 0 {
		outer, oat = s.returnAfter(g.end)
	}
	if outer == 0 {
		return true
	}
	named := false
	for _, p := range s.Groups {
		named = named || p.sort == sortPeople && !shares(p, g)
	}
	if g.slot == slotOf && !named && outer&text.CueRemit == 0 {
		return true
	}
	if outer&text.CueRemit != 0 && c&(text.CueMigrant|text.CuePerson|text.CuePeople) != 0 && !s.Is(g.prep, lang.MoneyFrom) {
		return true
	}
	if g.slot == slotFrom && !named && s.Grammar.hostShare(g) < 0.5 {
		return true
	}
	var buf [4]slot
	if rev, ok := s.Grammar.governs(outer&text.CueReversed, append(buf[:0], g.slot)); ok {
		g.governor, g.Role, g.weight, g.rule = oat, rev.role, rev.weight*0.95, rev.name
	}
	return true
}

func shares(a, b *group) bool {
	for _, x := range a.Places {
		for _, y := range b.Places {
			if x == y {
				return true
			}
		}
	}
	return false
}

// reversedBefore returns the cue of return, deportation or remittance that
// stands at most 12 tokens before token at in the same clause.
func (s *sentence) reversedBefore(at int) (text.Cues, int) {
	for j, seen := at-1, 0; j >= s.First && seen < 12; seen++ {
		if ch := s.Body[s.Tokens[j].Start]; ch == ';' || ch == ',' {
			return 0, -1
		}
		c, start := s.CueAt(j)
		if c&text.CueReversed != 0 && s.Owner[j] < 0 {
			return c, start
		}
		j = min(j, start) - 1
	}
	return 0, -1
}

// decide turns "either" into the end that the places of g more often are.
func (k *Grammar) decide(role schema.Role, g *group) schema.Role {
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
func (s *sentence) returnAfter(end int) (text.Cues, int) {
	for j := end; j < min(end+6, s.End); j++ {
		if c, at := s.CueAt(j); c&text.CueReturn != 0 {
			return c, at
		}
	}
	return 0, -1
}

// hostShare is how much the places of g are ones of immigration.
func (k *Grammar) hostShare(g *group) float64 {
	sum := 0.0
	for _, p := range g.Places {
		sum += k.Host[k.Places[p]]
	}
	return sum / float64(len(g.Places))
}

// reversedAfter returns the cue of return or deportation in the 8 tokens after
// a place that opens the sentence.
func (s *sentence) reversedAfter(end int) (text.Cues, int) {
	for j := end; j < min(end+8, s.End); j++ {
		if c := s.Starts[j] & (text.CueReturn | text.CueDeport); c != 0 {
			return c, j
		}
	}
	return 0, -1
}

// governRight looks for a cue after the group, where the place stands first:
// "En España viven 300.000 ecuatorianos".
func (s *sentence) governRight(g *group, ss []slot) {
	if c, at := s.reversedAfter(g.end); c != 0 && g.slot == slotFrom {
		if ru, ok := s.Grammar.governs(c, ss); ok {
			g.governor, g.Role, g.weight, g.rule = at, ru.role, ru.weight*0.9, ru.name+"+"
			return
		}
	}
	for j, seen := g.end, 0; j < s.End && seen < 12; seen++ {
		if s.Body[s.Tokens[j].Start] == ';' {
			return
		}
		c, at := s.CueAt(j)
		if at == j && s.Owner[j] < 0 && c&text.CueFrames != 0 && !(g.slot == slotOf && g.prep > s.First && c&(text.CuePerson|text.CueMigrant) != 0) {
			if ru, ok := s.Grammar.governs(c, ss); ok {
				if ru.role == roleEither {
					ru.role = schema.RoleDestination // the place comes first: it is where that happens
					if c&text.CueRemit != 0 && g.slot == slotOf {
						ru.role = schema.RoleOrigin // "the economy of Bolivia depends on remittances"
					}
				}
				g.governor, g.Role, g.weight, g.rule = j, ru.role, ru.weight*0.9, ru.name+"+"
				return
			}
		}
		if at == j && int(s.Ends[j]) > j {
			j = int(s.Ends[j])
		} else {
			j++
		}
	}
}
