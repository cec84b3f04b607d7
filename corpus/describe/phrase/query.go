package phrase

import (
	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
)

// pastFigure returns the token after a figure in brackets at token j, or j:
// "Poland (960,000) and Czechia (370,000) are the main hosts".
func (s *Sentence) pastFigure(j int) int {
	if !s.Mark(j, "(") {
		return j
	}
	for i := j + 1; i < min(j+8, s.End); i++ {
		switch {
		case s.Mark(i, ")"):
			return i + 1
		case !s.Tokens[i].Is(text.Number) && !s.Tokens[i].Is(text.Punct) && !s.Unit(i):
			return j
		}
	}
	return j
}

// aside returns the token after the second of two commas of which the first is
// token j and between which no place is named: "Lebanon, itself in crisis,
// shelters". It is j where there is none.
func (s *Sentence) aside(j int) int {
	const longest = 14
	if j >= s.End || !s.Comma(j) {
		return j
	}
	for i := j + 1; i < min(j+longest, s.End) && s.Owner[i] < 0; i++ {
		if s.Comma(i) {
			return i + 1
		}
	}
	return j
}

// Within reports whether a cue of classes c begins in the n tokens after j.
func (s *Sentence) Within(c text.Cues, j int, n int) bool {
	for i := j + 1; i < min(j+1+n, s.End); i++ {
		if s.Starts[i]&c != 0 {
			return true
		}
	}
	return false
}

// verbal reports whether the cue at j can be a verb here: an English noun such
// as "deportation" has no subject before it.
func (s *Sentence) verbal(j int) bool {
	return !lang.NounEnding.Ends(s.Lang, s.Folded(j))
}

// Before returns the last token before i that is no article, or -1.
func (s *Sentence) Before(i int) int {
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
func (s *Sentence) ordinal(i int) bool {
	return i > s.First && s.Tokens[i].Is(text.Glued) && s.Tokens[i-1].Is(text.Number) && s.Cover[i] < 0 && s.Tokens[i].End-s.Tokens[i].Start < 4
}

func (s *Sentence) unitBefore(i int) bool {
	c, _ := s.CueAt(i)
	return c == 0 && s.Unit(i)
}

func (s *Sentence) nounish(j int) bool {
	t := s.Tokens[j]
	w := s.Body[t.Start:t.End]
	n := len(w)
	return n > 2 && (w[n-1] == 'n' || w[n-1] == 's' || w[n-1] == 'e' || w[n-1] == 'x' || w[n-1] == 'w')
}

// doer reports whether tokens[j] ends as words for persons do.
func (s *Sentence) doer(j int) bool {
	w := s.Folded(j)
	if lang.Of(s.Lang).Doers == lang.InPlural && !lang.PluralEnding.Ends(s.Lang, w) && !s.Is(j-2, lang.EachOne) {
		return false // "coffee", "paper": few things in -s end so
	}
	return len(w) > 5 && s.Lang.Spoken() && lang.PersonEnding.Ends(s.Lang, w)
}

// copula reports whether tokens[j] is a verb that says what persons before it
// in the sentence are: "one inhabitant in six is Venezuelan".
func (s *Sentence) copula(j int) bool {
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
func (s *Sentence) adverb(j int) bool {
	if j < 0 || j >= len(s.Tokens) || lang.Of(s.Lang).NounAfter {
		return false
	}
	return lang.AdverbEnding.Ends(s.Lang, s.Folded(j)) || s.Is(j, lang.Adverb)
}

// one reports whether tokens[j] is an indefinite article.
func (s *Sentence) one(j int) bool { return s.Is(j, lang.Indefinite) }

// Unit reports whether tokens[j] is a word that belongs to a figure: "million".
func (s *Sentence) Unit(j int) bool {
	return s.Is(j, lang.FigureWord) || s.Is(j, lang.FigureOf) && s.Is(j-1, lang.FigureHead)
}

// SeveralCountries reports whether people before token i are in more than one
// country: "Venezuelans in 17 countries of the region".
func (s *Sentence) SeveralCountries(i int) bool {
	if c, _ := s.CueAt(i); c&(text.CueIn|text.CueAt) == 0 {
		return false
	}
	for j := i + 1; j < min(i+5, s.End); j++ {
		if s.Is(j, lang.ManyCountries) {
			return s.Owner[min(j+1, s.End-1)] < 0
		}
	}
	return false
}

// reach is how many tokens a cue may lie from the place that it governs.
const reach = 16

// Pronoun reports whether the sentence begins by speaking of people named
// before.
func (s *Sentence) Pronoun() bool {
	for j := s.First; j < min(s.First+8, s.End); j++ {
		if s.Is(j, lang.Pronoun) && !(s.Is(j, lang.Quantifier) && s.quantifies(j)) {
			return true
		}
		if s.Is(j, lang.Demonstrative) && s.pointsBack(j) {
			return true
		}
		if c, _ := s.CueAt(j + 1); j+1 < s.End && s.Tokens[j].Is(text.Number) && c&(text.CueArrive|text.CueMove|text.CueReside|text.CueLeave|text.CueReturn|text.CueTransit) != 0 && c&(text.CuePerson|text.CueMigrant|text.CuePrepositions) == 0 {
			return true // "only 104 reached"
		}
	}
	return false
}

// pointsBack reports whether the demonstrative at token j belongs to persons or
// to countries: "ces ressortissants", "citizens of these two countries".
func (s *Sentence) pointsBack(j int) bool {
	c, _ := s.CueAt(j + 1)
	if j+1 >= s.End || s.Owner[j+1] >= 0 {
		return false
	}
	if c.People() {
		return true
	}
	return s.Is(j+1, lang.ListedNoun) || j+2 < s.End && s.Is(j+2, lang.ListedNoun) && c&text.CueDet != 0
}

// quantifies reports whether the quantifier at token j stands before a noun in
// the plural that names no persons: "many museums", "beaucoup de trains".
func (s *Sentence) quantifies(j int) bool {
	noun := j + 1
	if c, _ := s.CueAt(noun); noun < s.End && c&text.CueOf != 0 {
		noun++
	}
	if noun >= s.End || s.Tokens[noun].Is(text.Punct) {
		return false
	}
	c, _ := s.CueAt(noun)
	return c&^(text.CueOther|text.CueLoc|text.CueInst|text.CueEmployer|text.CueMeans) == 0 && s.EndsInS(noun)
}

// next returns the token after token j or, where a cue phrase begins there,
// after that.
func (s *Sentence) next(j int) int {
	if _, at := s.CueAt(j); at == j && int(s.Ends[j]) > j {
		return int(s.Ends[j])
	}
	return j + 1
}
