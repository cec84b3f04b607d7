package claim

import (
	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
)

// counted is what a number counts.
type counted struct {
	class   classes        // of its noun
	people  *phrase.Phrase // whose name stands with the noun: "84,000 Ethiopian migrants"
	at      int            // the token of the noun, or -1
	before  bool           // the noun stands before the number
	shared  bool           // it is that of another number of the sentence
	dollars bool

	peopleAt int  // the token of the name of the people
	strange  int  // words between the number and its noun that are in no table
	parted   bool // a preposition stands between
	owned    bool // a word in no table stands between, and whose it is follows: "65 mil autos de zacatecanos"
}

// whatCount finds the noun of each number: after it, or else before it, or
// else that of the number before or after it: "26,000 Salvadorans were deported
// from the United States and 11,000 from Mexico".
func (s *sentence) whatCount() []counted {
	out := make([]counted, len(s.numbers))
	for i, q := range s.numbers {
		if s.dollars(q) {
			out[i] = counted{at: q.first, dollars: true}
			continue
		}
		out[i] = s.nounAfter(q)
		if out[i].at < 0 {
			strange := out[i].strange
			out[i] = s.nounBefore(q)
			out[i].strange = strange
		}
	}
	for i := range out {
		for _, j := range []int{i - 1, i + 1} {
			if out[i].at < 0 && j >= 0 && j < len(out) && out[j].at >= 0 && !out[j].dollars {
				out[i] = out[j]
				out[i].shared = true
			}
		}
	}
	return out
}

// dollars reports whether a number is one of dollars.
func (s *sentence) dollars(q quantity) bool {
	if q.first > s.First && (s.Mark(q.first-1, "$") || s.Is(q.first-1, lang.Currency)) {
		return true
	}
	left := 3 // words that may stand before the currency
	for j := q.end; j < s.End && left > 0; j++ {
		if s.Is(j, lang.Currency) {
			return true
		}
		if s.Tokens[j].Is(text.Punct) {
			return false
		}
		if !s.Tokens[j].Is(text.Number) && multiplier(s.Grammar.Lexicon, s.Text, j) == 0 {
			left--
		}
	}
	return false
}

// stops reports whether a noun is not looked for beyond token j.
func (s *sentence) stops(j int) bool {
	t := s.Tokens[j]
	if t.Is(text.Number) || t.Is(text.Breaks) {
		return true
	}
	if !t.Is(text.Punct) {
		return false
	}
	switch s.Body[t.Start] {
	case '-', '"', '*', '\'':
		return false
	}
	return s.Body[t.Start] < 0x80
}

// nounAfter looks for the noun after a number. A people without a noun of its
// own is one.
func (s *sentence) nounAfter(q quantity) counted {
	const reach = 7
	c := counted{at: -1}
	for j := q.end; j < min(q.end+reach, s.End); j++ {
		if s.stops(j) && (j > q.end || s.Tokens[j].Is(text.Punct)) || c.people != nil && j > c.people.End {
			break
		}
		if g := s.people(j); g != nil && c.people == nil {
			c.people, c.peopleAt, c.at, c.class = g, j, j, persons
			continue
		}
		if m := s.noun(j); m != 0 {
			if c.take(m, s.is(j+1), j); m != inside {
				return c
			}
			continue // "displaced Iraqis"
		}
		if s.is(j)&part != 0 && c.at < 0 {
			c.class, c.at = part|persons, j
			return c
		}
		if c.at < 0 {
			s.pass(&c, j)
		}
	}
	return c
}

// take notes the noun at token j, of classes m, and what the word after it
// adds: "personas voluntarias", "personas refugiadas".
func (c *counted) take(m, next classes, j int) {
	if m&(others|households) == 0 {
		m |= next & (others | refugees | inside)
	}
	if c.at >= 0 && m&(others|households) == 0 {
		m |= c.class
	}
	c.class, c.at = m, j
}

// pass notes a token that stands between a number and its noun.
func (s *sentence) pass(c *counted, j int) {
	switch cue, _ := s.CueAt(j); {
	case cue&text.CueOf != 0 && c.strange > 0:
		c.owned = true
	case cue&(text.CuePrepositions&^text.CueOf) != 0:
		c.parted = true
	case s.is(j) == 0 && cue == 0 && !s.Tokens[j].Is(text.Punct):
		c.strange++
	}
}

// people returns the phrase of people that covers token j.
func (s *sentence) people(j int) *phrase.Phrase {
	if g := phrase.PeopleAt(s.Phrases, j); g != nil {
		return g
	}
	if s.Owner[j] < 0 {
		return nil
	}
	if f := s.Mentions[s.Owner[j]].Form; f != text.FormPlural && f != text.FormPeople {
		return nil
	}
	for _, g := range s.Phrases {
		if g.First <= j && j < g.End {
			return g
		}
	}
	return nil
}

// noun returns the classes of the noun at token j.
func (s *sentence) noun(j int) classes {
	if m := s.is(j) & nouns; m != 0 {
		return m
	}
	switch c, _ := s.CueAt(j); {
	case c&text.CueMigrant != 0:
		return migrants
	case c&text.CuePerson != 0:
		return persons
	}
	return 0
}

// nounBefore looks for the noun before a number, in its clause: "refugees
// (323,000)", "the number of migrants rose to 5 million".
func (s *sentence) nounBefore(q quantity) counted {
	const reach = 12
	clause := s.clause(q)
	for j := q.first - 1; j >= max(clause.First, q.first-reach); j-- {
		m := s.noun(j) &^ time
		g := s.people(j)
		if g != nil {
			m |= persons
		}
		if m != 0 {
			return counted{class: m, people: g, peopleAt: j, at: j, before: true}
		}
		if _, isYear := s.Year(j); s.Tokens[j].Is(text.Number) && !isYear {
			break
		}
	}
	return counted{at: -1}
}
