package phrase

import (
	"slices"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// breakdown reads countries that stand with their numbers after a colon: they
// are the other end of what stands before it, or parts of the region there.
// "Refugees in Uganda: South Sudan 930,000, Rwanda 24,000".
func (s *Sentence) breakdown() {
	colon := s.First
	for colon < s.End && !(s.Tokens[colon].Is(text.Punct) && s.Body[s.Tokens[colon].Start] == ':') {
		colon++
	}
	if colon == s.End || !s.Within(text.CueMigrant|text.CuePerson|text.CueBorn|text.CueArrive|text.CueDeport|text.CuePermit|text.CueReside, s.First-1, colon-s.First) || s.Within(text.CueDonor|text.CueBlock|text.CueOther|text.CueSpeech, s.First-1, s.End-s.First) {
		return
	}
	end := s.endBefore(colon)
	for _, g := range s.Phrases {
		if g.First < colon || g.Sense != SenseName || g.Prep >= colon || g.First-colon >= 60 || !s.numbered(g) {
			continue
		}
		if role := s.brokenDown(g, end, colon); role != "" {
			g.Slot = SlotNone
			g.Play(role, 0.85, Breakdown)
		}
	}
}

// brokenDown returns the part of a list of countries after the colon at token
// colon, before which only end stands, if any.
func (s *Sentence) brokenDown(g, end *Phrase, colon int) schema.Role {
	if end == nil {
		return s.partOf(g, colon)
	}
	origins := s.Within(text.CueOrgList, end.End-1, colon-end.End) || s.comesBetween(end.End, colon)
	switch {
	case Shares(g, end):
		return ""
	case origins && end.Role == schema.RoleOrigin && end.Sense != SensePeople:
		end.Play(schema.RoleDestination, 0.8, Whence)
		return schema.RoleOrigin
	case end.Role == schema.RoleOrigin && !origins:
		return schema.RoleDestination
	}
	return schema.RoleOrigin
}

// partOf returns the part of the region before token colon in which all the
// places of g lie: "live in the EU: Germany 1.2 million".
func (s *Sentence) partOf(g *Phrase, colon int) schema.Role {
	for _, p := range s.Phrases {
		if p.First > colon {
			break
		}
		region := s.Grammar.Places[p.Places[0]]
		if p.Sense == SenseName && len(p.Places) == 1 && !slices.ContainsFunc(g.Places, func(x int32) bool { return !region.Contains(s.Grammar.Places[x]) }) {
			return p.Role
		}
	}
	return ""
}

// comesBetween reports whether a verb of provenance stands between tokens i
// and end.
func (s *Sentence) comesBetween(i, end int) bool {
	for ; i < end; i++ {
		if s.Is(i, lang.ComesFrom) {
			return true
		}
	}
	return false
}

// sourced makes countries in brackets or after a colon the homes of those who
// come from a number of countries: "trois pays voisins (Togo, Bénin et Ghana)".
func (s *Sentence) sourced() {
	const far = 12
	for _, g := range s.Phrases {
		mark := g.First - 1
		if c, _ := s.CueAt(mark); c&text.CueDet != 0 {
			mark--
		}
		if g.Role != "" || g.Sense != SenseName || mark <= s.First || !s.Mark(mark, "(") && !s.Mark(mark, ":") {
			continue
		}
		from := max(s.First, mark-far)
		for j := from; j < mark; j++ {
			if s.Owner[j] >= 0 {
				from = j + 1
			}
		}
		if s.comesBetween(from, mark) && s.countriesBetween(from, mark) {
			g.Play(schema.RoleOrigin, 0.85, BeFrom)
		}
	}
}

// countriesBetween reports whether a word for countries stands between tokens i
// and end.
func (s *Sentence) countriesBetween(i, end int) bool {
	for ; i < end; i++ {
		if s.Is(i, lang.ListedNoun) || s.Is(i, lang.Neighbour) {
			return true
		}
	}
	return false
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
