package corridor

import (
	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// preposition finds what opens the noun phrase of g: a preposition, a cue
// straight before it, or nothing. Words for a part of the place ("the south
// of") and lead-ins ("countries such as") are passed over.
func (s *sentence) preposition(g *group) (c text.Cues, at int) {
	i := g.site
	for range 6 {
		p := s.before(i)
		if p < 0 {
			return 0, -1
		}
		c, at = s.CueAt(p)
		if n := s.announced(p); n < p {
			i = n
			continue
		}
		switch {
		case c&text.CueSuch != 0 && c&text.CuePrepositions == 0:
			i = s.skipList(at)
			continue
		case i != g.site && c&text.CueLoc != 0 && c&(text.CuePrepositions|text.CueMigrant|text.CuePerson) == 0:
			i = at
			continue
		case p == i-1 && s.Comma(p) && s.town(p-1) < p:
			i = s.town(p - 1)
			continue
		case c&text.CueOf != 0 && c&text.CueFrom == 0:
			if start, ok := s.siteBefore(at); ok && g.sort != sortBody {
				i = start
				g.sort = sortSite
				continue
			}
		}
		if at >= 0 && s.yearBetween(at, g) {
			return 0, -1
		}
		return c, at
	}
	return 0, -1
}

// yearBetween reports whether what stands before g at token at takes a year
// instead: "Since 2000 Ecuador has recognised".
func (s *sentence) yearBetween(at int, g *group) bool {
	j := int(s.Ends[at])
	_, ok := s.Year(j)
	return ok && j < g.site && g.site-j <= 3 && g.sort != sortPeople
}

// announced returns the first token of the words that announce a list before
// the colon at token i: "the following 12 countries:". It is i where there are
// none.
func (s *sentence) announced(i int) int {
	if !s.Mark(i, ":") {
		return i
	}
	at := i
	for j := i - 1; j >= s.First && i-j < 6; j-- {
		if s.Is(j, lang.Following) || s.Is(j, lang.ListedNoun) {
			at = j
		} else if !s.Tokens[j].Is(text.Number) {
			break
		}
	}
	return at
}

// town returns the first token of the capitalised words, unknown to the
// lexicon, that end at token i: "Södertälje" before ", Sweden". It is i+1 where
// there are none, or where no preposition stands before them.
func (s *sentence) town(i int) int {
	j := i
	for j >= s.First && s.Tokens[j].Is(text.Capital) && (s.Cover[j] < 0 || s.Starts[j]&text.CueDet != 0) && s.Owner[j] < 0 && i-j < 3 {
		j--
	}
	if c, _ := s.CueAt(j); j == i || j < s.First || c&(text.CueIn|text.CueAt|text.CueTo|text.CueFrom|text.CueOf) == 0 {
		return i + 1
	}
	return j + 1
}

// siteBefore reports whether the "of" at token at belongs to a place noun or
// to an unknown noun with a preposition of its own ("in the orchards of"), and
// returns where that noun begins.
func (s *sentence) siteBefore(at int) (int, bool) {
	for j, seen := at-1, 0; j >= s.First && seen < 5; seen++ {
		c, start := s.CueAt(j)
		switch {
		case s.Tokens[j].Is(text.Punct) || s.Owner[j] >= 0 || s.Tokens[j].Is(text.Number) && !s.Tokens[j+1].Is(text.Glued):
			return 0, false
		case c&text.CueLoc != 0 && c&(text.CueMigrant|text.CuePerson) == 0:
			return start, true
		case c&(text.CueIn|text.CueTo|text.CueAt|text.CueFrom|text.CueBetween) != 0 && seen > 0 && c&text.CueOf == 0:
			return j + 1, true
		case c&text.CueOf != 0 && c&text.CueFrom == 0 && seen == 1: // "the mines of gold of"
		case c&(text.CueFrames|text.CuePrepositions|text.CueAux) != 0:
			return 0, false
		}
		j = min(j, start) - 1
	}
	return 0, false
}

// skipList steps back over what "such as" explains: a comma, a noun, a region.
func (s *sentence) skipList(at int) int {
	i := at
	for i > s.First {
		c, start := s.CueAt(i - 1)
		switch {
		case s.Owner[i-1] >= 0 || c&text.CueDet != 0 && c&text.CuePrepositions == 0 || s.Tokens[i-1].Is(text.Punct):
			i--
		case c&(text.CueLoc|text.CueDestList|text.CueOrgList|text.CueAbroad) != 0:
			i = start
		default:
			return i
		}
	}
	return i
}

// settle decides what a thing or an employer is by its preposition: what one
// is in or goes to is a site.
func (g *group) settle(c text.Cues) {
	if c&(text.CueIn|text.CueTo|text.CueAt|text.CueFrom) == 0 {
		return
	}
	switch {
	case g.sort == sortThing && c&(text.CueIn|text.CueTo) != 0, g.sort == sortEmployer:
		g.sort = sortSite
	}
}

// superlative reports whether g is a region that only measures: "the largest
// Somali population in North America".
func (s *sentence) superlative(g *group) bool {
	if s.Grammar.Places[g.Places[0]].Kind() == schema.Country {
		return false
	}
	for j := max(s.First, g.first-10); j < g.first; j++ {
		if s.Starts[j]&text.CueMost != 0 {
			return true
		}
	}
	return false
}

// fromCamp reports whether people come from a camp before the preposition at
// token at: "resettled from a camp in Tanzania". It is where they waited.
func (s *sentence) fromCamp(at int) bool {
	j := at - 1
	if j-2 < s.First || !s.Is(j, lang.Camp) {
		return false
	}
	for i := j - 1; i >= max(s.First, j-4); i-- {
		if c, _ := s.CueAt(i); c&text.CueFrom != 0 {
			return true
		}
	}
	return false
}

// officeBefore reports whether an institution stands straight before the
// preposition at token at, or its seat not far: "the embassy in Havana", "the
// headquarters of the agency in Geneva".
func (s *sentence) officeBefore(at int) bool {
	for j := at - 1; j >= max(s.First, at-5) && !s.Tokens[j].Is(text.Punct) && s.Owner[j] < 0; j-- {
		if s.Is(j, lang.Seat) {
			return true
		}
	}
	c, _ := s.CueAt(at - 1)
	return at > s.First && c&text.CueInst != 0 && c&(text.CueMigrant|text.CuePerson) == 0 && s.Owner[at-1] < 0
}

// fronted reports whether a phrase that begins at token at stands at the
// beginning of its sentence or clause.
func (s *sentence) fronted(at int) bool {
	if at <= s.First+3 || s.Tokens[at-1].Is(text.Punct) {
		return true
	}
	c, _ := s.CueAt(at - 1)
	return c&(text.CueWhile|text.CueSep) != 0
}

// blocked reports whether what comes from the place is aid, goods or a
// delegation: no migrants.
func (s *sentence) blocked(at int) bool {
	for j, seen := at-1, 0; j >= s.First && seen < 5; j, seen = j-1, seen+1 {
		if c, _ := s.CueAt(j); c&(text.CueBlock|text.CueOther|text.CueInst) != 0 {
			return true
		}
	}
	return false
}

// anyPeople reports whether the sentence names people of another place than g.
func anyPeople(gs []*group, g *group) bool {
	for _, p := range gs {
		if p.sort == sortPeople && !shares(p, g) {
			return true
		}
	}
	return false
}

// composite reads a preposition that is itself a cue: "originaires de",
// "nacidos en", "home from".
func (k *Grammar) composite(g *group, c text.Cues) bool {
	if c&text.CueFrom == 0 {
		return false
	}
	switch {
	case c&text.CueReturn != 0:
		g.Role, g.weight, g.rule, g.governor = schema.RoleDestination, 0.9, "return.from", g.prep
	case c&text.CueBorn != 0:
		g.Role, g.weight, g.rule, g.governor = schema.RoleOrigin, 0.9, "born.from", g.prep
	default:
		return false
	}
	return true
}
