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

func (r *reading) isDemonym(tok int) bool {
	m := r.owner[tok]
	if m < 0 {
		return false
	}
	switch r.mentions[m].form {
	case formDemonym, formPlural, formPeople:
		return true
	}
	return false
}

// groups joins the mentions of a sentence to lists and says what each is.
func (r *reading) groups(s span) []*group {
	var out []*group
	var last *group
	for i := s.first; i < s.end; i++ {
		m := r.owner[i]
		if m < 0 {
			continue
		}
		x := r.mentions[m]
		i = x.end - 1
		if x.place < 0 {
			continue
		}
		if last != nil && r.joins(last, x) {
			last.end = x.end
			if !slices.Contains(last.places, x.place) || r.between(last) {
				last.places = append(last.places, x.place)
			}
			continue
		}
		last = &group{first: x.first, end: x.end, places: []int32{x.place}, site: x.first, prep: -1, governor: -1}
		out = append(out, last)
	}
	for _, g := range out {
		r.classify(g, s)
	}
	return out
}

// between reports whether the group follows "between": there a place may
// stand twice.
func (r *reading) between(g *group) bool {
	c, _ := r.cueAt(g.first - 1)
	if c&cueDet != 0 {
		c, _ = r.cueAt(g.first - 2)
	}
	return c&cueBetween != 0
}

// joins reports whether mention m goes on the list of g: only separators,
// articles, figures and the preposition of the list stand between them.
func (r *reading) joins(g *group, m mention) bool {
	if m.first-g.end > 12 || m.first == g.end || r.isDemonym(g.end-1) != r.isDemonym(m.first) {
		return false
	}
	if r.leg(g, m) || r.ownNumber(g, m) {
		return false
	}
	prep, _ := r.cueAt(g.first - 1)
	if prep&cueDet != 0 && prep&cuePrepositions == 0 {
		prep, _ = r.cueAt(g.first - 2)
	}
	seps, brackets, words, figures := 0, 0, 0, 0
	for j := g.end; j < m.first; {
		t := r.tokens[j]
		if t.is(breaks) {
			return false
		}
		c, at := r.cueAt(j)
		next := j + 1
		if at == j && r.cues[j] != 0 {
			next = max(next, int(r.ends[j]))
		}
		switch {
		case t.is(punct) && r.text[t.start] == '(':
			brackets++
		case t.is(punct) && r.text[t.start] == ')':
			brackets--
		case brackets > 0:
		case c&cueSep != 0:
			seps++
		case t.is(number):
			figures++
		case t.is(punct) && r.text[t.start] == ';' && figures > 0:
			seps++
		case t.is(punct) && (r.text[t.start] == '%' || r.text[t.start] == '/' || r.text[t.start] == '$'):
			if r.text[t.start] == '/' {
				seps++
			}
		case c&cueDet != 0:
		case c&prep&(cuePrepositions&^cueBetween) != 0 && seps > 0:
		case prep&(cueFrom|cueTo) != 0 && prep&cueOf == 0 && r.lang != schema.English && c&cueOf != 0 && seps > 0: // "originaires du Mali et du Niger"
		case r.isDemonym(m.first) && (c&(cuePerson|cueMigrant) != 0 || r.unit(j)) && seps > 0:
			words++
		case r.unit(j):
		case t.is(capital) && seps > 0 && r.is(j, lang.CompassPoint): // "l'Afrique de l'Ouest, du Nord et l'Europe"
		default:
			return false
		}
		j = next
	}
	if seps == 0 && len(g.places) > 1 && r.lang != schema.English && m.first-g.end == 1 && r.is(g.end, lang.ListArticle) {
		seps++ // a comma was forgotten: "le Maroc, l'Algérie la Tunisie"
	}
	if seps == 0 || brackets != 0 || words > 1 {
		return false
	}
	if !r.isDemonym(m.first) && r.lang == schema.English && m.end < len(r.tokens) {
		if c, _ := r.cueAt(m.end); c&(cueInst|cueLoc) != 0 && c&cueMigrant == 0 && seps == 1 && r.tokens[m.first-1].is(punct) {
			return false
		}
	}
	return true
}

// leg reports whether m begins a pair of its own after one that ends with g:
// "Bangladesh to India, and Ukraine to Russia".
func (r *reading) leg(g *group, m mention) bool {
	before, _ := r.cueAt(g.first - 1)
	if before&cueDet != 0 {
		before, _ = r.cueAt(g.first - 2)
	}
	after, _ := r.cueAt(m.end)
	return before&cueTo != 0 && after&cueTo != 0 && m.end+2 < len(r.tokens) && (r.owner[m.end+1] >= 0 || r.owner[m.end+2] >= 0)
}

// ownNumber reports whether m, and not g, has a number of its own behind it, as
// where a verb is left out: "Peru hosts 1.5 million refugees from Venezuela,
// Ecuador 440,000".
func (r *reading) ownNumber(g *group, m mention) bool {
	c, _ := r.cueAt(g.first - 1)
	if r.lang != schema.English || c&cueFrom == 0 || m.first-g.end > 2 || !r.comma(g.end) || m.end+1 >= len(r.tokens) {
		return false
	}
	return r.tokens[m.end].is(number) || r.is(m.end, lang.Another) && r.tokens[m.end+1].is(number)
}

// unit reports whether tokens[j] is a word that belongs to a figure: "million".
func (r *reading) unit(j int) bool {
	return r.is(j, lang.FigureWord) || r.is(j, lang.FigureOf) && r.is(j-1, lang.FigureHead)
}
