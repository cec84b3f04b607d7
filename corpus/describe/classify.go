package describe

import (
	"github.com/simde/simde/schema"

	"github.com/simde/simde/corpus/describe/lang"
)

// classify says what the group stands for, and finds the first token of its
// noun phrase.
func (r *reading) classify(g *group, s span) {
	if !g.demonym(r) {
		r.classifyName(g, s)
		return
	}
	switch {
	case r.mentions[r.owner[g.first]].form == formPeople:
		g.sort, g.noun = sortPeople, true
	case r.lang == schema.English:
		r.classifyEnglish(g, s)
	default:
		r.classifyRomance(g, s)
	}
}

// classifyName looks for what a name qualifies: "US border", "gobierno de
// México", "UK nurses".
func (r *reading) classifyName(g *group, s span) {
	if r.lang == schema.English && g.end < s.end && !r.tokens[g.end].is(punct) {
		c, _ := r.cueAt(g.end)
		switch {
		case c&cueInst != 0 && c&(cueMigrant|cuePerson) == 0:
			g.sort = sortBody
		case c&cueEmployer != 0 && c&cuePerson == 0:
			g.sort = sortEmployer
		case c&(cuePerson|cueMigrant) != 0 && r.nounBefore(g, s):
			g.sort, g.noun = sortPeople, true
			return
		case c&cueLoc != 0 && c&(cueFrames&^cueLoc) == 0:
			g.sort = sortSite
		}
	}
	if p := r.before(g.first, s); p >= 0 {
		if c, at := r.cueAt(p); c&cueOf != 0 && c&cueFrom == 0 {
			if r.bodyBefore(at, s) {
				g.sort = sortBody
			} else if n, _ := r.cueAt(at - 1); n&cueEmployer != 0 && n&cuePerson == 0 {
				g.sort, g.site = sortEmployer, at-1
			}
		}
	}
}

// nounBefore reports whether a name before a word for persons qualifies it
// ("Basra families", "60,000 Syria refugees") and is not itself governed by a
// preposition ("in Chile migrants").
func (r *reading) nounBefore(g *group, s span) bool {
	p := r.before(g.first, s)
	if p < 0 {
		return true
	}
	c, _ := r.cueAt(p)
	return c&cuePrepositions == 0 && !r.tokens[p].is(punct)
}

// bodyBefore reports whether the word before an "of" at token at is an
// institution, other "of"s and unknown words passed over: "Ministerio de
// Relaciones Exteriores de".
func (r *reading) bodyBefore(at int, s span) bool {
	for j, seen := at-1, 0; j >= s.first && seen < 5; j, seen = j-1, seen+1 {
		if r.tokens[j].is(punct) || r.owner[j] >= 0 {
			return false
		}
		c, a := r.cueAt(j)
		switch {
		case c&cueInst != 0 && c&(cueMigrant|cuePerson) == 0:
			return true
		case c&(cueFrames&^(cueInst|cueLoc)) != 0 && !r.tokens[j].is(capital):
			return false
		case c&cuePrepositions&^cueOf != 0 && c&cueOf == 0:
			return false
		}
		j = a
	}
	return false
}

// before returns the last token before i that is no article, or -1.
func (r *reading) before(i int, s span) int {
	for i--; i >= s.first; i-- {
		c, at := r.cueAt(i)
		if c&cueDet == 0 || c&cuePrepositions != 0 {
			if !r.tokens[i].is(number) && !r.unitBefore(i) && !r.ordinal(i, s) {
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
func (r *reading) ordinal(i int, s span) bool {
	return i > s.first && r.tokens[i].is(glued) && r.tokens[i-1].is(number) && r.cover[i] < 0 && r.tokens[i].end-r.tokens[i].start < 4
}

func (r *reading) unitBefore(i int) bool {
	c, _ := r.cueAt(i)
	return c == 0 && r.unit(i)
}

// classifyEnglish reads the noun after a demonym: "Haitian migrants",
// "Italian shores".
func (r *reading) classifyEnglish(g *group, s span) {
	if g.first >= 2 && r.mark(g.first-1, "-") && r.is(g.first-2, lang.Non) {
		g.sort = sortThing // "non-Malian migrants"
		return
	}
	if r.mark(g.end, "-") && g.end+1 < s.end && r.isDemonym(g.end+1) {
		g.sort = sortThing // "the Russian-Syrian alliance"
		return
	}
	m := r.mentions[r.owner[g.end-1]]
	alone := m.form == formPlural || len(g.places) > 1 && r.mentions[r.owner[g.first]].form == formPlural
	for j, steps := g.end, 0; j < s.end && steps < 4; steps++ {
		t := r.tokens[j]
		c, at := r.cueAt(j)
		switch {
		case t.is(punct) && r.is(j-1, lang.FormerOrNon) && t.is(glued):
		case t.is(punct):
			if t.is(glued) && r.text[t.start] == '-' && j+1 < s.end && r.is(j+1, lang.OriginSuffix) {
				g.sort, g.noun = sortPeople, true
				return
			}
			steps = 9
		case r.is(j, lang.CountriesAfter) && !alone:
			g.sort = sortSite
			return
		case c&cueSep != 0 && j == g.end && j+1 < s.end && r.owner[j+1] >= 0 && !alone:
			j = r.mentions[r.owner[j+1]].end // "Central American and Caribbean migrants"
			continue
		case r.owner[j] >= 0:
			steps = 9
		case c&cueInst != 0 && c&(cueMigrant|cuePerson) == 0 && !alone:
			g.sort = sortBody
			return
		case c&cueEmployer != 0 && c&cuePerson != 0 && !alone && j+1 < s.end && r.cues[j+1]&(cueIn|cueArrive|cueMove|cueLeave|cueReside|cueReturn) != 0:
			g.sort, g.noun = sortPeople, true
			return
		case c&cueEmployer != 0 && c&cuePerson != 0 && !alone && !r.within(cueRecruit|cueLabour, s.first-1, s, s.end-s.first):
			g.sort, g.noun = sortPeople, true // families who employ nobody here
			return
		case c&(cueEmployer|cueLoc) != 0 && !alone && j+1 < s.end && r.cues[j+1]&(cuePerson|cueMigrant) != 0 && r.cues[j+1]&(cueEmployer|cueInst) == 0: // "shipyard labourers"
		case c&cueEmployer != 0 && !alone:
			g.sort = sortEmployer
			return
		case c&cueLoc != 0 && c&(cueMigrant|cuePerson|cueMove) == 0 && !alone:
			g.sort = sortSite
			return
		case c&(cueMigrant|cuePerson) != 0:
			g.sort, g.noun = sortPeople, true
			return
		case c&(cueMove|cueReturn|cueRemit) != 0 && at == j && !alone && r.nounish(j):
			g.sort, g.noun = sortPeople, c&(cueMove|cueReturn) != 0
			return
		case c&(cueDeport|cuePermit|cueRecruit) != 0 && !alone:
			g.sort = sortBody
			if r.passport(g, s) {
				g.sort, g.noun = sortPeople, true
			}
			if steps > 0 && r.unknownPeople(g, s) {
				g.sort = sortPeople // "beggars sent back by"
			}
			return
		case c == 0 && !alone && r.doer(j):
			g.sort, g.noun = sortPeople, true
			return
		case c&(cuePrepositions|cueAux) != 0 || c&cueFrames != 0:
			steps = 9
		}
		if at == j && r.ends[j] > int32(j) {
			j = int(r.ends[j])
		} else {
			j++
		}
	}
	g.sort = sortThing
	if !alone && r.unknownPeople(g, s) {
		g.sort = sortPeople
		return
	}
	if alone {
		g.sort = sortPeople
		return
	}
	if r.passport(g, s) {
		g.sort, g.noun = sortPeople, true
		return
	}
	if m.form == formDemonym && (r.bareNation(g, s) || r.copula(g.first-1, s) && (g.end >= s.end || r.tokens[g.end].is(punct))) {
		g.sort = sortPeople
	}
}

// rankedBefore reports whether people of another nation and their share stand
// not far before g.
func (r *reading) rankedBefore(g *group, s span) bool {
	share, people := false, false
	for j := max(s.first, g.first-9); j < g.first; j++ {
		share = share || r.tokens[j].is(number)
		people = people || r.owner[j] >= 0 && r.isDemonym(j)
	}
	return share && people
}

// passport reports whether a demonym says what papers persons hold: "one
// resident in six holds a Portuguese passport", "with Indian citizenship".
func (r *reading) passport(g *group, s span) bool {
	if !r.is(g.end, lang.Papers) {
		return false
	}
	for j := max(s.first, g.first-2); j < g.first; j++ {
		if r.is(j, lang.Holding) {
			return true
		}
	}
	return false
}

// unknownPeople reports whether an English demonym qualifies an unknown noun
// in the plural that then moves, lives or is sent somewhere: "Sri Lankan
// housemaids stranded in".
func (r *reading) unknownPeople(g *group, s span) bool {
	for j := max(s.first, g.first-3); j < g.first; j++ {
		c, _ := r.cueAt(j)
		if c&(cueRecruit|cueSendPeople|cueDeport|cueReturn|cueEvacuate) != 0 && g.end < s.end && r.tokens[g.end].word == 0 && !r.tokens[g.end].is(punct) && r.endsInS(g.end) {
			return true
		}
	}
	for j := g.end; j < min(g.end+3, s.end); j++ {
		t := r.tokens[j]
		c, _ := r.cueAt(j)
		if t.is(punct) || c != 0 || r.owner[j] >= 0 {
			return false
		}
		if !r.endsInS(j) || j+1 >= s.end {
			continue
		}
		for n := j + 1; n < min(j+4, s.end); n++ {
			next, at := r.cueAt(n)
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
func (r *reading) bareNation(g *group, s span) bool {
	if g.end >= s.end {
		return false
	}
	if g.first == s.first {
		return r.is(g.end, lang.NationOpens)
	}
	c, _ := r.cueAt(g.end)
	after := r.tokens[g.end].is(punct) || c&(cuePrepositions|cueAux|cueReside|cueSep) != 0
	prev, _ := r.cueAt(g.first - 1)
	p := r.tokens[g.first-1]
	if r.tokens[g.end].is(number) && prev&cueSep != 0 && r.rankedBefore(g, s) {
		return true // "Eritreans made up 73 per cent and Sudanese 19 per cent"
	}
	if r.tokens[g.end].is(punct) && (prev&cueRank != 0 || r.is(g.first-1, lang.RestOfThem)) {
		return true // "nearly all of them Venezuelan"
	}
	if after && prev&(cueIn|cueTo) == 0 && (r.is(g.end, lang.NationDoes)) {
		return true
	}
	after = after || p.is(number) && (c&cueAfter != 0 || r.is(g.end, lang.NationWhen))
	return after && (p.is(number) || prev&(cueDet|cueSep) != 0 || r.is(g.first-1, lang.RoundNumber))
}

func (r *reading) nounish(j int) bool {
	t := r.tokens[j]
	w := r.text[t.start:t.end]
	n := len(w)
	return n > 2 && (w[n-1] == 'n' || w[n-1] == 's' || w[n-1] == 'e' || w[n-1] == 'x' || w[n-1] == 'w')
}

// wordSet is a class of words that a rule may ask for.
type wordSet interface {
	Has(l schema.Lang, word string) bool
}

// is reports whether tokens[j] is a word of a class, in any language.
func (r *reading) is(j int, class wordSet) bool {
	return j >= 0 && j < len(r.tokens) && class.Has(schema.Undetermined, r.folded(j))
}

// folded returns tokens[j] in folded letters.
func (r *reading) folded(j int) string {
	return schema.Fold(r.text[r.tokens[j].start:r.tokens[j].end])
}

// dash reports whether tokens[j] is a dash of any length.
func (r *reading) dash(j int) bool {
	return j >= 0 && j < len(r.tokens) && r.tokens[j].is(punct) && r.folded(j) == "-"
}

// classifyRomance reads the noun before a Spanish or French demonym:
// "migrantes haitianos", "les côtes italiennes", or the demonym alone.
func (r *reading) classifyRomance(g *group, s span) {
	m := r.mentions[r.owner[g.first]]
	g.sort = sortThing
	if r.is(g.first-1, lang.NotOf) {
		return // "migrants non maliens"
	}
	plural := m.form == formPlural || r.lang == schema.French && r.endsInS(g.first)
	for j, steps := g.first-1, 0; j >= s.first && steps < 5; steps++ {
		t := r.tokens[j]
		c, at := r.cueAt(j)
		switch {
		case t.is(punct) || t.is(number) || r.owner[j] >= 0:
			steps = 9
		case r.is(j, lang.CountriesBefore):
			g.sort, g.site = sortSite, j // "los países europeos"
			return
		case c&cueEmployer != 0 && !r.household(j, s):
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
		case c == 0 && steps < 2 && t.flags&capital == 0 && r.doer(j):
			g.sort, g.noun, g.site = sortPeople, true, j
			return
		case c&cueOf != 0 && steps > 0 && steps < 4 && plural && r.personBefore(j, s) >= 0:
			g.sort, g.noun, g.site = sortPeople, true, r.personBefore(j, s)
			return
		case c&(cueDet|cueOf) != 0 && steps > 0 && r.bodyOf(j, s) >= 0:
			g.sort, g.site = sortBody, r.bodyOf(j, s)
			return
		case r.adverb(j): // "une main-d'œuvre essentiellement bolivienne"
		case c&(cueDet|cuePrepositions|cueAux|cueSep) != 0 || c&cueFrames != 0 && c&(cueMove|cueSignal) == 0:
			steps = 9
		}
		j = min(j-1, at-1)
	}
	if r.alone(g, s) && (plural || r.within(cueOrgList, s.first-1, s, g.first-s.first) || r.one(g.first-1) || r.copula(g.first-1, s)) || r.lang == schema.French && r.tokens[g.first].is(capital) && !r.tokens[g.first].is(upper) && !r.opens(g.first) {
		g.sort = sortPeople
	}
	if r.lang == schema.French && r.opens(g.first) && plural || r.elliptic(g, s) {
		g.sort = sortPeople
	}
}

// elliptic reports whether a Spanish or French demonym stands alone for a
// community or a nationality that the sentence named before: "por nacionalidades
// destacan la rumana y la marroquí".
func (r *reading) elliptic(g *group, s span) bool {
	const far = 30
	if !r.is(g.first-1, lang.DefiniteSingular) || g.end < s.end && !r.tokens[g.end].is(punct) && r.cues[g.end] == 0 {
		return false
	}
	for j := max(s.first, g.first-far); j < g.first-1; j++ {
		if r.is(j, lang.CommunityNoun) {
			return true
		}
	}
	return false
}

// household reports whether tokens[j] is a word for families, who employ nobody
// here: families always, households where money is sent.
func (r *reading) household(j int, s span) bool {
	return r.is(j, lang.Families) || r.is(j, lang.Households) && r.within(cueRemit|cueMove|cueAbroad, s.first-1, s, s.end-s.first)
}

// personBefore returns the word for persons straight before token j, or -1:
// "trabajadoras" before "de casa particular peruanas".
func (r *reading) personBefore(j int, s span) int {
	if j <= s.first || r.owner[j-1] >= 0 {
		return -1
	}
	c, at := r.cueAt(j - 1)
	if c&(cueMigrant|cuePerson) != 0 || c == 0 && r.doer(j-1) {
		return at
	}
	return -1
}

// bodyOf returns the institution whose complement "de la" begins at token
// j or straight before it, or -1: "Institut national" before "de la statistique
// espagnol".
func (r *reading) bodyOf(j int, s span) int {
	if c, _ := r.cueAt(j); c&cueOf == 0 {
		j--
	}
	if j <= s.first {
		return -1
	}
	if c, _ := r.cueAt(j); c&cueOf == 0 {
		return -1
	}
	for i := j - 1; i >= max(s.first, j-3) && r.owner[i] < 0 && !r.tokens[i].is(punct); i-- {
		switch c, at := r.cueAt(i); {
		case c&cueInst != 0 && c&(cueMigrant|cuePerson) == 0:
			return at
		case c != 0:
			return -1
		}
	}
	return -1
}

// doer reports whether tokens[j] ends as words for persons do.
func (r *reading) doer(j int) bool {
	w := r.folded(j)
	if r.lang == schema.English && !lang.PluralEnding.Ends(r.lang, w) && !r.is(j-2, lang.EachOne) {
		return false // "coffee", "paper": few things in -s end so
	}
	return len(w) > 5 && r.lang.Spoken() && lang.PersonEnding.Ends(r.lang, w)
}

func (r *reading) endsInS(j int) bool { return r.text[r.tokens[j].end-1] == 's' }

// copula reports whether tokens[j] is a verb that says what persons before it
// in the sentence are: "one inhabitant in six is Venezuelan".
func (r *reading) copula(j int, s span) bool {
	if r.adverb(j) {
		j--
	}
	if !r.is(j, lang.Copula) {
		return false
	}
	for i := max(s.first, j-18); i < j; i++ {
		if r.cues[i]&(cuePerson|cueMigrant|cueResident) != 0 {
			return true
		}
	}
	return false
}

// adverb reports whether tokens[j] says how far what follows holds of persons:
// "mayoritariamente", "surtout".
func (r *reading) adverb(j int) bool {
	if j < 0 || j >= len(r.tokens) || r.lang == schema.English {
		return false
	}
	return lang.AdverbEnding.Ends(schema.Undetermined, r.folded(j)) || r.is(j, lang.Adverb)
}

// one reports whether tokens[j] is an indefinite article.
func (r *reading) one(j int) bool { return r.is(j, lang.Indefinite) }

// alone reports whether a demonym stands without a noun before it: after an
// article, a figure, a preposition, a verb or the beginning of the sentence.
func (r *reading) alone(g *group, s span) bool {
	if g.first == s.first {
		return true
	}
	p := r.tokens[g.first-1]
	c, _ := r.cueAt(g.first - 1)
	return p.is(punct) || p.is(number) || c&(cueDet|cuePrepositions|cueSep|cueAux|cueFrames) != 0 || r.unit(g.first-1)
}
