package describe

import (
	"github.com/simde/simde/schema"
)

// breakdown reads countries that stand with their numbers after a colon: they
// are the other end of what stands before it. "Refugees in Uganda: South Sudan
// 930,000, Rwanda 24,000".
func (r *reading) breakdown(s span, gs []*group) {
	const ruleName = "breakdown"
	colon := s.first
	for colon < s.end && !(r.tokens[colon].is(punct) && r.text[r.tokens[colon].start] == ':') {
		colon++
	}
	if colon == s.end || !r.within(cueMigrant|cuePerson|cueBorn|cueArrive|cueDeport|cuePermit|cueReside, s.first-1, s, colon-s.first) || r.within(cueDonor|cueBlock|cueOther|cueSpeech, s.first-1, s, s.end-s.first) {
		return
	}
	end := r.endBefore(colon, gs)
	if end == nil {
		return
	}
	role := schema.RoleOrigin
	if end.role == schema.RoleOrigin {
		role = schema.RoleDestination
	}
	for _, g := range gs {
		if g.first > colon && g.sort == sortName && g.prep < colon && g.first-colon < 60 && !shares(g, end) && r.numbered(g, s) {
			g.role, g.weight, g.rule, g.slot = role, 0.85, ruleName, slotNone
		}
	}
}

// endBefore returns the only end of a corridor that stands before token at,
// nil where there is none or both ends stand there.
func (r *reading) endBefore(at int, gs []*group) *group {
	var end *group
	for _, g := range gs {
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
func (r *reading) numbered(g *group, s span) bool {
	at := g.first
	if m := r.owner[at]; m >= 0 {
		at = r.mentions[m].end
	}
	for j := at; j < min(at+3, s.end); j++ {
		switch t := r.tokens[j]; {
		case t.is(number):
			return true
		case !t.is(punct) || r.text[t.start] == ',' || r.text[t.start] == ';':
			return false
		}
	}
	return false
}
