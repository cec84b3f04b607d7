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
	l := leftward{Sentence: s, i: i, g: g, slots: ss}
	for j, seen := g.Prep-1, 0; j >= s.First && seen < reach; seen++ {
		if v := l.token(j, seen); v != goOn {
			return v == found
		}
		_, at := s.CueAt(j)
		j = min(j, at) - 1
	}
	return false
}

// leftward is the search for the cue that governs a phrase, from its
// preposition to the left.
type leftward struct {
	*Sentence
	i             int // the number of the phrase
	g             *Phrase
	slots         []Slot
	moved, passed bool // a verb of movement, another place stands between
}

// token looks at token j, which seen words part from the preposition.
func (l *leftward) token(j, seen int) verdict {
	if l.Body[l.Tokens[j].Start] == ';' {
		return stop
	}
	if l.people(j, seen) {
		return found
	}
	c, at := l.CueAt(j)
	l.passed = l.passed || l.Owner[j] >= 0
	switch {
	case l.g.Inside() && c&text.CueAfter != 0:
		return stop // what was before the return
	case c&text.CueBorn != 0 && c&text.CueFrom != 0:
		c = text.CuePerson // "nationals of" governs its own place only
	}
	switch {
	case l.meets(c, seen):
		return found
	case l.Owner[j] >= 0:
		return goOn
	case l.blocks(c, seen):
		return found
	case c&text.CueFrames == 0:
		return goOn
	}
	return l.frame(c, at, seen)
}

// people tries people of another place at token j.
func (l *leftward) people(j, seen int) bool {
	p := PeopleAt(l.Phrases, j)
	if p == nil || Shares(p, l.g) {
		return false
	}
	ru, ok := l.Grammar.governs(text.CuePeople, l.slots)
	if !ok || seen >= ru.reach {
		return false
	}
	l.take(l.i, p.First, text.CuePeople, ru)
	return true
}

// meets reports whether a cue of classes c straight before the preposition says
// that a meeting is held in the place.
func (l *leftward) meets(c text.Cues, seen int) bool {
	return l.g.Inside() && seen < 2 && c&text.CueSpeech != 0 && c&text.CueMove == 0 && !c.People()
}

// blocks reports whether a cue of classes c not far before says that what comes
// from the place is no people.
func (l *leftward) blocks(c text.Cues, seen int) bool {
	return seen < 5 && c&text.CueBlock != 0 && (l.g.Slot == SlotFrom || l.g.Slot == SlotOf || l.g.Slot == SlotBy)
}

// frame tries a cue of classes c at token at, which seen words part from the
// preposition.
func (l *leftward) frame(c text.Cues, at, seen int) verdict {
	if l.of(c, at, seen) || l.office(c, at) {
		return found
	}
	l.narrow(c, at)
	l.moved = l.moved || c&(text.CueArrive|text.CueMove|text.CueLeave) != 0 && !c.People() && !l.passed
	near := seen < 9 || c&(text.CuePerson|text.CueLabour|text.CuePermit) == 0
	if ru, ok := l.Grammar.governs(c, l.slots); ok && seen < ru.reach && near {
		l.take(l.i, at, c, ru)
		return found
	}
	return goOn
}

// office reports whether what a cue of classes c at token at moves is an
// institution.
func (l *leftward) office(c text.Cues, at int) bool {
	return c&text.CueMove != 0 && !c.People() && l.verbal(at) && l.movesOffice(at, l.g.Prep)
}

// narrow leaves one slot to the cue of classes c at token at, where what stands
// between it and the place says which.
func (l *leftward) narrow(c text.Cues, at int) {
	if c&text.CueRemit != 0 && l.moved && l.g.Slot == SlotOf {
		l.slots = []Slot{SlotFrom} // "las remesas que llegan de"
	}
	if c&text.CueLeave != 0 && l.g.Inside() && l.over(l.First, l.g.Prep).Within(text.CueFor|text.CueTo, at, reach) {
		l.slots = []Slot{SlotTo} // "leave for building sites in"
	}
}

// of reads what belongs to the place: an institution, which governs nothing, or
// people of another place, whom it hosts: "the Turkish community of".
func (l *leftward) of(c text.Cues, at, seen int) bool {
	if l.g.Slot != SlotOf {
		return false
	}
	if seen < 2 && c.Body() {
		return true
	}
	p := owned(l.Phrases, l.g, at)
	if p == nil || !c.People() {
		return false
	}
	ru, ok := l.Grammar.governs(text.CuePeople, l.slots)
	if ok {
		l.take(l.i, p.First, text.CuePeople, ru)
	}
	return ok
}

// movesOffice reports whether what the verb at token at moves is an
// institution: "moved the embassy from Tel Aviv".
func (s *Sentence) movesOffice(at, prep int) bool {
	for j := int(s.Ends[at]); j < min(prep, at+5); j++ {
		c, _ := s.CueAt(j)
		if c.Body() {
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
func (s *Sentence) take(i, at int, c text.Cues, ru rule) {
	g := s.Phrases[i]
	g.Governor = at
	g.Play(s.Grammar.decide(ru.role, g), ru.weight, ru.name)
	outer, oat := s.outerCue(g, c, at)
	if outer == 0 || s.keepsDirection(g, c, outer) || c&text.CueMigrant != 0 && outer&text.CueReturn != 0 && s.clauseBetween(oat, at) {
		return
	}
	var buf [4]Slot
	if rev, ok := s.Grammar.governs(outer&text.CueReversed, append(buf[:0], g.Slot)); ok {
		g.Governor = oat
		role := s.Grammar.decide(rev.role, g)
		if rev.role == roleEither && c&(text.CueMove|text.CueArrive) != 0 {
			role = schema.RoleDestination // money that comes "de France"
		}
		g.Play(role, rev.weight*0.95, rev.name)
	}
}

// outerCue returns the cue of return, deportation or remittance that turns
// round what the cue of classes c at token at says of g, or none.
func (s *Sentence) outerCue(g *Phrase, c text.Cues, at int) (text.Cues, int) {
	where := c&text.CueReside != 0 && s.Is(at-1, lang.Whoever) // "brought home those who lived in"
	if where || c&text.CueReversed != 0 || g.Slot != SlotFrom && g.Slot != SlotTo && g.Slot != SlotOf && g.Slot != SlotAt {
		return 0, -1
	}
	outer, oat := s.reversedBefore(at)
	if outer == 0 && g.Slot == SlotFrom && c&(text.CueLeave|text.CueMove|text.CueArrive) != 0 {
		return s.returnAfter(g.End)
	}
	return outer, oat
}

// clauseBetween reports whether a verb with its auxiliary parts the cue at token
// i from that at token end: "le retour a concerné des migrants en Libye".
func (s *Sentence) clauseBetween(i, end int) bool {
	for i = int(s.Ends[i]); i < end; i++ {
		if c, at := s.CueAt(i); at == i && c&text.CueAux != 0 {
			return true
		}
	}
	return false
}

// keepsDirection reports whether the cue of classes c says the part of g
// although a cue of classes outer stands around it.
func (s *Sentence) keepsDirection(g *Phrase, c, outer text.Cues) bool {
	named := anyPeople(s.Phrases, g)
	switch {
	case g.Slot == SlotOf && !named && outer&text.CueRemit == 0:
		return true
	case outer&text.CueRemit != 0 && (c.People() || c&text.CuePeople != 0) && !s.Is(g.Prep, lang.MoneyFrom):
		return true
	}
	return g.Slot == SlotFrom && !named && s.Grammar.HostShare(g) < 0.5
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
	for j, seen := g.End, 0; j < s.End && seen < 12 && s.Body[s.Tokens[j].Start] != ';'; seen++ {
		c, at := s.CueAt(j)
		if c&text.CueSpeech != 0 && !c.People() && s.Owner[j] < 0 {
			return // somebody speaks or meets there
		}
		if at == j && s.Owner[j] < 0 && s.governsBefore(g, c, j, ss) {
			return
		}
		j = s.next(j)
	}
}

// governsBefore gives g the part that a cue of classes c at token j, behind it,
// says, and reports whether it says any.
func (s *Sentence) governsBefore(g *Phrase, c text.Cues, j int, ss []Slot) bool {
	if c&text.CueFrames == 0 || g.Slot == SlotOf && g.Prep > s.First && c.People() {
		return false
	}
	ru, ok := s.Grammar.governs(c, ss)
	if !ok {
		return false
	}
	if ru.role == roleEither {
		ru.role = schema.RoleDestination // the place comes first: it is where that happens
		if c&text.CueRemit != 0 && g.Slot == SlotOf {
			ru.role = schema.RoleOrigin // "the economy of Bolivia depends on remittances"
		}
	}
	g.Governor = j
	g.Play(ru.role, ru.weight*0.9, ru.name+Late)
	return true
}
