package plan

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/lexicon"
	"github.com/simde/simde/search/word"
)

// compiler turns a query into clauses. The leaves that a document is found by
// are kept for its pages and its marks.
type compiler struct {
	dict   Dictionary
	read   schema.Lang // the language in which the words are read first
	leaves []*Leaf
	within int       // brackets of Not around the node at hand
	spent  int       // words that prefixes and inexact words have been expanded to
	until  time.Time // no more of them are looked for after it
}

// otherLang is the weight of a word as it is spelt in a language that is not
// the query's, beside 1 in its own: exact matches in the language asked come
// first.
const otherLang = 0.8

func (c *compiler) compile(n search.Node) Clause {
	switch n := n.(type) {
	case nil:
		return All{}
	case search.And:
		return And{Parts: c.compileAll(n.Nodes)}
	case search.Or:
		return Or{c.compileAll(n.Nodes)}
	case search.Not:
		c.within++
		defer func() { c.within-- }()
		return Not{c.compile(n.Node)}
	case search.Group:
		return c.group(n)
	case search.Word:
		return c.word(n)
	case search.Phrase:
		return c.phrase(n)
	case search.Match:
		return InFacet{FacetNumber(n.Facet), n.Value}
	case search.Years:
		return InYears{n.From, n.To}
	}
	return Nothing{}
}

// compileAll compiles nodes that stand side by side, each once however often
// it was typed.
func (c *compiler) compileAll(ns []search.Node) []Clause {
	var out []Clause
	typed := map[string]bool{}
	for _, n := range ns {
		if w, ok := n.(search.Word); ok && c.silent(w) {
			continue
		}
		text := n.String()
		if typed[text] {
			continue
		}
		typed[text] = true
		out = append(out, c.compile(n))
	}
	return out
}

// silent reports whether a word among others says too little to be searched
// for.
func (c *compiler) silent(w search.Word) bool {
	if w.Prefix || w.Fuzzy || w.Part == search.IDPart || word.IsAcronym(w.Text) {
		return false
	}
	return len(word.Stems(w.Text, c.read)) == 0
}

// weight is what a word weighs as it is spelt, in each language.
func (c *compiler) weight(l schema.Lang) float32 {
	if l != c.read {
		return otherLang
	}
	return 1
}

func newLeaf() *Leaf { return &Leaf{Boost: 1, marks: newMarks()} }

// keep registers a leaf that a document is found by; an empty one finds none.
func (c *compiler) keep(l *Leaf) Clause {
	if len(l.Body)+len(l.Phrases) == 0 {
		return Nothing{}
	}
	if c.within == 0 {
		c.leaves = append(c.leaves, l)
	}
	return l
}

func (c *compiler) word(w search.Word) Clause {
	if w.Part == search.IDPart {
		return Keyed{idKeys(w.Text), 1}
	}
	l := newLeaf()
	for _, f := range c.forms(w) {
		c.addWord(l, f, w.Part)
	}
	return c.keep(l)
}

// What a word weighs as it is spelt in another language into which it was also
// translated, what the words of a name weigh when they stand apart, and the
// name as a whole by the square root of its length.
const (
	sameSpelling = 0.4
	apart        = 0.75
	wholeName    = 0.6
	nameInTitle  = 0.3
	ofNames      = 0.85
)

// group finds what its node finds, and its terms. A single word and its terms
// are one leaf; of several words, the name as a whole is one leaf beside them.
func (c *compiler) group(g search.Group) Clause {
	l := newLeaf()
	if !g.Name {
		for _, t := range g.Terms {
			c.addTerm(l, t)
		}
	}
	for _, m := range g.About {
		l.About = append(l.About, InFacet{FacetNumber(m.Facet), m.Value})
	}
	if g.Name {
		return c.keep(c.name(g, l))
	}
	if w, ok := g.Node.(search.Word); ok {
		for _, f := range c.forms(w) {
			if f.lang != c.read && hasLang(g.Terms, f.lang) {
				f.weight = sameSpelling
			}
			c.addWord(l, f, w.Part)
		}
		return c.keep(l)
	}
	first := len(c.leaves)
	words := c.compile(g.Node)
	if all, ok := words.(And); ok {
		all.OneThing = true // "remesas" of "remesas familiares", beside the translations of the whole
		words = all
	}
	for _, w := range c.leaves[first:] {
		w.Boost *= apart
	}
	if p, ok := newPhrase(typed(g.Node), Page+Suffix(c.read), c.read, 0); ok {
		l.addName(p, c.read, 1)
		l.Boost = wholeName * float32(math.Sqrt(float64(len(p.Terms))))
	}
	return Or{[]Clause{words, c.keep(l)}}
}

// name adds the names of one place or body to a leaf. Texts of one language
// write names of another ("Human Rights Watch", "the SRE"), so that each is
// looked for in all: what is found does not depend on which of them was typed.
// A name that two languages share counts once.
func (c *compiler) name(g search.Group, l *Leaf) *Leaf {
	words := 1
	seen := map[string]bool{}
	terms := slices.Clone(g.Terms)
	slices.SortStableFunc(terms, func(a, b search.ExpansionTerm) int { return cmp.Compare(b.Weight, a.Weight) })
	for _, s := range Readings {
		for _, own := range []bool{true, false} {
			for _, t := range terms {
				key := s.Suffix + strings.Join(word.Stems(t.Text, s.Lang), " ")
				if (t.Lang == s.Lang) != own || seen[key] {
					continue
				}
				seen[key] = true
				weight := float32(t.Weight)
				if !own {
					weight *= otherLang
				}
				words = max(words, c.addProper(l, t, s.Lang, weight))
			}
		}
	}
	l.Boost = ofNames * float32(math.Sqrt(float64(words)))
	return l
}

// addProper adds a name to a leaf as texts of a language write it, and returns
// of how many words it is.
func (c *compiler) addProper(l *Leaf, t search.ExpansionTerm, lang schema.Lang, weight float32) int {
	p, ok := newPhrase(t.Text, Page+Suffix(lang), lang, 0)
	if ok && len(p.Terms) > 1 {
		l.addName(p, lang, weight)
		l.Names[len(l.Names)-1].Weight = weight // as one word would in a title
		return len(p.Terms)
	}
	folded := exactText(t.Text)
	if lang != t.Lang && !word.IsAcronym(t.Text) && lexicon.Ordinary(folded, lang) {
		return 1
	}
	c.addWord(l, form{folded, lang, weight, false, speltAs(t.Text, folded)}, search.AnyPart)
	return 1
}

func hasLang(ts []search.ExpansionTerm, l schema.Lang) bool {
	return slices.ContainsFunc(ts, func(t search.ExpansionTerm) bool { return t.Lang == l })
}

// typed returns the words of a node as they were typed.
func typed(n search.Node) string {
	switch n := n.(type) {
	case search.Word:
		return n.Text
	case search.Phrase:
		return n.Text
	case search.Group:
		return typed(n.Node)
	case search.And:
		var out []string
		for _, x := range n.Nodes {
			out = append(out, typed(x))
		}
		return strings.Join(out, " ")
	}
	return ""
}

// addTerm adds a translation: a word, or words that stand together.
func (c *compiler) addTerm(l *Leaf, t search.ExpansionTerm) {
	p, ok := newPhrase(t.Text, Page+Suffix(t.Lang), t.Lang, 0)
	if !ok {
		return
	}
	weight := float32(t.Weight)
	if len(p.Terms) > 1 {
		l.addName(p, t.Lang, weight)
		return
	}
	stem, suf := p.Terms[0], Suffix(t.Lang)
	l.Body = append(l.Body, Term{Body + suf, stem, weight})
	l.Title = append(l.Title, Term{Title + suf, stem, weight})
	l.Pages = append(l.Pages, Term{Page + suf, stem, weight})
	l.marks.addStem(t.Lang, stem)
}

// addName adds a phrase to a leaf.
func (l *Leaf) addName(p Phrase, lang schema.Lang, weight float32) {
	p.Weight = weight
	l.Phrases = append(l.Phrases, p)
	if p.Field == Page+Suffix(lang) {
		p.Field = Title + Suffix(lang)
		p.Weight = nameInTitle * weight
		l.Names = append(l.Names, p)
		p.Field, p.Weight = Page+Suffix(lang), weight
	}
	l.marks.addPhrase(lang, p)
}

func (c *compiler) phrase(n search.Phrase) Clause {
	if n.Part == search.IDPart {
		return Keyed{idKeys(n.Text), 1}
	}
	l := newLeaf()
	l.Quoted = !n.Compound
	for _, s := range Readings {
		l.addPhrase(n, s.Lang, c.weight(s.Lang))
	}
	return c.keep(l)
}

// addPhrase adds a phrase read in one language to a leaf.
func (l *Leaf) addPhrase(n search.Phrase, lang schema.Lang, weight float32) {
	field := Page + Suffix(lang)
	switch n.Part {
	case search.TitlePart:
		field = Title + Suffix(lang)
	case search.AuthorPart:
		field = Author
		if lang != schema.Undetermined {
			return
		}
	}
	p, ok := newPhrase(n.Text, field, lang, n.Slop)
	if !n.Compound && n.Slop == 0 {
		p, ok = newQuoted(n.Text, field, lang)
	}
	if ok {
		l.addName(p, lang, weight)
	}
}

// idKeys are the exact keys that an identifier may stand for.
func idKeys(text string) []string {
	return []string{keyID + text, keyIdentifier + exactText(text)}
}
