package describe

import (
	"slices"

	"github.com/simde/simde/schema"

	"github.com/simde/simde/corpus/describe/lang"
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
	places     []int32
	sort       sort
	noun       bool // people with their own noun: "Haitian migrants", or a plural by itself
	site       int  // the first token of the whole noun phrase
	slot       slot
	prep       int // the token of the preposition, or -1
	governor   int // the token of the cue that governs it, or -1
	role       schema.Role
	weight     float64
	rule       string
}

func (g *group) demonym(r *reading) bool { return r.isDemonym(g.first) }

// group joins the mentions of a sentence to lists and says what each is.
func (s *sentence) group() {
	var last *group
	for i := s.first; i < s.end; i++ {
		m := s.owner[i]
		if m < 0 {
			continue
		}
		x := s.mentions[m]
		i = x.end - 1
		if x.place < 0 {
			continue
		}
		if last != nil && s.joins(last, x) {
			last.end = x.end
			if !slices.Contains(last.places, x.place) || s.between(last) {
				last.places = append(last.places, x.place)
			}
			continue
		}
		last = &group{first: x.first, end: x.end, places: []int32{x.place}, site: x.first, prep: -1, governor: -1}
		s.groups = append(s.groups, last)
	}
	for _, g := range s.groups {
		s.classify(g)
	}
}

// between reports whether the group follows "between": there a place may
// stand twice.
func (s *sentence) between(g *group) bool {
	c, _ := s.cueAt(g.first - 1)
	if c&cueDet != 0 {
		c, _ = s.cueAt(g.first - 2)
	}
	return c&cueBetween != 0
}

// joins reports whether mention m goes on the list of g: only separators,
// articles, figures and the preposition of the list stand between them.
func (s *sentence) joins(g *group, m mention) bool {
	if m.first-g.end > 12 || m.first == g.end || s.isDemonym(g.end-1) != s.isDemonym(m.first) {
		return false
	}
	if s.leg(g, m) || s.ownNumber(g, m) {
		return false
	}
	prep, _ := s.cueAt(g.first - 1)
	if prep&cueDet != 0 && prep&cuePrepositions == 0 {
		prep, _ = s.cueAt(g.first - 2)
	}
	seps, brackets, words, figures := 0, 0, 0, 0
	for j := g.end; j < m.first; {
		t := s.tokens[j]
		if t.is(breaks) {
			return false
		}
		c, at := s.cueAt(j)
		next := j + 1
		if at == j && s.starts[j] != 0 {
			next = max(next, int(s.ends[j]))
		}
		switch {
		case t.is(punct) && s.text[t.start] == '(':
			brackets++
		case t.is(punct) && s.text[t.start] == ')':
			brackets--
		case brackets > 0:
		case c&cueSep != 0:
			seps++
		case t.is(number):
			figures++
		case t.is(punct) && s.text[t.start] == ';' && figures > 0:
			seps++
		case t.is(punct) && (s.text[t.start] == '%' || s.text[t.start] == '/' || s.text[t.start] == '$'):
			if s.text[t.start] == '/' {
				seps++
			}
		case c&cueDet != 0:
		case c&prep&(cuePrepositions&^cueBetween) != 0 && seps > 0:
		case prep&(cueFrom|cueTo) != 0 && prep&cueOf == 0 && s.lang != schema.English && c&cueOf != 0 && seps > 0: // "originaires du Mali et du Niger"
		case s.isDemonym(m.first) && (c&(cuePerson|cueMigrant) != 0 || s.unit(j)) && seps > 0:
			words++
		case s.unit(j):
		case t.is(capital) && seps > 0 && s.is(j, lang.CompassPoint): // "l'Afrique de l'Ouest, du Nord et l'Europe"
		default:
			return false
		}
		j = next
	}
	if seps == 0 && len(g.places) > 1 && s.lang != schema.English && m.first-g.end == 1 && s.is(g.end, lang.ListArticle) {
		seps++ // a comma was forgotten: "le Maroc, l'Algérie la Tunisie"
	}
	if seps == 0 || brackets != 0 || words > 1 {
		return false
	}
	if !s.isDemonym(m.first) && s.lang == schema.English && m.end < len(s.tokens) {
		if c, _ := s.cueAt(m.end); c&(cueInst|cueLoc) != 0 && c&cueMigrant == 0 && seps == 1 && s.tokens[m.first-1].is(punct) {
			return false
		}
	}
	return true
}

// leg reports whether m begins a pair of its own after one that ends with g:
// "Bangladesh to India, and Ukraine to Russia".
func (s *sentence) leg(g *group, m mention) bool {
	before, _ := s.cueAt(g.first - 1)
	if before&cueDet != 0 {
		before, _ = s.cueAt(g.first - 2)
	}
	after, _ := s.cueAt(m.end)
	return before&cueTo != 0 && after&cueTo != 0 && m.end+2 < len(s.tokens) && (s.owner[m.end+1] >= 0 || s.owner[m.end+2] >= 0)
}

// ownNumber reports whether m, and not g, has a number of its own behind it, as
// where a verb is left out: "Peru hosts 1.5 million refugees from Venezuela,
// Ecuador 440,000".
func (s *sentence) ownNumber(g *group, m mention) bool {
	c, _ := s.cueAt(g.first - 1)
	if s.lang != schema.English || c&cueFrom == 0 || m.first-g.end > 2 || !s.comma(g.end) || m.end+1 >= len(s.tokens) {
		return false
	}
	return s.tokens[m.end].is(number) || s.is(m.end, lang.Another) && s.tokens[m.end+1].is(number)
}

// unit reports whether tokens[j] is a word that belongs to a figure: "million".
func (s *sentence) unit(j int) bool {
	return s.is(j, lang.FigureWord) || s.is(j, lang.FigureOf) && s.is(j-1, lang.FigureHead)
}
