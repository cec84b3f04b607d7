package phrase

import (
	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// preposition finds what opens the noun phrase of g: a preposition, a cue
// straight before it, or nothing. Words for a part of the place ("the south
// of") and lead-ins ("countries such as") are passed over.
func (s *Sentence) preposition(g *Phrase) (c text.Cues, at int) {
	const most = 6 // words passed over
	i := g.Site
	for range most {
		p := s.Before(i)
		if p < 0 {
			return 0, -1
		}
		if next := s.leadIn(g, i, p); next < i {
			i = next
			continue
		}
		if c, at = s.CueAt(p); at >= 0 && s.yearBetween(at, g) {
			return 0, -1
		}
		return c, at
	}
	return 0, -1
}

// leadIn returns the first token of what leads from the preposition to the places
// of g before token i: "the following 12 countries:", "countries such as", "the
// south of"; p is the last word of it that is no article. It is i where there is
// none.
func (s *Sentence) leadIn(g *Phrase, i, p int) int {
	if n := s.announced(p); n < p {
		return n
	}
	c, at := s.CueAt(p)
	switch {
	case c&text.CueSuch != 0 && c&text.CuePrepositions == 0:
		return s.skipList(at)
	case i != g.Site && c&text.CueLoc != 0 && c&text.CuePrepositions == 0 && !c.People():
		return at
	case p == i-1 && s.Comma(p) && s.town(p-1) < p:
		return s.town(p - 1)
	case c&text.CueOf != 0 && c&text.CueFrom == 0 && g.Sense != SenseBody:
		if start, ok := s.siteBefore(at); ok {
			g.Sense = SenseSite
			return start
		}
	}
	return i
}

// yearBetween reports whether what stands before g at token at takes a year
// instead: "Since 2000 Ecuador has recognised".
func (s *Sentence) yearBetween(at int, g *Phrase) bool {
	j := int(s.Ends[at])
	_, ok := s.Year(j)
	return ok && j < g.Site && g.Site-j <= 3 && g.Sense != SensePeople
}

// announced returns the first token of the words that announce a list before
// the colon at token i: "the following 12 countries:". It is i where there are
// none.
func (s *Sentence) announced(i int) int {
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
func (s *Sentence) town(i int) int {
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
func (s *Sentence) siteBefore(at int) (int, bool) {
	const far = 5 // words
	for j, seen := at-1, 0; j >= s.First && seen < far; seen++ {
		c, start := s.CueAt(j)
		switch {
		case s.Tokens[j].Is(text.Punct), s.Owner[j] >= 0, s.Tokens[j].Is(text.Number) && !s.Tokens[j+1].Is(text.Glued):
			return 0, false
		case c&text.CueLoc != 0 && !c.People():
			return start, true
		case seen > 0 && c&(text.CueIn|text.CueTo|text.CueAt|text.CueFrom|text.CueBetween) != 0 && c&text.CueOf == 0:
			return j + 1, true
		case seen == 1 && c&text.CueOf != 0 && c&text.CueFrom == 0: // "the mines of gold of"
		case c&(text.CueFrames|text.CuePrepositions|text.CueAux) != 0:
			return 0, false
		}
		j = min(j, start) - 1
	}
	return 0, false
}

// skipList steps back over what "such as" explains: a comma, a noun, a region.
func (s *Sentence) skipList(at int) int {
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

// superlative reports whether g is a region that only measures: "the largest
// Somali population in North America".
func (s *Sentence) superlative(g *Phrase) bool {
	if s.Grammar.Places[g.Places[0]].Kind() == schema.Country {
		return false
	}
	for j := max(s.First, g.First-10); j < g.First; j++ {
		if s.Starts[j]&text.CueMost != 0 {
			return true
		}
	}
	return false
}

// fromCamp reports whether people come from a camp before the preposition at
// token at: "resettled from a camp in Tanzania". It is where they waited.
func (s *Sentence) fromCamp(at int) bool {
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
func (s *Sentence) officeBefore(at int) bool {
	for j := at - 1; j >= max(s.First, at-5) && !s.Tokens[j].Is(text.Punct) && s.Owner[j] < 0; j-- {
		if s.Is(j, lang.Seat) {
			return true
		}
	}
	c, _ := s.CueAt(at - 1)
	return at > s.First && c.Body() && s.Owner[at-1] < 0
}

// fronted reports whether a phrase that begins at token at stands at the
// beginning of its sentence or clause.
func (s *Sentence) fronted(at int) bool {
	if at <= s.First+3 || s.Tokens[at-1].Is(text.Punct) {
		return true
	}
	c, _ := s.CueAt(at - 1)
	return c&(text.CueWhile|text.CueSep) != 0
}

// blocked reports whether what comes from the place is aid, goods or a
// delegation: no migrants.
func (s *Sentence) blocked(at int) bool {
	for j, seen := at-1, 0; j >= s.First && seen < 5; j, seen = j-1, seen+1 {
		if c, _ := s.CueAt(j); c&(text.CueBlock|text.CueOther|text.CueInst) != 0 {
			return true
		}
	}
	return false
}
