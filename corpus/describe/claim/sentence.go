package claim

import (
	"math"

	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// sentence is a sentence with its numbers.
type sentence struct {
	*corridor.Links
	marks   []classes  // by token
	numbers []quantity // that may count persons or money
	spots   []spot

	saidBefore func() classes               // of the sentence before
	about      func() (own, around float64) // how far it is about people who move
}

// spot is a place where the sentence names it.
type spot struct {
	place      schema.Place
	of         *phrase.Phrase
	first, end int  // tokens
	town       bool // named by a town of it
}

// newSentence finds the numbers of a sentence that may count persons or money.
// It is nil where there is none.
func newSentence(x *corridor.Links, words Words) *sentence {
	k, first := x.Grammar.Lexicon, x.First
	for first < x.End && !mayBegin(k, x.Text, first) {
		first++
	}
	if first == x.End {
		return nil
	}
	s := &sentence{Links: x}
	for i := first; i < x.End; i++ {
		q, ok := quantityAt(k, x.Text, i)
		if !ok {
			continue
		}
		i = q.end - 1
		if q.value >= 2 && q.end <= x.End && !s.named(q) && !s.share(q) && !s.date(q) && !rate(k, x.Text, x.Span, q) {
			s.numbers = append(s.numbers, q)
		}
	}
	if s.numbers == nil {
		return nil
	}
	s.marks = words.mark(x.Text, x.Span)
	for _, g := range x.Phrases {
		s.spots = append(s.spots, spotsOf(x, g)...)
	}
	return s
}

// spotsOf lists the places that a phrase names, where it names them.
func spotsOf(x *corridor.Links, g *phrase.Phrase) []spot {
	var out []spot
	for j := g.First; j < g.End; j++ {
		if x.Owner[j] < 0 {
			continue
		}
		if m := x.Mentions[x.Owner[j]]; m.First == j && m.Place >= 0 {
			out = append(out, spot{x.Grammar.Places[m.Place], g, j, m.End, m.Form == text.FormCity || m.Form == text.FormTown})
		}
	}
	return out
}

// is returns the classes of the phrases that cover token j.
func (s *sentence) is(j int) classes {
	if j < s.First || j >= s.End {
		return 0
	}
	return s.marks[j-s.First]
}

// any returns the classes of all tokens of [first, end).
func (s *sentence) any(first, end int) classes {
	var all classes
	for j := max(first, s.First); j < min(end, s.End); j++ {
		all |= s.marks[j-s.First]
	}
	return all
}

// named reports whether a number is a part of a name, the mark of a footnote or
// the number of a note: "COVID-19", "region.5", "57 Interview with", "557/2011",
// "Proposition 187", "17th".
func (s *sentence) named(q quantity) bool {
	if s.hangs(q.first) || s.joined(q.end) || s.numbered(q) {
		return true
	}
	if q.end >= s.End {
		return false
	}
	next := s.Tokens[q.end]
	if next.Is(text.Glued) && !next.Is(text.Punct|text.Number) && multiplier(s.Grammar.Lexicon, s.Text, q.end) == 0 {
		return true
	}
	if q.value >= 1000 {
		return false
	}
	opens := s.Tokens[q.first].Is(text.Breaks) && !s.IsDemonym(q.end)
	return next.Is(text.Capital) && (s.Owner[q.end] < 0 || opens) || s.Mark(q.end, "=")
}

// hangs reports whether the number at token j is glued to a word or a mark
// before it that no number follows by itself.
func (s *sentence) hangs(j int) bool {
	t := s.Tokens[j]
	if j == 0 || !t.Is(text.Glued) || t.Is(text.Breaks) {
		return false
	}
	before := s.Tokens[j-1]
	switch first := s.Body[before.Start]; first {
	case '(', '[', '"', '$', '~', '+', '*', '<', '>', '=', '\'':
		return false
	case '-', '/':
		return before.Is(text.Glued)
	default:
		return first < 0x80 || !before.Is(text.Punct)
	}
}

// numbered reports whether a number follows a word with a capital that is no
// place and begins no sentence: that of a law, a resolution, an order.
func (s *sentence) numbered(q quantity) bool {
	j := q.first - 1
	if j <= s.First || s.Tokens[q.first].Is(text.Breaks) {
		return false
	}
	return s.Tokens[j].Is(text.Capital) && s.Owner[j] < 0 && s.Cover[j] < 0 && !s.Tokens[j-1].Is(text.Punct) && q.end == q.first+1
}

// joined reports whether token j joins the number before it to another.
func (s *sentence) joined(j int) bool {
	if j+1 >= s.End || !s.Tokens[j].Is(text.Glued) || !s.Tokens[j+1].Is(text.Glued) || !s.Tokens[j+1].Is(text.Number) {
		return false
	}
	return s.Dash(j) || s.Mark(j, "/") || s.Mark(j, ":")
}

// share reports whether a number is a share of something: "40 %".
func (s *sentence) share(q quantity) bool {
	for j := q.end; j < min(q.end+2, s.End); j++ {
		if s.Tokens[j].Is(text.Punct) && s.Body[s.Tokens[j].Start] == '%' || s.Is(j, lang.Percent) {
			return true
		}
	}
	return false
}

// latestYear is the last that a document can state as past.
const latestYear = 2060

// date reports whether a number is a year or the day of a month. One that is
// written as years are counts only where those counted follow at once, and of
// this and the last century only if it is a round one.
func (s *sentence) date(q quantity) bool {
	if s.writtenAsYear(q) {
		round := q.value <= 2000 && math.Mod(q.value, 100) == 0
		return q.value >= 1900 && !round || !s.counts(q.end) && !s.counts(q.end+1)
	}
	if q.value > 31 {
		return false
	}
	if s.month(q.first-1) || s.month(q.end) {
		return true
	}
	return s.month(q.first-2) && !s.Tokens[q.first-1].Is(text.Punct) || s.month(q.end+1) && !s.Tokens[q.end].Is(text.Punct)
}

// writtenAsYear reports whether a number is four digits, as years are.
func (s *sentence) writtenAsYear(q quantity) bool {
	n, ok := s.Integer(q.first)
	return ok && q.end == q.first+1 && n >= 1000 && n <= latestYear
}

// month reports whether token j is the name of a month.
func (s *sentence) month(j int) bool {
	return j >= s.First && j < s.End && s.Tokens[j].Word != 0 && s.Grammar.Lexicon.Months.Of(s.Tokens[j].Word) != 0
}

// counts reports whether token j names persons.
func (s *sentence) counts(j int) bool {
	if j >= s.End {
		return false
	}
	c, _ := s.CueAt(j)
	return c&(text.CueMigrant|text.CuePerson) != 0 || phrase.PeopleAt(s.Phrases, j) != nil
}

// clause returns the clause of a number.
func (s *sentence) clause(q quantity) text.Span {
	c := s.Span
	for j := q.first - 1; j > s.First; j-- {
		if s.divides(j) {
			c.First = j + 1
			break
		}
	}
	for j := q.end; j < s.End; j++ {
		if s.divides(j) {
			c.End = j
			break
		}
	}
	return c
}

// divides reports whether token j stands between two clauses.
func (s *sentence) divides(j int) bool {
	return s.Tokens[j].Is(text.Punct) && s.Body[s.Tokens[j].Start] == ';' || s.Starts[j]&text.CueWhile != 0
}
