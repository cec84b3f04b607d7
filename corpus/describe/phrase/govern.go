package phrase

import (
	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// governLeft looks for the nearest cue before the preposition that has a rule
// for one of the slots ss.
func (s *Sentence) governLeft(i int, ss []Slot) bool {
	g := s.Phrases[i]
	if s.Is(g.Prep-1, lang.Those) && s.Is(g.Prep-2, lang.Compared) {
		return true // what is only compared: "more hours than those in Finland"
	}
	moved, passed := false, false // a verb of movement, another place stands between
	for j, seen := g.Prep-1, 0; j >= s.First && seen < reach; seen++ {
		if s.Body[s.Tokens[j].Start] == ';' {
			return false
		}
		if p := PeopleAt(s.Phrases, j); p != nil && !Shares(p, g) {
			if ru, ok := s.Grammar.governs(text.CuePeople, ss); ok && seen < ru.reach {
				return s.take(i, p.First, text.CuePeople, ru)
			}
		}
		c, at := s.CueAt(j)
		passed = passed || s.Owner[j] >= 0
		if (g.Slot == SlotIn || g.Slot == SlotAt) && c&text.CueAfter != 0 {
			return false // what was before the return
		}
		if c&text.CueBorn != 0 && c&text.CueFrom != 0 {
			c = text.CuePerson // "nationals of" governs its own place only
		}
		if c&text.CueSpeech != 0 && c&(text.CueMigrant|text.CuePerson|text.CueMove) == 0 && seen < 2 && (g.Slot == SlotIn || g.Slot == SlotAt) {
			return true
		}
		if c&text.CueBlock != 0 && s.Owner[j] < 0 && (g.Slot == SlotFrom || g.Slot == SlotOf || g.Slot == SlotBy) && seen < 5 {
			return true
		}
		if s.Owner[j] < 0 && c&text.CueFrames != 0 {
			if c&text.CueInst != 0 && c&(text.CueMigrant|text.CuePerson) == 0 && g.Slot == SlotOf && seen < 2 {
				return true
			}
			if p := owned(s.Phrases, g, at); p != nil && g.Slot == SlotOf && c&(text.CuePerson|text.CueMigrant) != 0 {
				if ru, ok := s.Grammar.governs(text.CuePeople, ss); ok {
					return s.take(i, p.First, text.CuePeople, ru)
				}
			}
			if c&text.CueMove != 0 && c&(text.CueMigrant|text.CuePerson) == 0 && s.verbal(at) && s.movesOffice(at, g.Prep) {
				return true
			}
			if c&text.CueRemit != 0 && moved && g.Slot == SlotOf {
				ss = []Slot{SlotFrom} // "las remesas que llegan de"
			}
			if c&text.CueLeave != 0 && (g.Slot == SlotIn || g.Slot == SlotAt) && s.over(s.First, g.Prep).Within(text.CueFor|text.CueTo, at, reach) {
				ss = []Slot{SlotTo} // "leave for building sites in"
			}
			moved = moved || c&(text.CueArrive|text.CueMove|text.CueLeave) != 0 && c&(text.CueMigrant|text.CuePerson) == 0 && !passed
			if ru, ok := s.Grammar.governs(c, ss); ok && seen < ru.reach && (seen < 9 || c&(text.CuePerson|text.CueLabour|text.CuePermit) == 0) {
				return s.take(i, at, c, ru)
			}
		}
		j = min(j, at) - 1
	}
	return false
}

// movesOffice reports whether what the verb at token at moves is an
// institution: "moved the embassy from Tel Aviv".
func (s *Sentence) movesOffice(at, prep int) bool {
	for j := int(s.Ends[at]); j < min(prep, at+5); j++ {
		c, _ := s.CueAt(j)
		if c&text.CueInst != 0 && c&(text.CueMigrant|text.CuePerson) == 0 {
			return true
		}
		if c&(text.CueDet|text.CueLoc) == 0 && s.Owner[j] < 0 {
			return false
		}
	}
	return false
}

// take gives g the part that rule ru says of the cue at token at. Where a cue
// of return, deportation or remittance stands before that cue in the same
// clause, and its people are named, it turns the direction round.
func (s *Sentence) take(i, at int, c text.Cues, ru rule) bool {
	g := s.Phrases[i]
	g.Governor = at
	g.Play(s.Grammar.decide(ru.role, g), ru.weight, ru.name)
	where := c&text.CueReside != 0 && s.Is(at-1, lang.Whoever) // "brought home those who lived in"
	if where || c&text.CueReversed != 0 || g.Slot != SlotFrom && g.Slot != SlotTo && g.Slot != SlotOf && g.Slot != SlotAt {
		return true
	}
	outer, oat := s.reversedBefore(at)
	if outer == 0 && g.Slot == SlotFrom && c&(text.CueLeave|text.CueMove|text.CueArrive) != 0 {
		outer, oat = s.returnAfter(g.End)
	}
	if outer == 0 {
		return true
	}
	named := false
	for _, p := range s.Phrases {
		named = named || p.Sense == SensePeople && !Shares(p, g)
	}
	if g.Slot == SlotOf && !named && outer&text.CueRemit == 0 {
		return true
	}
	if outer&text.CueRemit != 0 && c&(text.CueMigrant|text.CuePerson|text.CuePeople) != 0 && !s.Is(g.Prep, lang.MoneyFrom) {
		return true
	}
	if g.Slot == SlotFrom && !named && s.Grammar.HostShare(g) < 0.5 {
		return true
	}
	var buf [4]Slot
	if rev, ok := s.Grammar.governs(outer&text.CueReversed, append(buf[:0], g.Slot)); ok {
		g.Governor = oat
		g.Play(rev.role, rev.weight*0.95, rev.name)
	}
	return true
}

// reversedBefore returns the cue of return, deportation or remittance that
// stands at most 12 tokens before token at in the same clause.
func (s *Sentence) reversedBefore(at int) (text.Cues, int) {
	for j, seen := at-1, 0; j >= s.First && seen < 12; seen++ {
		if ch := s.Body[s.Tokens[j].Start]; ch == ';' || ch == ',' {
			return 0, -1
		}
		c, start := s.CueAt(j)
		if c&text.CueReversed != 0 && s.Owner[j] < 0 {
			return c, start
		}
		j = min(j, start) - 1
	}
	return 0, -1
}

// returnAfter returns the cue of return that stands at most 6 tokens after a
// place: "depart from Aden to return home".
func (s *Sentence) returnAfter(end int) (text.Cues, int) {
	for j := end; j < min(end+6, s.End); j++ {
		if c, at := s.CueAt(j); c&text.CueReturn != 0 {
			return c, at
		}
	}
	return 0, -1
}

// reversedAfter returns the cue of return or deportation in the 8 tokens after
// a place that opens the sentence.
func (s *Sentence) reversedAfter(end int) (text.Cues, int) {
	for j := end; j < min(end+8, s.End); j++ {
		if c := s.Starts[j] & (text.CueReturn | text.CueDeport); c != 0 {
			return c, j
		}
	}
	return 0, -1
}

// governRight looks for a cue after the phrase, where the place stands first:
// "En España viven 300.000 ecuatorianos".
func (s *Sentence) governRight(g *Phrase, ss []Slot) {
	if c, at := s.reversedAfter(g.End); c != 0 && g.Slot == SlotFrom {
		if ru, ok := s.Grammar.governs(c, ss); ok {
			g.Governor = at
			g.Play(ru.role, ru.weight*0.9, ru.name+Late)
			return
		}
	}
	for j, seen := g.End, 0; j < s.End && seen < 12; seen++ {
		if s.Body[s.Tokens[j].Start] == ';' {
			return
		}
		c, at := s.CueAt(j)
		if at == j && s.Owner[j] < 0 && c&text.CueFrames != 0 && !(g.Slot == SlotOf && g.Prep > s.First && c&(text.CuePerson|text.CueMigrant) != 0) {
			if ru, ok := s.Grammar.governs(c, ss); ok {
				if ru.role == roleEither {
					ru.role = schema.RoleDestination // the place comes first: it is where that happens
					if c&text.CueRemit != 0 && g.Slot == SlotOf {
						ru.role = schema.RoleOrigin // "the economy of Bolivia depends on remittances"
					}
				}
				g.Governor = j
				g.Play(ru.role, ru.weight*0.9, ru.name+Late)
				return
			}
		}
		if at == j && int(s.Ends[j]) > j {
			j = int(s.Ends[j])
		} else {
			j++
		}
	}
}
