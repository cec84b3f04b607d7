package describe

import (
	"strings"

	"github.com/simde/simde/schema"

	"github.com/simde/simde/corpus/describe/lang"
)

// weak is the weight of a host that only its position makes one: it takes a
// people that has no other.
const weak = 0.66

// arrivals reports whether g is people of a place, or the place that people
// named before it are from.
func (g *group) arrivals() bool {
	switch g.rule {
	case "person.from", "migrant.from", "migrant.of", "born.from":
		return true
	}
	return g.sort == sortPeople
}

// opening makes a place a host that opens the sentence before people of
// another: "Ecuador recognised 60,000 Colombians as refugees", "Chile:
// Haitians ...".
func (s *sentence) opening(g *group) {
	if g.site > s.first+3 {
		return
	}
	for _, p := range s.groups {
		if !p.arrivals() || shares(p, g) || p.first < g.end || p.first-g.end > 14 {
			continue
		}
		if g.end < s.end && s.tokens[g.end].is(punct) && !s.comma(g.end) {
			g.role, g.weight, g.rule = schema.RoleDestination, weak, "dateline"
			return
		}
		g.role, g.weight, g.rule = schema.RoleDestination, weak, "subject.people"
		return
	}
}

// assignBare gives a part to a group without preposition: an entry of a list,
// the object of the cue before it, or the subject of the one after it.
func (s *sentence) assignBare(i int, c cueSet, at int) {
	g := s.groups[i]
	if g.slot = slotNone; g.sort == sortBody || g.sort == sortEmployer {
		s.subject(g)
		return
	}
	if s.listed(g) || s.suffixed(g) {
		return
	}
	var one [1]slot
	one[0] = slotObject
	near := 3
	if g.sort == sortSite {
		near = 5 // "the border of the" lies between
	}
	if c&cueFrames != 0 && at >= 0 && g.site-int(s.ends[at]) <= near {
		if ru, ok := s.k.governs(c, one[:]); ok && ru.weight > 0.4 {
			g.slot, g.governor, g.role, g.weight, g.rule = slotObject, at, ru.role, ru.weight, ru.name
			return
		}
	}
	s.subject(g)
}

// possessive reads "Spain's Ecuadorian population" and "Egypt's emigrants":
// the first is where those people live, the second where they come from.
func (s *sentence) possessive(i int) bool {
	g := s.groups[i]
	if g.end+1 >= s.end || !s.mark(g.end, "'") && !s.mark(g.end, "’") || !s.is(g.end+1, lang.PossessiveEnding) {
		return false
	}
	if s.scheme(g.end + 2) {
		g.role, g.weight, g.rule = schema.RoleDestination, 0.75, "possessive.host"
		return true
	}
	for j := g.end + 2; j < min(g.end+6, s.end); j++ {
		if p := peopleAt(s.groups, j); p != nil && !shares(p, g) {
			g.role, g.weight, g.rule = schema.RoleDestination, 0.85, "possessive.host"
			return true
		}
		c, _ := s.cueAt(j)
		if j+1 < s.end && s.starts[j+1]&cueInst != 0 && s.starts[j+1]&(cueMigrant|cuePerson) == 0 {
			return false // "the labour ministry"
		}
		switch {
		case s.is(j, lang.PopulationNoun):
			g.role, g.weight, g.rule = schema.RoleDestination, 0.75, "possessive.host"
			return true
		case c&(cueMigrant|cuePerson) != 0:
			g.role, g.weight, g.rule = schema.RoleOrigin, 0.75, "possessive.home"
			return true
		case c&(cueInst|cueLoc|cueEmployer) != 0:
			return false
		}
	}
	return false
}

// scheme reports whether one of the four tokens from i is what a state lets
// workers in by: "Australia's PALM scheme".
func (s *sentence) scheme(i int) bool {
	if !s.within(cueRecruit|cuePermit|cueLabour|cueMigrant|cuePerson, s.first-1, s.end-s.first) {
		return false
	}
	for j := i; j < min(i+4, s.end) && !s.tokens[j].is(punct) && s.owner[j] < 0; j++ {
		if s.is(j, lang.SchemeNoun) {
			return true
		}
	}
	return false
}

// suffixed reads "US-based", "UK-bound" and "Ghana-born".
func (s *sentence) suffixed(g *group) bool {
	if !s.mark(g.end, "-") && !s.mark(g.end, "‑") {
		return false
	}
	switch {
	case s.is(g.end+1, lang.HostSuffix):
		g.role, g.weight, g.rule = schema.RoleDestination, 0.8, "suffix.host"
	case s.is(g.end+1, lang.Born):
		g.role, g.weight, g.rule = schema.RoleOrigin, 0.85, "suffix.home"
	default:
		return false
	}
	return true
}

// listed reads the head of a list: "countries of origin: Syria, Iraq", "the
// top destinations were Italy and Spain", "Italy and Spain are the main
// destinations".
func (s *sentence) listed(g *group) bool {
	set := func(c cueSet, at int) bool {
		var one [1]slot
		one[0] = slotList
		ru, ok := s.k.governs(c&(cueDestList|cueOrgList), one[:])
		if ok {
			g.slot, g.governor, g.role, g.weight, g.rule = slotList, at, ru.role, ru.weight, ru.name
			if ru.role == schema.RoleOrigin && s.within(cueRemit, s.first-1, s.end-s.first) && s.is(int(s.ends[at])-1, lang.Source) {
				g.role, g.rule = schema.RoleDestination, ru.name+".money"
			}
		}
		return ok
	}
	far := 9
	if s.is(g.site-1, lang.ListCopula) {
		far = 40
	}
	for j, seen := g.site-1, 0; j >= s.first && seen < far; seen++ {
		c, at := s.cueAt(j)
		if s.owner[j] < 0 && set(c, at) {
			return true
		}
		if far == 9 && c&(cueArrive|cueHost) != 0 && c&cueOrgList == 0 {
			break
		}
		if far == 9 && c&(cuePrepositions&^cueOf&^cueFor&^cueIn&^cueAt) != 0 && c&cueDet == 0 {
			break
		}
		j = min(j, at) - 1
	}
	unknown := 0
	for j, seen := s.pastFigure(g.end), 0; j < s.end && seen < 8; seen++ {
		c, at := s.cueAt(j)
		if at == j && s.owner[j] < 0 && set(c, at) {
			return true
		}
		if past := s.aside(j); past > j {
			j = past
			continue
		}
		if c == 0 && !s.tokens[j].is(punct) && s.owner[j] < 0 && unknown == 0 {
			unknown++
			j++
			continue
		}
		if c&(cueDet|cueAux|cueSep|cueRank) == 0 && !s.is(j, lang.ListLink) {
			break
		}
		j++
	}
	return false
}

// pastFigure returns the token after a figure in brackets at token j, or j:
// "Poland (960,000) and Czechia (370,000) are the main hosts".
func (s *sentence) pastFigure(j int) int {
	if !s.mark(j, "(") {
		return j
	}
	for i := j + 1; i < min(j+8, s.end); i++ {
		switch {
		case s.mark(i, ")"):
			return i + 1
		case !s.tokens[i].is(number) && !s.tokens[i].is(punct) && !s.unit(i):
			return j
		}
	}
	return j
}

// office returns the token after the institution that a possessive has, and
// marks the group as one: "Spain's labour ministry". It is the end of the group
// where there is none.
func (s *sentence) office(g *group) int {
	if !s.mark(g.end, "'") && !s.mark(g.end, "’") || !s.is(g.end+1, lang.PossessiveEnding) {
		return g.end
	}
	for j := g.end + 2; j < min(g.end+5, s.end); j++ {
		if c, _ := s.cueAt(j); c&cueInst != 0 && c&(cueMigrant|cuePerson) == 0 {
			g.sort = sortBody
			return j + 1
		}
	}
	return g.end
}

// subject looks for the verb after a group that stands before it: "Colombia
// hosts", "Canadian authorities deported".
func (s *sentence) subject(g *group) {
	if (g.site <= s.first+6 || g.sort == sortBody && (s.comma(g.site-1) || s.comma(g.site-2))) && s.ownNationals(g) {
		g.slot, g.role, g.weight, g.rule = slotSubject, schema.RoleOrigin, 0.85, "own.people"
		return
	}
	one := [1]slot{slotSubject}
	relative := false
	for j, seen := s.office(g), 0; j < s.end && seen < 8; seen++ {
		c, at := s.cueAt(j)
		if at != j {
			j++
			continue
		}
		if past := s.aside(j); past > j && j == g.end {
			j = past
			continue
		}
		if ch := s.text[s.tokens[j].start]; ch == ':' || ch == ';' || s.tokens[j].is(punct) && !s.tokens[j].is(glued) && !strings.ContainsRune(`("'`, rune(ch)) {
			return
		}
		relative = relative || s.is(j, lang.Relative)
		if s.owner[j] >= 0 && !relative {
			return
		}
		if ru, ok := s.k.governs(c, one[:]); ok && ru.weight > 0.2 && (j > g.end || s.verbal(j)) {
			if c&cueHost != 0 {
				if money, ok := s.k.governs(cueRemit, one[:]); ok && s.within(cueRemit, j, 9) && !s.within(cueMigrant|cuePerson, j, 3) {
					ru = money
				}
			}
			g.slot, g.governor, g.role, g.weight, g.rule = slotSubject, j, ru.role, ru.weight, ru.name
			return
		}
		switch {
		case c&(cuePrepositions&^cueTo&^cueAt&^cueOf) != 0 && c&cueAux == 0:
			return
		case c&(cueMigrant|cuePerson|cueMove|cueReturn|cueArrive|cueLeave) != 0 && c&(cueHost|cueAux) == 0 && !relative:
			return
		}
		j = max(j+1, int(s.ends[j]))
	}
}

// aside returns the token after the second of two commas of which the first is
// token j and between which no place is named: "Lebanon, itself in crisis,
// shelters". It is j where there is none.
func (s *sentence) aside(j int) int {
	const longest = 14
	if j >= s.end || !s.comma(j) {
		return j
	}
	for i := j + 1; i < min(j+longest, s.end) && s.owner[i] < 0; i++ {
		if s.comma(i) {
			return i + 1
		}
	}
	return j
}

// ownNationals reports whether a word for a country's own people elsewhere
// follows g before the next comma.
func (s *sentence) ownNationals(g *group) bool {
	for j := g.end; j < min(g.end+17, s.end) && !s.comma(j); j++ {
		if j > g.end && s.starts[j]&cueOwn != 0 {
			return true
		}
	}
	return false
}

// within reports whether a cue of classes c begins in the n tokens after j.
func (s *sentence) within(c cueSet, j int, n int) bool {
	for i := j + 1; i < min(j+1+n, s.end); i++ {
		if s.starts[i]&c != 0 {
			return true
		}
	}
	return false
}

// verbal reports whether the cue at j can be a verb here: an English noun such
// as "deportation" has no subject before it.
func (s *sentence) verbal(j int) bool {
	return !lang.NounEnding.Ends(schema.Undetermined, s.folded(j))
}
