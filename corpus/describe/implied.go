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
func (k *knowledge) imply(r *reading, s span, gs []*group) {
	for i, g := range gs {
		switch {
		case g.sort == sortPeople:
			k.served(r, s, gs, i)
		case (g.role == "" || g.weight == weak) && r.whereOthers(gs, g, s):
			g.role, g.weight, g.rule = schema.RoleDestination, 0.85, "where"
		case g.role == "" && g.slot == slotNone && g.site <= s.first+3 && g.sort == sortName:
			k.secondVerb(r, s, gs, i)
		}
	}
	k.whence(r, s, gs)
	r.recruitedThere(gs)
	r.breakdown(s, gs)
	r.caused(s, gs)
	r.denied(s, gs)
}

// served makes people the hosts of those whom they hire or depend on: "Greek
// pensioners depend on carers from Bulgaria".
func (k *knowledge) served(r *reading, s span, gs []*group, i int) {
	p := gs[i]
	if p.site > s.first+4 || i+1 >= len(gs) {
		return
	}
	q := gs[i+1]
	if q.role != schema.RoleOrigin || shares(p, q) || !q.arrivals() || r.cues[q.site-1]&cueSep != 0 || r.within(cueNever, s.first-1, s, p.site-s.first) {
		return
	}
	for j := p.end; j < min(p.end+7, q.site); j++ {
		if r.cues[j]&cueRecruit != 0 && r.cues[j]&(cueArrive|cueReside) == 0 && r.verbal(j) && r.cues[min(int(r.ends[j]), len(r.cues)-1)]&cueBy == 0 {
			p.role, p.weight, p.rule, p.slot = schema.RoleDestination, 0.75, "served", slotSubject
			return
		}
	}
}

// whereOthers reports whether "where" follows a place, then a verb of living,
// and people of another place stand in the sentence.
func (r *reading) whereOthers(gs []*group, g *group, s span) bool {
	j := g.end
	if j < s.end && r.comma(j) {
		j++
	}
	if j >= s.end || r.cues[j]&cueWhere == 0 || !anyPeople(gs, g) {
		return false
	}
	return r.within(cueReside|cueHost|cueArrive|cueMigrant, j, s, 6)
}

// secondVerb reads the subject of a second verb: "Lebanon has not signed the
// convention, but shelters a million Syrians".
func (k *knowledge) secondVerb(r *reading, s span, gs []*group, i int) {
	const far = 30
	g := gs[i]
	stop := s.end
	if i+1 < len(gs) {
		stop = gs[i+1].first
	}
	if stop == s.end || !gs[i+1].arrivals() || gs[i+1].sort != sortPeople {
		return
	}
	joined := false
	for j := g.end; j < min(g.end+far, stop); j++ {
		if c := r.cues[j]; c&cueWhile != 0 || c&cueSep != 0 && !r.tokens[j].is(punct) {
			joined = true
			continue
		}
		ru, ok := k.governs(r.cues[j], []slot{slotSubject})
		if joined && ok && ru.role == schema.RoleDestination && ru.weight > 0.7 && r.verbal(j) {
			g.slot, g.governor, g.role, g.weight, g.rule = slotSubject, j, ru.role, ru.weight*0.9, ru.name
			return
		}
	}
}

// whence makes the place that persons are "of" their host where the sentence
// goes on to say where they come from: "the maids of Lima come from Cusco".
func (k *knowledge) whence(r *reading, s span, gs []*group) {
	for i, g := range gs {
		if g.rule != "person.of" && g.rule != "migrant.of" {
			continue
		}
		for _, o := range gs[i+1:] {
			if o.role != schema.RoleOrigin || shares(o, g) || o.prep < 0 {
				continue
			}
			if o.rule == "be.from" || r.comesFrom(o.prep) && k.hostShare(g)+0.1 >= k.hostShare(o) {
				g.role, g.weight, g.rule = schema.RoleDestination, 0.8, "whence"
				return
			}
		}
	}
}

// recruitedThere makes the place "in" which another country takes workers on
// their home: "Japan recruits carers in the Philippines".
func (r *reading) recruitedThere(gs []*group) {
	if slices.ContainsFunc(gs, func(g *group) bool { return g.sort == sortPeople }) {
		return
	}
	for i, h := range gs {
		if h.rule != "recruit.subject" || i+1 == len(gs) {
			continue
		}
		g := gs[i+1]
		workers := g.prep == int(r.ends[h.governor]) || r.within(cuePerson|cueMigrant, h.governor, span{h.governor, g.prep}, reach)
		if workers && (g.slot == slotIn || g.slot == slotAt) && g.governor >= h.governor && !shares(g, h) {
			g.role, g.weight, g.rule = schema.RoleOrigin, 0.85, "recruit.there"
		}
	}
}

// naturalized makes the country whose nationality people acquire their host:
// "55,000 Moroccans acquired Spanish citizenship".
func (r *reading) naturalized(s span, g *group) bool {
	noun := g.first - 1
	if r.lang == schema.English {
		noun = g.end
	}
	if len(g.places) != 1 || !g.demonym(r) || noun >= s.end || !r.is(noun, lang.Citizenship) {
		return false
	}
	for j := max(s.first, noun-5); j < min(noun, g.first); j++ {
		if r.is(j, lang.Acquire) {
			g.sort, g.role, g.weight, g.rule = sortSite, schema.RoleDestination, 0.85, "naturalized"
			return true
		}
	}
	return false
}

// comesFrom reports whether a verb of provenance stands before the preposition
// at token at.
func (r *reading) comesFrom(at int) bool {
	for j := max(0, at-3); j < at; j++ {
		if r.is(j, lang.ComesFrom) {
			return true
		}
	}
	return false
}

// biography clears the birthplace of one person, which is no home that people
// leave: "Nacido en Cuba, el escritor vivió en Londres".
func (r *reading) biography(s span, gs []*group) {
	for _, g := range gs {
		if !strings.HasPrefix(g.rule, "born.") || !r.bornOne(g, s) {
			continue
		}
		g.role, g.weight, g.rule = "", 0, ""
	}
}

// bornOne reports whether the word for birth before g is said of one person:
// singular and with no word for persons before it.
func (r *reading) bornOne(g *group, s span) bool {
	for j := max(s.first, g.site-4); j < g.site; j++ {
		switch {
		case r.is(j, lang.BornOne):
		case r.is(j, lang.Born) && j == s.first && r.yearAfter(g, s):
		default:
			continue
		}
		for i := max(s.first, j-3); i < j; i++ {
			if r.cues[i]&(cuePerson|cueMigrant) != 0 || r.owner[i] >= 0 {
				return false
			}
		}
		return true
	}
	return false
}

// yearAfter reports whether "in 1938" follows g.
func (r *reading) yearAfter(g *group, s span) bool {
	for j := g.end; j < min(g.end+3, s.end); j++ {
		if _, ok := r.year(j); ok {
			return true
		}
	}
	return false
}

// signed reads an agreement on workers of a subject with another state:
// "Germany signed with Kenya an agreement on nurses".
func (x *sentenceLinks) signed(g *group) {
	if g.sort != sortName || g.role != "" || g.slot != slotNone || g.site > x.s.first+3 || len(g.places) != 1 || x.cues&cueAccord == 0 || !x.aboutWork() || x.cues&(cueBlock|cueOther) != 0 {
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
