package corridor

import (
	"slices"
	"strings"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// imply gives parts that no cue of the place itself says: the host of those
// who serve its people, the subject that a second verb goes without, the place
// "where" others live.
func (s *sentence) imply() {
	for i, g := range s.Groups {
		switch {
		case g.sort == sortPeople:
			s.served(i)
		case (g.Role == "" || g.weight == weak) && s.whereOthers(g):
			g.Role, g.weight, g.rule = schema.RoleDestination, 0.85, "where"
		case g.Role == "" && g.slot == slotNone && g.site <= s.First+3 && g.sort == sortName:
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
	p := s.Groups[i]
	if p.site > s.First+4 || i+1 >= len(s.Groups) {
		return
	}
	q := s.Groups[i+1]
	if q.Role != schema.RoleOrigin || shares(p, q) || !q.arrivals() || s.Starts[q.site-1]&text.CueSep != 0 || s.within(text.CueNever, s.First-1, p.site-s.First) {
		return
	}
	for j := p.end; j < min(p.end+7, q.site); j++ {
		if s.Starts[j]&text.CueRecruit != 0 && s.Starts[j]&(text.CueArrive|text.CueReside) == 0 && s.verbal(j) && s.Starts[min(int(s.Ends[j]), len(s.Starts)-1)]&text.CueBy == 0 {
			p.Role, p.weight, p.rule, p.slot = schema.RoleDestination, 0.75, "served", slotSubject
			return
		}
	}
}

// whereOthers reports whether "where" follows a place, then a verb of living,
// and people of another place stand in the sentence.
func (s *sentence) whereOthers(g *group) bool {
	j := g.end
	if j < s.End && s.Comma(j) {
		j++
	}
	if j >= s.End || s.Starts[j]&text.CueWhere == 0 || !anyPeople(s.Groups, g) {
		return false
	}
	return s.within(text.CueReside|text.CueHost|text.CueArrive|text.CueMigrant, j, 6)
}

// secondVerb reads the subject of a second verb: "Lebanon has not signed the
// convention, but shelters a million Syrians".
func (s *sentence) secondVerb(i int) {
	const far = 30
	g := s.Groups[i]
	stop := s.End
	if i+1 < len(s.Groups) {
		stop = s.Groups[i+1].first
	}
	if stop == s.End || !s.Groups[i+1].arrivals() || s.Groups[i+1].sort != sortPeople {
		return
	}
	joined := false
	for j := g.end; j < min(g.end+far, stop); j++ {
		if c := s.Starts[j]; c&text.CueWhile != 0 || c&text.CueSep != 0 && !s.Tokens[j].Is(text.Punct) {
			joined = true
			continue
		}
		ru, ok := s.Grammar.governs(s.Starts[j], []slot{slotSubject})
		if joined && ok && ru.role == schema.RoleDestination && ru.weight > 0.7 && s.verbal(j) {
			g.slot, g.governor, g.Role, g.weight, g.rule = slotSubject, j, ru.role, ru.weight*0.9, ru.name
			return
		}
	}
}

// whence makes the place that persons are "of" their host where the sentence
// goes on to say where they come from: "the maids of Lima come from Cusco".
func (s *sentence) whence() {
	for i, g := range s.Groups {
		if g.rule != "person.of" && g.rule != "migrant.of" {
			continue
		}
		for _, o := range s.Groups[i+1:] {
			if o.Role != schema.RoleOrigin || shares(o, g) || o.prep < 0 {
				continue
			}
			if o.rule == "be.from" || s.comesFrom(o.prep) && s.Grammar.hostShare(g)+0.1 >= s.Grammar.hostShare(o) {
				g.Role, g.weight, g.rule = schema.RoleDestination, 0.8, "whence"
				return
			}
		}
	}
}

// recruitedThere makes the place "in" which another country takes workers on
// their home: "Japan recruits carers in the Philippines".
func (s *sentence) recruitedThere() {
	if slices.ContainsFunc(s.Groups, func(g *group) bool { return g.sort == sortPeople }) {
		return
	}
	for i, h := range s.Groups {
		if h.rule != "recruit.subject" || i+1 == len(s.Groups) {
			continue
		}
		g := s.Groups[i+1]
		workers := g.prep == int(s.Ends[h.governor]) || s.over(h.governor, g.prep).within(text.CuePerson|text.CueMigrant, h.governor, reach)
		if workers && (g.slot == slotIn || g.slot == slotAt) && g.governor >= h.governor && !shares(g, h) {
			g.Role, g.weight, g.rule = schema.RoleOrigin, 0.85, "recruit.there"
		}
	}
}

// naturalized makes the country whose nationality people acquire their host:
// "55,000 Moroccans acquired Spanish citizenship".
func (s *sentence) naturalized(g *group) bool {
	noun := g.first - 1
	if s.Lang == schema.English {
		noun = g.end
	}
	if len(g.Places) != 1 || !g.demonym(s.Text) || noun >= s.End || !s.Is(noun, lang.Citizenship) {
		return false
	}
	for j := max(s.First, noun-5); j < min(noun, g.first); j++ {
		if s.Is(j, lang.Acquire) {
			g.sort, g.Role, g.weight, g.rule = sortSite, schema.RoleDestination, 0.85, "naturalized"
			return true
		}
	}
	return false
}

// comesFrom reports whether a verb of provenance stands before the preposition
// at token at.
func (s *sentence) comesFrom(at int) bool {
	for j := max(0, at-3); j < at; j++ {
		if s.Is(j, lang.ComesFrom) {
			return true
		}
	}
	return false
}

// biography clears the birthplace of one person, which is no home that people
// leave: "Nacido en Cuba, el escritor vivió en Londres".
func (s *sentence) biography() {
	for _, g := range s.Groups {
		if !strings.HasPrefix(g.rule, "born.") || !s.bornOne(g) {
			continue
		}
		g.Role, g.weight, g.rule = "", 0, ""
	}
}

// bornOne reports whether the word for birth before g is said of one person:
// singular and with no word for persons before it.
func (s *sentence) bornOne(g *group) bool {
	for j := max(s.First, g.site-4); j < g.site; j++ {
		switch {
		case s.Is(j, lang.BornOne):
		case s.Is(j, lang.Born) && j == s.First && s.yearAfter(g):
		default:
			continue
		}
		for i := max(s.First, j-3); i < j; i++ {
			if s.Starts[i]&(text.CuePerson|text.CueMigrant) != 0 || s.Owner[i] >= 0 {
				return false
			}
		}
		return true
	}
	return false
}

// yearAfter reports whether "in 1938" follows g.
func (s *sentence) yearAfter(g *group) bool {
	for j := g.end; j < min(g.end+3, s.End); j++ {
		if _, ok := s.Year(j); ok {
			return true
		}
	}
	return false
}

// signed reads an agreement on workers of a subject with another state:
// "Germany signed with Kenya an agreement on nurses".
func (x *Links) signed(g *group) {
	if g.sort != sortName || g.Role != "" || g.slot != slotNone || g.site > x.First+3 || len(g.Places) != 1 || x.Cues&text.CueAccord == 0 || !x.aboutWork() || x.Cues&(text.CueBlock|text.CueOther) != 0 {
		return
	}
	for _, h := range x.Groups {
		if h.slot == slotWith && len(h.Places) == 1 && h.sort == sortName && h.first > g.end && h.first-g.end < 14 && !x.partner[h] && !shares(g, h) {
			x.partner[g], x.partner[h] = true, true
			x.hires(g.Places[0], h.Places[0], g, h, "signed")
			return
		}
	}
}
