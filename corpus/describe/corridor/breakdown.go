package corridor

import (
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// breakdown reads countries that stand with their numbers after a colon: they
// are the other end of what stands before it. "Refugees in Uganda: South Sudan
// 930,000, Rwanda 24,000".
func (s *sentence) breakdown() {
	const ruleName = "breakdown"
	colon := s.First
	for colon < s.End && !(s.Tokens[colon].Is(text.Punct) && s.Body[s.Tokens[colon].Start] == ':') {
		colon++
	}
	if colon == s.End || !s.within(text.CueMigrant|text.CuePerson|text.CueBorn|text.CueArrive|text.CueDeport|text.CuePermit|text.CueReside, s.First-1, colon-s.First) || s.within(text.CueDonor|text.CueBlock|text.CueOther|text.CueSpeech, s.First-1, s.End-s.First) {
		return
	}
	end := s.endBefore(colon)
	if end == nil {
		return
	}
	role := schema.RoleOrigin
	if end.Role == schema.RoleOrigin {
		role = schema.RoleDestination
	}
	for _, g := range s.Groups {
		if g.first > colon && g.sort == sortName && g.prep < colon && g.first-colon < 60 && !shares(g, end) && s.numbered(g) {
			g.Role, g.weight, g.rule, g.slot = role, 0.85, ruleName, slotNone
		}
	}
}

// endBefore returns the only end of a corridor that stands before token at,
// nil where there is none or both ends stand there.
func (s *sentence) endBefore(at int) *group {
	var end *group
	for _, g := range s.Groups {
		if g.first > at {
			break
		}
		if g.Role != schema.RoleOrigin && g.Role != schema.RoleDestination || g.sort == sortEmployer {
			continue
		}
		if end != nil && end.Role != g.Role {
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
	if m := s.Owner[at]; m >= 0 {
		at = s.Mentions[m].End
	}
	for j := at; j < min(at+3, s.End); j++ {
		switch t := s.Tokens[j]; {
		case t.Is(text.Number):
			return true
		case !t.Is(text.Punct) || s.Body[t.Start] == ',' || s.Body[t.Start] == ';':
			return false
		}
	}
	return false
}
