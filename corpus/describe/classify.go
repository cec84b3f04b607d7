package describe

import (
	"github.com/simde/simde/schema"

	"github.com/simde/simde/corpus/describe/lang"
)

// classify says what the group stands for, and finds the first token of its
// noun phrase.
func (s *sentence) classify(g *group) {
	if !g.demonym(s.reading) {
		s.classifyName(g)
		return
	}
	switch {
	case s.mentions[s.owner[g.first]].form == formPeople:
		g.sort, g.noun = sortPeople, true
	case s.lang == schema.English:
		s.classifyEnglish(g)
	default:
		s.classifyRomance(g)
	}
}

// classifyName looks for what a name qualifies: "US border", "gobierno de
// México", "UK nurses".
func (s *sentence) classifyName(g *group) {
	if s.lang == schema.English && g.end < s.end && !s.tokens[g.end].is(punct) {
		c, _ := s.cueAt(g.end)
		switch {
		case c&cueInst != 0 && c&(cueMigrant|cuePerson) == 0:
			g.sort = sortBody
		case c&cueEmployer != 0 && c&cuePerson == 0:
			g.sort = sortEmployer
		case c&(cuePerson|cueMigrant) != 0 && s.nounBefore(g):
			g.sort, g.noun = sortPeople, true
			return
		case c&cueLoc != 0 && c&(cueFrames&^cueLoc) == 0:
			g.sort = sortSite
		}
	}
	if p := s.before(g.first); p >= 0 {
		if c, at := s.cueAt(p); c&cueOf != 0 && c&cueFrom == 0 {
			if s.bodyBefore(at) {
				g.sort = sortBody
			} else if n, _ := s.cueAt(at - 1); n&cueEmployer != 0 && n&cuePerson == 0 {
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
	c, _ := s.cueAt(p)
	return c&cuePrepositions == 0 && !s.tokens[p].is(punct)
}

// bodyBefore reports whether the word before an "of" at token at is an
// institution, other "of"s and unknown words passed over: "Ministerio de
// Relaciones Exteriores de".
func (s *sentence) bodyBefore(at int) bool {
	for j, seen := at-1, 0; j >= s.first && seen < 5; j, seen = j-1, seen+1 {
		if s.tokens[j].is(punct) || s.owner[j] >= 0 {
			return false
		}
		c, a := s.cueAt(j)
		switch {
		case c&cueInst != 0 && c&(cueMigrant|cuePerson) == 0:
			return true
		case c&(cueFrames&^(cueInst|cueLoc)) != 0 && !s.tokens[j].is(capital):
			return false
		case c&cuePrepositions&^cueOf != 0 && c&cueOf == 0:
			return false
		}
		j = a
	}
	return false
}

// before returns the last token before i that is no article, or -1.
func (s *sentence) before(i int) int {
	for i--; i >= s.first; i-- {
		c, at := s.cueAt(i)
		if c&cueDet == 0 || c&cuePrepositions != 0 {
			if !s.tokens[i].is(number) && !s.unitBefore(i) && !s.ordinal(i) {
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
	return i > s.first && s.tokens[i].is(glued) && s.tokens[i-1].is(number) && s.cover[i] < 0 && s.tokens[i].end-s.tokens[i].start < 4
}

func (s *sentence) unitBefore(i int) bool {
	c, _ := s.cueAt(i)
	return c == 0 && s.unit(i)
}

// classifyEnglish reads the noun after a demonym: "Haitian migrants",
// "Italian shores".
func (s *sentence) classifyEnglish(g *group) {
	if g.first >= 2 && s.mark(g.first-1, "-") && s.is(g.first-2, lang.Non) {
		g.sort = sortThing // "non-Malian migrants"
		return
	}
	if s.mark(g.end, "-") && g.end+1 < s.end && s.isDemonym(g.end+1) {
		g.sort = sortThing // "the Russian-Syrian alliance"
		return
	}
	m := s.mentions[s.owner[g.end-1]]
	alone := m.form == formPlural || len(g.places) > 1 && s.mentions[s.owner[g.first]].form == formPlural
	for j, steps := g.end, 0; j < s.end && steps < 4; steps++ {
		t := s.tokens[j]
		c, at := s.cueAt(j)
		switch {
		case t.is(punct) && s.is(j-1, lang.FormerOrNon) && t.is(glued):
		case t.is(punct):
			if t.is(glued) && s.text[t.start] == '-' && j+1 < s.end && s.is(j+1, lang.OriginSuffix) {
				g.sort, g.noun = sortPeople, true
				return
			}
			steps = 9
		case s.is(j, lang.CountriesAfter) && !alone:
			g.sort = sortSite
			return
		case c&cueSep != 0 && j == g.end && j+1 < s.end && s.owner[j+1] >= 0 && !alone:
			j = s.mentions[s.owner[j+1]].end // "Central American and Caribbean migrants"
			continue
		case s.owner[j] >= 0:
			steps = 9
		case c&cueInst != 0 && c&(cueMigrant|cuePerson) == 0 && !alone:
			g.sort = sortBody
			return
		case c&cueEmployer != 0 && c&cuePerson != 0 && !alone && j+1 < s.end && s.starts[j+1]&(cueIn|cueArrive|cueMove|cueLeave|cueReside|cueReturn) != 0:
			g.sort, g.noun = sortPeople, true
			return
		case c&cueEmployer != 0 && c&cuePerson != 0 && !alone && !s.within(cueRecruit|cueLabour, s.first-1, s.end-s.first):
			g.sort, g.noun = sortPeople, true // families who employ nobody here
			return
		case c&(cueEmployer|cueLoc) != 0 && !alone && j+1 < s.end && s.starts[j+1]&(cuePerson|cueMigrant) != 0 && s.starts[j+1]&(cueEmployer|cueInst) == 0: // "shipyard labourers"
		case c&cueEmployer != 0 && !alone:
			g.sort = sortEmployer
			return
		case c&cueLoc != 0 && c&(cueMigrant|cuePerson|cueMove) == 0 && !alone:
			g.sort = sortSite
			return
		case c&(cueMigrant|cuePerson) != 0:
			g.sort, g.noun = sortPeople, true
			return
		case c&(cueMove|cueReturn|cueRemit) != 0 && at == j && !alone && s.nounish(j):
			g.sort, g.noun = sortPeople, c&(cueMove|cueReturn) != 0
			return
		case c&(cueDeport|cuePermit|cueRecruit) != 0 && !alone:
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
		case c&(cuePrepositions|cueAux) != 0 || c&cueFrames != 0:
			steps = 9
		}
		if at == j && s.ends[j] > int32(j) {
			j = int(s.ends[j])
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
	if m.form == formDemonym && (s.bareNation(g) || s.copula(g.first-1) && (g.end >= s.end || s.tokens[g.end].is(punct))) {
		g.sort = sortPeople
	}
}

// rankedBefore reports whether people of another nation and their share stand
// not far before g.
func (s *sentence) rankedBefore(g *group) bool {
	share, people := false, false
	for j := max(s.first, g.first-9); j < g.first; j++ {
		share = share || s.tokens[j].is(number)
		people = people || s.owner[j] >= 0 && s.isDemonym(j)
	}
	return share && people
}

// passport reports whether a demonym says what papers persons hold: "one
// resident in six holds a Portuguese passport", "with Indian citizenship".
func (s *sentence) passport(g *group) bool {
	if !s.is(g.end, lang.Papers) {
		return false
	}
	for j := max(s.first, g.first-2); j < g.first; j++ {
		if s.is(j, lang.Holding) {
			return true
		}
	}
	return false
}

// unknownPeople reports whether an English demonym qualifies an unknown noun
// in the plural that then moves, lives or is sent somewhere: "Sri Lankan
// housemaids stranded in".
func (s *sentence) unknownPeople(g *group) bool {
	for j := max(s.first, g.first-3); j < g.first; j++ {
		c, _ := s.cueAt(j)
		if c&(cueRecruit|cueSendPeople|cueDeport|cueReturn|cueEvacuate) != 0 && g.end < s.end && s.tokens[g.end].word == 0 && !s.tokens[g.end].is(punct) && s.endsInS(g.end) {
			return true
		}
	}
	for j := g.end; j < min(g.end+3, s.end); j++ {
		t := s.tokens[j]
		c, _ := s.cueAt(j)
		if t.is(punct) || c != 0 || s.owner[j] >= 0 {
			return false
		}
		if !s.endsInS(j) || j+1 >= s.end {
			continue
		}
		for n := j + 1; n < min(j+4, s.end); n++ {
			next, at := s.cueAt(n)
			if at == n && next&(cueReside|cueArrive|cueMove|cueReturn|cueDeport|cueLeave|cueStudy) != 0 {
				return true
			}
			if next&cueAux == 0 {
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
	if g.end >= s.end {
		return false
	}
	if g.first == s.first {
		return s.is(g.end, lang.NationOpens)
	}
	c, _ := s.cueAt(g.end)
	after := s.tokens[g.end].is(punct) || c&(cuePrepositions|cueAux|cueReside|cueSep) != 0
	prev, _ := s.cueAt(g.first - 1)
	p := s.tokens[g.first-1]
	if s.tokens[g.end].is(number) && prev&cueSep != 0 && s.rankedBefore(g) {
		return true // "Eritreans made up 73 per cent and Sudanese 19 per cent"
	}
	if s.tokens[g.end].is(punct) && (prev&cueRank != 0 || s.is(g.first-1, lang.RestOfThem)) {
		return true // "nearly all of them Venezuelan"
	}
	if after && prev&(cueIn|cueTo) == 0 && (s.is(g.end, lang.NationDoes)) {
		return true
	}
	after = after || p.is(number) && (c&cueAfter != 0 || s.is(g.end, lang.NationWhen))
	return after && (p.is(number) || prev&(cueDet|cueSep) != 0 || s.is(g.first-1, lang.RoundNumber))
}

func (s *sentence) nounish(j int) bool {
	t := s.tokens[j]
	w := s.text[t.start:t.end]
	n := len(w)
	return n > 2 && (w[n-1] == 'n' || w[n-1] == 's' || w[n-1] == 'e' || w[n-1] == 'x' || w[n-1] == 'w')
}

// classifyRomance reads the noun before a Spanish or French demonym:
// "migrantes haitianos", "les côtes italiennes", or the demonym alone.
func (s *sentence) classifyRomance(g *group) {
	m := s.mentions[s.owner[g.first]]
	g.sort = sortThing
	if s.is(g.first-1, lang.NotOf) {
		return // "migrants non maliens"
	}
	plural := m.form == formPlural || s.lang == schema.French && s.endsInS(g.first)
	for j, steps := g.first-1, 0; j >= s.first && steps < 5; steps++ {
		t := s.tokens[j]
		c, at := s.cueAt(j)
		switch {
		case t.is(punct) || t.is(number) || s.owner[j] >= 0:
			steps = 9
		case s.is(j, lang.CountriesBefore):
			g.sort, g.site = sortSite, j // "los países europeos"
			return
		case c&cueEmployer != 0 && !s.household(j):
			g.sort, g.site = sortEmployer, at
			return
		case c&(cueMigrant|cuePerson) != 0:
			g.sort, g.noun, g.site = sortPeople, true, at
			return
		case c&cueEmployer != 0:
			g.sort, g.site = sortEmployer, at
			return
		case c&cueInst != 0:
			g.sort, g.site = sortBody, at
			return
		case c&cueLoc != 0 && c&(cueMove|cueArrive|cueReside) == 0:
			g.sort, g.site = sortSite, at
			return
		case c&(cueMove|cueReturn|cueLeave) != 0 && steps < 2:
			g.sort, g.noun, g.site = sortPeople, true, at
			return
		case c == 0 && steps < 2 && t.flags&capital == 0 && s.doer(j):
			g.sort, g.noun, g.site = sortPeople, true, j
			return
		case c&cueOf != 0 && steps > 0 && steps < 4 && plural && s.personBefore(j) >= 0:
			g.sort, g.noun, g.site = sortPeople, true, s.personBefore(j)
			return
		case c&(cueDet|cueOf) != 0 && steps > 0 && s.bodyOf(j) >= 0:
			g.sort, g.site = sortBody, s.bodyOf(j)
			return
		case s.adverb(j): // "une main-d'œuvre essentiellement bolivienne"
		case c&(cueDet|cuePrepositions|cueAux|cueSep) != 0 || c&cueFrames != 0 && c&(cueMove|cueSignal) == 0:
			steps = 9
		}
		j = min(j-1, at-1)
	}
	if s.alone(g) && (plural || s.within(cueOrgList, s.first-1, g.first-s.first) || s.one(g.first-1) || s.copula(g.first-1)) || s.lang == schema.French && s.tokens[g.first].is(capital) && !s.tokens[g.first].is(upper) && !s.opens(g.first) {
		g.sort = sortPeople
	}
	if s.lang == schema.French && s.opens(g.first) && plural || s.elliptic(g) {
		g.sort = sortPeople
	}
}

// elliptic reports whether a Spanish or French demonym stands alone for a
// community or a nationality that the sentence named before: "por nacionalidades
// destacan la rumana y la marroquí".
func (s *sentence) elliptic(g *group) bool {
	const far = 30
	if !s.is(g.first-1, lang.DefiniteSingular) || g.end < s.end && !s.tokens[g.end].is(punct) && s.starts[g.end] == 0 {
		return false
	}
	for j := max(s.first, g.first-far); j < g.first-1; j++ {
		if s.is(j, lang.CommunityNoun) {
			return true
		}
	}
	return false
}

// household reports whether tokens[j] is a word for families, who employ nobody
// here: families always, households where money is sent.
func (s *sentence) household(j int) bool {
	return s.is(j, lang.Families) || s.is(j, lang.Households) && s.within(cueRemit|cueMove|cueAbroad, s.first-1, s.end-s.first)
}

// personBefore returns the word for persons straight before token j, or -1:
// "trabajadoras" before "de casa particular peruanas".
func (s *sentence) personBefore(j int) int {
	if j <= s.first || s.owner[j-1] >= 0 {
		return -1
	}
	c, at := s.cueAt(j - 1)
	if c&(cueMigrant|cuePerson) != 0 || c == 0 && s.doer(j-1) {
		return at
	}
	return -1
}

// bodyOf returns the institution whose complement "de la" begins at token
// j or straight before it, or -1: "Institut national" before "de la statistique
// espagnol".
func (s *sentence) bodyOf(j int) int {
	if c, _ := s.cueAt(j); c&cueOf == 0 {
		j--
	}
	if j <= s.first {
		return -1
	}
	if c, _ := s.cueAt(j); c&cueOf == 0 {
		return -1
	}
	for i := j - 1; i >= max(s.first, j-3) && s.owner[i] < 0 && !s.tokens[i].is(punct); i-- {
		switch c, at := s.cueAt(i); {
		case c&cueInst != 0 && c&(cueMigrant|cuePerson) == 0:
			return at
		case c != 0:
			return -1
		}
	}
	return -1
}

// doer reports whether tokens[j] ends as words for persons do.
func (s *sentence) doer(j int) bool {
	w := s.folded(j)
	if s.lang == schema.English && !lang.PluralEnding.Ends(s.lang, w) && !s.is(j-2, lang.EachOne) {
		return false // "coffee", "paper": few things in -s end so
	}
	return len(w) > 5 && s.lang.Spoken() && lang.PersonEnding.Ends(s.lang, w)
}

// copula reports whether tokens[j] is a verb that says what persons before it
// in the sentence are: "one inhabitant in six is Venezuelan".
func (s *sentence) copula(j int) bool {
	if s.adverb(j) {
		j--
	}
	if !s.is(j, lang.Copula) {
		return false
	}
	for i := max(s.first, j-18); i < j; i++ {
		if s.starts[i]&(cuePerson|cueMigrant|cueResident) != 0 {
			return true
		}
	}
	return false
}

// adverb reports whether tokens[j] says how far what follows holds of persons:
// "mayoritariamente", "surtout".
func (s *sentence) adverb(j int) bool {
	if j < 0 || j >= len(s.tokens) || s.lang == schema.English {
		return false
	}
	return lang.AdverbEnding.Ends(schema.Undetermined, s.folded(j)) || s.is(j, lang.Adverb)
}

// one reports whether tokens[j] is an indefinite article.
func (s *sentence) one(j int) bool { return s.is(j, lang.Indefinite) }

// alone reports whether a demonym stands without a noun before it: after an
// article, a figure, a preposition, a verb or the beginning of the sentence.
func (s *sentence) alone(g *group) bool {
	if g.first == s.first {
		return true
	}
	p := s.tokens[g.first-1]
	c, _ := s.cueAt(g.first - 1)
	return p.is(punct) || p.is(number) || c&(cueDet|cuePrepositions|cueSep|cueAux|cueFrames) != 0 || s.unit(g.first-1)
}
