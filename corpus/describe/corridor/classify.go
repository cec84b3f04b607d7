package corridor

import (
	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// classify says what the group stands for, and finds the first token of its
// noun phrase.
func (s *sentence) classify(g *group) {
	if !g.demonym(s.Text) {
		s.classifyName(g)
		return
	}
	switch {
	case s.Mentions[s.Owner[g.first]].Form == text.FormPeople:
		g.sort, g.noun = sortPeople, true
	case s.Lang == schema.English:
		s.classifyEnglish(g)
	default:
		s.classifyRomance(g)
	}
}

// classifyName looks for what a name qualifies: "US border", "gobierno de
// México", "UK nurses".
func (s *sentence) classifyName(g *group) {
	if s.Lang == schema.English && g.end < s.End && !s.Tokens[g.end].Is(text.Punct) {
		c, _ := s.CueAt(g.end)
		switch {
		case c&text.CueInst != 0 && c&(text.CueMigrant|text.CuePerson) == 0:
			g.sort = sortBody
		case c&text.CueEmployer != 0 && c&text.CuePerson == 0:
			g.sort = sortEmployer
		case c&(text.CuePerson|text.CueMigrant) != 0 && s.nounBefore(g):
			g.sort, g.noun = sortPeople, true
			return
		case c&text.CueLoc != 0 && c&(text.CueFrames&^text.CueLoc) == 0:
			g.sort = sortSite
		}
	}
	if p := s.before(g.first); p >= 0 {
		if c, at := s.CueAt(p); c&text.CueOf != 0 && c&text.CueFrom == 0 {
			if s.bodyBefore(at) {
				g.sort = sortBody
			} else if n, _ := s.CueAt(at - 1); n&text.CueEmployer != 0 && n&text.CuePerson == 0 {
				g.sort, g.site = sortEmployer, at-1
			}
		}
	}
}

// nounBefore reports whether a name before a word for persons qualifies it
// ("Basra families", "60,000 Syria refugees") and is not itself governed by a
// preposition ("in Chile migrants").
func (s *sentence) nounBefore(g *group) bool {
	p := s.before(g.first)
	if p < 0 {
		return true
	}
	c, _ := s.CueAt(p)
	return c&text.CuePrepositions == 0 && !s.Tokens[p].Is(text.Punct)
}

// bodyBefore reports whether the word before an "of" at token at is an
// institution, other "of"s and unknown words passed over: "Ministerio de
// Relaciones Exteriores de".
func (s *sentence) bodyBefore(at int) bool {
	for j, seen := at-1, 0; j >= s.First && seen < 5; j, seen = j-1, seen+1 {
		if s.Tokens[j].Is(text.Punct) || s.Owner[j] >= 0 {
			return false
		}
		c, a := s.CueAt(j)
		switch {
		case c&text.CueInst != 0 && c&(text.CueMigrant|text.CuePerson) == 0:
			return true
		case c&(text.CueFrames&^(text.CueInst|text.CueLoc)) != 0 && !s.Tokens[j].Is(text.Capital):
			return false
		case c&text.CuePrepositions&^text.CueOf != 0 && c&text.CueOf == 0:
			return false
		}
		j = a
	}
	return false
}

// before returns the last token before i that is no article, or -1.
func (s *sentence) before(i int) int {
	for i--; i >= s.First; i-- {
		c, at := s.CueAt(i)
		if c&text.CueDet == 0 || c&text.CuePrepositions != 0 {
			if !s.Tokens[i].Is(text.Number) && !s.unitBefore(i) && !s.ordinal(i) {
				return i
			}
		}
		if c != 0 {
			i = at
		}
	}
	return -1
}

// ordinal reports whether tokens[i] is the end of an ordinal number: "e" of
// "13e", "th" of "13th".
func (s *sentence) ordinal(i int) bool {
	return i > s.First && s.Tokens[i].Is(text.Glued) && s.Tokens[i-1].Is(text.Number) && s.Cover[i] < 0 && s.Tokens[i].End-s.Tokens[i].Start < 4
}

func (s *sentence) unitBefore(i int) bool {
	c, _ := s.CueAt(i)
	return c == 0 && s.unit(i)
}

// classifyEnglish reads the noun after a demonym: "Haitian migrants",
// "Italian shores".
func (s *sentence) classifyEnglish(g *group) {
	if g.first >= 2 && s.Mark(g.first-1, "-") && s.Is(g.first-2, lang.Non) {
		g.sort = sortThing // "non-Malian migrants"
		return
	}
	if s.Mark(g.end, "-") && g.end+1 < s.End && s.IsDemonym(g.end+1) {
		g.sort = sortThing // "the Russian-Syrian alliance"
		return
	}
	m := s.Mentions[s.Owner[g.end-1]]
	alone := m.Form == text.FormPlural || len(g.Places) > 1 && s.Mentions[s.Owner[g.first]].Form == text.FormPlural
	for j, steps := g.end, 0; j < s.End && steps < 4; steps++ {
		t := s.Tokens[j]
		c, at := s.CueAt(j)
		switch {
		case t.Is(text.Punct) && s.Is(j-1, lang.FormerOrNon) && t.Is(text.Glued):
		case t.Is(text.Punct):
			if t.Is(text.Glued) && s.Body[t.Start] == '-' && j+1 < s.End && s.Is(j+1, lang.OriginSuffix) {
				g.sort, g.noun = sortPeople, true
				return
			}
			steps = 9
		case s.Is(j, lang.CountriesAfter) && !alone:
			g.sort = sortSite
			return
		case c&text.CueSep != 0 && j == g.end && j+1 < s.End && s.Owner[j+1] >= 0 && !alone:
			j = s.Mentions[s.Owner[j+1]].End // "Central American and Caribbean migrants"
			continue
		case s.Owner[j] >= 0:
			steps = 9
		case c&text.CueInst != 0 && c&(text.CueMigrant|text.CuePerson) == 0 && !alone:
			g.sort = sortBody
			return
		case c&text.CueEmployer != 0 && c&text.CuePerson != 0 && !alone && j+1 < s.End && s.Starts[j+1]&(text.CueIn|text.CueArrive|text.CueMove|text.CueLeave|text.CueReside|text.CueReturn) != 0:
			g.sort, g.noun = sortPeople, true
			return
		case c&text.CueEmployer != 0 && c&text.CuePerson != 0 && !alone && !s.within(text.CueRecruit|text.CueLabour, s.First-1, s.End-s.First):
			g.sort, g.noun = sortPeople, true // families who employ nobody here
			return
		case c&(text.CueEmployer|text.CueLoc) != 0 && !alone && j+1 < s.End && s.Starts[j+1]&(text.CuePerson|text.CueMigrant) != 0 && s.Starts[j+1]&(text.CueEmployer|text.CueInst) == 0: // "shipyard labourers"
		case c&text.CueEmployer != 0 && !alone:
			g.sort = sortEmployer
			return
		case c&text.CueLoc != 0 && c&(text.CueMigrant|text.CuePerson|text.CueMove) == 0 && !alone:
			g.sort = sortSite
			return
		case c&(text.CueMigrant|text.CuePerson) != 0:
			g.sort, g.noun = sortPeople, true
			return
		case c&(text.CueMove|text.CueReturn|text.CueRemit) != 0 && at == j && !alone && s.nounish(j):
			g.sort, g.noun = sortPeople, c&(text.CueMove|text.CueReturn) != 0
			return
		case c&(text.CueDeport|text.CuePermit|text.CueRecruit) != 0 && !alone:
			g.sort = sortBody
			if s.passport(g) {
				g.sort, g.noun = sortPeople, true
			}
			if steps > 0 && s.unknownPeople(g) {
				g.sort = sortPeople // "beggars sent back by"
			}
			return
		case c == 0 && !alone && s.doer(j):
			g.sort, g.noun = sortPeople, true
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
	g.sort = sortThing
	if !alone && s.unknownPeople(g) {
		g.sort = sortPeople
		return
	}
	if alone {
		g.sort = sortPeople
		return
	}
	if s.passport(g) {
		g.sort, g.noun = sortPeople, true
		return
	}
	if m.Form == text.FormDemonym && (s.bareNation(g) || s.copula(g.first-1) && (g.end >= s.End || s.Tokens[g.end].Is(text.Punct))) {
		g.sort = sortPeople
	}
}

// rankedBefore reports whether people of another nation and their share stand
// not far before g.
func (s *sentence) rankedBefore(g *group) bool {
	share, people := false, false
	for j := max(s.First, g.first-9); j < g.first; j++ {
		share = share || s.Tokens[j].Is(text.Number)
		people = people || s.Owner[j] >= 0 && s.IsDemonym(j)
	}
	return share && people
}

// passport reports whether a demonym says what papers persons hold: "one
// resident in six holds a Portuguese passport", "with Indian citizenship".
func (s *sentence) passport(g *group) bool {
	if !s.Is(g.end, lang.Papers) {
		return false
	}
	for j := max(s.First, g.first-2); j < g.first; j++ {
		if s.Is(j, lang.Holding) {
			return true
		}
	}
	return false
}

// unknownPeople reports whether an English demonym qualifies an unknown noun
// in the plural that then moves, lives or is sent somewhere: "Sri Lankan
// housemaids stranded in".
func (s *sentence) unknownPeople(g *group) bool {
	for j := max(s.First, g.first-3); j < g.first; j++ {
		c, _ := s.CueAt(j)
		if c&(text.CueRecruit|text.CueSendPeople|text.CueDeport|text.CueReturn|text.CueEvacuate) != 0 && g.end < s.End && s.Tokens[g.end].Word == 0 && !s.Tokens[g.end].Is(text.Punct) && s.EndsInS(g.end) {
			return true
		}
	}
	for j := g.end; j < min(g.end+3, s.End); j++ {
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
func (s *sentence) bareNation(g *group) bool {
	if g.end >= s.End {
		return false
	}
	if g.first == s.First {
		return s.Is(g.end, lang.NationOpens)
	}
	c, _ := s.CueAt(g.end)
	after := s.Tokens[g.end].Is(text.Punct) || c&(text.CuePrepositions|text.CueAux|text.CueReside|text.CueSep) != 0
	prev, _ := s.CueAt(g.first - 1)
	p := s.Tokens[g.first-1]
	if s.Tokens[g.end].Is(text.Number) && prev&text.CueSep != 0 && s.rankedBefore(g) {
		return true // "Eritreans made up 73 per cent and Sudanese 19 per cent"
	}
	if s.Tokens[g.end].Is(text.Punct) && (prev&text.CueRank != 0 || s.Is(g.first-1, lang.RestOfThem)) {
		return true // "nearly all of them Venezuelan"
	}
	if after && prev&(text.CueIn|text.CueTo) == 0 && (s.Is(g.end, lang.NationDoes)) {
		return true
	}
	after = after || p.Is(text.Number) && (c&text.CueAfter != 0 || s.Is(g.end, lang.NationWhen))
	return after && (p.Is(text.Number) || prev&(text.CueDet|text.CueSep) != 0 || s.Is(g.first-1, lang.RoundNumber))
}

func (s *sentence) nounish(j int) bool {
	t := s.Tokens[j]
	w := s.Body[t.Start:t.End]
	n := len(w)
	return n > 2 && (w[n-1] == 'n' || w[n-1] == 's' || w[n-1] == 'e' || w[n-1] == 'x' || w[n-1] == 'w')
}

// classifyRomance reads the noun before a Spanish or French demonym:
// "migrantes haitianos", "les côtes italiennes", or the demonym alone.
func (s *sentence) classifyRomance(g *group) {
	m := s.Mentions[s.Owner[g.first]]
	g.sort = sortThing
	if s.Is(g.first-1, lang.NotOf) {
		return // "migrants non maliens"
	}
	plural := m.Form == text.FormPlural || s.Lang == schema.French && s.EndsInS(g.first)
	for j, steps := g.first-1, 0; j >= s.First && steps < 5; steps++ {
		t := s.Tokens[j]
		c, at := s.CueAt(j)
		switch {
		case t.Is(text.Punct) || t.Is(text.Number) || s.Owner[j] >= 0:
			steps = 9
		case s.Is(j, lang.CountriesBefore):
			g.sort, g.site = sortSite, j // "los países europeos"
			return
		case c&text.CueEmployer != 0 && !s.household(j):
			g.sort, g.site = sortEmployer, at
			return
		case c&(text.CueMigrant|text.CuePerson) != 0:
			g.sort, g.noun, g.site = sortPeople, true, at
			return
		case c&text.CueEmployer != 0:
			g.sort, g.site = sortEmployer, at
			return
		case c&text.CueInst != 0:
			g.sort, g.site = sortBody, at
			return
		case c&text.CueLoc != 0 && c&(text.CueMove|text.CueArrive|text.CueReside) == 0:
			g.sort, g.site = sortSite, at
			return
		case c&(text.CueMove|text.CueReturn|text.CueLeave) != 0 && steps < 2:
			g.sort, g.noun, g.site = sortPeople, true, at
			return
		case c == 0 && steps < 2 && t.Flags&text.Capital == 0 && s.doer(j):
			g.sort, g.noun, g.site = sortPeople, true, j
			return
		case c&text.CueOf != 0 && steps > 0 && steps < 4 && plural && s.personBefore(j) >= 0:
			g.sort, g.noun, g.site = sortPeople, true, s.personBefore(j)
			return
		case c&(text.CueDet|text.CueOf) != 0 && steps > 0 && s.bodyOf(j) >= 0:
			g.sort, g.site = sortBody, s.bodyOf(j)
			return
		case s.adverb(j): // "une main-d'œuvre essentiellement bolivienne"
		case c&(text.CueDet|text.CuePrepositions|text.CueAux|text.CueSep) != 0 || c&text.CueFrames != 0 && c&(text.CueMove|text.CueSignal) == 0:
			steps = 9
		}
		j = min(j-1, at-1)
	}
	if s.alone(g) && (plural || s.within(text.CueOrgList, s.First-1, g.first-s.First) || s.one(g.first-1) || s.copula(g.first-1)) || s.Lang == schema.French && s.Tokens[g.first].Is(text.Capital) && !s.Tokens[g.first].Is(text.Upper) && !s.Opens(g.first) {
		g.sort = sortPeople
	}
	if s.Lang == schema.French && s.Opens(g.first) && plural || s.elliptic(g) {
		g.sort = sortPeople
	}
}

// elliptic reports whether a Spanish or French demonym stands alone for a
// community or a nationality that the sentence named before: "por nacionalidades
// destacan la rumana y la marroquí".
func (s *sentence) elliptic(g *group) bool {
	const far = 30
	if !s.Is(g.first-1, lang.DefiniteSingular) || g.end < s.End && !s.Tokens[g.end].Is(text.Punct) && s.Starts[g.end] == 0 {
		return false
	}
	for j := max(s.First, g.first-far); j < g.first-1; j++ {
		if s.Is(j, lang.CommunityNoun) {
			return true
		}
	}
	return false
}

// household reports whether tokens[j] is a word for families, who employ nobody
// here: families always, households where money is sent.
func (s *sentence) household(j int) bool {
	return s.Is(j, lang.Families) || s.Is(j, lang.Households) && s.within(text.CueRemit|text.CueMove|text.CueAbroad, s.First-1, s.End-s.First)
}

// personBefore returns the word for persons straight before token j, or -1:
// "trabajadoras" before "de casa particular peruanas".
func (s *sentence) personBefore(j int) int {
	if j <= s.First || s.Owner[j-1] >= 0 {
		return -1
	}
	c, at := s.CueAt(j - 1)
	if c&(text.CueMigrant|text.CuePerson) != 0 || c == 0 && s.doer(j-1) {
		return at
	}
	return -1
}

// bodyOf returns the institution whose complement "de la" begins at token
// j or straight before it, or -1: "Institut national" before "de la statistique
// espagnol".
func (s *sentence) bodyOf(j int) int {
	if c, _ := s.CueAt(j); c&text.CueOf == 0 {
		j--
	}
	if j <= s.First {
		return -1
	}
	if c, _ := s.CueAt(j); c&text.CueOf == 0 {
		return -1
	}
	for i := j - 1; i >= max(s.First, j-3) && s.Owner[i] < 0 && !s.Tokens[i].Is(text.Punct); i-- {
		switch c, at := s.CueAt(i); {
		case c&text.CueInst != 0 && c&(text.CueMigrant|text.CuePerson) == 0:
			return at
		case c != 0:
			return -1
		}
	}
	return -1
}

// doer reports whether tokens[j] ends as words for persons do.
func (s *sentence) doer(j int) bool {
	w := s.Folded(j)
	if s.Lang == schema.English && !lang.PluralEnding.Ends(s.Lang, w) && !s.Is(j-2, lang.EachOne) {
		return false // "coffee", "paper": few things in -s end so
	}
	return len(w) > 5 && s.Lang.Spoken() && lang.PersonEnding.Ends(s.Lang, w)
}

// copula reports whether tokens[j] is a verb that says what persons before it
// in the sentence are: "one inhabitant in six is Venezuelan".
func (s *sentence) copula(j int) bool {
	if s.adverb(j) {
		j--
	}
	if !s.Is(j, lang.Copula) {
		return false
	}
	for i := max(s.First, j-18); i < j; i++ {
		if s.Starts[i]&(text.CuePerson|text.CueMigrant|text.CueResident) != 0 {
			return true
		}
	}
	return false
}

// adverb reports whether tokens[j] says how far what follows holds of persons:
// "mayoritariamente", "surtout".
func (s *sentence) adverb(j int) bool {
	if j < 0 || j >= len(s.Tokens) || s.Lang == schema.English {
		return false
	}
	return lang.AdverbEnding.Ends(schema.Undetermined, s.Folded(j)) || s.Is(j, lang.Adverb)
}

// one reports whether tokens[j] is an indefinite article.
func (s *sentence) one(j int) bool { return s.Is(j, lang.Indefinite) }

// alone reports whether a demonym stands without a noun before it: after an
// article, a figure, a preposition, a verb or the beginning of the sentence.
func (s *sentence) alone(g *group) bool {
	if g.first == s.First {
		return true
	}
	p := s.Tokens[g.first-1]
	c, _ := s.CueAt(g.first - 1)
	return p.Is(text.Punct) || p.Is(text.Number) || c&(text.CueDet|text.CuePrepositions|text.CueSep|text.CueAux|text.CueFrames) != 0 || s.unit(g.first-1)
}
