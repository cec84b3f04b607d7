// Package corridor reads between which places people move, which parts places
// play, and the routes that a document tells of.
package corridor

import (
	"strings"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
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
	if g.site > s.First+3 {
		return
	}
	for _, p := range s.Groups {
		if !p.arrivals() || shares(p, g) || p.first < g.end || p.first-g.end > 14 {
			continue
		}
		if g.end < s.End && s.Tokens[g.end].Is(text.Punct) && !s.Comma(g.end) {
			g.Role, g.weight, g.rule = schema.RoleDestination, weak, "dateline"
			return
		}
		g.Role, g.weight, g.rule = schema.RoleDestination, weak, "subject.people"
		return
	}
}

// assignBare gives a part to a group without preposition: an entry of a list,
// the object of the cue before it, or the subject of the one after it.
func (s *sentence) assignBare(i int, c text.Cues, at int) {
	g := s.Groups[i]
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
	if c&text.CueFrames != 0 && at >= 0 && g.site-int(s.Ends[at]) <= near {
		if ru, ok := s.Grammar.governs(c, one[:]); ok && ru.weight > 0.4 {
			g.slot, g.governor, g.Role, g.weight, g.rule = slotObject, at, ru.role, ru.weight, ru.name
			return
		}
	}
	s.subject(g)
}

// possessive reads "Spain's Ecuadorian population" and "Egypt's emigrants":
// the first is where those people live, the second where they come from.
func (s *sentence) possessive(i int) bool {
	g := s.Groups[i]
	if g.end+1 >= s.End || !s.Mark(g.end, "'") && !s.Mark(g.end, "’") || !s.Is(g.end+1, lang.PossessiveEnding) {
		return false
	}
	if s.scheme(g.end + 2) {
		g.Role, g.weight, g.rule = schema.RoleDestination, 0.75, "possessive.host"
		return true
	}
	for j := g.end + 2; j < min(g.end+6, s.End); j++ {
		if p := PeopleAt(s.Groups, j); p != nil && !shares(p, g) {
			g.Role, g.weight, g.rule = schema.RoleDestination, 0.85, "possessive.host"
			return true
		}
		c, _ := s.CueAt(j)
		if j+1 < s.End && s.Starts[j+1]&text.CueInst != 0 && s.Starts[j+1]&(text.CueMigrant|text.CuePerson) == 0 {
			return false // "the labour ministry"
		}
		switch {
		case s.Is(j, lang.PopulationNoun):
			g.Role, g.weight, g.rule = schema.RoleDestination, 0.75, "possessive.host"
			return true
		case c&(text.CueMigrant|text.CuePerson) != 0:
			g.Role, g.weight, g.rule = schema.RoleOrigin, 0.75, "possessive.home"
			return true
		case c&(text.CueInst|text.CueLoc|text.CueEmployer) != 0:
			return false
		}
	}
	return false
}

// scheme reports whether one of the four tokens from i is what a state lets
// workers in by: "Australia's PALM scheme".
func (s *sentence) scheme(i int) bool {
	if !s.within(text.CueRecruit|text.CuePermit|text.CueLabour|text.CueMigrant|text.CuePerson, s.First-1, s.End-s.First) {
		return false
	}
	for j := i; j < min(i+4, s.End) && !s.Tokens[j].Is(text.Punct) && s.Owner[j] < 0; j++ {
		if s.Is(j, lang.SchemeNoun) {
			return true
		}
	}
	return false
}

// suffixed reads "US-based", "UK-bound" and "Ghana-born".
func (s *sentence) suffixed(g *group) bool {
	if !s.Mark(g.end, "-") && !s.Mark(g.end, "‑") {
		return false
	}
	switch {
	case s.Is(g.end+1, lang.HostSuffix):
		g.Role, g.weight, g.rule = schema.RoleDestination, 0.8, "suffix.host"
	case s.Is(g.end+1, lang.Born):
		g.Role, g.weight, g.rule = schema.RoleOrigin, 0.85, "suffix.home"
	default:
		return false
	}
	return true
}

// listed reads the head of a list: "countries of origin: Syria, Iraq", "the
// top destinations were Italy and Spain", "Italy and Spain are the main
// destinations".
func (s *sentence) listed(g *group) bool {
	set := func(c text.Cues, at int) bool {
		var one [1]slot
		one[0] = slotList
		ru, ok := s.Grammar.governs(c&(text.CueDestList|text.CueOrgList), one[:])
		if ok {
			g.slot, g.governor, g.Role, g.weight, g.rule = slotList, at, ru.role, ru.weight, ru.name
			if ru.role == schema.RoleOrigin && s.within(text.CueRemit, s.First-1, s.End-s.First) && s.Is(int(s.Ends[at])-1, lang.Source) {
				g.Role, g.rule = schema.RoleDestination, ru.name+".money"
			}
		}
		return ok
	}
	far := 9
	if s.Is(g.site-1, lang.ListCopula) {
		far = 40
	}
	for j, seen := g.site-1, 0; j >= s.First && seen < far; seen++ {
		c, at := s.CueAt(j)
		if s.Owner[j] < 0 && set(c, at) {
			return true
		}
		if far == 9 && c&(text.CueArrive|text.CueHost) != 0 && c&text.CueOrgList == 0 {
			break
		}
		if far == 9 && c&(text.CuePrepositions&^text.CueOf&^text.CueFor&^text.CueIn&^text.CueAt) != 0 && c&text.CueDet == 0 {
			break
		}
		j = min(j, at) - 1
	}
	unknown := 0
	for j, seen := s.pastFigure(g.end), 0; j < s.End && seen < 8; seen++ {
		c, at := s.CueAt(j)
		if at == j && s.Owner[j] < 0 && set(c, at) {
			return true
		}
		if past := s.aside(j); past > j {
			j = past
			continue
		}
		if c == 0 && !s.Tokens[j].Is(text.Punct) && s.Owner[j] < 0 && unknown == 0 {
			unknown++
			j++
			continue
		}
		if c&(text.CueDet|text.CueAux|text.CueSep|text.CueRank) == 0 && !s.Is(j, lang.ListLink) {
			break
		}
		j++
	}
	return false
}

// pastFigure returns the token after a figure in brackets at token j, or j:
// "Poland (960,000) and Czechia (370,000) are the main hosts".
func (s *sentence) pastFigure(j int) int {
	if !s.Mark(j, "(") {
		return j
	}
	for i := j + 1; i < min(j+8, s.End); i++ {
		switch {
		case s.Mark(i, ")"):
			return i + 1
		case !s.Tokens[i].Is(text.Number) && !s.Tokens[i].Is(text.Punct) && !s.unit(i):
			return j
		}
	}
	return j
}

// office returns the token after the institution that a possessive has, and
// marks the group as one: "Spain's labour ministry". It is the end of the group
// where there is none.
func (s *sentence) office(g *group) int {
	if !s.Mark(g.end, "'") && !s.Mark(g.end, "’") || !s.Is(g.end+1, lang.PossessiveEnding) {
		return g.end
	}
	for j := g.end + 2; j < min(g.end+5, s.End); j++ {
		if c, _ := s.CueAt(j); c&text.CueInst != 0 && c&(text.CueMigrant|text.CuePerson) == 0 {
			g.sort = sortBody
			return j + 1
		}
	}
	return g.end
}

// subject looks for the verb after a group that stands before it: "Colombia
// hosts", "Canadian authorities deported".
func (s *sentence) subject(g *group) {
	if (g.site <= s.First+6 || g.sort == sortBody && (s.Comma(g.site-1) || s.Comma(g.site-2))) && s.ownNationals(g) {
		g.slot, g.Role, g.weight, g.rule = slotSubject, schema.RoleOrigin, 0.85, "own.people"
		return
	}
	one := [1]slot{slotSubject}
	relative := false
	for j, seen := s.office(g), 0; j < s.End && seen < 8; seen++ {
		c, at := s.CueAt(j)
		if at != j {
			j++
			continue
		}
		if past := s.aside(j); past > j && j == g.end {
			j = past
			continue
		}
		if ch := s.Body[s.Tokens[j].Start]; ch == ':' || ch == ';' || s.Tokens[j].Is(text.Punct) && !s.Tokens[j].Is(text.Glued) && !strings.ContainsRune(`("'`, rune(ch)) {
			return
		}
		relative = relative || s.Is(j, lang.Relative)
		if s.Owner[j] >= 0 && !relative {
			return
		}
		if ru, ok := s.Grammar.governs(c, one[:]); ok && ru.weight > 0.2 && (j > g.end || s.verbal(j)) {
			if c&text.CueHost != 0 {
				if money, ok := s.Grammar.governs(text.CueRemit, one[:]); ok && s.within(text.CueRemit, j, 9) && !s.within(text.CueMigrant|text.CuePerson, j, 3) {
					ru = money
				}
			}
			g.slot, g.governor, g.Role, g.weight, g.rule = slotSubject, j, ru.role, ru.weight, ru.name
			return
		}
		switch {
		case c&(text.CuePrepositions&^text.CueTo&^text.CueAt&^text.CueOf) != 0 && c&text.CueAux == 0:
			return
		case c&(text.CueMigrant|text.CuePerson|text.CueMove|text.CueReturn|text.CueArrive|text.CueLeave) != 0 && c&(text.CueHost|text.CueAux) == 0 && !relative:
			return
		}
		j = max(j+1, int(s.Ends[j]))
	}
}

// aside returns the token after the second of two commas of which the first is
// token j and between which no place is named: "Lebanon, itself in crisis,
// shelters". It is j where there is none.
func (s *sentence) aside(j int) int {
	const longest = 14
	if j >= s.End || !s.Comma(j) {
		return j
	}
	for i := j + 1; i < min(j+longest, s.End) && s.Owner[i] < 0; i++ {
		if s.Comma(i) {
			return i + 1
		}
	}
	return j
}

// ownNationals reports whether a word for a country's own people elsewhere
// follows g before the next comma.
func (s *sentence) ownNationals(g *group) bool {
	for j := g.end; j < min(g.end+17, s.End) && !s.Comma(j); j++ {
		if j > g.end && s.Starts[j]&text.CueOwn != 0 {
			return true
		}
	}
	return false
}

// within reports whether a cue of classes c begins in the n tokens after j.
func (s *sentence) within(c text.Cues, j int, n int) bool {
	for i := j + 1; i < min(j+1+n, s.End); i++ {
		if s.Starts[i]&c != 0 {
			return true
		}
	}
	return false
}

// verbal reports whether the cue at j can be a verb here: an English noun such
// as "deportation" has no subject before it.
func (s *sentence) verbal(j int) bool {
	return !lang.NounEnding.Ends(schema.Undetermined, s.Folded(j))
}
