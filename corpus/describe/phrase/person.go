package phrase

import (
	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// naturalized makes the country whose nationality people acquire their host:
// "55,000 Moroccans acquired Spanish citizenship".
func (s *Sentence) naturalized(g *Phrase) bool {
	noun := g.First - 1
	if lang.Of(s.Lang).NounAfter {
		noun = g.End
	}
	if len(g.Places) != 1 || !g.Demonym(s.Text) || noun >= s.End || !s.Is(noun, lang.Citizenship) {
		return false
	}
	for j := max(s.First, noun-5); j < min(noun, g.First); j++ {
		if s.Is(j, lang.Acquire) {
			g.Sense = SenseSite
			g.Play(schema.RoleDestination, 0.85, Naturalized)
			return true
		}
	}
	return false
}

// biography clears the birthplace of one person, which is no home that people
// leave: "Nacido en Cuba, el escritor vivió en Londres".
func (s *Sentence) biography() {
	for _, g := range s.Phrases {
		if !g.Rule.Under(text.CueBorn) || !s.bornOne(g) {
			continue
		}
		g.Clear()
	}
}

// bornOne reports whether the word for birth before g is said of one person:
// singular and with no word for persons before it.
func (s *Sentence) bornOne(g *Phrase) bool {
	for j := max(s.First, g.Site-4); j < g.Site; j++ {
		switch {
		case s.Is(j, lang.BornOne):
		case s.Is(j, lang.Born) && j == s.First && s.yearAfter(g):
		default:
			continue
		}
		for i := max(s.First, j-3); i < j; i++ {
			if s.Starts[i]&(text.CuePerson|text.CueMigrant) != 0 || s.Owner[i] >= 0 {
				return false
			}
		}
		return true
	}
	return false
}

// yearAfter reports whether "in 1938" follows g.
func (s *Sentence) yearAfter(g *Phrase) bool {
	for j := g.End; j < min(g.End+3, s.End); j++ {
		if _, ok := s.Year(j); ok {
			return true
		}
	}
	return false
}
