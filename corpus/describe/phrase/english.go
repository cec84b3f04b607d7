package phrase

import (
	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
)

// classifyEnglish reads the noun after a demonym: "Haitian migrants",
// "Italian shores".
func (s *Sentence) classifyEnglish(g *Phrase) {
	g.Sense = SenseThing
	switch {
	case g.First >= 2 && s.Mark(g.First-1, "-") && s.Is(g.First-2, lang.Non):
		g.deny() // "non-Malian migrants"
		return
	case s.Mark(g.End, "-") && g.End+1 < s.End && s.IsDemonym(g.End+1):
		return // "the Russian-Syrian alliance"
	}
	last := s.Mentions[s.Owner[g.End-1]].Form
	alone := last == text.FormPlural || len(g.Places) > 1 && s.Mentions[s.Owner[g.First]].Form == text.FormPlural
	if h, ok := s.englishNoun(g, alone); ok {
		g.Sense, g.Noun = h.sense, h.noun
		return
	}
	switch {
	case alone, s.unknownPeople(g):
		g.Sense = SensePeople
	case s.passport(g):
		g.Sense, g.Noun = SensePeople, true
	case last == text.FormDemonym && (s.bareNation(g) || s.saidToBe(g)):
		g.Sense = SensePeople
	}
}

// saidToBe reports whether a verb before g says that persons are of that people:
// "one inhabitant in six is Venezuelan".
func (s *Sentence) saidToBe(g *Phrase) bool {
	return s.copula(g.First-1) && (g.End >= s.End || s.Tokens[g.End].Is(text.Punct))
}

// head is what the noun of a demonym makes of it.
type head struct {
	sense Sense
	noun  bool // a noun for persons
}

var persons = head{SensePeople, true}

// verdict says how the search for a noun goes on.
type verdict uint8

const (
	goOn verdict = iota
	stop
	found
)

// englishNoun looks for the noun of a demonym in the four words after it; alone
// says that the demonym can do without one: "Haitians".
func (s *Sentence) englishNoun(g *Phrase, alone bool) (head, bool) {
	for j, steps := g.End, 0; j < s.End && steps < 4; steps++ {
		if !alone && j == g.End && s.secondDemonym(j) {
			j = s.Mentions[s.Owner[j+1]].End
			continue
		}
		h, v := s.englishWord(g, j, alone)
		if v != goOn {
			return h, v == found
		}
		j = s.next(j)
	}
	return head{}, false
}

// secondDemonym reports whether the word at token j joins another demonym to
// the first: "Central American and Caribbean migrants".
func (s *Sentence) secondDemonym(j int) bool {
	c, _ := s.CueAt(j)
	return !s.Tokens[j].Is(text.Punct) && c&text.CueSep != 0 && j+1 < s.End && s.Owner[j+1] >= 0 && !s.Is(j, lang.CountriesAfter)
}

// englishWord says what the word at token j makes of the demonym of g.
func (s *Sentence) englishWord(g *Phrase, j int, alone bool) (head, verdict) {
	c, _ := s.CueAt(j)
	switch {
	case s.Tokens[j].Is(text.Punct):
		return s.englishMark(j)
	case !alone && s.Is(j, lang.CountriesAfter):
		return head{sense: SenseSite}, found
	case s.Owner[j] >= 0:
		return head{}, stop
	}
	if !alone {
		if h, v, ok := s.englishOwner(c, j); ok {
			return h, v
		}
	}
	if c.People() {
		return persons, found
	}
	if !alone {
		if h, ok := s.englishDeed(g, c, j); ok {
			return h, found
		}
	}
	if c&(text.CuePrepositions|text.CueAux|text.CueFrames) != 0 {
		return head{}, stop
	}
	return head{}, goOn
}

// englishMark says what the mark at token j makes of the demonym before it: a
// hyphen may go on with it, "Haitian-born", "ex-Yugoslav".
func (s *Sentence) englishMark(j int) (head, verdict) {
	t := s.Tokens[j]
	switch {
	case !t.Is(text.Glued):
	case s.Is(j-1, lang.FormerOrNon):
		return head{}, goOn
	case s.Body[t.Start] == '-' && j+1 < s.End && s.Is(j+1, lang.OriginSuffix):
		return persons, found
	}
	return head{}, stop
}

// englishOwner says whether the noun at token j is an institution, an employer
// or a place.
func (s *Sentence) englishOwner(c text.Cues, j int) (head, verdict, bool) {
	const verbs = text.CueIn | text.CueArrive | text.CueMove | text.CueLeave | text.CueReside | text.CueReturn
	var next text.Cues
	if j+1 < s.End {
		next = s.Starts[j+1]
	}
	employs := c&text.CueEmployer != 0
	switch {
	case c.Body():
		return head{sense: SenseBody}, found, true
	case employs && c&text.CuePerson != 0 && (next&verbs != 0 || !s.Within(text.CueRecruit|text.CueLabour, s.First-1, s.End-s.First)):
		return persons, found, true // families who employ nobody here
	case (employs || c&text.CueLoc != 0) && next.People() && next&(text.CueEmployer|text.CueInst) == 0:
		return head{}, goOn, true // "shipyard labourers"
	case employs:
		return head{sense: SenseEmployer}, found, true
	case c&text.CueLoc != 0 && c&text.CueMove == 0 && !c.People():
		return head{sense: SenseSite}, found, true
	}
	return head{}, goOn, false
}

// englishDeed says whether the noun at token j is one of persons by what they
// do, or of what a state does with them.
func (s *Sentence) englishDeed(g *Phrase, c text.Cues, j int) (head, bool) {
	_, at := s.CueAt(j)
	switch {
	case c&(text.CueMove|text.CueReturn|text.CueRemit) != 0 && at == j && s.nounish(j):
		return head{SensePeople, c&(text.CueMove|text.CueReturn) != 0}, true
	case c&(text.CueDeport|text.CuePermit|text.CueRecruit) != 0:
		h := head{sense: SenseBody}
		if s.passport(g) {
			h = persons
		}
		if j > g.End && s.unknownPeople(g) {
			h.sense = SensePeople // "beggars sent back by"
		}
		return h, true
	case c == 0 && s.doer(j):
		return persons, true
	}
	return head{}, false
}

// rankedBefore reports whether people of another nation and their share stand
// not far before g.
func (s *Sentence) rankedBefore(g *Phrase) bool {
	share, people := false, false
	for j := max(s.First, g.First-9); j < g.First; j++ {
		share = share || s.Tokens[j].Is(text.Number)
		people = people || s.Owner[j] >= 0 && s.IsDemonym(j)
	}
	return share && people
}

// passport reports whether a demonym says what papers persons hold: "one
// resident in six holds a Portuguese passport", "with Indian citizenship".
func (s *Sentence) passport(g *Phrase) bool {
	if !s.Is(g.End, lang.Papers) {
		return false
	}
	for j := max(s.First, g.First-2); j < g.First; j++ {
		if s.Is(j, lang.Holding) {
			return true
		}
	}
	return false
}

// unknownPeople reports whether an English demonym qualifies an unknown noun
// in the plural that then moves, lives or is sent somewhere: "Sri Lankan
// housemaids stranded in".
func (s *Sentence) unknownPeople(g *Phrase) bool {
	if s.unknownPlural(g.End) && s.sentBefore(g) {
		return true
	}
	for j := g.End; j < min(g.End+3, s.End); j++ {
		if c, _ := s.CueAt(j); s.Tokens[j].Is(text.Punct) || c != 0 || s.Owner[j] >= 0 {
			return false
		}
		if s.EndsInS(j) {
			if moves, decided := s.movesAfter(j); decided {
				return moves
			}
		}
	}
	return false
}

// unknownPlural reports whether token j is a word that the lexicon does not know
// and that ends as a plural.
func (s *Sentence) unknownPlural(j int) bool {
	return j < s.End && !s.Grammar.Lexicon.Knows(s.Tokens[j].Word) && !s.Tokens[j].Is(text.Punct) && s.EndsInS(j)
}

// sentBefore reports whether a cue right before g says that somebody is hired,
// sent or brought.
func (s *Sentence) sentBefore(g *Phrase) bool {
	for j := max(s.First, g.First-3); j < g.First; j++ {
		if c, _ := s.CueAt(j); c&(text.CueRecruit|text.CueSendPeople|text.CueDeport|text.CueReturn|text.CueEvacuate) != 0 {
			return true
		}
	}
	return false
}

// movesAfter reports whether a verb of moving or living follows token j, and
// whether what follows decides it.
func (s *Sentence) movesAfter(j int) (moves, decided bool) {
	for n := j + 1; n < min(j+4, s.End); n++ {
		next, at := s.CueAt(n)
		if at == n && next&(text.CueReside|text.CueArrive|text.CueMove|text.CueReturn|text.CueDeport|text.CueLeave|text.CueStudy) != 0 {
			return true, true
		}
		if next&text.CueAux == 0 {
			return false, true
		}
	}
	return false, false
}

// bareNation reports whether an English demonym that has no plural form stands
// alone after an article or a figure: "the Chinese in Peru", "2,000 Senegalese
// in Spain".
func (s *Sentence) bareNation(g *Phrase) bool {
	if g.End >= s.End {
		return false
	}
	if g.First == s.First {
		return s.Is(g.End, lang.NationOpens)
	}
	prev, _ := s.CueAt(g.First - 1)
	if s.shareOf(g, prev) || prev&(text.CueIn|text.CueTo) == 0 && s.Is(g.End, lang.NationDoes) && s.clauseEnds(g.End) {
		return true
	}
	counted := s.Tokens[g.First-1].Is(text.Number)
	if !counted && prev&(text.CueDet|text.CueSep) == 0 && !s.Is(g.First-1, lang.RoundNumber) {
		return false
	}
	c, _ := s.CueAt(g.End)
	return s.clauseEnds(g.End) || counted && (c&text.CueAfter != 0 || s.Is(g.End, lang.NationWhen))
}

// shareOf reports whether a share of persons before g, behind a cue of classes
// prev, is said to be of that people: "Eritreans made up 73 per cent and Sudanese
// 19 per cent", "nearly all of them Venezuelan".
func (s *Sentence) shareOf(g *Phrase, prev text.Cues) bool {
	if s.Tokens[g.End].Is(text.Number) && prev&text.CueSep != 0 && s.rankedBefore(g) {
		return true
	}
	return s.Tokens[g.End].Is(text.Punct) && (prev&text.CueRank != 0 || s.Is(g.First-1, lang.RestOfThem))
}

// clauseEnds reports whether what stands at token j goes on with no noun phrase
// before it.
func (s *Sentence) clauseEnds(j int) bool {
	c, _ := s.CueAt(j)
	return s.Tokens[j].Is(text.Punct) || c&(text.CuePrepositions|text.CueAux|text.CueReside|text.CueSep) != 0
}
