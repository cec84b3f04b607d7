package phrase

import (
	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
)

// classifyEnglish reads the noun after a demonym: "Haitian migrants",
// "Italian shores".
func (s *Sentence) classifyEnglish(g *Phrase) {
	if g.First >= 2 && s.Mark(g.First-1, "-") && s.Is(g.First-2, lang.Non) {
		g.Sense = SenseThing // "non-Malian migrants"
		return
	}
	if s.Mark(g.End, "-") && g.End+1 < s.End && s.IsDemonym(g.End+1) {
		g.Sense = SenseThing // "the Russian-Syrian alliance"
		return
	}
	m := s.Mentions[s.Owner[g.End-1]]
	alone := m.Form == text.FormPlural || len(g.Places) > 1 && s.Mentions[s.Owner[g.First]].Form == text.FormPlural
	for j, steps := g.End, 0; j < s.End && steps < 4; steps++ {
		t := s.Tokens[j]
		c, at := s.CueAt(j)
		switch {
		case t.Is(text.Punct) && s.Is(j-1, lang.FormerOrNon) && t.Is(text.Glued):
		case t.Is(text.Punct):
			if t.Is(text.Glued) && s.Body[t.Start] == '-' && j+1 < s.End && s.Is(j+1, lang.OriginSuffix) {
				g.Sense, g.Noun = SensePeople, true
				return
			}
			steps = 9
		case s.Is(j, lang.CountriesAfter) && !alone:
			g.Sense = SenseSite
			return
		case c&text.CueSep != 0 && j == g.End && j+1 < s.End && s.Owner[j+1] >= 0 && !alone:
			j = s.Mentions[s.Owner[j+1]].End // "Central American and Caribbean migrants"
			continue
		case s.Owner[j] >= 0:
			steps = 9
		case c&text.CueInst != 0 && c&(text.CueMigrant|text.CuePerson) == 0 && !alone:
			g.Sense = SenseBody
			return
		case c&text.CueEmployer != 0 && c&text.CuePerson != 0 && !alone && j+1 < s.End && s.Starts[j+1]&(text.CueIn|text.CueArrive|text.CueMove|text.CueLeave|text.CueReside|text.CueReturn) != 0:
			g.Sense, g.Noun = SensePeople, true
			return
		case c&text.CueEmployer != 0 && c&text.CuePerson != 0 && !alone && !s.Within(text.CueRecruit|text.CueLabour, s.First-1, s.End-s.First):
			g.Sense, g.Noun = SensePeople, true // families who employ nobody here
			return
		case c&(text.CueEmployer|text.CueLoc) != 0 && !alone && j+1 < s.End && s.Starts[j+1]&(text.CuePerson|text.CueMigrant) != 0 && s.Starts[j+1]&(text.CueEmployer|text.CueInst) == 0: // "shipyard labourers"
		case c&text.CueEmployer != 0 && !alone:
			g.Sense = SenseEmployer
			return
		case c&text.CueLoc != 0 && c&(text.CueMigrant|text.CuePerson|text.CueMove) == 0 && !alone:
			g.Sense = SenseSite
			return
		case c&(text.CueMigrant|text.CuePerson) != 0:
			g.Sense, g.Noun = SensePeople, true
			return
		case c&(text.CueMove|text.CueReturn|text.CueRemit) != 0 && at == j && !alone && s.nounish(j):
			g.Sense, g.Noun = SensePeople, c&(text.CueMove|text.CueReturn) != 0
			return
		case c&(text.CueDeport|text.CuePermit|text.CueRecruit) != 0 && !alone:
			g.Sense = SenseBody
			if s.passport(g) {
				g.Sense, g.Noun = SensePeople, true
			}
			if steps > 0 && s.unknownPeople(g) {
				g.Sense = SensePeople // "beggars sent back by"
			}
			return
		case c == 0 && !alone && s.doer(j):
			g.Sense, g.Noun = SensePeople, true
			return
		case c&(text.CuePrepositions|text.CueAux) != 0 || c&text.CueFrames != 0:
			steps = 9
		}
		if at == j && s.Ends[j] > int32(j) {
			j = int(s.Ends[j])
		} else {
			j++
		}
	}
	g.Sense = SenseThing
	if !alone && s.unknownPeople(g) {
		g.Sense = SensePeople
		return
	}
	if alone {
		g.Sense = SensePeople
		return
	}
	if s.passport(g) {
		g.Sense, g.Noun = SensePeople, true
		return
	}
	if m.Form == text.FormDemonym && (s.bareNation(g) || s.copula(g.First-1) && (g.End >= s.End || s.Tokens[g.End].Is(text.Punct))) {
		g.Sense = SensePeople
	}
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
	for j := max(s.First, g.First-3); j < g.First; j++ {
		c, _ := s.CueAt(j)
		if c&(text.CueRecruit|text.CueSendPeople|text.CueDeport|text.CueReturn|text.CueEvacuate) != 0 && g.End < s.End && s.Tokens[g.End].Word == 0 && !s.Tokens[g.End].Is(text.Punct) && s.EndsInS(g.End) {
			return true
		}
	}
	for j := g.End; j < min(g.End+3, s.End); j++ {
		t := s.Tokens[j]
		c, _ := s.CueAt(j)
		if t.Is(text.Punct) || c != 0 || s.Owner[j] >= 0 {
			return false
		}
		if !s.EndsInS(j) || j+1 >= s.End {
			continue
		}
		for n := j + 1; n < min(j+4, s.End); n++ {
			next, at := s.CueAt(n)
			if at == n && next&(text.CueReside|text.CueArrive|text.CueMove|text.CueReturn|text.CueDeport|text.CueLeave|text.CueStudy) != 0 {
				return true
			}
			if next&text.CueAux == 0 {
				return false
			}
		}
	}
	return false
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
	c, _ := s.CueAt(g.End)
	after := s.Tokens[g.End].Is(text.Punct) || c&(text.CuePrepositions|text.CueAux|text.CueReside|text.CueSep) != 0
	prev, _ := s.CueAt(g.First - 1)
	p := s.Tokens[g.First-1]
	if s.Tokens[g.End].Is(text.Number) && prev&text.CueSep != 0 && s.rankedBefore(g) {
		return true // "Eritreans made up 73 per cent and Sudanese 19 per cent"
	}
	if s.Tokens[g.End].Is(text.Punct) && (prev&text.CueRank != 0 || s.Is(g.First-1, lang.RestOfThem)) {
		return true // "nearly all of them Venezuelan"
	}
	if after && prev&(text.CueIn|text.CueTo) == 0 && (s.Is(g.End, lang.NationDoes)) {
		return true
	}
	after = after || p.Is(text.Number) && (c&text.CueAfter != 0 || s.Is(g.End, lang.NationWhen))
	return after && (p.Is(text.Number) || prev&(text.CueDet|text.CueSep) != 0 || s.Is(g.First-1, lang.RoundNumber))
}
