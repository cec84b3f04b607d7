package phrase

import (
	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// between reports whether the phrase follows "between": there a place may
// stand twice.
func (s *Sentence) between(g *Phrase) bool {
	c, _ := s.CueAt(g.First - 1)
	if c&text.CueDet != 0 {
		c, _ = s.CueAt(g.First - 2)
	}
	return c&text.CueBetween != 0
}

// joins reports whether mention m goes on the list of g: only separators,
// articles, figures and the preposition of the list stand between them.
func (s *Sentence) joins(g *Phrase, m text.Mention) bool {
	if m.First-g.End > 12 || m.First == g.End || s.IsDemonym(g.End-1) != s.IsDemonym(m.First) {
		return false
	}
	if s.leg(g, m) || s.ownNumber(g, m) {
		return false
	}
	prep, _ := s.CueAt(g.First - 1)
	if prep&text.CueDet != 0 && prep&text.CuePrepositions == 0 {
		prep, _ = s.CueAt(g.First - 2)
	}
	seps, brackets, words, figures := 0, 0, 0, 0
	for j := g.End; j < m.First; {
		t := s.Tokens[j]
		if t.Is(text.Breaks) {
			return false
		}
		c, at := s.CueAt(j)
		next := j + 1
		if at == j && s.Starts[j] != 0 {
			next = max(next, int(s.Ends[j]))
		}
		switch {
		case t.Is(text.Punct) && s.Body[t.Start] == '(':
			brackets++
		case t.Is(text.Punct) && s.Body[t.Start] == ')':
			brackets--
		case brackets > 0:
		case c&text.CueSep != 0:
			seps++
		case t.Is(text.Number):
			figures++
		case t.Is(text.Punct) && s.Body[t.Start] == ';' && figures > 0:
			seps++
		case t.Is(text.Punct) && (s.Body[t.Start] == '%' || s.Body[t.Start] == '/' || s.Body[t.Start] == '$'):
			if s.Body[t.Start] == '/' {
				seps++
			}
		case c&text.CueDet != 0:
		case c&prep&(text.CuePrepositions&^text.CueBetween) != 0 && seps > 0:
		case prep&(text.CueFrom|text.CueTo) != 0 && prep&text.CueOf == 0 && s.Lang != schema.English && c&text.CueOf != 0 && seps > 0: // "originaires du Mali et du Niger"
		case s.IsDemonym(m.First) && (c&(text.CuePerson|text.CueMigrant) != 0 || s.Unit(j)) && seps > 0:
			words++
		case s.Unit(j):
		case t.Is(text.Capital) && seps > 0 && s.Is(j, lang.CompassPoint): // "l'Afrique de l'Ouest, du Nord et l'Europe"
		default:
			return false
		}
		j = next
	}
	if seps == 0 && len(g.Places) > 1 && s.Lang != schema.English && m.First-g.End == 1 && s.Is(g.End, lang.ListArticle) {
		seps++ // a comma was forgotten: "le Maroc, l'Algérie la Tunisie"
	}
	if seps == 0 || brackets != 0 || words > 1 {
		return false
	}
	if !s.IsDemonym(m.First) && s.Lang == schema.English && m.End < len(s.Tokens) {
		if c, _ := s.CueAt(m.End); c&(text.CueInst|text.CueLoc) != 0 && c&text.CueMigrant == 0 && seps == 1 && s.Tokens[m.First-1].Is(text.Punct) {
			return false
		}
	}
	return true
}

// leg reports whether m begins a pair of its own after one that ends with g:
// "Bangladesh to India, and Ukraine to Russia".
func (s *Sentence) leg(g *Phrase, m text.Mention) bool {
	before, _ := s.CueAt(g.First - 1)
	if before&text.CueDet != 0 {
		before, _ = s.CueAt(g.First - 2)
	}
	after, _ := s.CueAt(m.End)
	return before&text.CueTo != 0 && after&text.CueTo != 0 && m.End+2 < len(s.Tokens) && (s.Owner[m.End+1] >= 0 || s.Owner[m.End+2] >= 0)
}

// ownNumber reports whether m, and not g, has a number of its own behind it, as
// where a verb is left out: "Peru hosts 1.5 million refugees from Venezuela,
// Ecuador 440,000".
func (s *Sentence) ownNumber(g *Phrase, m text.Mention) bool {
	c, _ := s.CueAt(g.First - 1)
	if s.Lang != schema.English || c&text.CueFrom == 0 || m.First-g.End > 2 || !s.Comma(g.End) || m.End+1 >= len(s.Tokens) {
		return false
	}
	return s.Tokens[m.End].Is(text.Number) || s.Is(m.End, lang.Another) && s.Tokens[m.End+1].Is(text.Number)
}
