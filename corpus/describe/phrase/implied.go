package phrase

import (
	"slices"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// served makes people the hosts of those whom they hire or depend on: "Greek
// pensioners depend on carers from Bulgaria".
func (s *Sentence) served(i int) {
	p := s.Phrases[i]
	if p.Site > s.First+4 || i+1 >= len(s.Phrases) {
		return
	}
	q := s.Phrases[i+1]
	if q.Role != schema.RoleOrigin || Shares(p, q) || !q.Arrivals() || s.Starts[q.Site-1]&text.CueSep != 0 || s.Within(text.CueNever, s.First-1, p.Site-s.First) {
		return
	}
	for j := p.End; j < min(p.End+7, q.Site); j++ {
		if s.Starts[j]&text.CueRecruit != 0 && s.Starts[j]&(text.CueArrive|text.CueReside) == 0 && s.verbal(j) && s.Starts[min(int(s.Ends[j]), len(s.Starts)-1)]&text.CueBy == 0 {
			p.Slot = SlotSubject
			p.Play(schema.RoleDestination, 0.75, Served)
			return
		}
	}
}

// whereOthers reports whether "where" follows a place, then a verb of living,
// and people of another place stand in the sentence.
func (s *Sentence) whereOthers(g *Phrase) bool {
	j := g.End
	if j < s.End && s.Comma(j) {
		j++
	}
	if j >= s.End || s.Starts[j]&text.CueWhere == 0 || !anyPeople(s.Phrases, g) {
		return false
	}
	return s.Within(text.CueReside|text.CueHost|text.CueArrive|text.CueMigrant, j, 6)
}

// secondVerb reads the subject of a second verb: "Lebanon has not signed the
// convention, but shelters a million Syrians".
func (s *Sentence) secondVerb(i int) {
	const far = 30
	g := s.Phrases[i]
	stop := s.End
	if i+1 < len(s.Phrases) {
		stop = s.Phrases[i+1].First
	}
	if stop == s.End || !s.Phrases[i+1].Arrivals() || s.Phrases[i+1].Sense != SensePeople {
		return
	}
	joined := false
	for j := g.End; j < min(g.End+far, stop); j++ {
		if c := s.Starts[j]; c&text.CueWhile != 0 || c&text.CueSep != 0 && !s.Tokens[j].Is(text.Punct) {
			joined = true
			continue
		}
		ru, ok := s.Grammar.governs(s.Starts[j], []Slot{SlotSubject})
		if joined && ok && ru.role == schema.RoleDestination && ru.weight > 0.7 && s.verbal(j) {
			g.Slot, g.Governor = SlotSubject, j
			g.Play(ru.role, ru.weight*0.9, ru.name)
			return
		}
	}
}

// whence makes the place that persons are "of" their host where the sentence
// goes on to say where they come from: "the maids of Lima come from Cusco".
func (s *Sentence) whence() {
	for i, g := range s.Phrases {
		if g.Rule != PersonOf && g.Rule != MigrantOf && !(g.Slot == SlotOf && g.Role == schema.RoleOrigin && g.Rule.Under(text.CueMove)) {
			continue
		}
		for _, o := range s.Phrases[i+1:] {
			if o.Role != schema.RoleOrigin || Shares(o, g) || o.Prep < 0 {
				continue
			}
			if o.Rule == BeFrom || s.comesFrom(o.Prep) && s.Grammar.HostShare(g)+0.1 >= s.Grammar.HostShare(o) {
				g.Play(schema.RoleDestination, 0.8, Whence)
				return
			}
		}
	}
}

// recruitedThere makes the place "in" which another country takes workers on
// their home: "Japan recruits carers in the Philippines".
func (s *Sentence) recruitedThere() {
	if slices.ContainsFunc(s.Phrases, func(g *Phrase) bool { return g.Sense == SensePeople }) {
		return
	}
	for i, h := range s.Phrases {
		if h.Rule != RecruitSubject || i+1 == len(s.Phrases) {
			continue
		}
		g := s.Phrases[i+1]
		workers := g.Prep == int(s.Ends[h.Governor]) || s.over(h.Governor, g.Prep).Within(text.CuePerson|text.CueMigrant, h.Governor, reach)
		if workers && g.Inside() && g.Governor >= h.Governor && !Shares(g, h) {
			g.Play(schema.RoleOrigin, 0.85, RecruitThere)
		}
	}
}

// comesFrom reports whether a verb of provenance stands before the preposition
// at token at.
func (s *Sentence) comesFrom(at int) bool {
	for j := max(0, at-3); j < at; j++ {
		if s.Is(j, lang.ComesFrom) {
			return true
		}
	}
	return false
}
