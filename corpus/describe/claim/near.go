package claim

import (
	"slices"
	"strings"

	"github.com/simde/simde/corpus/describe/model"
)

// What begins the names of traits that are words, as text.Text.Stem has them.
const (
	wordBefore = "before: "
	wordAfter  = "after: "
	wordNoun   = "noun: "
)

// near lists what the words beside a number say of it, and how far its sentence
// is about people who move.
func (s *sentence) near(q quantity, c counted) []model.Trait {
	const before, after, scale = 6, 8, 3 // tokens, and what makes the gate about as large as other traits
	own, around := s.about()
	out := append(make([]model.Trait, 0, 3+before+after), model.Trait{Name: "gate", Much: own / scale}, model.Trait{Name: "gate around", Much: around / scale})
	word := func(where string, j int) {
		language, stem := s.Stem(j)
		name := where + language + stem
		if !slices.ContainsFunc(out, func(t model.Trait) bool { return t.Name == name }) {
			out = append(out, model.Trait{Name: name, Much: 1})
		}
	}
	for j := max(s.First, q.first-before); j < q.first; j++ {
		word(wordBefore, j)
	}
	for j := q.end; j < min(s.End, q.end+after); j++ {
		word(wordAfter, j)
	}
	if c.at >= 0 {
		word(wordNoun, c.at)
	}
	return out
}

// IsWord reports whether a trait is a word of the text: what only some texts
// have.
func IsWord(x model.Trait) bool {
	return strings.HasPrefix(x.Name, wordBefore) || strings.HasPrefix(x.Name, wordAfter) || strings.HasPrefix(x.Name, wordNoun)
}
