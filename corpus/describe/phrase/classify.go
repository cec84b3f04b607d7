package phrase

import (
	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
)

// classify says what the phrase stands for, and finds the first token of its
// noun phrase.
func (s *Sentence) classify(g *Phrase) {
	if !g.Demonym(s.Text) {
		s.classifyName(g)
		return
	}
	switch {
	case s.Dash(g.First-1) && s.Is(g.First-2, lang.Among):
		g.deny() // "le dialogue inter-burundais"
	case s.Mentions[s.Owner[g.First]].Form == text.FormPeople:
		g.Sense, g.Noun = SensePeople, true
	case lang.Of(s.Lang).NounAfter:
		s.classifyEnglish(g)
	default:
		s.classifyRomance(g)
	}
}

// classifyName looks for what a name qualifies: "US border", "gobierno de
// México", "UK nurses".
func (s *Sentence) classifyName(g *Phrase) {
	if lang.Of(s.Lang).NounAfter && g.End < s.End && !s.Tokens[g.End].Is(text.Punct) {
		if s.nameBeforeNoun(g); g.Sense == SensePeople {
			return
		}
	}
	if p := s.Before(g.First); p >= 0 {
		if c, at := s.CueAt(p); c&text.CueOf != 0 && c&text.CueFrom == 0 {
			s.nounOf(g, at)
		}
	}
}

// nameBeforeNoun says what the noun after a name makes of it: "US border".
func (s *Sentence) nameBeforeNoun(g *Phrase) {
	c, _ := s.CueAt(g.End)
	switch {
	case c.Body():
		g.Sense = SenseBody
	case c&text.CueEmployer != 0 && c&text.CuePerson == 0:
		g.Sense = SenseEmployer
	case c.People() && s.nounBefore(g):
		g.Sense, g.Noun = SensePeople, true
	case c&text.CueLoc != 0 && c&(text.CueFrames&^text.CueLoc) == 0:
		g.Sense = SenseSite
	}
}

// nounOf says what the noun before the "of" at token at makes of the name behind
// it: "gobierno de México", "el apoyo de Italia a los refugiados".
func (s *Sentence) nounOf(g *Phrase, at int) {
	noun, _ := s.CueAt(at - 1)
	switch {
	case s.bodyBefore(at):
		g.Sense = SenseBody
	case s.Is(at-1, lang.Support) && s.Within(text.CueMigrant|text.CuePerson, g.End-1, 4):
		g.deny()
	case noun&text.CueEmployer != 0 && noun&text.CuePerson == 0:
		g.Sense, g.Site = SenseEmployer, at-1
	}
}

// nounBefore reports whether a name before a word for persons qualifies it
// ("Basra families", "60,000 Syria refugees") and is not itself governed by a
// preposition ("in Chile migrants").
func (s *Sentence) nounBefore(g *Phrase) bool {
	p := s.Before(g.First)
	if p < 0 {
		return true
	}
	c, _ := s.CueAt(p)
	return c&text.CuePrepositions == 0 && !s.Tokens[p].Is(text.Punct)
}

// bodyBefore reports whether the word before an "of" at token at is an
// institution, other "of"s and unknown words passed over: "Ministerio de
// Relaciones Exteriores de".
func (s *Sentence) bodyBefore(at int) bool {
	for j, seen := at-1, 0; j >= s.First && seen < 5; j, seen = j-1, seen+1 {
		if s.Tokens[j].Is(text.Punct) || s.Owner[j] >= 0 {
			return false
		}
		c, a := s.CueAt(j)
		switch {
		case c.Body():
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
