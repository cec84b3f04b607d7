package describe

import (
	"github.com/simde/simde/schema"
)

// breakdown reads countries that stand with their numbers after a colon: they
// are the other end of what stands before it. "Refugees in Uganda: South Sudan
// 930,000, Rwanda 24,000".
func (s *sentence) breakdown() {
	const ruleName = "breakdown"
	colon := s.first
	for colon < s.end && !(s.tokens[colon].is(punct) && s.text[s.tokens[colon].start] == ':') {
		colon++
	}
	if colon == s.end || !s.within(cueMigrant|cuePerson|cueBorn|cueArrive|cueDeport|cuePermit|cueReside, s.first-1, colon-s.first) || s.within(cueDonor|cueBlock|cueOther|cueSpeech, s.first-1, s.end-s.first) {
		return
	}
	end := s.endBefore(colon)
	if end == nil {
		return
	}
	role := schema.RoleOrigin
	if end.role == schema.RoleOrigin {
		role = schema.RoleDestination
	}
	for _, g := range s.groups {
		if g.first > colon && g.sort == sortName && g.prep < colon && g.first-colon < 60 && !shares(g, end) && s.numbered(g) {
			g.role, g.weight, g.rule, g.slot = role, 0.85, ruleName, slotNone
		}
	}
}

// endBefore returns the only end of a corridor that stands before token at,
// nil where there is none or both ends stand there.
func (s *sentence) endBefore(at int) *group {
	var end *group
	for _, g := range s.groups {
		if g.first > at {
			break
		}
		if g.role != schema.RoleOrigin && g.role != schema.RoleDestination || g.sort == sortEmployer {
			continue
		}
		if end != nil && end.role != g.role {
			return nil
		}
		end = g
	}
	return end
}

// numbered reports whether a number follows the first place of g: "Kenya
// 4,000", "Kenya (4,000)", "Kenya: 4,000".
func (s *sentence) numbered(g *group) bool {
	at := g.first
	if m := s.owner[at]; m >= 0 {
		at = s.mentions[m].end
	}
	for j := at; j < min(at+3, s.end); j++ {
		switch t := s.tokens[j]; {
		case t.is(number):
			return true
		case !t.is(punct) || s.text[t.start] == ',' || s.text[t.start] == ';':
			return false
		}
	}
	return false
}
