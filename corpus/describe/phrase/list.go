package phrase

import (
	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
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
	const longest = 12 // tokens
	if m.First-g.End > longest || m.First == g.End || s.IsDemonym(g.End-1) != s.IsDemonym(m.First) || s.leg(g, m) || s.ownNumber(g, m) {
		return false
	}
	scan := s.newListScan(g, m)
	if !scan.over(s, g.End, m.First) {
		return false
	}
	if scan.seps == 0 && s.commaForgotten(g, m) {
		scan.seps++
	}
	if scan.seps == 0 || scan.brackets != 0 || scan.words > 1 {
		return false
	}
	return scan.demonyms || scan.seps > 1 || !s.ownNoun(m)
}

// commaForgotten reports whether nothing but an article stands between the last
// places of a list: "le Maroc, l'Algérie la Tunisie".
func (s *Sentence) commaForgotten(g *Phrase, m text.Mention) bool {
	return len(g.Places) > 1 && m.First-g.End == 1 && !lang.Of(s.Lang).BareNames && s.Is(g.End, lang.ListArticle)
}

// ownNoun reports whether an English name after a mark qualifies the noun
// behind it, and so goes on with no list: "Mexico, US border officials".
func (s *Sentence) ownNoun(m text.Mention) bool {
	if !lang.Of(s.Lang).NounAfter || m.End >= len(s.Tokens) || !s.Tokens[m.First-1].Is(text.Punct) {
		return false
	}
	c, _ := s.CueAt(m.End)
	return c&(text.CueInst|text.CueLoc) != 0 && c&text.CueMigrant == 0
}

// listScan is what stands between two places that may belong to one list.
type listScan struct {
	prep                           text.Cues // the preposition of the list
	demonyms                       bool      // it is one of peoples
	seps, brackets, words, figures int
}

func (s *Sentence) newListScan(g *Phrase, m text.Mention) *listScan {
	prep, _ := s.CueAt(g.First - 1)
	if prep&text.CueDet != 0 && prep&text.CuePrepositions == 0 {
		prep, _ = s.CueAt(g.First - 2)
	}
	return &listScan{prep: prep, demonyms: s.IsDemonym(m.First)}
}

// over reports whether tokens [first, end) may stand in a list, and counts them.
func (l *listScan) over(s *Sentence, first, end int) bool {
	for j := first; j < end; {
		c, at := s.CueAt(j)
		if s.Tokens[j].Is(text.Breaks) || !l.passes(s, j, c) {
			return false
		}
		next := j + 1
		if at == j && s.Starts[j] != 0 {
			next = max(next, int(s.Ends[j]))
		}
		j = next
	}
	return true
}

// passes reports whether token j, in a cue of classes c, may stand in a list,
// and counts it.
func (l *listScan) passes(s *Sentence, j int, c text.Cues) bool {
	t := s.Tokens[j]
	mark := byte(0)
	if t.Is(text.Punct) {
		mark = s.Body[t.Start]
	}
	switch {
	case mark == '(':
		l.brackets++
	case mark == ')':
		l.brackets--
	case l.brackets > 0:
	case c&text.CueSep != 0, mark == ';' && l.figures > 0, mark == '/':
		l.seps++
	case t.Is(text.Number):
		l.figures++
	case mark == '%', mark == '$', c&text.CueDet != 0, s.Dash(j) && s.besideFigure(j):
	case l.seps > 0:
		return l.goesOn(s, j, c)
	default:
		return s.Unit(j)
	}
	return true
}

// goesOn reports whether the word at token j, in a cue of classes c, may stand
// behind a separator of the list, and counts a noun of its peoples.
func (l *listScan) goesOn(s *Sentence, j int, c text.Cues) bool {
	switch {
	case l.repeats(s, c):
		return true
	case l.demonyms && (c.People() || s.Unit(j)):
		l.words++
		return true
	}
	return s.Unit(j) || s.Tokens[j].Is(text.Capital) && s.Is(j, lang.CompassPoint) // "l'Afrique de l'Ouest, du Nord et l'Europe"
}

// repeats reports whether c repeats the preposition of the list, or goes on
// with "de" where that has another: "originaires du Mali et du Niger".
func (l *listScan) repeats(s *Sentence, c text.Cues) bool {
	if c&l.prep&(text.CuePrepositions&^text.CueBetween) != 0 {
		return true
	}
	return l.prep&(text.CueFrom|text.CueTo) != 0 && l.prep&text.CueOf == 0 && !lang.Of(s.Lang).OfApart && c&text.CueOf != 0
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
	if !lang.Of(s.Lang).VerbGap || c&text.CueFrom == 0 || m.First-g.End > 2 || !s.Comma(g.End) || m.End+1 >= len(s.Tokens) {
		return false
	}
	return s.Tokens[m.End].Is(text.Number) || s.Is(m.End, lang.Another) && s.Tokens[m.End+1].Is(text.Number)
}

// besideFigure reports whether a figure stands straight before or after token
// j: the dashes of "Tunisie – 1 210 ;" and of "los peruanos -70.100-,".
func (s *Sentence) besideFigure(j int) bool {
	figure := func(i int) bool {
		return i > s.First && i < s.End && (s.Tokens[i].Is(text.Number) || s.Mark(i, "%") || s.Unit(i))
	}
	return figure(j-1) || figure(j+1)
}
