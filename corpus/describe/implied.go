package describe

import (
	"slices"
	"strings"

	"github.com/simde/simde/schema"

	"github.com/simde/simde/corpus/describe/lang"
)

// imply gives parts that no cue of the place itself says: the host of those
// who serve its people, the subject that a second verb goes without, the place
// "where" others live.
func (s *sentence) imply() {
	for i, g := range s.groups {
		switch {
		case g.sort == sortPeople:
			s.served(i)
		case (g.role == "" || g.weight == weak) && s.whereOthers(g):
			g.role, g.weight, g.rule = schema.RoleDestination, 0.85, "where"
		case g.role == "" && g.slot == slotNone && g.site <= s.first+3 && g.sort == sortName:
			s.secondVerb(i)
		}
	}
	s.whence()
	s.recruitedThere()
	s.breakdown()
	s.caused()
	s.denied()
}

// served makes people the hosts of those whom they hire or depend on: "Greek
// pensioners depend on carers from Bulgaria".
func (s *sentence) served(i int) {
	p := s.groups[i]
	if p.site > s.first+4 || i+1 >= len(s.groups) {
		return
	}
	q := s.groups[i+1]
	if q.role != schema.RoleOrigin || shares(p, q) || !q.arrivals() || s.starts[q.site-1]&cueSep != 0 || s.within(cueNever, s.first-1, p.site-s.first) {
		return
	}
	for j := p.end; j < min(p.end+7, q.site); j++ {
		if s.starts[j]&cueRecruit != 0 && s.starts[j]&(cueArrive|cueReside) == 0 && s.verbal(j) && s.starts[min(int(s.ends[j]), len(s.starts)-1)]&cueBy == 0 {
			p.role, p.weight, p.rule, p.slot = schema.RoleDestination, 0.75, "served", slotSubject
			return
		}
	}
}

// whereOthers reports whether "where" follows a place, then a verb of living,
// and people of another place stand in the sentence.
func (s *sentence) whereOthers(g *group) bool {
	j := g.end
	if j < s.end && s.comma(j) {
		j++
	}
	if j >= s.end || s.starts[j]&cueWhere == 0 || !anyPeople(s.groups, g) {
		return false
	}
	return s.within(cueReside|cueHost|cueArrive|cueMigrant, j, 6)
}

// secondVerb reads the subject of a second verb: "Lebanon has not signed the
// convention, but shelters a million Syrians".
func (s *sentence) secondVerb(i int) {
	const far = 30
	g := s.groups[i]
	stop := s.end
	if i+1 < len(s.groups) {
		stop = s.groups[i+1].first
	}
	if stop == s.end || !s.groups[i+1].arrivals() || s.groups[i+1].sort != sortPeople {
		return
	}
	joined := false
	for j := g.end; j < min(g.end+far, stop); j++ {
		if c := s.starts[j]; c&cueWhile != 0 || c&cueSep != 0 && !s.tokens[j].is(punct) {
			joined = true
			continue
		}
		ru, ok := s.k.governs(s.starts[j], []slot{slotSubject})
		if joined && ok && ru.role == schema.RoleDestination && ru.weight > 0.7 && s.verbal(j) {
			g.slot, g.governor, g.role, g.weight, g.rule = slotSubject, j, ru.role, ru.weight*0.9, ru.name
			return
		}
	}
}

// whence makes the place that persons are "of" their host where the sentence
// goes on to say where they come from: "the maids of Lima come from Cusco".
func (s *sentence) whence() {
	for i, g := range s.groups {
		if g.rule != "person.of" && g.rule != "migrant.of" {
			continue
		}
		for _, o := range s.groups[i+1:] {
			if o.role != schema.RoleOrigin || shares(o, g) || o.prep < 0 {
				continue
			}
			if o.rule == "be.from" || s.comesFrom(o.prep) && s.k.hostShare(g)+0.1 >= s.k.hostShare(o) {
				g.role, g.weight, g.rule = schema.RoleDestination, 0.8, "whence"
				return
			}
		}
	}
}

// recruitedThere makes the place "in" which another country takes workers on
// their home: "Japan recruits carers in the Philippines".
func (s *sentence) recruitedThere() {
	if slices.ContainsFunc(s.groups, func(g *group) bool { return g.sort == sortPeople }) {
		return
	}
	for i, h := range s.groups {
		if h.rule != "recruit.subject" || i+1 == len(s.groups) {
			continue
		}
		g := s.groups[i+1]
		workers := g.prep == int(s.ends[h.governor]) || s.over(h.governor, g.prep).within(cuePerson|cueMigrant, h.governor, reach)
		if workers && (g.slot == slotIn || g.slot == slotAt) && g.governor >= h.governor && !shares(g, h) {
			g.role, g.weight, g.rule = schema.RoleOrigin, 0.85, "recruit.there"
		}
	}
}

// naturalized makes the country whose nationality people acquire their host:
// "55,000 Moroccans acquired Spanish citizenship".
func (s *sentence) naturalized(g *group) bool {
	noun := g.first - 1
	if s.lang == schema.English {
		noun = g.end
	}
	if len(g.places) != 1 || !g.demonym(s.reading) || noun >= s.end || !s.is(noun, lang.Citizenship) {
		return false
	}
	for j := max(s.first, noun-5); j < min(noun, g.first); j++ {
		if s.is(j, lang.Acquire) {
			g.sort, g.role, g.weight, g.rule = sortSite, schema.RoleDestination, 0.85, "naturalized"
			return true
		}
	}
	return false
}

// comesFrom reports whether a verb of provenance stands before the preposition
// at token at.
func (s *sentence) comesFrom(at int) bool {
	for j := max(0, at-3); j < at; j++ {
		if s.is(j, lang.ComesFrom) {
			return true
		}
	}
	return false
}

// biography clears the birthplace of one person, which is no home that people
// leave: "Nacido en Cuba, el escritor vivió en Londres".
func (s *sentence) biography() {
	for _, g := range s.groups {
		if !strings.HasPrefix(g.rule, "born.") || !s.bornOne(g) {
			continue
		}
		g.role, g.weight, g.rule = "", 0, ""
	}
}

// bornOne reports whether the word for birth before g is said of one person:
// singular and with no word for persons before it.
func (s *sentence) bornOne(g *group) bool {
	for j := max(s.first, g.site-4); j < g.site; j++ {
		switch {
		case s.is(j, lang.BornOne):
		case s.is(j, lang.Born) && j == s.first && s.yearAfter(g):
		default:
			continue
		}
		for i := max(s.first, j-3); i < j; i++ {
			if s.starts[i]&(cuePerson|cueMigrant) != 0 || s.owner[i] >= 0 {
				return false
			}
		}
		return true
	}
	return false
}

// yearAfter reports whether "in 1938" follows g.
func (s *sentence) yearAfter(g *group) bool {
	for j := g.end; j < min(g.end+3, s.end); j++ {
		if _, ok := s.year(j); ok {
			return true
		}
	}
	return false
}

// signed reads an agreement on workers of a subject with another state:
// "Germany signed with Kenya an agreement on nurses".
func (x *sentenceLinks) signed(g *group) {
	if g.sort != sortName || g.role != "" || g.slot != slotNone || g.site > x.first+3 || len(g.places) != 1 || x.cues&cueAccord == 0 || !x.aboutWork() || x.cues&(cueBlock|cueOther) != 0 {
		return
	}
	for _, h := range x.groups {
		if h.slot == slotWith && len(h.places) == 1 && h.sort == sortName && h.first > g.end && h.first-g.end < 14 && !x.partner[h] && !shares(g, h) {
			x.partner[g], x.partner[h] = true, true
			x.hires(g.places[0], h.places[0], g, h, "signed")
			return
		}
	}
}
