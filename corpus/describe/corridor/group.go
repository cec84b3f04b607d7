package corridor

import (
	"slices"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// sort says what a group of mentions stands for.
type sort uint8

const (
	sortName     sort = iota // the places themselves
	sortPeople               // persons of the places: Haitians, migrantes haitianos
	sortSite                 // something in the places: Italian shores, territorio mexicano
	sortBody                 // their institutions: the Mexican government
	sortEmployer             // who takes people on there: Canadian farms
	sortThing                // anything else of theirs: Haitian music
)

// group is a list of places that stand in the same relation: "from Guatemala,
// Honduras and El Salvador".
type group struct {
	first, end int // tokens
	Places     []int32
	sort       sort
	noun       bool // people with their own noun: "Haitian migrants", or a plural by itself
	site       int  // the first token of the whole noun phrase
	slot       slot
	prep       int // the token of the preposition, or -1
	governor   int // the token of the cue that governs it, or -1
	Role       schema.Role
	weight     float64
	rule       string
}

func (g *group) demonym(r *text.Text) bool { return r.IsDemonym(g.first) }

// group joins the mentions of a sentence to lists and says what each is.
func (s *sentence) group() {
	var last *group
	for i := s.First; i < s.End; i++ {
		m := s.Owner[i]
		if m < 0 {
			continue
		}
		x := s.Mentions[m]
		i = x.End - 1
		if x.Place < 0 {
			continue
		}
		if last != nil && s.joins(last, x) {
			last.end = x.End
			if !slices.Contains(last.Places, x.Place) || s.between(last) {
				last.Places = append(last.Places, x.Place)
			}
			continue
		}
		last = &group{first: x.First, end: x.End, Places: []int32{x.Place}, site: x.First, prep: -1, governor: -1}
		s.Groups = append(s.Groups, last)
	}
	for _, g := range s.Groups {
		s.classify(g)
	}
}

// between reports whether the group follows "between": there a place may
// stand twice.
func (s *sentence) between(g *group) bool {
	c, _ := s.CueAt(g.first - 1)
	if c&text.CueDet != 0 {
		c, _ = s.CueAt(g.first - 2)
	}
	return c&text.CueBetween != 0
}

// joins reports whether mention m goes on the list of g: only separators,
// articles, figures and the preposition of the list stand between them.
func (s *sentence) joins(g *group, m text.Mention) bool {
	if m.First-g.end > 12 || m.First == g.end || s.IsDemonym(g.end-1) != s.IsDemonym(m.First) {
		return false
	}
	if s.leg(g, m) || s.ownNumber(g, m) {
		return false
	}
	prep, _ := s.CueAt(g.first - 1)
	if prep&text.CueDet != 0 && prep&text.CuePrepositions == 0 {
		prep, _ = s.CueAt(g.first - 2)
	}
	seps, brackets, words, figures := 0, 0, 0, 0
	for j := g.end; j < m.First; {
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
		case s.IsDemonym(m.First) && (c&(text.CuePerson|text.CueMigrant) != 0 || s.unit(j)) && seps > 0:
			words++
		case s.unit(j):
		case t.Is(text.Capital) && seps > 0 && s.Is(j, lang.CompassPoint): // "l'Afrique de l'Ouest, du Nord et l'Europe"
		default:
			return false
		}
		j = next
	}
	if seps == 0 && len(g.Places) > 1 && s.Lang != schema.English && m.First-g.end == 1 && s.Is(g.end, lang.ListArticle) {
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
func (s *sentence) leg(g *group, m text.Mention) bool {
	before, _ := s.CueAt(g.first - 1)
	if before&text.CueDet != 0 {
		before, _ = s.CueAt(g.first - 2)
	}
	after, _ := s.CueAt(m.End)
	return before&text.CueTo != 0 && after&text.CueTo != 0 && m.End+2 < len(s.Tokens) && (s.Owner[m.End+1] >= 0 || s.Owner[m.End+2] >= 0)
}

// ownNumber reports whether m, and not g, has a number of its own behind it, as
// where a verb is left out: "Peru hosts 1.5 million refugees from Venezuela,
// Ecuador 440,000".
func (s *sentence) ownNumber(g *group, m text.Mention) bool {
	c, _ := s.CueAt(g.first - 1)
	if s.Lang != schema.English || c&text.CueFrom == 0 || m.First-g.end > 2 || !s.Comma(g.end) || m.End+1 >= len(s.Tokens) {
		return false
	}
	return s.Tokens[m.End].Is(text.Number) || s.Is(m.End, lang.Another) && s.Tokens[m.End+1].Is(text.Number)
}

// unit reports whether tokens[j] is a word that belongs to a figure: "million".
func (s *sentence) unit(j int) bool {
	return s.Is(j, lang.FigureWord) || s.Is(j, lang.FigureOf) && s.Is(j-1, lang.FigureHead)
}
