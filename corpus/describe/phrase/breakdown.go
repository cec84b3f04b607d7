package phrase

import (
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// breakdown reads countries that stand with their numbers after a colon: they
// are the other end of what stands before it. "Refugees in Uganda: South Sudan
// 930,000, Rwanda 24,000".
func (s *Sentence) breakdown() {
	colon := s.First
	for colon < s.End && !(s.Tokens[colon].Is(text.Punct) && s.Body[s.Tokens[colon].Start] == ':') {
		colon++
	}
	if colon == s.End || !s.Within(text.CueMigrant|text.CuePerson|text.CueBorn|text.CueArrive|text.CueDeport|text.CuePermit|text.CueReside, s.First-1, colon-s.First) || s.Within(text.CueDonor|text.CueBlock|text.CueOther|text.CueSpeech, s.First-1, s.End-s.First) {
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
	for _, g := range s.Phrases {
		if g.First > colon && g.Sense == SenseName && g.Prep < colon && g.First-colon < 60 && !Shares(g, end) && s.numbered(g) {
			g.Slot = SlotNone
			g.Play(role, 0.85, Breakdown)
		}
	}
}

// endBefore returns the only end of a corridor that stands before token at,
// nil where there is none or both ends stand there.
func (s *Sentence) endBefore(at int) *Phrase {
	var end *Phrase
	for _, g := range s.Phrases {
		if g.First > at {
			break
		}
		if g.Role != schema.RoleOrigin && g.Role != schema.RoleDestination || g.Sense == SenseEmployer {
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
func (s *Sentence) numbered(g *Phrase) bool {
	at := g.First
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
