package phrase

import (
	"strings"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// opening makes a place a host that opens the sentence before people of
// another: "Ecuador recognised 60,000 Colombians as refugees", "Chile:
// Haitians ...".
func (s *Sentence) opening(g *Phrase) {
	if g.Site > s.First+3 {
		return
	}
	for _, p := range s.Phrases {
		if !p.Arrivals() || Shares(p, g) || p.First < g.End || p.First-g.End > 14 {
			continue
		}
		if g.End < s.End && s.Tokens[g.End].Is(text.Punct) && !s.Comma(g.End) {
			g.Play(schema.RoleDestination, Weak, Dateline)
			return
		}
		g.Play(schema.RoleDestination, Weak, SubjectPeople)
		return
	}
}

// assignBare gives a part to a phrase without preposition: an entry of a list,
// the object of the cue before it, or the subject of the one after it.
func (s *Sentence) assignBare(i int, c text.Cues, at int) {
	g := s.Phrases[i]
	if g.Slot = SlotNone; g.Sense == SenseBody || g.Sense == SenseEmployer {
		s.subject(g)
		return
	}
	if s.listed(g) || s.suffixed(g) {
		return
	}
	var one [1]Slot
	one[0] = SlotObject
	near := 3
	if g.Sense == SenseSite {
		near = 5 // "the border of the" lies between
	}
	if c&text.CueFrames != 0 && at >= 0 && g.Site-int(s.Ends[at]) <= near {
		if ru, ok := s.Grammar.governs(c, one[:]); ok && ru.weight > 0.4 {
			g.Slot, g.Governor = SlotObject, at
			g.Play(ru.role, ru.weight, ru.name)
			return
		}
	}
	s.subject(g)
}

// possessive reads "Spain's Ecuadorian population" and "Egypt's emigrants":
// the first is where those people live, the second where they come from.
func (s *Sentence) possessive(i int) bool {
	g := s.Phrases[i]
	if !s.owns(g) {
		return false
	}
	if s.scheme(g.End + 2) {
		g.Play(schema.RoleDestination, 0.75, PossessiveHost)
		return true
	}
	for j := g.End + 2; j < min(g.End+6, s.End); j++ {
		if p := PeopleAt(s.Phrases, j); p != nil && !Shares(p, g) {
			g.Play(schema.RoleDestination, 0.85, PossessiveHost)
			return true
		}
		c, _ := s.CueAt(j)
		if j+1 < s.End && s.Starts[j+1].Body() {
			return false // "the labour ministry"
		}
		switch {
		case s.Is(j, lang.Support):
			g.deny() // "Spain's support for Syrian refugees"
			return true
		case s.Is(j, lang.PopulationNoun):
			g.Play(schema.RoleDestination, 0.75, PossessiveHost)
			return true
		case c.People():
			g.Play(schema.RoleOrigin, 0.75, PossessiveHome)
			return true
		case c&(text.CueInst|text.CueLoc|text.CueEmployer) != 0:
			return false
		}
	}
	return false
}

// owns reports whether the ending of a possessor stands behind g: "Spain's".
func (s *Sentence) owns(g *Phrase) bool {
	return g.End+1 < s.End && (s.Mark(g.End, "'") || s.Mark(g.End, "’")) && s.Is(g.End+1, lang.PossessiveEnding)
}

// scheme reports whether one of the four tokens from i is what a state lets
// workers in by: "Australia's PALM scheme".
func (s *Sentence) scheme(i int) bool {
	if !s.Within(text.CueRecruit|text.CuePermit|text.CueLabour|text.CueMigrant|text.CuePerson, s.First-1, s.End-s.First) {
		return false
	}
	for j := i; j < min(i+4, s.End) && !s.Tokens[j].Is(text.Punct) && s.Owner[j] < 0; j++ {
		if s.Is(j, lang.SchemeNoun) {
			return true
		}
	}
	return false
}

// suffixed reads "US-based", "UK-bound" and "Ghana-born".
func (s *Sentence) suffixed(g *Phrase) bool {
	if !s.Mark(g.End, "-") && !s.Mark(g.End, "‑") {
		return false
	}
	switch {
	case s.Is(g.End+1, lang.HostSuffix):
		g.Play(schema.RoleDestination, 0.8, SuffixHost)
	case s.Is(g.End+1, lang.Born):
		g.Play(schema.RoleOrigin, 0.85, SuffixHome)
	default:
		return false
	}
	return true
}

// listed reads the head of a list: "countries of origin: Syria, Iraq", "the
// top destinations were Italy and Spain", "Italy and Spain are the main
// destinations".
func (s *Sentence) listed(g *Phrase) bool { return s.listBefore(g) || s.listAfter(g) }

// heads gives the places of g the part that a list with a cue of classes c at
// token at in its head says, and reports whether it says one.
func (s *Sentence) heads(g *Phrase, c text.Cues, at int) bool {
	one := [1]Slot{slotList}
	ru, ok := s.Grammar.governs(c&(text.CueDestList|text.CueOrgList), one[:])
	if !ok {
		return false
	}
	g.Slot, g.Governor = slotList, at
	g.Play(ru.role, ru.weight, ru.name)
	if ru.role == schema.RoleOrigin && s.Within(text.CueRemit, s.First-1, s.End-s.First) && s.Is(int(s.Ends[at])-1, lang.Source) {
		g.Play(schema.RoleDestination, g.Weight, ru.name+OfMoney)
	}
	return true
}

// listBefore looks for the head of a list before g.
func (s *Sentence) listBefore(g *Phrase) bool {
	const others = text.CuePrepositions &^ text.CueOf &^ text.CueFor &^ text.CueIn &^ text.CueAt
	far, linked := 9, s.Is(g.Site-1, lang.ListCopula)
	if linked {
		far = 40
	}
	for j, seen := g.Site-1, 0; j >= s.First && seen < far; seen++ {
		c, at := s.CueAt(j)
		if s.Owner[j] < 0 && s.heads(g, c, at) {
			return true
		}
		ends := c&(text.CueArrive|text.CueHost) != 0 && c&text.CueOrgList == 0 || c&others != 0 && c&text.CueDet == 0
		if ends && !linked {
			return false
		}
		j = min(j, at) - 1
	}
	return false
}

// listAfter looks for the head of a list after g.
func (s *Sentence) listAfter(g *Phrase) bool {
	unknown := false
	for j, seen := s.pastFigure(g.End), 0; j < s.End && seen < 8; seen++ {
		c, at := s.CueAt(j)
		if at == j && s.Owner[j] < 0 && s.heads(g, c, at) {
			return true
		}
		if past := s.aside(j); past > j {
			j = past
			continue
		}
		switch {
		case c == 0 && !unknown && !s.Tokens[j].Is(text.Punct) && s.Owner[j] < 0:
			unknown = true
		case c&(text.CueDet|text.CueAux|text.CueSep|text.CueRank) == 0 && !s.Is(j, lang.ListLink):
			return false
		}
		j++
	}
	return false
}

// office returns the token after the institution that a possessive has, and
// marks the phrase as one: "Spain's labour ministry". It is the end of the phrase
// where there is none.
func (s *Sentence) office(g *Phrase) int {
	if !s.Mark(g.End, "'") && !s.Mark(g.End, "’") || !s.Is(g.End+1, lang.PossessiveEnding) {
		return g.End
	}
	for j := g.End + 2; j < min(g.End+5, s.End); j++ {
		if c, _ := s.CueAt(j); c.Body() {
			g.Sense = SenseBody
			return j + 1
		}
	}
	return g.End
}

// subject looks for the verb after a phrase that stands before it: "Colombia
// hosts", "Canadian authorities deported".
func (s *Sentence) subject(g *Phrase) {
	const far = 8 // words
	if s.opensClause(g) && s.ownNationals(g) {
		g.Slot = SlotSubject
		g.Play(schema.RoleOrigin, 0.85, OwnPeople)
		return
	}
	relative := false
	for j, seen := s.office(g), 0; j < s.End && seen < far; seen++ {
		c, at := s.CueAt(j)
		if at != j {
			j++
			continue
		}
		if past := s.aside(j); past > j && j == g.End {
			j = past
			continue
		}
		relative = relative || s.Is(j, lang.Relative)
		if s.endsClause(j) || s.Owner[j] >= 0 && !relative || s.verb(g, c, j) || noSubject(c, relative) {
			return
		}
		j = max(j+1, int(s.Ends[j]))
	}
}

// opensClause reports whether g opens the sentence or, as an institution, a part
// of it behind a comma.
func (s *Sentence) opensClause(g *Phrase) bool {
	return g.Site <= s.First+6 || g.Sense == SenseBody && (s.Comma(g.Site-1) || s.Comma(g.Site-2))
}

// endsClause reports whether tokens[j] is a mark behind which no verb belongs
// to what stands before it.
func (s *Sentence) endsClause(j int) bool {
	t := s.Tokens[j]
	ch := s.Body[t.Start]
	return ch == ':' || ch == ';' || t.Is(text.Punct) && !t.Is(text.Glued) && !strings.ContainsRune(`("'`, rune(ch))
}

// verb makes g the subject of a cue of classes c at token j, if that can have
// one.
func (s *Sentence) verb(g *Phrase, c text.Cues, j int) bool {
	one := [1]Slot{SlotSubject}
	ru, ok := s.Grammar.governs(c, one[:])
	if !ok || ru.weight <= 0.2 || j == g.End && !s.verbal(j) {
		return false
	}
	if c&text.CueHost != 0 && s.Within(text.CueRemit, j, 9) && !s.Within(text.CueMigrant|text.CuePerson, j, 3) {
		if money, ok := s.Grammar.governs(text.CueRemit, one[:]); ok {
			ru = money
		}
	}
	g.Slot, g.Governor = SlotSubject, j
	g.Play(ru.role, ru.weight, ru.name)
	return true
}

// noSubject reports whether a cue of classes c ends the search for the verb of
// a subject: a preposition, or a word for persons or movement that is no verb.
func noSubject(c text.Cues, relative bool) bool {
	if c&(text.CuePrepositions&^text.CueTo&^text.CueAt&^text.CueOf) != 0 && c&text.CueAux == 0 {
		return true
	}
	moves := c.People() || c&(text.CueMove|text.CueReturn|text.CueArrive|text.CueLeave) != 0
	return moves && c&(text.CueHost|text.CueAux) == 0 && !relative
}

// ownNationals reports whether a word for a country's own people elsewhere
// follows g before the next comma.
func (s *Sentence) ownNationals(g *Phrase) bool {
	for j := g.End; j < min(g.End+17, s.End) && !s.Comma(j); j++ {
		if j > g.End && s.Starts[j]&text.CueOwn != 0 {
			return true
		}
	}
	return false
}
