package phrase

import (
	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
)

// classifyRomance reads the noun before a Spanish or French demonym:
// "migrantes haitianos", "les côtes italiennes", or the demonym alone.
func (s *Sentence) classifyRomance(g *Phrase) {
	g.Sense = SenseThing
	if s.Is(g.First-1, lang.NotOf) {
		g.deny() // "migrants non maliens"
		return
	}
	plural := s.Mentions[s.Owner[g.First]].Form == text.FormPlural || lang.Of(s.Lang).PluralInS && s.EndsInS(g.First)
	if h, site := s.romanceNoun(g, plural); site >= 0 {
		g.Sense, g.Noun, g.Site = h.sense, h.noun, site
		if h.sense == SensePeople && s.Is(site-1, lang.NotOf) {
			g.deny() // "no ciudadana europea"
		}
		return
	}
	if s.standsForPersons(g, plural) || s.elliptic(g) {
		g.Sense = SensePeople
	}
}

// standsForPersons reports whether a Spanish or French demonym without a noun
// stands for persons: it is a plural, said of persons or, in French, a noun by its
// capital letter.
func (s *Sentence) standsForPersons(g *Phrase, plural bool) bool {
	of := lang.Of(s.Lang)
	if first := s.Tokens[g.First]; of.Peoples == lang.ForPersons && first.Is(text.Capital) && !first.Is(text.Upper) && !s.Opens(g.First) {
		return true
	}
	if of.PluralInS && plural && s.Opens(g.First) {
		return true
	}
	return s.alone(g) && (plural || s.Within(text.CueOrgList, s.First-1, g.First-s.First) || s.one(g.First-1) || s.copula(g.First-1))
}

// romanceNoun looks for the noun of a demonym in the five words before it, and
// returns where it begins, or -1.
func (s *Sentence) romanceNoun(g *Phrase, plural bool) (head, int) {
	const far = 5 // words
	for j, steps := g.First-1, 0; j >= s.First && steps < far; steps++ {
		if s.Tokens[j].Is(text.Punct|text.Number) || s.Owner[j] >= 0 {
			return head{}, -1
		}
		if h, site := s.romanceWord(j, steps, plural); site >= 0 {
			return h, site
		}
		c, at := s.CueAt(j)
		if endsNoun(c) && !s.adverb(j) { // "une main-d'œuvre essentiellement bolivienne"
			return head{}, -1
		}
		j = min(j-1, at-1)
	}
	return head{}, -1
}

// endsNoun reports whether a cue of classes c parts a demonym from what stands
// before it.
func endsNoun(c text.Cues) bool {
	return c&(text.CueDet|text.CuePrepositions|text.CueAux|text.CueSep) != 0 || c&text.CueFrames != 0 && c&(text.CueMove|text.CueSignal) == 0
}

// romanceWord says what the word at token j, which steps words part from a
// demonym behind it, makes of that, and where its noun begins, or -1.
func (s *Sentence) romanceWord(j, steps int, plural bool) (head, int) {
	near := steps < 2
	if s.Is(j, lang.CountriesBefore) {
		return head{sense: SenseSite}, j // "los países europeos"
	}
	c, at := s.CueAt(j)
	if h, ok := s.romanceCue(c, j, near); ok {
		return h, at
	}
	if c == 0 && near && !s.Tokens[j].Is(text.Capital) && s.doer(j) {
		return persons, j
	}
	return s.complement(c, j, steps, plural)
}

// romanceCue says what a noun of classes c at token j makes of the demonym
// behind it; near says that at most one word stands between.
func (s *Sentence) romanceCue(c text.Cues, j int, near bool) (head, bool) {
	switch {
	case c&text.CueEmployer != 0 && !s.household(j):
		return head{sense: SenseEmployer}, true
	case c.People():
		return persons, true
	case c&text.CueEmployer != 0:
		return head{sense: SenseEmployer}, true
	case c&text.CueInst != 0:
		return head{sense: SenseBody}, true
	case c&text.CueLoc != 0 && c&(text.CueMove|text.CueArrive|text.CueReside) == 0:
		return head{sense: SenseSite}, true
	case near && c&(text.CueMove|text.CueReturn|text.CueLeave) != 0:
		return persons, true
	}
	return head{}, false
}

// complement says what stands before the complement "de la" at token j, and
// where that begins, or -1: persons or an institution.
func (s *Sentence) complement(c text.Cues, j, steps int, plural bool) (head, int) {
	if steps == 0 {
		return head{}, -1
	}
	if c&text.CueOf != 0 && steps < 4 && plural {
		if site := s.personBefore(j); site >= 0 {
			return persons, site
		}
	}
	if c&(text.CueDet|text.CueOf) != 0 {
		return head{sense: SenseBody}, s.bodyOf(j)
	}
	return head{}, -1
}

// elliptic reports whether a Spanish or French demonym stands alone for a
// community or a nationality that the sentence named before: "por nacionalidades
// destacan la rumana y la marroquí".
func (s *Sentence) elliptic(g *Phrase) bool {
	const far = 30
	if !s.Is(g.First-1, lang.DefiniteSingular) || g.End < s.End && !s.Tokens[g.End].Is(text.Punct) && s.Starts[g.End] == 0 {
		return false
	}
	for j := max(s.First, g.First-far); j < g.First-1; j++ {
		if s.Is(j, lang.CommunityNoun) {
			return true
		}
	}
	return false
}

// household reports whether tokens[j] is a word for families, who employ nobody
// here: families always, households where money is sent.
func (s *Sentence) household(j int) bool {
	return s.Is(j, lang.Families) || s.Is(j, lang.Households) && s.Within(text.CueRemit|text.CueMove|text.CueAbroad, s.First-1, s.End-s.First)
}

// personBefore returns the word for persons straight before token j, or -1:
// "trabajadoras" before "de casa particular peruanas".
func (s *Sentence) personBefore(j int) int {
	if j <= s.First || s.Owner[j-1] >= 0 {
		return -1
	}
	c, at := s.CueAt(j - 1)
	if c.People() || c == 0 && s.doer(j-1) {
		return at
	}
	return -1
}

// bodyOf returns the institution whose complement "de la" begins at token
// j or straight before it, or -1: "Institut national" before "de la statistique
// espagnol".
func (s *Sentence) bodyOf(j int) int {
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
		case c.Body():
			return at
		case c != 0:
			return -1
		}
	}
	return -1
}

// alone reports whether a demonym stands without a noun before it: after an
// article, a figure, a preposition, a verb or the beginning of the sentence.
func (s *Sentence) alone(g *Phrase) bool {
	if g.First == s.First {
		return true
	}
	p := s.Tokens[g.First-1]
	c, _ := s.CueAt(g.First - 1)
	return p.Is(text.Punct) || p.Is(text.Number) || c&(text.CueDet|text.CuePrepositions|text.CueSep|text.CueAux|text.CueFrames) != 0 || s.Unit(g.First-1)
}
